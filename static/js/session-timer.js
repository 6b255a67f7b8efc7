// A bell ends each block, nothing counts down. A block is known by when it began, so a phone that slept or a page that was
// closed is right again (programs/rules/blocks.py). A run is kept under its reader until saved, and emptied at sign-out.

const PREFIX = "steady:timer:";
const KEPT = 12 * 3600 * 1000; // a run of yesterday is nobody's any more
const LATE = 3000; // a bell this late was not heard
const reader = document.body.dataset.reader;

const store = (() => {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
})();

let left = false; // signed out: what ticks until the page goes is not kept again
const keys = () => Object.keys(store ?? {}).filter((key) => key.startsWith(PREFIX));
const read = (key) => {
  try {
    return JSON.parse(store.getItem(key));
  } catch {
    return null;
  }
};
const keep = (key, run) => {
  if (left) return;
  try {
    store?.setItem(key, JSON.stringify(run));
  } catch {
    // A full store must not stop a bell.
  }
};
const tidy = () => {
  for (const key of keys()) {
    const run = read(key);
    if (!key.startsWith(`${PREFIX}${reader}:`) || !run || Date.now() - run.touched > KEPT) store.removeItem(key);
  }
};

// Heard last: offline.js, which asks first while something waits and empties the stores, has let it go by now.
document.addEventListener("submit", (event) => {
  left ||= !event.defaultPrevented && event.target.matches("[data-sign-out]");
});

const fill = (words, ...values) => values.reduce((text, value, n) => text.replace(`%${n + 1}`, value), words);
const clock = (at) =>
  new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
const blocksOf = (text) =>
  (text || "").split(" ").filter(Boolean).map((one) => {
    const [kind, seconds] = one.split(":");
    return { kind, ms: Number(seconds) * 1000 };
  });

// Bells are booked on the audio clock when a run begins: they ring on time even while the page's own timers are held back.
const bell = () => {
  const Context = window.AudioContext;
  if (!Context) return { at: () => () => {}, wake: () => {} };
  const audio = new Context();
  const at = (ms) => {
    const when = audio.currentTime + Math.max(0, ms) / 1000;
    const tones = [660, 880].map((pitch, n) => {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.0001, when + n * 0.25);
      volume.gain.exponentialRampToValueAtTime(0.25, when + n * 0.25 + 0.03);
      volume.gain.exponentialRampToValueAtTime(0.0001, when + n * 0.25 + 1.6);
      tone.connect(volume).connect(audio.destination);
      tone.start(when + n * 0.25);
      tone.stop(when + n * 0.25 + 1.7);
      return tone;
    });
    return () => tones.forEach((tone) => tone.stop());
  };
  return { at, wake: () => audio.resume?.() };
};

