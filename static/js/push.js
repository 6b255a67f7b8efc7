// Turn notifications on for this browser: ask, subscribe, and send the form with what the browser answered.
// Markup: <form data-push="server key" data-push-worker="address" data-push-refused="words" hidden> with hidden
// fields endpoint, p256dh, auth and device; words about it stand in [data-push-state].

const form = document.querySelector("[data-push]");
const able = form && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

const bytes = (text) => {
  const padded = text.replaceAll("-", "+").replaceAll("_", "/").padEnd(Math.ceil(text.length / 4) * 4, "=");
  return Uint8Array.from(atob(padded), (letter) => letter.charCodeAt(0));
};

// A worker of its own that only shows notifications: it controls no page, so it stands beside the site's own.
const worker = () => navigator.serviceWorker.register(form.dataset.pushWorker);

const active = (registration) =>
  new Promise((resolve) => {
    const coming = registration.installing || registration.waiting;
    if (registration.active || !coming) resolve(registration);
    else coming.addEventListener("statechange", () => registration.active && resolve(registration));
  });

async function subscribe() {
  if ((await Notification.requestPermission()) !== "granted") throw new Error("not allowed");
  const registration = await active(await worker());
  const options = { userVisibleOnly: true, applicationServerKey: bytes(form.dataset.push) };
  const { endpoint, keys } = (await registration.pushManager.subscribe(options)).toJSON();
  const device = navigator.userAgentData?.platform || navigator.platform || "";
  for (const [name, value] of Object.entries({ endpoint, p256dh: keys.p256dh, auth: keys.auth, device })) {
    form.elements[name].value = value;
  }
  form.submit();
}

if (able) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    subscribe().catch(() => {
      document.querySelector("[data-push-state]").textContent = form.dataset.pushRefused;
    });
  });
}
