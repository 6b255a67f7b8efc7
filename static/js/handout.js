// Look every second how far a handout is, and show the page anew when it has ended. Without a script, "Look again" does it.

const EVERY_MS = 1000;
const SLOWER_MS = 5000;
const PATIENT_FOR = 60; // looks until it asks less often

const place = document.querySelector("[data-handout-progress]");
let looks = 0;

async function look() {
  looks += 1;
  const answer = await fetch(place.dataset.handoutProgress, { credentials: "same-origin" }).catch(() => null);
  if (answer && answer.redirected) {
    location.reload(); // signed out meanwhile
    return;
  }
  if (answer && answer.ok) {
    show(await answer.text());
  }
  if (place.dataset.handoutProgress) {
    setTimeout(look, looks < PATIENT_FOR ? EVERY_MS : SLOWER_MS);
  }
}

function show(text) {
  const found = new DOMParser().parseFromString(text, "text/html").querySelector("[data-handout-state]");
  if (!found) return;
  const ended = !["waiting", "working"].includes(found.dataset.handoutState);
  if (ended) {
    place.dataset.handoutProgress = "";
    location.reload();
    return;
  }
  if (!place.firstElementChild?.isEqualNode(found)) place.replaceChildren(found);
}

if (place && place.dataset.handoutProgress) setTimeout(look, EVERY_MS);