const setUp = (box) => {
  const part = (name) => box.querySelector(`[data-timer-${name}]`);
  const [phase, until, bar, sound] = ["phase", "until", "bar", "sound"].map(part);
  const ways = { whole: blocksOf(box.dataset.whole), parts: blocksOf(box.dataset.parts) };
  const key = `${PREFIX}${reader}:${box.dataset.item}:${box.dataset.day}`;
  const amount = document.getElementById("id_amount");
  const ticks = [...document.querySelectorAll('input[name="sets_done"]')];
  const each = Number(box.dataset.each);
  // way: which blocks; at, began: the block and when it began; held: how far it was when it was paused; over: how it ended.
  const fresh = () => ({ way: "whole", at: -1, began: 0, held: null, over: "", late: 0, touched: 0 });
  let run = fresh();
  let audio = null;
  let timer = 0;
  let booked = [];
  let lock = null;
  let saved = false;

  const blocks = () => ways[run.way];
  const block = () => blocks()[run.at];
  const going = () => run.at >= 0 && !run.over && run.held === null;
  const isWork = (one) => one.kind === "work" || one.kind === "set";
  const rounds = () => blocks().filter(isWork).length;
  const round = () => blocks().slice(0, run.at + 1).filter(isWork).length;

  const hush = () => {
    for (const quiet of booked) quiet();
    booked = [];
  };
  const book = () => {
    hush();
    if (!audio || !sound.checked || !going()) return;
    let at = run.began - Date.now();
    for (const one of blocks().slice(run.at)) {
      if (one.kind === "set") break;
      at += one.ms;
      if (at > 0) booked.push(audio.at(at));
    }
  };
  const wake = () => {
    audio ??= bell();
    audio.wake();
  };
  const stayAwake = async () => {
    try {
      lock = going() ? await navigator.wakeLock?.request("screen") : null;
    } catch {
      lock = null; // a phone that may sleep is no reason to stop: the bells are booked
    }
  };

  const show = (...names) => {
    for (const name of ["start", "next", "pause", "resume", "skip", "stop", "log"]) {
      const one = part(name); // a page with nothing to log has no way to its form
      if (one) one.hidden = !names.includes(name);
    }
    part("start").classList.toggle("button-primary", !run.over);
    part("start").classList.toggle("button-quiet", Boolean(run.over));
    if (part("ways")) part("ways").hidden = run.at >= 0 && !run.over;
  };
  const say = (words) => {
    if (phase.textContent !== words) phase.textContent = words;
  };

  // What was done is written into the form, where nobody wrote anything else: no early end loses it.
  const put = (value) => {
    if (!amount || (amount.value && amount.value !== amount.dataset.byTimer)) return;
    amount.value = amount.dataset.byTimer = value ? String(value) : "";
    amount.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const minutesDone = () => {
    const past = blocks().slice(0, Math.max(0, run.at)).filter((one) => one.kind === "work");
    const now = run.over !== "done" && block()?.kind === "work" ? Math.min(run.held ?? Date.now() - run.began, block().ms) : 0;
    return Math.floor(past.reduce((sum, one) => sum + one.ms, now) / 6000) / 10;
  };
  const count = () => put(ticks.filter((tick) => tick.checked).length * each);
  const tick = (number) => {
    const one = ticks[number - 1];
    if (!one || one.checked) return;
    one.checked = true;
    one.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const draw = () => {
    run.touched = Date.now();
    if (run.at >= 0 && !saved) keep(key, run);
    bar.hidden = run.at < 0 || (!run.over && block().kind === "set");
    until.textContent = "";
    if (run.at < 0) {
      say("");
      show("start");
    } else if (run.over) {
      bar.hidden = run.over !== "done";
      bar.value = 1;
      const late = run.late ? fill(box.dataset.wordsLate, clock(run.late)) : "";
      say(run.over === "done" ? `${box.dataset.wordsDone} ${late}`.trim() : box.dataset.wordsEnded);
      show("start", "log");
    } else if (run.held !== null) {
      say(box.dataset.wordsPaused);
      bar.value = run.held / block().ms;
      show("resume", "stop");
    } else if (block().kind === "set") {
      say(fill(box.dataset.wordsOwn, round(), rounds()));
      show("next", "stop");
    } else {
      const work = rounds() > 1 ? fill(box.dataset.wordsWork, round(), rounds()) : box.dataset.wordsWorkOne;
      say(block().kind === "rest" ? box.dataset.wordsRest : work);
      until.textContent = fill(box.dataset.wordsUntil, clock(run.began + block().ms));
      if (run.late) until.textContent += ` ${fill(box.dataset.wordsLate, clock(run.late))}`;
      bar.value = Math.min(1, (Date.now() - run.began) / block().ms);
      show("pause", "stop", ...(block().kind === "rest" ? ["skip"] : []));
    }
  };

  const finish = (how) => {
    run.over = how;
    const minutes = minutesDone();
    if (box.dataset.counts === "minutes" && minutes) put(minutes);
    lock?.release();
    lock = null;
    if (how !== "done") hush();
    document.dispatchEvent(new CustomEvent("steady:timer-over", { detail: { how } }));
  };
  // Every bell that has rung meanwhile ended its block.
  const advance = () => {
    const seen = Date.now();
    while (going() && block().kind !== "set" && run.began + block().ms <= seen) {
      if (isWork(block())) tick(round());
      run.began += block().ms;
      run.late = seen - run.began > LATE ? run.began : 0;
      run.at += 1;
      if (run.at >= blocks().length) finish("done");
      else if (!run.late) navigator.vibrate?.(200);
    }
  };
  const look = () => {
    clearTimeout(timer);
    const [at, over] = [run.at, run.over];
    advance();
    if (run.late && (run.at !== at || run.over !== over)) {
      booked = []; // those have passed
      if (audio && sound.checked) audio.at(0);
      book();
    }
    draw();
    if (going() && block().kind !== "set") {
      timer = setTimeout(look, Math.min(1000, Math.max(20, run.began + block().ms - Date.now())));
    }
  };

  const on = (name, act) => part(name).addEventListener("click", act);
  const begin = () => {
    wake();
    hush();
    const way = box.querySelector("[data-timer-way]:checked")?.value ?? "whole";
    run = { ...fresh(), way, at: 0, began: Date.now() };
    book();
    look();
    stayAwake();
  };
  const goOn = (focus) => {
    run.at += 1;
    run.began = Date.now();
    run.late = 0;
    wake();
    if (run.at >= blocks().length) finish("done");
    book();
    look();
    part(focus()).focus();
  };
  const atEnd = part("log") ? "log" : "start";
  const shown = () => (run.over ? atEnd : block().kind === "set" ? "next" : "pause");

  on("start", () => {
    begin();
    part(shown()).focus();
  });
  on("next", () => {
    tick(round());
    goOn(shown);
  });
  on("skip", () => goOn(shown));
  on("pause", () => {
    advance();
    if (!going()) return look();
    run.held = Date.now() - run.began;
    hush();
    look();
    part("resume").focus();
  });
  on("resume", () => {
    run.began = Date.now() - run.held;
    run.held = null;
    wake();
    book();
    look();
    part("pause").focus();
    stayAwake();
  });
  on("stop", () => {
    advance();
    if (!run.over) finish("ended");
    look();
    part(atEnd).focus();
  });
  sound.addEventListener("change", () => {
    wake();
    book();
  });
  for (const one of ticks) one.addEventListener("change", count);
  box.closest("form")?.addEventListener("submit", () => {
    saved = true;
    store?.removeItem(key);
  });
  document.addEventListener("steady:practice-begins", () => !going() && run.held === null && begin());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    look();
    if (going() && !lock) stayAwake();
  });
  addEventListener("pageshow", () => look());

  sound.checked = document.body.dataset.sound !== "off"; // what the reader chose for every page
  const way = box.querySelector("[data-timer-way]");
  if (way && !box.querySelector("[data-timer-way]:checked")) way.checked = true;
  const kept = read(key);
  if (kept && ways[kept.way]?.length && kept.at <= ways[kept.way].length) {
    run = { ...fresh(), ...kept };
    // A browser lets a page sound only after it was touched.
    if (going()) addEventListener("pointerdown", () => { wake(); book(); }, { once: true });
    stayAwake();
  }
  box.hidden = false;
  look();
};

tidy();
document.querySelectorAll("[data-timer]").forEach(setUp);
