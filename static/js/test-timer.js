// The clock of a test in a visit: counts up, or stops by itself after so many seconds. It goes by the wall clock, so a
// tablet that slept is right again when it wakes. A stopwatch writes its seconds into the box. Without this script the
// page works with any clock. Who counts looks at the patient, so a tone tells the end.

const shown = (ms) => {
  const tenths = Math.floor(ms / 100);
  const seconds = Math.floor(tenths / 10);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}.${tenths % 10}`;
};

// Booked on the audio clock at the start: it sounds on time even while the page's own timers are held back.
const tone = (ms) => {
  const Context = window.AudioContext;
  if (!Context) return () => {};
  const audio = new Context();
  const sound = audio.createOscillator();
  const when = audio.currentTime + ms / 1000;
  sound.frequency.value = 880;
  sound.connect(audio.destination);
  sound.start(when);
  sound.stop(when + 0.6);
  sound.addEventListener("ended", () => audio.close());
  return () => audio.close();
};

for (const box of document.querySelectorAll("[data-test-timer]")) {
  const part = (name) => box.querySelector(`[data-${name}]`);
  const limit = Number(box.dataset.seconds) * 1000;
  let since = 0;
  let timer = 0;
  let hush = () => {};
  const face = (ms) => {
    part("clock").textContent = shown(ms);
  };
  const running = (yes) => {
    part("start").hidden = yes;
    part("stop").hidden = !yes;
  };
  const stop = () => {
    clearInterval(timer);
    timer = 0;
    running(false);
    const ms = Date.now() - since;
    if (limit) {
      face(Math.min(ms, limit));
      if (ms >= limit) {
        part("said").textContent = part("said").dataset.done;
        navigator.vibrate?.(400);
      } else hush();
    } else {
      face(ms);
      const target = document.getElementById(box.dataset.target);
      if (target) target.value = (Math.round(ms / 100) / 10).toFixed(1);
    }
  };
  part("start").addEventListener("click", () => {
    since = Date.now();
    part("said").textContent = "";
    running(true);
    if (limit) hush = tone(limit);
    timer = setInterval(() => {
      const ms = Date.now() - since;
      face(limit ? Math.min(ms, limit) : ms);
      if (limit && ms >= limit) stop();
    }, 50);
    part("stop").focus();
  });
  part("stop").addEventListener("click", () => {
    stop();
    part("start").focus();
  });
  part("reset").addEventListener("click", () => {
    clearInterval(timer);
    if (timer) hush();
    timer = 0;
    running(false);
    part("said").textContent = "";
    face(0);
  });
  box.hidden = false;
}
