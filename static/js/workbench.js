// The draft of a program saves itself. Each item's form is sent as it is typed; adding, moving and removing answer with
// the list as it is then. What the page says about being saved is only ever what the server has answered.

const bench = document.querySelector("[data-bench]");
const TYPED_MS = 700;
const CHOSEN_MS = 120;
const AGAIN_MS = 4000;
const say = bench?.dataset ?? {};
const part = (name) => bench.querySelector(`[data-${name}]`);
// What the server drew, as nodes: parsed apart from the page, so that nothing in it can run.
const drawn = (box, html) => box.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
const work = new Map(); // form id → { timer, sending, again, kind }

const send = async (url, body) => {
  let answer;
  try {
    answer = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin" });
  } catch {
    return { kind: "offline" };
  }
  if (answer.redirected) return { kind: "out" };
  if (!answer.headers.get("Content-Type")?.startsWith("application/json")) return { kind: answer.status >= 500 ? "offline" : "broken" };
  const kinds = { 200: "ok", 409: "both", 422: "wrong" };
  return { kind: kinds[answer.status] ?? "broken", data: await answer.json() };
};

// --- what is said about saving ---------------------------------------------------------------------------------------
const tell = () => {
  const state = part("state");
  const kinds = [...work.values()].map((one) => one.kind);
  const worst = ["out", "broken", "offline", "both", "wrong", "saving", "waiting"].find((kind) => kinds.includes(kind));
  const words = say[`words${(worst ?? "saved")[0].toUpperCase()}${(worst ?? "saved").slice(1)}`];
  state.hidden = false;
  state.dataset.kind = ["out", "broken", "offline", "both", "wrong"].includes(worst) ? "bad" : "";
  if (state.firstChild?.textContent !== words) state.replaceChildren(document.createTextNode(words));
  if (worst === "out") {
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = say.wordsSignIn;
    state.append(" ", link);
  }
};
const mark = (form, kind) => {
  const one = work.get(form.id) ?? {};
  if (kind) work.set(form.id, { ...one, kind });
  else work.delete(form.id);
  tell();
};
const unsaved = () => [...work.values()].some((one) => one.kind);
const aloud = (words) => {
  part("said").textContent = words ?? "";
};

// --- one item ----------------------------------------------------------------------------------------------------------
const itemOf = (form) => form.closest(".tray-item");
const problem = (form) => itemOf(form).querySelector("[data-problem]");
const values = (form) => new URLSearchParams(new FormData(form)).toString();

const changed = (form, wait) => {
  const one = work.get(form.id) ?? {};
  clearTimeout(one.timer);
  one.kind = "waiting";
  one.again = one.sending;
  one.timer = one.sending ? 0 : setTimeout(() => save(form), wait);
  work.set(form.id, one);
  tell();
};

const save = async (form) => {
  const one = work.get(form.id) ?? {};
  if (one.sending) {
    one.again = true;
    return one.sending;
  }
  clearTimeout(one.timer);
  const sent = values(form);
  one.again = false;
  one.kind = "saving";
  one.sending = send(form.action, new URLSearchParams(new FormData(form)));
  work.set(form.id, one);
  tell();
  const { kind, data } = await one.sending;
  one.sending = null;
  const now = document.getElementById(form.id);
  if (now !== form) return null; // the list was drawn anew meanwhile and has its own form for this item
  if (kind === "ok") kept(form, data, values(form) === sent);
  else if (kind === "both") shown(form, data);
  else if (kind === "wrong") told(form, data.errors);
  else if (kind === "offline") one.timer = setTimeout(() => save(form), AGAIN_MS);
  if (kind !== "ok") mark(form, kind);
  if (one.again && ["both", "wrong"].includes(kind)) changed(form, CHOSEN_MS);
  return kind;
};

