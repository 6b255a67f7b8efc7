// Draw the charts of a page when they come near the screen. The figure is data in a json_script tag; colours are tokens.
// Nothing is ever sent to Plotly's servers: its sharing is switched off here, and the content policy forbids it.

const CONFIG = { showSendToCloud: false, plotlyServerURL: "", displaylogo: false, displayModeBar: false, responsive: true };
const TOKENS = {
  pain: "--chart-pain",
  activity: "--chart-activity",
  grid: "--chart-grid",
  band: "--chart-band",
  flare: "--chart-flare",
  event: "--chart-event",
  ink: "--ink",
  muted: "--ink-soft",
  paper: "--surface",
  attention: "--attention-mark",
  safety: "--safety",
  good: "--good",
};
const still = () =>
  document.documentElement.dataset.motion === "reduce" || matchMedia("(prefers-reduced-motion: reduce)").matches;

let library;
const load = (address) => {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => reject(new Error("The chart library did not load."));
    document.head.append(script);
  });
  return library;
};

const coloured = (value, style) => {
  if (typeof value === "string" && value.startsWith("token:")) {
    return style.getPropertyValue(TOKENS[value.slice(6)] ?? "--ink").trim();
  }
  if (Array.isArray(value)) return value.map((v) => coloured(v, style));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, coloured(v, style)]));
  }
  return value;
};

const axis = (given, style) => ({
  gridcolor: style.getPropertyValue("--chart-grid").trim(),
  linecolor: style.getPropertyValue("--line").trim(),
  zeroline: false,
  fixedrange: true,
  automargin: true,
  ...given,
});

const dressed = (layout, style) => {
  const own = {
    font: { family: getComputedStyle(document.body).fontFamily, size: 14, color: style.getPropertyValue("--ink-soft").trim() },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    margin: { l: 44, r: 12, t: 16, b: 36 },
    showlegend: false,
    dragmode: false,
    hovermode: "x unified",
    hoverlabel: { bgcolor: style.getPropertyValue("--surface").trim(), font: { color: style.getPropertyValue("--ink").trim() } },
    ...layout,
  };
  own.font = { family: getComputedStyle(document.body).fontFamily, ...layout.font };
  for (const key of new Set(["xaxis", "yaxis", ...Object.keys(layout)])) {
    if (/^[xy]axis\d*$/.test(key)) own[key] = axis(layout[key], style);
  }
  if (still()) own.transition = { duration: 0 };
  return own;
};

const figureOf = (box) => JSON.parse(document.getElementById(box.dataset.chart).textContent);

const draw = async (box) => {
  try {
    const plotly = await load(box.dataset.library);
    const style = getComputedStyle(document.documentElement);
    const figure = coloured(figureOf(box), style);
    box.querySelector(".chart-waiting")?.remove();
    await plotly.react(box, figure.data, dressed(figure.layout ?? {}, style), CONFIG);
    box.dataset.drawn = "yes";
  } catch {
    const words = box.querySelector(".chart-waiting");
    if (words) words.textContent = box.dataset.failed;
    box.parentElement.querySelector("details.more")?.setAttribute("open", "");
  }
};

const boxes = [...document.querySelectorAll("[data-chart]")];
const watcher = new IntersectionObserver(
  (seen) => {
    for (const entry of seen.filter((e) => e.isIntersecting)) {
      watcher.unobserve(entry.target);
      draw(entry.target);
    }
  },
  { rootMargin: "400px" },
);
boxes.forEach((box) => watcher.observe(box));

const redraw = () => boxes.filter((box) => box.dataset.drawn).forEach(draw);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
window.addEventListener("beforeprint", () => boxes.filter((box) => !box.dataset.drawn).forEach(draw));

// Day by day: with the keyboard, the buttons or a click a day is read out, with a link to its journal entry. The words come
// from the table behind the chart. A chart can be saved as a PNG; nothing leaves this browser.
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
  button.addEventListener("click", async () => {
    chart.scrollIntoView({ block: "nearest" });
    if (!chart.dataset.drawn) await draw(chart);
    window.Plotly?.downloadImage(chart, { format: "png", filename: button.dataset.file, width: 1200, height: 600, scale: 2 });
  });
}

// The table behind a chart as a file. A cell that a spreadsheet would take for a formula is kept as text.
const cellOf = (text) => {
  const told = text.trim().replace(/\s+/g, " ");
  const safe = /^[=+@\-]/.test(told) && Number.isNaN(Number(told)) ? `'${told}` : told;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

for (const button of document.querySelectorAll("[data-save-table]")) {
  const chart = document.getElementById(button.dataset.saveTable);
  if (!chart || !table(chart)) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const lines = [...table(chart).rows].map((row) => [...row.cells].map((cell) => cellOf(cell.textContent)).join(","));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${lines.join("\r\n")}\r\n`], { type: "text/csv" }));
    link.download = `${button.dataset.file}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
}
