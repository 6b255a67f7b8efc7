// A thread that is on the screen has been read: say so once, without a tap. Without this script its button does it.
// Markup: <form data-read-receipt method="post">.

const form = document.querySelector("form[data-read-receipt]");

const seen = async () => {
  if (document.visibilityState !== "visible") return;
  document.removeEventListener("visibilitychange", seen);
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
    if (answer.type === "opaqueredirect" || answer.ok) form.hidden = true;
  } catch {
    // No connection: the button is still there.
  }
};

if (form) {
  document.addEventListener("visibilitychange", seen);
  seen();
}
