// Settings page: show a choice of colours, text size, contrast or motion at once, and keep it for the sign-in page in a cookie.
// The form saves without this script. Markup: <form data-display-form> with fields theme, text_size, contrast and reduce_motion.

const YEAR = 365 * 24 * 3600;
const root = document.documentElement;

const show = (attribute, cookie, value) => {
  root.setAttribute(attribute, value);
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${cookie}=${value}; Max-Age=${YEAR}; Path=/; SameSite=Lax${secure}`;
};

const apply = (form) => {
  const data = new FormData(form);
  const motion = form.querySelector("[name=reduce_motion]");
  if (data.get("theme")) show("data-bs-theme", "steady-theme", data.get("theme"));
  if (data.get("text_size")) show("data-text", "steady-text", data.get("text_size"));
  if (data.get("contrast")) show("data-contrast", "steady-contrast", data.get("contrast"));
  if (motion) show("data-motion", "steady-motion", motion.checked ? "reduce" : "normal");
};

for (const form of document.querySelectorAll("form[data-display-form]")) {
  form.addEventListener("change", () => apply(form));
  form.addEventListener("submit", () => apply(form));
}
