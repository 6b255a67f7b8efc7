// Charts day by day: with the keyboard, the buttons or a click a day is read out, with a link to its journal entry.
// The words come from the table behind the chart. A chart can be saved as a PNG; nothing leaves this browser.

const readers = document.querySelectorAll("[data-day-reader]");

const table = (chart) => chart.closest("figure")?.querySelector("details.more table");

const tell = (place, chart, row) => {
  const words = place.querySelector("[data-day-words]");
  const heads = [...table(chart).querySelectorAll("thead th")].map((head) => head.textContent.trim().replace(/\s+/g, " "));
  const link = row.querySelector("a");
  const values = [...row.children].slice(1).map((cell, at) => [heads[at + 1], cell.textContent.trim()]);
  const told = values.filter(([, value]) => value).map(([head, value]) => `${head}: ${value}`).join(" · ");
  words.replaceChildren();
  if (link) words.append(link.cloneNode(true));
  words.append(` ${told}`);
};

const start = (place) => {
  const chart = document.getElementById(place.dataset.dayReader);
  const rows = chart && table(chart) ? [...table(chart).querySelectorAll("tbody tr")].reverse() : [];
  if (!rows.length) return;
  let at = rows.length - 1;
  const show = (next) => {
    at = Math.max(0, Math.min(rows.length - 1, next));
    tell(place, chart, rows[at]);
  };
  place.hidden = false;
  chart.tabIndex = 0;
  chart.setAttribute("aria-describedby", `${chart.id}-day`);
  place.querySelector("[data-day-words]").id = `${chart.id}-day`;
  for (const button of place.querySelectorAll("[data-day-step]")) {
    button.addEventListener("click", () => show(at + Number(button.dataset.dayStep)));
  }
  chart.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7 }[event.key];
    const edge = { Home: 0, End: rows.length - 1 }[event.key];
    if (step === undefined && edge === undefined) return;
    event.preventDefault();
    show(edge ?? at + step);
  });
  show(at);
  const first = () => new Date(`${JSON.parse(document.getElementById(chart.dataset.chart).textContent).layout.meta.start}T00:00`);
  const listen = () => {
    chart.on?.("plotly_click", (event) => {
      const day = new Date(String(event.points[0].x).replace(" ", "T"));
      show(Math.round((day - first()) / 86_400_000));
    });
  };
  if (chart.dataset.drawn) listen();
  else new MutationObserver((_all, watcher) => (watcher.disconnect(), listen())).observe(chart, { attributeFilter: ["data-drawn"] });
};

readers.forEach(start);

for (const button of document.querySelectorAll("[data-save-picture]")) {
  const chart = document.getElementById(button.dataset.savePicture);
  if (!chart) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    chart.scrollIntoView({ block: "nearest" });
    window.Plotly?.downloadImage(chart, { format: "png", filename: button.dataset.file, width: 1200, height: 600, scale: 2 });
  });
}