const kept = (form, data, same) => {
  form.elements.seen.value = data.seen;
  for (const field of form.querySelectorAll('[aria-invalid="true"]')) field.removeAttribute("aria-invalid");
  const tick = itemOf(form).querySelector("[data-tick]");
  tick.value = `${itemOf(form).dataset.id}:${data.seen}`;
  for (const edits of bench.querySelectorAll('input[name="edits"]')) edits.value = data.edits;
  problem(form).replaceChildren();
  drawn(part("week"), data.week);
  drawn(part("bar"), data.bar);
  drawn(itemOf(form).querySelector("[data-hints]"), data.hints);
  if (same) {
    work.delete(form.id);
    form.dispatchEvent(new CustomEvent("steady:saved", { bubbles: true }));
    form.querySelector(".draft-note")?.remove();
    tell();
  } else {
    changed(form, CHOSEN_MS);
  }
};

const shown = (form, data) => {
  const box = problem(form);
  drawn(box, data.html);
  box.querySelector("[data-keep-mine]")?.addEventListener("click", () => {
    form.elements.seen.value = data.seen;
    save(form);
  });
  box.querySelector("[data-take-theirs]")?.addEventListener("click", () => {
    form.dispatchEvent(new CustomEvent("steady:saved", { bubbles: true }));
    work.clear();
    location.reload();
  });
};

const told = (form, errors) => {
  const lines = Object.entries(errors).flatMap(([name, words]) => {
    const field = form.querySelector(`[name="${name}"]`);
    if (field && field.type !== "hidden") field.setAttribute("aria-invalid", "true");
    const label = name === "__all__" ? "" : field?.closest("label")?.querySelector("span")?.textContent ?? form.querySelector("legend")?.textContent;
    return words.map((word) => (label ? `${label}: ${word}` : word));
  });
  problem(form).replaceChildren(
    ...lines.map((line) => {
      const p = document.createElement("p");
      p.textContent = line;
      return p;
    }),
  );
};

// --- the whole list ----------------------------------------------------------------------------------------------------
// What was typed is sent first; from here on the page says that it is saving.
const flush = () => {
  work.set("act", { kind: "saving" });
  tell();
  return sendTyped();
};
const sendTyped = () => Promise.all([...bench.querySelectorAll("form[data-item]")].filter((form) => work.has(form.id)).map((form) => save(form)));

const draw = (data) => {
  if (data.gone) location.reload();
  if (!data.html) return;
  const open = part("bulk")?.open;
  drawn(part("tray"), data.html);
  if (open && part("bulk")) part("bulk").open = true;
  const there = new Set(data.there);
  for (const row of bench.querySelectorAll("[data-exercise]")) {
    row.querySelector("[data-there]").hidden = !there.has(row.dataset.exercise);
    row.querySelector("[data-not-there]").hidden = there.has(row.dataset.exercise);
  }
  for (const id of work.keys()) if (!document.getElementById(id)) work.delete(id);
  dress();
  part("tray").dispatchEvent(new CustomEvent("steady:drawn", { bubbles: true }));
  takeUp();
};

const act = async (url, body, focus) => {
  const { kind, data } = await send(url, body);
  if (data?.go) {
    work.clear();
    location.assign(data.go);
    return;
  }
  if (data?.html) draw(data);
  if (kind === "ok" || kind === "both") work.delete("act");
  else work.set("act", { kind });
  tell();
  if (data?.said) {
    aloud(data.said);
    if (kind === "both") warn(data.said);
  }
  refocus(focus);
};

const warn = (words) => {
  const p = document.createElement("p");
  p.className = "tray-problem";
  p.setAttribute("role", "alert");
  p.textContent = words;
  bench.querySelectorAll("[data-tray] > .tray-problem").forEach((old) => old.remove());
  part("tray").prepend(p);
};

// The same button of the same item keeps the focus; when it is gone, the item's name does not get lost either.
const refocus = (focus) => {
  if (!focus || document.activeElement?.closest("[data-tray]")) return;
  const item = focus.item && bench.querySelector(`.tray-item[data-id="${focus.item}"]`);
  const target = item?.querySelector(focus.same) ?? item?.querySelector("[data-tick]") ?? bench.querySelector(focus.same);
  target?.focus({ preventScroll: false });
};

