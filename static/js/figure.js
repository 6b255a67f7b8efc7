// Plays a drawing: its frames are groups of one picture, of which one shows. Without this script the first frame stands.
// Markup: templates/_components/figure.html. Nothing moves by itself for a person who asked for less motion, or out of sight.

const still = window.matchMedia("(prefers-reduced-motion: reduce)");
const calm = () => still.matches || document.documentElement.dataset.motion === "reduce";

const setUp = (box) => {
  const frames = [...box.querySelectorAll(".fg-frame")];
  const button = box.querySelector("[data-figure-toggle]");
  if (frames.length < 2 || !button) return;
  const words = button.querySelector("[data-figure-words]");
  const icons = button.querySelectorAll("[data-figure-icon]");
  const pause = (Number(box.dataset.seconds) * 1000) / frames.length;
  let now = 0;
  let timer = 0;

  const turn = () => {
    frames[now].setAttribute("display", "none");
    now = (now + 1) % frames.length;
    frames[now].removeAttribute("display");
  };

  const say = (playing) => {
    words.textContent = playing ? button.dataset.wordsPause : button.dataset.wordsPlay;
    for (const icon of icons) icon.hidden = (icon.dataset.figureIcon === "pause") !== playing;
  };

  const stop = () => {
    clearInterval(timer);
    timer = 0;
    say(false);
  };

  const play = () => {
    clearInterval(timer);
    timer = setInterval(turn, pause);
    say(true);
  };

  let wanted = "autoplay" in box.dataset && !calm();
  let inSight = true;
  const settle = () => (wanted && inSight && !document.hidden ? play() : stop());

  button.addEventListener("click", () => {
    wanted = !timer;
    inSight = true;
    settle();
  });
  still.addEventListener("change", () => {
    if (calm()) wanted = false;
    settle();
  });
  document.addEventListener("visibilitychange", settle);
  new IntersectionObserver(([entry]) => {
    inSight = entry.isIntersecting;
    settle();
  }).observe(box);
  button.hidden = false;
  settle();
};

document.querySelectorAll("[data-figure-loop]").forEach(setUp);
