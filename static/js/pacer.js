// A breathing pacer: a circle that grows and shrinks, or words and a bar that fills by the second for people who asked for
// less motion. Nothing starts by itself. Without this script the words above it stand alone.

const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const calm = () => still.matches || document.documentElement.dataset.motion === "reduce";
const SMALL = 0.45; // how much of the circle is left at the end of a breath out

const fill = (words, ...values) => values.reduce((text, value, n) => text.replace(`%${n + 1}`, value), words);
const told = (number) => number.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });

const tone = (audio, pitch) => {
  const now = audio.currentTime;
  const sound = audio.createOscillator();
  const volume = audio.createGain();
  sound.frequency.value = pitch;
  volume.gain.setValueAtTime(0.0001, now);
  volume.gain.exponentialRampToValueAtTime(0.12, now + 0.15);
  volume.gain.exponentialRampToValueAtTime(0.0001, now + 1.2);
  sound.connect(volume).connect(audio.destination);
  sound.start(now);
  sound.stop(now + 1.3);
};

const setUp = (box) => {
  const part = (name) => box.querySelector(`[data-pacer-${name}]`);
  const [stage, circle, words, bar, rate, sound] = ["stage", "circle", "words", "bar", "rate", "sound"].map(part);
  const limits = { least: Number(box.dataset.least), most: Number(box.dataset.most), step: Number(box.dataset.step) };
  const share = Number(box.dataset.share);
  let pace = Number(box.dataset.pace);
  let timers = [];
  let audio = null;
  let going = false;

  const seconds = () => ({ in: (60 / pace) * share, out: (60 / pace) * (1 - share) });

  const show = () => {
    const now = seconds();
    rate.textContent = fill(box.dataset.wordsRate, told(pace), told(now.in), told(now.out));
    part("slower").disabled = pace <= limits.least;
    part("faster").disabled = pace >= limits.most;
    part("start").hidden = going;
    part("stop").hidden = !going;
    stage.hidden = calm();
    bar.hidden = !going || !calm();
  };

  const size = (scale, length) => {
    circle.style.transitionDuration = `${length}s`;
    circle.style.transform = `scale(${scale})`;
  };

  const clear = () => {
    timers.forEach(clearTimeout);
    timers = [];
  };

  // One half of a breath. The next one starts when it ends, so a change of pace counts from the next turn on.
  const turn = (way) => {
    const length = seconds()[way];
    words.textContent = way === "in" ? box.dataset.wordsIn : box.dataset.wordsOut;
    if (sound.checked && audio) tone(audio, way === "in" ? 330 : 262);
    clear();
    show();
    if (calm()) {
      bar.max = Math.ceil(length);
      for (let second = 0; second < length; second += 1) {
        timers.push(setTimeout(() => (bar.value = second + 1), second * 1000));
      }
    } else {
      size(way === "in" ? 1 : SMALL, length);
    }
    timers.push(setTimeout(() => turn(way === "in" ? "out" : "in"), length * 1000));
  };

  const wake = () => {
    const Context = window.AudioContext;
    if (sound.checked && Context) audio ??= new Context();
    audio?.resume?.();
  };

  const stop = () => {
    clear();
    going = false;
    size(SMALL, 0.2);
    words.textContent = box.dataset.wordsReady;
    show();
  };

  const change = (by) => {
    pace = Math.min(limits.most, Math.max(limits.least, Math.round((pace + by) * 10) / 10));
    show();
  };

  part("start").addEventListener("click", () => {
    wake();
    going = true;
    document.dispatchEvent(new CustomEvent("steady:practice-begins")); // the timer of the page goes along
    turn("in");
    part("stop").focus();
  });
  part("stop").addEventListener("click", () => {
    stop();
    part("start").focus();
  });
  part("slower").addEventListener("click", () => change(-limits.step));
  part("faster").addEventListener("click", () => change(limits.step));
  sound.addEventListener("change", wake);
  document.addEventListener("steady:timer-over", () => going && stop());
  // A page that nobody looks at need not breathe on.
  document.addEventListener("visibilitychange", () => document.hidden && going && stop());

  part("live").hidden = false;
  stop();
};

document.querySelectorAll("[data-pacer]").forEach(setUp);
