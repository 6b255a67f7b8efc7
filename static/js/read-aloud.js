// Reads a lesson aloud with the device's own voice. What is being read is marked in the text, which is the transcript.
// Where a browser cannot speak the buttons stay hidden and the page works as before.

const synth = window.speechSynthesis;

const voiceFor = (language) => {
  const wanted = language.toLowerCase().split("-")[0];
  const voices = synth.getVoices().filter((voice) => voice.lang.toLowerCase().startsWith(wanted));
  return voices.find((voice) => voice.localService) ?? voices[0] ?? null;
};

// Mark one word without changing the page, where the browser can.
const markWord = (part, from, length) => {
  if (!CSS.highlights || !part.firstChild || length < 1) return;
  const range = new Range();
  const end = Math.min(from + length, part.firstChild.length);
  if (from >= end) return;
  range.setStart(part.firstChild, from);
  range.setEnd(part.firstChild, end);
  CSS.highlights.set("read-aloud", new Highlight(range));
};

const lengthOfWord = (text, from) => (/^\S+/.exec(text.slice(from)) ?? [""])[0].length;

const start = (box) => {
  const part = (name) => box.querySelector(`[data-read-${name}]`);
  const text = document.querySelector("[data-read]");
  const parts = text ? [...text.querySelectorAll("[data-read-part]")] : [];
  if (!parts.length) return;
  const state = { at: 0, turn: 0, silence: 0 };

  const show = (...names) => {
    for (const name of ["play", "pause", "resume"]) part(name).hidden = !names.includes(name);
  };
  const mark = (one) => {
    for (const other of parts) other.classList.toggle("is-read-now", other === one);
    CSS.highlights?.delete("read-aloud");
  };
  const hush = () => {
    state.turn += 1; // whatever still ends belongs to an earlier turn
    clearTimeout(state.silence);
    synth.cancel();
  };
  const rest = () => {
    hush();
    state.at = 0;
    mark(null);
    show("play");
  };
  const say = () => {
    const turn = ++state.turn;
    const one = parts[state.at];
    if (!one) {
      rest();
      return;
    }
    const words = new SpeechSynthesisUtterance(one.textContent);
    words.lang = text.lang || document.documentElement.lang;
    words.voice = voiceFor(words.lang);
    words.rate = Number(part("rate").value);
    words.onboundary = (event) => {
      if (turn !== state.turn || event.name === "sentence") return;
      markWord(one, event.charIndex, event.charLength || lengthOfWord(one.textContent, event.charIndex));
    };
    words.onend = () => {
      if (turn !== state.turn) return;
      state.at += 1;
      // A silence that the script asks for is kept, not said.
      const silence = Number(one.dataset.readPause ?? 0) * 1000;
      state.silence = setTimeout(() => turn === state.turn && say(), silence);
    };
    words.onerror = () => {
      if (turn !== state.turn) return;
      rest();
      part("sorry").textContent = part("sorry").dataset.words;
    };
    mark(one);
    synth.speak(words);
  };
  const go = () => {
    part("sorry").textContent = "";
    show("pause");
    part("pause").focus();
    synth.cancel();
    say();
  };

  part("play").addEventListener("click", () => {
    state.at = 0;
    go();
  });
  // Some phones cannot go on after a pause, so a pause stops, and going on starts the same paragraph again.
  part("pause").addEventListener("click", () => {
    hush();
    CSS.highlights?.delete("read-aloud");
    show("resume");
    part("resume").focus();
  });
  part("resume").addEventListener("click", go);
  part("rate").addEventListener("change", () => {
    if (!part("pause").hidden) go();
  });
  addEventListener("pagehide", hush);
  box.hidden = false;
};

if (synth && window.SpeechSynthesisUtterance) {
  for (const box of document.querySelectorAll("[data-read-aloud]")) start(box);
}
