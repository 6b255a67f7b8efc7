// The worklist by keyboard, and ticks that leave the line in its place. Every link and button works without this.

const list = document.querySelector(".worklist");
const search = document.getElementById("q");
const help = document.querySelector(".w-help");
const helpButton = document.querySelector("[data-worklist-help]");
const status = document.querySelector(".w-status");

const lines = () => [...list.children];
const lineOf = (node) => node?.closest?.(".worklist > li");
let lastTicked = null;

const focusLine = (line) => {
  const link = line?.querySelector(".w-who");
  if (!link) return;
  link.focus();
  line.scrollIntoView({ block: "nearest" });
};

const move = (step) => {
  const all = lines();
  const here = all.indexOf(lineOf(document.activeElement));
  const next = here === -1 ? (step > 0 ? 0 : all.length - 1) : here + step;
  focusLine(all[Math.min(Math.max(next, 0), all.length - 1)]);
};

// The answer is the line as it is now. Without one (no network, session over) the form is sent as usual.
const send = async (button, line) => {
  const form = button.form;
  line.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(button.formAction, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-In-Place": "1" },
      redirect: "error",
    });
    if (answer.status !== 201) throw new Error(String(answer.status));
    const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("li");
    if (!made) throw new Error("no line");
    line.replaceWith(made);
    status.textContent = (made.querySelector("div")?.firstChild ?? made.querySelector("p")).textContent;
    return made;
  } catch {
    form.action = button.formAction;
    form.submit();
    return null;
  }
};

const tick = async (button) => {
  const line = lineOf(button);
  const undo = line.classList.contains("w-done");
  const next = line.nextElementSibling;
  const made = await send(button, line);
  if (!made) return;
  lastTicked = undo ? null : made;
  // After a tick the work goes on with the next person; after an undo it stays here.
  focusLine(undo || !next ? made : next);
};

// "u" also takes back the last tick, wherever the reader is by now.
const act = (undo) => {
  const here = lineOf(document.activeElement);
  const fits = (line) => line?.classList.contains("w-done") === undo;
  const line = [here, undo ? lastTicked : null].find(fits);
  if (line) tick(line.querySelector("button"));
};

const openHelp = () => {
  if (help && !help.open) help.showModal();
};

const KEYS = {
  j: () => move(1),
  ArrowDown: () => move(1),
  k: () => move(-1),
  ArrowUp: () => move(-1),
  r: () => act(false),
  u: () => act(true),
  "/": () => search.focus(),
  "?": openHelp,
};

const isTyping = (node) => node.closest?.("input, textarea, select, [contenteditable]");

if (list) {
  if (helpButton) {
    helpButton.hidden = false;
    helpButton.addEventListener("click", openHelp);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help?.open) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape" && event.target === search) search.blur();
      return;
    }
    // Arrows scroll the page as everywhere until the reader is on the list.
    if (event.key.startsWith("Arrow") && !lineOf(document.activeElement)) return;
    const what = KEYS[event.key];
    if (!what) return;
    event.preventDefault();
    what();
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    tick(button);
  });
}
