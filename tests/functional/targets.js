// Which controls of this page are smaller than a thumb needs, as lines of text. A radio or tick box counts with its label;
// a link in the middle of a sentence is text, and the skip link has no size until it is focused.
(least) => {
  const union = (boxes) => ({
    width: Math.max(...boxes.map((b) => b.right)) - Math.min(...boxes.map((b) => b.left)),
    height: Math.max(...boxes.map((b) => b.bottom)) - Math.min(...boxes.map((b) => b.top)),
  });
  const seen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const inText = (one) =>
    one.matches("a") && getComputedStyle(one).display === "inline" && one.parentElement.textContent.trim() !== one.textContent.trim();
  const small = [];
  for (const one of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
    const labels = [...(one.labels ?? [])].filter(seen);
    const ticks = one.matches("[type=radio], [type=checkbox]");
    const parts = ticks && labels.length ? labels : seen(one) ? [one] : [];
    if (!parts.length || inText(one) || one.matches(".skip-link") || one.closest("[inert]")) continue;
    const boxes = (ticks && seen(one) ? [...parts, one] : parts).map((part) => part.getBoundingClientRect());
    const { width, height } = union(boxes);
    if (width && height && Math.min(width, height) < least - 0.5) {
      const words = (labels[0] ?? one).textContent.trim().replace(/\s+/g, " ").slice(0, 40);
      small.push(`${one.tagName.toLowerCase()} “${words}” ${Math.round(width)}×${Math.round(height)}`);
    }
  }
  return small;
}
