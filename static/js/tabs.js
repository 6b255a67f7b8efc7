// A row of tabs or places that is wider than the window begins with the one that is open in sight.

for (const here of document.querySelectorAll(".tabs [aria-current], .side-nav [aria-current]")) {
  const row = here.closest("ul");
  const [one, all] = [here.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += one.left + one.width / 2 - all.left - all.width / 2;
}
