// What this device keeps for a time without a connection, and for whom. Loaded on every page.
//
//   body[data-reader]           who is signed in; another person's copies and waiting entries are removed
//   body[data-offline]          a patient's own page: register the helper, keep today's pages
//   body[data-steady-offline]   a page that stands in for another one without a connection
//   form[data-sign-out]         empties everything before it goes, or asks first while something waits
//
// window.steadyOffline is what outbox.js builds on, which is loaded where a form takes part or something waits. Its
// `now()` is the server's clock as far as this device can tell: its own, corrected by the difference seen last.

const reader = document.body.dataset.reader ?? "";
const COPIES = "steady-copies-";
const OWNER = "steady:owner";
const CLOCK = "steady:clock";
const KEPT = "steady:kept";
const WAITING = "steady:waiting";
const LEFT = "steady:left";
const PAGES = ["/offline/check-in/", "/offline/day/", "/offline/safety/", "/today/", "/flare/"];
const AGAIN = 3 * 60 * 60 * 1000;

const leaving = new AbortController(); // from the moment that this reader signs out, nothing more is asked for or kept

const remember = (key, value) => {
  if (leaving.signal.aborted && value !== null) return;
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Without a store there is nothing to keep, and nothing kept.
  }
};

const remembered = (key) => {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
};

// A page that stands in was drawn for nobody: it takes the looks that the reader chose on this device.
const LOOKS = { "data-bs-theme": "theme", "data-text": "text", "data-contrast": "contrast", "data-motion": "motion" };
const dress = () => {
  const kept = new URLSearchParams(document.cookie.replaceAll("; ", "&"));
  for (const [attribute, name] of Object.entries(LOOKS)) {
    const chosen = kept.get(`steady-${name}`);
    if (chosen) document.documentElement.setAttribute(attribute, chosen);
  }
};
if ("steadyOffline" in document.body.dataset) dress();

const dropCopies = async (except = "") => {
  if (!("caches" in window)) return;
  const names = (await caches.keys()).filter((n) => n.startsWith(COPIES) && n !== COPIES + except);
  await Promise.all(names.map((n) => caches.delete(n)));
};

const dropEntries = () =>
  new Promise((done) => {
    if (!window.indexedDB) return done();
    document.dispatchEvent(new Event("steady:empty"));
    const request = indexedDB.deleteDatabase("steady");
    request.onsuccess = request.onerror = request.onblocked = () => done();
  });

const empty = async () => {
  for (const key of [OWNER, KEPT, WAITING]) remember(key, null);
  await Promise.all([dropCopies(), dropEntries()]);
};

const now = () => new Date(Date.now() + Number(remembered(CLOCK) || 0));
const heard = (serverNow) => remember(CLOCK, String(Math.round(new Date(serverNow).getTime() - Date.now())));

// Somebody else has signed in on this device: nothing of the one before stays.
const settleOwner = async () => {
  const owner = remembered(OWNER);
  if (reader && owner && owner !== reader) await empty();
  if (reader) {
    await dropCopies(reader);
    if ("offline" in document.body.dataset && navigator.onLine) remember(OWNER, reader);
  }
};

const settled = settleOwner();

const waits = (some) => remember(WAITING, some ? "1" : null);

// Who signs out is kept until the server says that it is done: without a connection it is finished later (outbox.js).
const leave = async (who) => {
  leaving.abort();
  await settled;
  await empty();
  try {
    for (const store of [localStorage, sessionStorage]) {
      for (const key of Object.keys(store)) if (key.startsWith("steady:")) store.removeItem(key);
    }
    localStorage.setItem(LEFT, who);
  } catch {
    // Without a store there is nothing to empty.
  }
};
const left = remembered(LEFT);
const hasLeft = () => remember(LEFT, null);
window.steadyOffline = { owner: () => remembered(OWNER), settled, leave, left, hasLeft, now, heard, waits };

// --- the helper, and what it keeps ------------------------------------------------------------------------------
const fetched = (path) => fetch(path, { signal: leaving.signal });

const keepPages = async () => {
  const home = document.querySelector("[data-outbox]");
  const before = Number(remembered(KEPT) || 0);
  const mine = await caches.has(COPIES + reader);
  if (mine && Date.now() - before < AGAIN && Date.now() > before) return;
  const hello = await (await fetched(home.dataset.hello)).json();
  if (hello.reader !== reader) return;
  heard(hello.now);
  const copies = await caches.open(COPIES + reader);
  // A kept page may name others to keep with it: Today the sessions of its plan.
  const paths = new Set(PAGES);
  for (const path of paths) {
    const page = await fetched(path);
    for (const other of (page.headers.get("X-Steady-With") ?? "").split(" ").filter(Boolean)) paths.add(other);
    if (page.headers.get("X-Steady-Keep") === reader && !page.redirected) await copies.put(path, page);
  }
  for (const { url } of await copies.keys()) if (!paths.has(new URL(url).pathname)) await copies.delete(url);
  remember(KEPT, String(Date.now()));
};

const begin = async () => {
  await settled;
  await navigator.serviceWorker.register("/sw.js");
  await navigator.serviceWorker.ready;
  await keepPages();
};

const own = reader && "offline" in document.body.dataset && !("steadyOffline" in document.body.dataset);
if (own && "serviceWorker" in navigator && "caches" in window) begin().catch(() => {});

// --- the outbox, only where it has something to do ---------------------------------------------------------------
const outbox = document.querySelector("[data-outbox]");
const fetchOutbox = () => (outbox ? import(outbox.dataset.script) : null);
const standsIn = "steadyOffline" in document.body.dataset;
if (left && !reader && !standsIn && location.pathname !== "/accounts/logout/") hasLeft(); // any other answer
const unfinished = left && (standsIn || left === reader);
const needed =
  document.querySelector("form[data-queue], [data-waiting-list]") ||
  "copy" in document.body.dataset || remembered(WAITING) || unfinished;
if (needed || !navigator.onLine) fetchOutbox();
else window.addEventListener("offline", fetchOutbox, { once: true });

// --- signing out ------------------------------------------------------------------------------------------------
for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", async (event) => {
    if (form.dataset.emptied) return;
    event.preventDefault();
    if (remembered(WAITING)) await fetchOutbox();
    const waits = await window.steadyOutbox?.count();
    if (waits) {
      location.assign("/offline/waiting/?leaving=1");
      return;
    }
    await leave(reader);
    form.dataset.emptied = "1";
    form.requestSubmit();
  });
}
