// Stands behind every page (served at /sw.js with `STEADY`: version, shell, today, standsFor, offline).
// With a connection it changes nothing: the network answers, and what may be kept is copied on the way.
// Without one it answers with what was kept. Pages with somebody's words are kept only when the server says for whom
// (X-Steady-Keep), in a cache of that person's own; offline.js empties it at sign-out and when somebody else signs in.

const FILES = `steady-files-${STEADY.version}`;
const COPIES = "steady-copies-";
const NO_CONNECTION = [STEADY.offline, STEADY.offline + "waiting/"];

self.addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(FILES);
    await Promise.all(STEADY.shell.map((url) => cache.add(new Request(url, { cache: "no-cache" })).catch(() => {})));
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((n) => n.startsWith("steady-files-") && n !== FILES).map((n) => caches.delete(n)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

const put = async (name, url, response) => {
  try {
    await (await caches.open(name)).put(url, response);
  } catch {
    // A full phone must not stop a page.
  }
};

// Another person's copies go the moment a page for this one comes by.
const keepFor = async (reader, url, response) => {
  const own = COPIES + reader;
  const names = await caches.keys();
  await Promise.all(names.filter((n) => n.startsWith(COPIES) && n !== own).map((n) => caches.delete(n)));
  await put(own, url, response);
};

const keep = (event, url, response) => {
  const reader = response.headers.get("X-Steady-Keep");
  if (response.status !== 200 || response.redirected) return;
  if (reader) event.waitUntil(keepFor(reader, url.pathname, response.clone()));
  else if (NO_CONNECTION.includes(url.pathname)) event.waitUntil(put(FILES, url.pathname, response.clone()));
};

// A copy says that it is one: body[data-copy]. What is only true now ([data-now]) is then hidden by base.css.
const copyOf = async (path) => {
  const names = (await caches.keys()).filter((n) => n.startsWith(COPIES));
  const copy = names.length === 1 ? await (await caches.open(names[0])).match(path) : undefined;
  if (!copy) return undefined;
  const text = (await copy.text()).replace("<body", "<body data-copy");
  return new Response(text, { headers: copy.headers });
};

const page = async (event, url) => {
  try {
    const response = await fetch(event.request);
    keep(event, url, response);
    return response;
  } catch {
    if (event.request.method !== "GET") return kept(STEADY.offline);
    const path = url.pathname === "/" ? STEADY.today : url.pathname;
    if (NO_CONNECTION.includes(path)) return kept(path);
    // A copy has an address alone: it is not what was asked for about another day or another exercise.
    const alike = !url.search || path === STEADY.today || path in STEADY.standsFor;
    return (alike && (await copyOf(STEADY.standsFor[path] ?? path))) || kept(STEADY.offline);
  }
};

const kept = async (path) => (await (await caches.open(FILES)).match(path)) ?? Response.error();

const file = async (event, url) => {
  try {
    const response = await fetch(event.request);
    if (response.status === 200 && !url.pathname.includes("plotly")) {
      event.waitUntil(put(FILES, event.request.url, response.clone()));
    }
    return response;
  } catch {
    return (await (await caches.open(FILES)).match(event.request.url)) ?? Response.error();
  }
};

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event, url));
  else if (event.request.method === "GET" && url.pathname.startsWith("/static/")) event.respondWith(file(event, url));
});