bench?.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.matches("form[data-item]")) changed(form, TYPED_MS);
});
bench?.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.matches("form[data-item]")) changed(form, CHOSEN_MS);
  if (event.target.matches("[data-tick]")) count();
});
bench?.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!form.matches("form[data-item], form[data-act]")) return;
  event.preventDefault();
  const url = button?.getAttribute("formaction") ?? form.getAttribute("action");
  if (form.matches("form[data-item]") && !button?.hasAttribute("formaction")) {
    save(form);
    return;
  }
  const item = button?.closest(".tray-item")?.dataset.id;
  const same = button?.getAttribute("formaction") ? `[formaction="${url}"][value="${button.value}"]` : "#q";
  flush().then(() => {
    const fresh = document.getElementById(form.id) ?? form;
    const body = new URLSearchParams(new FormData(fresh));
    body.delete("inline");
    if (button?.name) body.set(button.name, button.value);
    act(url, body, { item, same });
  });
});

// --- the order: by dragging, by keys, by the buttons ---------------------------------------------------------------------
const ids = () => [...bench.querySelectorAll(".tray-item")].map((item) => item.dataset.id);
const csrf = () => bench.querySelector('[name="csrfmiddlewaretoken"]').value;
const reorder = (was, item) => {
  if (was.join() === ids().join()) return;
  const order = ids();
  flush().then(() => act(say.orderUrl, new URLSearchParams({ csrfmiddlewaretoken: csrf(), was: was.join(), order: order.join() }), { item, same: "[data-grip]" }));
};

bench?.addEventListener("pointerdown", (event) => {
  const grip = event.target.closest("[data-grip]");
  if (!grip || event.button) return;
  const item = grip.closest(".tray-item");
  const was = ids();
  event.preventDefault();
  grip.focus();
  bench.setPointerCapture(event.pointerId); // the item itself moves in the page, which would let go of it
  item.classList.add("is-held");
  const move = (at) => {
    const other = [...bench.querySelectorAll(".tray-item")].find((one) => {
      const box = one.getBoundingClientRect();
      return one !== item && at.clientY > box.top && at.clientY < box.bottom;
    });
    if (other) {
      const box = other.getBoundingClientRect();
      other[at.clientY > box.top + box.height / 2 ? "after" : "before"](item);
    }
    if (at.clientY < 90) window.scrollBy(0, -12);
    if (at.clientY > window.innerHeight - 60) window.scrollBy(0, 12);
  };
  const end = (at) => {
    bench.removeEventListener("pointermove", move);
    bench.removeEventListener("pointerup", end);
    bench.removeEventListener("pointercancel", end);
    item.classList.remove("is-held");
    if (at.type === "pointercancel") bench.querySelector("[data-items]").append(...was.map((id) => bench.querySelector(`.tray-item[data-id="${id}"]`)));
    else reorder(was, item.dataset.id);
  };
  bench.addEventListener("pointermove", move);
  bench.addEventListener("pointerup", end);
  bench.addEventListener("pointercancel", end);
});

bench?.addEventListener("keydown", (event) => {
  const item = event.target.closest("[data-grip]")?.closest(".tray-item");
  if (!item || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  const was = ids();
  const other = event.key === "ArrowUp" ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  other[event.key === "ArrowUp" ? "before" : "after"](item);
  reorder(was, item.dataset.id);
});

// --- the ticks ------------------------------------------------------------------------------------------------------
const count = () => {
  const ticked = bench.querySelectorAll("[data-tick]:checked").length;
  const box = part("ticked");
  if (box) box.textContent = ticked ? `(${ticked})` : "";
  if (ticked && part("bulk")) part("bulk").open = true;
};

// What only works with this script appears with it, and the buttons that it replaces go.
const dress = () => {
  for (const grip of bench.querySelectorAll("[data-grip]")) grip.hidden = false;
  for (const button of bench.querySelectorAll("[data-by-hand]")) button.hidden = true;
  count();
};

// What was typed before the page was left is in the forms again: it is saved now, beside what it was typed over.
const takeUp = () => {
  for (const note of bench.querySelectorAll("form[data-item] .draft-note")) {
    const form = note.closest("form");
    if (!work.get(form.id)?.kind) save(form);
  }
};

if (bench) {
  dress();
  window.addEventListener("beforeunload", (event) => {
    if (unsaved()) event.preventDefault();
  });
  tell();
  takeUp();
}
