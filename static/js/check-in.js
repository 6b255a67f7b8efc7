// Comfort for the day's questions. Everything works without it.

// A draft that came back may have words in a row that is folded away. This script runs after the one that brings it back.
const filled = (row) => [...row.querySelectorAll("input:not([type=hidden])")].some((input) => input.value);
for (const row of document.querySelectorAll("[data-activity-row]")) {
  if (!filled(row)) continue;
  row.open = true;
  const folded = row.closest("[data-further-rows]");
  if (folded) folded.open = true;
}

// So may a question that rests.
for (const rested of document.querySelectorAll("[data-rested]")) {
  if (rested.querySelector("input:checked")) rested.open = true;
}

// Opening a row means wanting to fill it in.
for (const row of document.querySelectorAll("[data-activity-row]")) {
  row.addEventListener("toggle", () => {
    if (row.open && !filled(row)) row.querySelector("input:not([type=hidden])")?.focus({ preventScroll: true });
  });
}

// Minutes above zero and "Nothing today" do not go together: the later answer wins.
const nothing = document.getElementById("id_nothing");
const minutes = [...document.querySelectorAll("[data-activity-row] input[inputmode=numeric]")];
const changed = (input) => input.dispatchEvent(new Event("change", { bubbles: true }));

nothing?.addEventListener("change", () => {
  if (!nothing.checked) return;
  for (const input of minutes.filter((m) => Number(m.value) > 0)) {
    input.value = "";
    changed(input);
  }
});

for (const input of minutes) {
  input.addEventListener("input", () => {
    if (nothing?.checked && Number(input.value) > 0) {
      nothing.checked = false;
      changed(nothing);
    }
  });
}

// Without a connection too, signs that were noticed bring up the practice chosen for the first of them.
document.querySelector("form[data-calm]")?.addEventListener("steady:kept", (event) => {
  const form = event.target;
  const ticked = form.querySelectorAll("[name=signs]:checked");
  const worried = form.elements.worry?.value === "yes";
  if (worried || ticked.length < Number(form.dataset.enoughSigns)) return;
  event.detail.to = form.dataset.calm.replace("00000000-0000-0000-0000-000000000000", ticked[0].value);
});
