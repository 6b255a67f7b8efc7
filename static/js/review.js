// Keep a review while it is typed: a moment after each change it is sent to be kept, and the page says when. Signing is a
// button of its own. Without a script, "Save the draft" does it.

const form = document.querySelector("form[data-review-draft]");
const status = form?.querySelector("[data-review-status]");
const WAIT_MS = 1200;
let timer;
let sending = Promise.resolve();

const save = async () => {
  const body = new FormData(form);
  const answer = await fetch(form.dataset.reviewDraft, {
    method: "POST",
    body,
    credentials: "same-origin",
    headers: { Accept: "application/json" },
  }).catch(() => null);
  if (!answer || answer.redirected || !answer.headers.get("Content-Type")?.startsWith("application/json")) {
    status.textContent = status.dataset.away;
    return;
  }
  const told = await answer.json();
  status.textContent = told.words;
  if (told.seen) form.elements.seen.value = told.seen;
};

const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    sending = sending.then(save);
  }, WAIT_MS);
};

// What was chosen above, as a first sentence of what was decided.
const takeOver = form?.querySelector("[data-take-over]");
const chosen = () =>
  [...form.querySelectorAll("[data-option]")]
    .filter((option) => option.querySelector("input[value=approve]:checked"))
    .map((option) => `${option.dataset.option.replace(/\.$/, "")}.`);
const show = () => {
  takeOver.hidden = !chosen().length;
};

if (takeOver) {
  show();
  form.addEventListener("change", show);
  takeOver.addEventListener("click", () => {
    const words = form.elements.decision;
    words.value = [words.value.trim(), ...chosen()].filter(Boolean).join(" ");
    words.dispatchEvent(new Event("input", { bubbles: true }));
    words.focus();
  });
}

if (form && status) {
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("submit", () => clearTimeout(timer));
}
