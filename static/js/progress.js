// Look every second how far a long piece of work is; show the page anew when it has ended.
// Without a script, "Look again" does it.

const EVERY_MS = 1000;
const SLOWER_MS = 5000;
const PATIENT_FOR = 60; // looks until it asks less often

const place = document.querySelector("[data-progress]");
let looks = 0;

async function look() {
  looks += 1;
  const answer = await fetch(place.dataset.progress, { credentials: "same-origin" }).catch(() => null);
  if (answer && answer.redirected) {
    location.reload(); // signed out meanwhile
    return;
  }
  if (answer && answer.ok) {
    show(await answer.text());
  }
  if (place.dataset.progress) {
    setTimeout(look, looks < PATIENT_FOR ? EVERY_MS : SLOWER_MS);
  }
}

function show(text) {
  const found = new DOMParser().parseFromString(text, "text/html").querySelector("[data-progress-state]");
  if (!found) return;
  const ended = !["waiting", "working"].includes(found.dataset.progressState);
  if (ended) {
    place.dataset.progress = "";
    location.reload();
    return;
  }
  if (!place.firstElementChild?.isEqualNode(found)) place.replaceChildren(found);
}

if (place && place.dataset.progress) setTimeout(look, EVERY_MS);
