// What is saved without a connection waits here and is sent later, once.
//
// A form takes part by one attribute: <form method="post" data-queue="Words for the list">. It must redirect after saving
// and only then, be sent as a plain form, and have a field `client_uuid` that its view writes with the row. With a
// connection it is sent as ever and its answer followed; its errors are shown by the page itself. When no answer
// comes, it is kept on this device and the reader goes to /offline/waiting/.
//
//   data-blank      the form comes from a page made to be kept: it gets the day of now and a new id each time. So do
//                   the forms of a copy of any other page, where [name=day][data-zone] says that today is meant
//   data-page       where an entry that needs a look is opened again; without it, the address that it is sent to
//   data-days       the address of a day, with 0000-00-00 for the one chosen by [data-back] (so many days behind today)
//   data-safety     where somebody is led who answers `worry` or `new_neuro_sign` with yes and has no connection
//   steady:kept     event on the form before leaving; set event.detail.to to lead elsewhere
//   window.steadyOutbox = { count(), keep({action, body, words}), send() }    for what is not a form
//
// The server's half is rehab/web/queued.py. An entry is removed only when the server says that it is saved.

const offline = window.steadyOffline;
const place = document.querySelector("[data-outbox]");
// Dates read as they do on all other pages: the day before the month.
const LOCALE = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const WAIT = 20_000;
const SOON = 1_000;
const SELDOM = 30_000;

// --- the store --------------------------------------------------------------------------------------------------
let opened = null;

const database = () => {
  opened ??= new Promise((done, refused) => {
    const request = indexedDB.open("steady", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("entries", { keyPath: "key" });
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      done(request.result);
    };
    request.onerror = () => refused(request.error);
  });
  return opened;
};

const store = async (mode, work) => {
  const base = await database();
  return new Promise((done, refused) => {
    const transaction = base.transaction("entries", mode, { durability: "strict" });
    const request = work(transaction.objectStore("entries"));
    transaction.oncomplete = () => done(request.result);
    transaction.onerror = transaction.onabort = () => refused(transaction.error);
  });
};

document.addEventListener("steady:empty", async () => {
  (await opened?.catch(() => null))?.close();
  opened = null;
});

const all = async () => {
  const rows = await store("readonly", (entries) => entries.getAll());
  return rows.filter((row) => row.reader === offline.owner()).sort((a, b) => a.order - b.order);
};
const write = (entry) => store("readwrite", (entries) => entries.put(entry));
const remove = (key) => store("readwrite", (entries) => entries.delete(key));
const count = async () => {
  try {
    return (await all()).length;
  } catch {
    return 0;
  }
};

// --- one entry --------------------------------------------------------------------------------------------------
const localDay = (zone) => {
  // A day runs from three to three.
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", hourCycle: "h23",
  }).formatToParts(offline.now());
  const of = Object.fromEntries(parts.map((p) => [p.type, p.value]));
  const day = new Date(`${of.year}-${of.month}-${of.day}T12:00:00Z`);
  if (Number(of.hour) < 3) day.setUTCDate(day.getUTCDate() - 1);
  return day;
};

const isCopy = "copy" in document.body.dataset;
const isBlank = (form) => isCopy || "blank" in form.dataset;

const refresh = (form) => {
  const zone = document.querySelector("[data-zone]")?.dataset.zone;
  const day = zone ? localDay(zone) : null;
  for (const field of form.querySelectorAll("[name=local_date], [name=day][data-zone]")) field.value = day.toISOString().slice(0, 10);
  for (const field of form.querySelectorAll("[name=client_uuid]")) field.value = crypto.randomUUID();
  const words = document.querySelector("[data-today-words]");
  if (words) words.textContent = longDay(day);
  if ("days" in form.dataset) aboutADay(form, day);
};

const longDay = (day) => {
  const told = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
  return new Intl.DateTimeFormat(LOCALE, told).format(day);
};

// Days behind today, counted once: somebody who read "Tuesday" means it, also after the day has turned.
const aboutADay = (form, today) => {
  for (const pick of form.querySelectorAll("[data-back]")) {
    if (pick.value) continue;
    const day = new Date(today.getTime() - Number(pick.dataset.back) * 86_400_000);
    pick.value = day.toISOString().slice(0, 10);
    pick.nextElementSibling.querySelector("[data-day-words]").textContent = longDay(day);
  }
  const chosen = form.querySelector("[data-back]:checked");
  form.action = form.dataset.days.replace("0000-00-00", chosen.value);
  form.dataset.kept ??= form.dataset.queue;
  form.dataset.queue = `${form.dataset.kept}: ${chosen.nextElementSibling.textContent.trim()}`;
};

const entryOf = (form, submitter) => {
  const data = new FormData(form, submitter);
  const token = data.get("csrfmiddlewaretoken");
  for (const name of ["csrfmiddlewaretoken", "about"]) data.delete(name);
  const made_at = new Date().toISOString();
  const page = new URL(form.dataset.page ?? form.action, location.href);
  for (const name of ["day", "instead"]) if (data.has(name)) page.searchParams.set(name, data.get(name));
  return {
    page: page.pathname + page.search, key: data.get("client_uuid"), reader: offline.owner(), action: new URL(form.action).pathname,
    body: new URLSearchParams(data).toString(), words: form.dataset.queue, made_at, order: Date.now(), state: "waiting", token,
  };
};

