// A calm timer for one session: a bell ends each block, nothing counts down. It goes by the wall clock, so a tab
// or a phone that slept is right again when it wakes. Without this script the page works; the timer stays hidden.

const wait = (box) => ({
  work: Number(box.dataset.work) * 1000,
  rest: Number(box.dataset.rest) * 1000,
  rounds: Number(box.dataset.rounds),
});

const fill = (words, ...values) => values.reduce((text, value, n) => text.replace(`%${n + 1}`, value), words);

// The bell is booked on the audio clock when a block starts: it rings on time even while the page's timers are held back.
const bell = () => {
  const Context = window.AudioContext;
  if (!Context) return { at: () => () => {} };
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
  audio.resume?.();
  return { at };
};

const stayAwake = async () => {
  try {
    return await navigator.wakeLock?.request("screen");
  } catch {
    return null; // a phone that may sleep is no reason to stop: the bell is booked
  }
};

const start = (box) => {
  const plan = wait(box);
  const part = (name) => box.querySelector(`[data-timer-${name}]`);
  const phase = part("phase");
  const bar = part("bar");
  const state = { block: "idle", round: 1, endsAt: 0, length: 0, left: 0, timer: 0, muffle: null, bell: null, lock: null };
  const show = (...names) => {
    for (const name of ["start", "next", "pause", "resume", "stop"]) part(name).hidden = !names.includes(name);
  };
  const say = (words) => {
    phase.textContent = words;
  };
  const hush = () => {
    clearTimeout(state.timer);
    state.muffle?.();
    state.muffle = null;
  };
  const draw = () => {
    bar.value = state.length ? Math.min(1, 1 - (state.endsAt - Date.now()) / state.length) : 0;
  };

  const book = (ms) => {
    state.endsAt = Date.now() + ms;
    state.muffle = state.bell.at(ms);
    tick();
  };

  const work = () => {
    state.block = "work";
    bar.hidden = !plan.work;
    if (!plan.work) {
      state.length = 0;
      say(fill(box.dataset.wordsOwn, state.round, plan.rounds));
      show("next", "stop");
      draw();
      return;
    }
    const words = plan.rounds > 1 ? fill(box.dataset.wordsWork, state.round, plan.rounds) : box.dataset.wordsWorkOne;
    say(words);
    show("pause", "stop");
    state.length = plan.work;
    book(plan.work);
  };

  const rest = () => {
    state.block = "rest";
    bar.hidden = false;
    say(box.dataset.wordsRest);
    show("pause", "stop");
    state.length = plan.rest;
    book(plan.rest);
  };

  const finish = (words) => {
    hush();
    Object.assign(state, { block: "idle", round: 1, length: 0 });
    state.lock?.release();
    bar.hidden = !words;
    bar.value = 1;
    say(words);
    show("start");
  };

  const next = (endedAt) => {
    hush();
    const late = Date.now() - endedAt > 60000;
    if (late) {
      const time = new Date(endedAt).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      state.bell.at(0);
      finish(fill(box.dataset.wordsLate, time));
    } else if (state.block === "rest") {
      state.round += 1;
      work();
    } else if (state.round < plan.rounds) {
      rest();
    } else {
      finish(box.dataset.wordsDone);
    }
  };

  const tick = () => {
    clearTimeout(state.timer);
    if (!state.length || state.left) return;
    if (Date.now() >= state.endsAt) {
      state.muffle = null; // let the bell ring out
      next(state.endsAt);
      return;
    }
    draw();
    state.timer = setTimeout(tick, Math.min(1000, state.endsAt - Date.now()));
  };

  part("start").addEventListener("click", async () => {
    state.bell ??= bell();
    state.left = 0;
    work();
    part(plan.work ? "pause" : "next").focus();
    state.lock = await stayAwake();
  });
  part("next").addEventListener("click", () => {
    if (state.round < plan.rounds) rest();
    else finish(box.dataset.wordsDone);
    part(state.block === "rest" ? "pause" : "start").focus();
  });
  part("pause").addEventListener("click", () => {
    state.left = Math.max(1, state.endsAt - Date.now());
    hush();
    say(box.dataset.wordsPaused);
    show("resume", "stop");
    part("resume").focus();
  });
  part("resume").addEventListener("click", () => {
    const left = state.left;
    state.left = 0;
    const words = plan.rounds > 1 ? fill(box.dataset.wordsWork, state.round, plan.rounds) : box.dataset.wordsWorkOne;
    say(state.block === "rest" ? box.dataset.wordsRest : words);
    show("pause", "stop");
    book(left);
    part("pause").focus();
  });
  part("stop").addEventListener("click", () => {
    state.left = 0;
    finish("");
    part("start").focus();
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) tick();
  });
  box.hidden = false;
};

document.querySelectorAll("[data-timer]").forEach(start);
