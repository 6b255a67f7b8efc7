// Links, buttons and summaries of this page that sound the same and lead to different ends, as lines of text. A traced
// number is read in its sentence; a form with a name of its own gives it to its buttons.
() => {
  const sound = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent;
    if (node.nodeType !== Node.ELEMENT_NODE || node.hidden || node.ariaHidden === "true") return "";
    return node.ariaLabel || node.alt || [...node.childNodes].map(sound).join(" ");
  };
  const hidden = (form) =>
    [...(form?.querySelectorAll("input[type=hidden]:not([name=csrfmiddlewaretoken])") ?? [])].map((one) => one.name + one.value);
  const end = (one, number) => {
    if (one.href) return one.href;
    if (!one.form) return `${number}`;
    return [one.getAttribute("formaction") ?? one.form.action, one.name, one.value, ...hidden(one.form)].join(" ");
  };
  const ends = new Map();
  for (const [number, one] of document.querySelectorAll("a[href], button, summary").entries()) {
    if (!one.checkVisibility() || one.matches(".traced, form[aria-labelledby] *")) continue;
    const name = sound(one).replace(/\s+/g, " ").trim();
    ends.set(name, (ends.get(name) ?? new Set()).add(end(one, number)));
  }
  return [...ends].filter(([, found]) => found.size > 1).map(([name, found]) => `“${name}” ${found.size} times`);
}
