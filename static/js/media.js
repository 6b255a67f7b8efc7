// Send a form with a file and show how far it is. Without this the browser sends it itself: the same answers, no bar.

const parts = (form) => {
  const box = form.querySelector("[data-upload-progress]");
  return { box, bar: box.querySelector("progress"), said: box.querySelector("[role=status]") };
};

const tell = (form, words, value) => {
  const { box, bar, said } = parts(form);
  box.hidden = false;
  if (said.textContent !== words) said.textContent = words;
  if (value === undefined) bar.removeAttribute("value");
  else bar.value = value;
};

const stop = (form, words) => {
  tell(form, words, 0);
  parts(form).bar.hidden = true;
  form.removeAttribute("aria-busy");
  for (const button of form.querySelectorAll("button")) button.disabled = false;
};

// The answer is the page again with what is to be mended. The form stays the same element, so what listens to it
// goes on; files that were in order are put back, as no page can do.
const mend = (form, html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const answer = page.getElementById(form.id);
  if (!answer) return false;
  const files = new Map([...form.querySelectorAll("input[type=file]")].map((input) => [input.name, input.files]));
  form.replaceChildren(...answer.childNodes);
  for (const input of form.querySelectorAll("input[type=file]")) {
    const kept = files.get(input.name);
    if (kept?.length && !input.closest(".has-error")) input.files = kept;
  }
  const place = document.querySelector("[data-upload-answer]");
  place?.replaceChildren(...page.querySelector("[data-upload-answer]").childNodes);
  form.removeAttribute("aria-busy");
  place?.querySelector("[data-error-summary]")?.focus();
  return true;
};

const answered = (form, request, words) => {
  const next = request.getResponseHeader("X-Go-To");
  if (next) location.assign(next);
  else if (request.status === 413) stop(form, words.tooLarge);
  else if (request.status !== 200) stop(form, words.lost);
  else if (!mend(form, request.responseText)) location.reload();
};

const send = (event) => {
  const form = event.target;
  if (![...form.querySelectorAll("input[type=file]")].some((input) => input.files.length)) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  const request = new XMLHttpRequest();
  const words = { ...parts(form).box.dataset };
  parts(form).bar.hidden = false;
  request.upload.addEventListener("progress", (now) => {
    if (!now.lengthComputable) return;
    const percent = Math.floor((100 * now.loaded) / now.total);
    // Said aloud at each quarter, drawn all the time.
    if (percent < 100) {
      parts(form).bar.value = percent;
      if (percent % 25 === 0) tell(form, words.told.replace("{n}", percent), percent);
    } else tell(form, words.looking);
  });
  request.addEventListener("load", () => answered(form, request, words));
  for (const kind of ["error", "abort", "timeout"]) request.addEventListener(kind, () => stop(form, words.lost));
  request.open("POST", form.getAttribute("action") || location.href);
  request.setRequestHeader("X-Upload", "1");
  const data = new FormData(form);
  tell(form, words.told.replace("{n}", 0), 0);
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  request.send(data);
};

for (const form of document.querySelectorAll("form[data-upload]")) form.addEventListener("submit", send);
