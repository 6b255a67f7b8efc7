// Small helps for forms that work without them: one submit per tap, quick numbers, focus on what to mend.

// A second tap on "Save" does nothing until the page changes or comes back from the browser's memory.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || "allowAgain" in form.dataset) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("data-sending", "");
});

window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[data-sending]")) button.removeAttribute("data-sending");
});

for (const row of document.querySelectorAll("[data-fill-target]")) {
  const input = document.getElementById(row.dataset.fillTarget);
  if (!input) continue;
  row.hidden = false;
  row.addEventListener("click", (event) => {
    const button = event.target.closest("[data-fill]");
    if (!button) return;
    input.value = button.dataset.fill;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

document.querySelector("[data-error-summary]")?.focus();
