// Search as you type works through htmx; without either script the form and the links do the same.
// This adds the keys, keeps the focus where it was, and says when the search did not answer.

const finder = () => document.querySelector("[data-finder]");
const box = () => document.querySelector("[data-search-text]");
const shown = () => [...document.querySelectorAll("[data-finder] [data-found]")].filter((one) => one.offsetParent);
const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || !box()) return;
  if (event.key === "/" && !typing(event.target)) {
    event.preventDefault();
    box().focus();
    box().select();
  } else if (finder().contains(event.target)) {
    move(event);
  }
});

function move(event) {
  const rows = shown();
  const here = rows.indexOf(document.activeElement);
  const inBox = document.activeElement === box();
  const to = {
    ArrowDown: here >= 0 || inBox ? rows[here + 1] : undefined,
    ArrowUp: here > 0 ? rows[here - 1] : here === 0 ? box() : undefined,
    Escape: here >= 0 ? box() : undefined,
  }[event.key];
  if (!to) return;
  event.preventDefault();
  to.focus();
}

// What is swapped in has the same ids: whoever stood on one of them stands there still, and what was open is open.
let before = { focus: "", open: [] };

document.addEventListener("htmx:beforeSwap", () => {
  const list = document.getElementById("found");
  const there = list?.contains(document.activeElement);
  before = {
    focus: there ? document.activeElement.id || "found" : "",
    open: [...(list?.querySelectorAll("details[open][id]") ?? [])].map((one) => one.id),
  };
});

document.addEventListener("htmx:afterSettle", () => {
  for (const id of before.open) document.getElementById(id)?.setAttribute("open", "");
  if (!before.focus || finder()?.contains(document.activeElement)) return;
  (document.getElementById(before.focus) ?? document.getElementById("found"))?.focus({ preventScroll: true });
});

const trouble = (is) => {
  const note = document.querySelector("[data-search-trouble]");
  if (note) note.hidden = !is;
};

for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, () => trouble(true));
}
document.addEventListener("htmx:afterSwap", () => trouble(false));

// Addresses hold the ids of records: htmx needs its note of the last one only for pages it would keep, and keeps none.
document.addEventListener("htmx:replacedInHistory", () => {
  sessionStorage.removeItem("htmx-current-path-for-history");
});
