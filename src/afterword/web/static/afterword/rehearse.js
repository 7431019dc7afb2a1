/* The rehearsal: one part at a time without a round trip, a clock, a mark where it stumbled; where the browser can do
   both on this device, a voice that reads aloud and pace and filler words counted. Only counts are sent, never words. */
(() => {
  "use strict";
  const form = document.querySelector("[data-rehearsal]");
  if (!form) return;
  const stages = [...form.querySelectorAll("[data-stage]")];
  const clock = document.querySelector("[data-clock]");
  const spent = new Map(); // field -> seconds
  const fieldOf = (stage) => stage.dataset.field;
  const shown = () => stages.find((one) => !one.hidden) || stages[0];
  const isEnd = (stage) => stage.dataset.stage === "end";
  const time = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    const stage = shown();
    if (!isEnd(stage)) spent.set(fieldOf(stage), (spent.get(fieldOf(stage)) || 0) + (now - last) / 1000);
    last = now;
    let whole = 0;
    for (const [field, seconds] of spent) if (field.startsWith("p.")) whole += seconds;
    clock.textContent = `${time(whole)} / 2:00`;
    clock.hidden = false;
  };

  const write = () => {
    for (const [field, seconds] of spent) {
      const input = form.elements[`seconds:${field}`];
      input.value = String(Math.round(seconds));
      input.disabled = false;
    }
  };
  const show = (stage) => {
    stages.forEach((one) => { one.hidden = one !== stage; });
    document.body.classList.toggle("at-end", isEnd(stage));
    if (window.speechSynthesis) speechSynthesis.cancel();
    if (isEnd(stage)) { write(); listening.stop(); }
    stage.querySelector("[data-heading]").focus({ preventScroll: true });
    window.scrollTo(0, 0);
  };
  const at = () => {
    const wanted = new URL(location.href).searchParams.get("at") || "1";
    return stages.find((one) => one.dataset.stage === wanted) || stages[stages.length - 1];
  };
  form.addEventListener("click", (event) => {
    const next = event.target.closest("[data-next]");
    const mark = event.target.closest("[data-stumbled]");
    if (next) {
      event.preventDefault();
      tick();
      history.pushState(null, "", next.href);
      show(at());
    }
    if (mark) {
      const on = mark.getAttribute("aria-pressed") !== "true";
      mark.setAttribute("aria-pressed", String(on));
      form.elements[`stumbled:${fieldOf(mark.closest("[data-stage]"))}`].checked = on;
    }
  });
  window.addEventListener("popstate", () => { tick(); show(at()); });
  form.querySelectorAll("[data-stumbled]").forEach((one) => { one.hidden = false; });
  form.querySelector("[data-took]").hidden = true; // the clock knows
  if (form.querySelector("#problem-took").textContent) form.querySelector("[data-took]").hidden = false;

  // --- reading aloud, by a voice of this device only
  const language = document.documentElement.lang || "en";
  const voice = () => speechSynthesis.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(language));
  const offerVoice = () => {
    const there = Boolean(voice());
    form.querySelectorAll("[data-aloud]").forEach((one) => { one.hidden = !there; });
  };
  if (window.speechSynthesis) {
    offerVoice();
    speechSynthesis.addEventListener("voiceschanged", offerVoice);
    form.addEventListener("click", (event) => {
      const button = event.target.closest("[data-aloud]");
      if (!button || !voice()) return;
      if (speechSynthesis.speaking) { speechSynthesis.cancel(); return; }
      const words = [...button.closest("[data-stage]").querySelectorAll(".say")].map((one) => one.textContent).join(" ");
      const said = new SpeechSynthesisUtterance(words);
      said.voice = voice();
      said.lang = said.voice.lang;
      speechSynthesis.speak(said);
    });
  }

  // --- pace and filler words, where the browser writes along on this device and says so
  const place = document.querySelector("[data-voice]");
  const Recognition = window.SpeechRecognition || window.webkitSpeechRecognition;
  const listening = {
    words: 0, from: 0, seconds: 0, fillers: {}, running: null,
    hear(text) {
      const plain = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}' ]/gu, " ").replace(/\s+/g, " ")} `;
      this.words += plain.split(" ").filter(Boolean).length;
      for (const word of form.dataset.fillers.split("|")) {
        const times = plain.split(` ${word} `).length - 1;
        if (times) this.fillers[word] = (this.fillers[word] || 0) + times;
      }
    },
    start() {
      const one = new Recognition();
      one.processLocally = true;
      if (one.processLocally !== true) return false;
      one.continuous = true;
      one.lang = navigator.language.startsWith(language) ? navigator.language : language;
      one.addEventListener("result", (event) => {
        for (let n = event.resultIndex; n < event.results.length; n += 1) if (event.results[n].isFinal) this.hear(event.results[n][0].transcript);
      });
      one.addEventListener("end", () => { if (this.running) one.start(); });
      one.addEventListener("error", (event) => { if (["not-allowed", "service-not-allowed", "language-not-supported"].includes(event.error)) this.running = null; });
      this.running = one;
      this.from = performance.now();
      one.start();
      return true;
    },
    stop() {
      if (!this.running) return;
      const one = this.running;
      this.running = null;
      one.stop();
      const send = (name, value) => {
        const input = document.createElement("input");
        Object.assign(input, { type: "hidden", name, value: String(value) });
        form.append(input);
      };
      send("words", this.words);
      send("word_seconds", Math.round((performance.now() - this.from) / 1000));
      for (const [word, times] of Object.entries(this.fillers)) send(`filler:${word}`, times);
    },
  };
  const canListen = async () => {
    if (!Recognition || typeof Recognition.available !== "function" || !("processLocally" in Recognition.prototype)) return false;
    return (await Recognition.available({ langs: [navigator.language], processLocally: true })) === "available";
  };
  canListen().catch(() => false).then((can) => {
    place.hidden = false;
    const button = place.querySelector("[data-listen]");
    button.hidden = !can;
    place.querySelector("[data-no-listening]").hidden = can;
    button.addEventListener("click", () => {
      if (!listening.start()) return;
      button.hidden = true;
      place.querySelector("[data-listening]").hidden = false;
    });
  });

  form.addEventListener("submit", () => { tick(); write(); });
  show(at());
  tick();
  setInterval(tick, 500);
})();
