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

if (form && status) {
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  form.addEventListener("submit", () => clearTimeout(timer));
}