const post = async (entry, token, once) => {
  const headers = {
    "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": token ?? "", "X-Steady-Queued": "1",
    "X-Made-At": entry.made_at, "X-Device-Clock": new Date().toISOString(),
  };
  if (once) headers["Idempotency-Key"] = entry.key;
  const answer = await fetch(entry.action, {
    method: "POST", body: entry.body, headers, redirect: "manual", signal: AbortSignal.timeout(WAIT),
  });
  return answer.headers.get("Content-Type")?.startsWith("application/json") ? answer.json() : { state: "later" };
};

const keep = async ({ action, body, words, key = crypto.randomUUID(), made_at = new Date().toISOString() }) => {
  await write({ key, reader: offline.owner(), action, body, words, made_at, order: Date.now(), state: "waiting" });
  await show();
};

// --- sending ----------------------------------------------------------------------------------------------------
const say = (...names) => {
  if (!place) return;
  place.replaceChildren();
  for (const name of names) {
    const words = document.querySelector(`template[data-outbox-words="${name}"]`);
    if (words) place.append(words.content.cloneNode(true));
  }
};

let told = "";
const show = async (state = told) => {
  told = state;
  const entries = await all().catch(() => []);
  offline.waits(entries.length > 0);
  const open = entries.filter((e) => e.state === "waiting").length;
  const looks = entries.length > open;
  say(
    ...(told === "offline" ? ["offline"] : []),
    ...(open ? ["waiting"] : []),
    ...(open && told === "sign_in" ? ["sign_in"] : []),
    ...(looks ? ["look"] : []),
    ...(!entries.length && told === "sent" ? ["sent"] : []),
  );
  const number = place?.querySelector("[data-count]");
  if (number) number.textContent = new Intl.NumberFormat(document.documentElement.lang).format(open);
  await list(entries);
};

// Answers that end an entry's way; any other answer lets it wait.
const sendOne = async (entry, token) => {
  const answer = await post(entry, token, true);
  if (answer.state === "saved") await remove(entry.key);
  else if (answer.state === "to_mend" || answer.state === "other") await write({ ...entry, state: "to_mend" });
  else if (answer.state === "refused") await write({ ...entry, state: "refused" });
  else return answer.state;
  return answer.state;
};

const sendAll = async () => {
  const entries = (await all()).filter((e) => e.state === "waiting");
  if (!entries.length && !isCopy) return navigator.onLine ? "" : "offline";
  const hello = await ask();
  offline.heard(hello.now);
  if (!entries.length) return told === "sent" ? "sent" : "";
  if (!hello.reader) return "sign_in";
  if (hello.reader !== offline.owner()) return "";
  for (const entry of entries) {
    const state = await sendOne(entry, hello.token);
    if (state === "sign_in") return "sign_in";
    if (state === "later" || state === "working" || state === "token") return "later";
  }
  return "sent";
};

// A page that was left while it sent has the server still at work on an entry: asked again soon, it says "saved".
let pause = SOON;
let next = null;
const again = (state) => {
  clearTimeout(next);
  if (state !== "later" && !(state === "offline" && navigator.onLine)) {
    pause = SOON;
    return;
  }
  next = setTimeout(send, pause);
  pause = Math.min(pause * 2, SELDOM);
};

const send = async () => {
  if (!place) return;
  await offline.settled;
  const alone = navigator.locks ?? { request: (_name, _options, work) => work(true) };
  await alone.request("steady-outbox", { ifAvailable: true }, async (lock) => {
    if (!lock) return again("later"); // Another window sends, or the page that was just left.
    const state = await sendAll().catch(() => "offline");
    await show(state);
    again(state);
  });
};

// --- forms ------------------------------------------------------------------------------------------------------
const busy = new WeakSet();

const answered = (form, to) => {
  form.dispatchEvent(new Event("steady:saved", { bubbles: true }));
  location.assign(to);
};

const keepForm = async (form, entry) => {
  const { token: _token, ...kept } = entry;
  await write(kept);
  offline.waits(true);
  const worried = ["worry", "new_neuro_sign"].some((name) => form.elements[name]?.value === "yes");
  const to = (worried && form.dataset.safety) || place.dataset.home;
  const event = new CustomEvent("steady:kept", { bubbles: true, detail: { to } });
  form.dispatchEvent(event);
  answered(form, event.detail.to);
};

const submitted = async (form, submitter) => {
  const blank = isBlank(form);
  if (blank) refresh(form);
  const entry = entryOf(form, submitter);
  let answer = null;
  try {
    if (!blank && navigator.onLine) answer = await post(entry, entry.token, false);
  } catch {
    answer = null;
  }
  if (answer?.state === "saved") return answered(form, answer.to);
  // Errors, an ended session, a server on a break: the page itself shows them, and the draft stays (autosave.js).
  if (answer) return natively(form, submitter);
  try {
    await keepForm(form, entry);
  } catch {
    natively(form, submitter); // This device keeps nothing: the browser says what it can.
  }
};

