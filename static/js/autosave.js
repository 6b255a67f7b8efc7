// Keep what was typed into <form data-autosave> until it is saved: a session that ends takes no words with it.
// Drafts live in this tab only, under the reader and the address. Passwords, tokens and files are never kept.

const PREFIX = "steady:draft:";
const reader = document.body.dataset.reader;
const unkept = new Set(["hidden", "password", "file", "submit", "button", "reset"]);

const storage = (() => {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
})();

const drafts = () => Object.keys(storage ?? {}).filter((key) => key.startsWith(PREFIX));
const read = (key) => {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null;
  }
};
const keyOf = (form, index) => `${PREFIX}${reader}:${location.pathname}:${form.id || index}`;
// A hidden field is kept only where it says what the typed words were typed over (data-keep).
const fields = (form) =>
  [...form.elements].filter((e) => e.name && (!unkept.has(e.type) || "keep" in e.dataset) && e.tagName !== "FIELDSET");
const ticks = (field) => field.type === "radio" || field.type === "checkbox";

const values = (form) => fields(form).map((f) => (ticks(f) ? [f.name, f.value, f.checked] : [f.name, f.value]));

const write = (key, draft) => {
  try {
    storage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false; // A full store must not stop anybody from writing.
  }
};

// <p data-draft-state data-kept="…" data-lost="…"> in a form says what became of the last field, after it happened.
const tell = (form, kept) => {
  const place = form.querySelector("[data-draft-state]");
  const words = kept ? place?.dataset.kept : place?.dataset.lost;
  if (place && place.textContent !== words) place.textContent = words;
};

const put = (form, kept) => {
  const all = fields(form);
  kept.forEach(([name, value, checked], index) => {
    const same = all[index]?.name === name ? all[index] : null;
    if (!same) return;
    if (checked === undefined) same.value = value;
    else if (same.value === value) same.checked = checked;
  });
};

const note = (form, key, atFirst) => {
  const template = document.getElementById("draft-note");
  if (!template) return;
  form.prepend(template.content.cloneNode(true));
  form.querySelector("[data-draft-forget]").addEventListener("click", () => {
    put(form, atFirst);
    storage.removeItem(key);
    form.querySelector(".draft-note").remove();
  });
};

const watched = new WeakMap();

const watch = (form, key) => {
  const atFirst = values(form);
  const draft = read(key);
  const answered = form.querySelector("[data-error-summary], .field-error");
  if (draft && !answered && JSON.stringify(draft.values) !== JSON.stringify(atFirst)) {
    put(form, draft.values);
    note(form, key, atFirst);
  }
  const keep = () => tell(form, write(key, { values: values(form), sent: false }));
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  watched.set(form, key);
  // A page that stays open says when the server has it.
  form.addEventListener("steady:saved", () => {
    storage.removeItem(key);
    const place = form.querySelector("[data-draft-state]");
    if (place) place.textContent = "";
  });
};

// A page for a signed-in reader after sending means that it was saved; a sign-in, confirm or error page means that it was not.
const settle = () => {
  const lost = !reader || "nothingSaved" in document.body.dataset;
  for (const key of drafts()) {
    const draft = read(key);
    if (reader && !key.startsWith(`${PREFIX}${reader}:`)) storage.removeItem(key);
    else if (draft?.sent && lost) write(key, { ...draft, sent: false });
    else if (!draft || draft.sent) storage.removeItem(key);
  }
};

const watchAll = (place) => place.querySelectorAll("form[data-autosave]").forEach((form, index) => watch(form, keyOf(form, index)));

const start = () => {
  settle();
  if (reader) watchAll(document);
};

// Heard last: a page that stays open has stopped the event by now, and sends the form in its own way.
document.addEventListener("submit", (event) => {
  const key = watched.get(event.target);
  if (key && !event.defaultPrevented) write(key, { values: values(event.target), sent: true });
});

// Forms that a script has drawn into an open page. They have ids of their own.
document.addEventListener("steady:drawn", (event) => {
  if (storage && reader) watchAll(event.target);
});

if (storage) start();
