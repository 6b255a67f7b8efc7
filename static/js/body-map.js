// Press an area of the figure to tick its box. The boxes hold the answer; the figures only show it.

for (const map of document.querySelectorAll("[data-body-map]")) {
  map.classList.add("has-script");
  map.addEventListener("click", (event) => {
    const area = event.target.closest("[data-area]")?.dataset.area;
    const box = area && [...map.querySelectorAll("input[type=checkbox]")].find((input) => input.value === area);
    if (box) box.click();
  });
}