const natively = (form, submitter) => {
  form.dataset.queueOff = "1";
  form.requestSubmit(submitter);
};

for (const form of document.querySelectorAll("form[data-queue]")) {
  if (isBlank(form)) refresh(form);
  form.addEventListener("submit", (event) => {
    if (form.dataset.queueOff || !window.indexedDB || !offline.owner()) return;
    event.preventDefault();
    if (busy.has(form)) return;
    busy.add(form);
    submitted(form, event.submitter).finally(() => busy.delete(form));
  });
}

// --- the page of what waits -------------------------------------------------------------------------------------
const listed = document.querySelector("[data-waiting-list]");
const part = (name) => document.querySelector(`template[data-waiting-words="${name}"]`).content.cloneNode(true);
const dated = (text) =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: "full", timeStyle: "short" }).format(new Date(text));

// An entry that has to be looked at goes back into its page. It stays here until it is saved from there.
const AGAIN = "steady:again";
const OF_THE_PAGE = new Set(["client_uuid", "local_date", "day", "seen", "seen_at"]);
const pageOf = (entry) => entry.page ?? entry.action;

const reopen = (entry) => {
  const answers = [...new URLSearchParams(entry.body)].filter(([name]) => !OF_THE_PAGE.has(name));
  sessionStorage.setItem(AGAIN, JSON.stringify({ key: entry.key, page: pageOf(entry), answers }));
  location.assign(pageOf(entry));
};

const fillAgain = (form) => {
  const { key, page, answers } = JSON.parse(sessionStorage.getItem(AGAIN) ?? "{}");
  const asksFor = ([name, value]) => form.elements[name] && (name !== "status" || form.elements[name].value === value);
  if (page !== location.pathname + location.search || !answers?.every(asksFor)) return;
  sessionStorage.removeItem(AGAIN);
  for (const field of form.elements) {
    const said = answers.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") field.checked = said.includes(field.value);
    else if (said.length && field.type !== "hidden") field.value = said[0];
  }
  const folded = form.closest("details");
  if (folded) folded.open = true;
  form.dispatchEvent(new Event("change", { bubbles: true }));
  form.addEventListener("steady:saved", () => remove(key));
};

for (const form of document.querySelectorAll("form[data-queue]")) fillAgain(form);

const row = (entry) => {
  const drawn = part("row");
  drawn.querySelector("[data-words]").textContent = entry.words;
  drawn.querySelector("[data-written]").textContent = dated(entry.made_at);
  for (const state of drawn.querySelectorAll("[data-state]")) if (state.dataset.state !== entry.state) state.remove();
  const open = drawn.querySelector("[data-open]");
  if (entry.state === "to_mend") {
    open.href = pageOf(entry);
    open.addEventListener("click", (event) => {
      event.preventDefault();
      reopen(entry);
    });
  } else open.remove();
  const forget = drawn.querySelector("[data-forget]");
  if (entry.state === "waiting") forget.remove();
  else forget.addEventListener("click", async () => {
    await remove(entry.key);
    await show();
  });
  return drawn;
};

const leave = () => {
  const drawn = part("leaving");
  const away = drawn.querySelector("[data-away]");
  drawn.querySelector("[data-leave]").addEventListener("click", async () => {
    const hello = await ask().catch(() => null);
    away.hidden = hello !== null;
    if (!hello) return;
    await offline.leave(hello.reader);
    await finish(hello.reader).catch(() => location.assign("/offline/"));
  });
  return drawn;
};

// A sign-out that met no connection is finished as soon as there is one: on the page that stands in, or on the next one.
const ask = async () =>
  (await fetch(place.dataset.hello, { cache: "no-store", signal: AbortSignal.timeout(WAIT) })).json();

const finish = async (who) => {
  const hello = await ask();
  if (hello.reader === who) {
    const answer = await fetch("/accounts/logout/", { method: "POST", headers: { "X-CSRFToken": hello.token } });
    if (!answer.ok) throw new Error("not signed out");
  }
  offline.hasLeft();
  location.assign("/accounts/login/");
};

const unfinished = () => {
  const told = document.querySelector("[data-left]");
  if (!offline.left || (!told && offline.left !== document.body.dataset.reader)) return;
  if (told) {
    told.hidden = false;
    document.querySelector("[data-usual]").hidden = true;
  }
  const attempt = () => finish(offline.left).catch(() => setTimeout(attempt, SELDOM));
  attempt();
  window.addEventListener("online", () => finish(offline.left).catch(() => {}));
};

const list = async (entries) => {
  if (!listed) return;
  listed.replaceChildren(part(entries.length ? "kept" : "none"), ...entries.map(row));
  if (entries.length && new URLSearchParams(location.search).has("leaving")) listed.append(leave());
};

window.steadyOutbox = { count, keep, send };
unfinished();
window.addEventListener("online", send);
window.addEventListener("offline", () => show("offline"));
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
setInterval(async () => (await count()) && send(), SELDOM);
send();
