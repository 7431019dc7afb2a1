/* The call on the phone: every tap answered at once, its log kept in this browser and sent by call-log.js, an elapsed
   clock, a screen that stays awake, and a copy of the page for when the connection goes. Without this file every tap is
   a form, answered and kept by the server. */
(() => {
  "use strict";
  const form = document.querySelector("[data-live]");
  const calls = window.afterwordCalls;
  if (!form || !calls) return;
  const { live: interview, card, session, worker, after } = form.dataset;
  const HOUR = 60 * 60 * 1000;

  const fresh = () => ({
    url: location.pathname.replace(/live\/$/, "events/"), call: form.dataset.call, card, opened: Date.now(), begun: false,
    over: false, seconds: 0, at: 0, note: "", notes: [], asked: {}, events: [], refused: [],
  });
  const before = calls.read(interview);
  const goesOn = before && before.card === card && !before.over && Math.abs(Date.now() - before.opened) < 24 * HOUR;
  // A call of before keeps what was not taken yet, and a note that was not kept: words outlive the call they belong to.
  if (!goesOn) {
    calls.write(interview, { ...fresh(), events: before?.events || [], refused: before?.refused || [], note: before?.note || "" });
  }
  const log = () => calls.read(interview);
  const change = (how) => calls.change(interview, how);

  // --- the clock: counted by what no change of the time of day can move; across a reload by the time of day, if sane
  const clock = document.querySelector("[data-clock]");
  let last = performance.now();
  const passed = () => {
    const now = performance.now();
    const seconds = (now - last) / 1000;
    last = now;
    return seconds;
  };
  const awayFor = (at) => {
    const gap = Date.now() - at;
    return at && gap > 0 && gap < 2 * HOUR ? gap / 1000 : 0;
  };
  const tick = () => {
    const seconds = passed();
    const held = log();
    if (!held || !held.begun) return;
    if (!held.over) change((one) => { one.seconds += seconds; one.at = Date.now(); });
    const whole = Math.floor(held.seconds + (held.over ? 0 : seconds));
    clock.textContent = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    clock.hidden = false;
  };
  change((one) => { if (one.begun && !one.over) one.seconds += awayFor(one.at); });

  // --- where we are
  const views = [...form.querySelectorAll("[data-view]")];
  const viewOf = (id) => views.find((one) => one.dataset.view === id);
  const placeAt = (url) => {
    const given = new URL(url, location.href).searchParams;
    const part = viewOf(given.get("part")) ? given.get("part") : "0";
    return { part, say: viewOf(given.get("say")) ? given.get("say") : "", asked: given.get("asked") || "", by: given.get("by") || "", way: given.get("way") || "email" };
  };
  let place = placeAt(location.href);
  const addressOf = (to) => {
    const url = new URL(location.pathname, location.href);
    for (const name of ["part", "say", "asked", "by", "way"]) if (to[name] && !(name === "way" && !to.asked)) url.searchParams.set(name, to[name]);
    if (card !== "call_card") url.searchParams.set("card", card);
    return url;
  };
  const show = (focus = true) => {
    const view = viewOf(place.say) || viewOf(place.part) || views[0];
    views.forEach((one) => { one.hidden = one !== view; });
    if (view.dataset.kind === "time") showTime(view);
    if (view.dataset.kind === "note") showNotes();
    if (focus) view.querySelector("[data-heading]").focus({ preventScroll: true });
    window.scrollTo(0, 0);
  };
  const go = (to, replaces = false) => {
    place = { ...place, ...to };
    if (replaces) history.replaceState(null, "", addressOf(place)); else history.pushState(null, "", addressOf(place));
    show(!replaces);
  };

  // --- asking for time
  const AT_HAND = 4;
  const timesOf = (view) => [...view.querySelectorAll("[data-by]")].filter((one) => Date.parse(one.dataset.by) > Date.now() + HOUR);
  const showTime = (view) => {
    const good = timesOf(view).slice(0, AT_HAND);
    const by = place.by || (good[0] ? good[0].dataset.by : "");
    for (const one of view.querySelectorAll("[data-by]")) {
      one.hidden = !good.includes(one) && one.dataset.by !== by;
      one.setAttribute("aria-pressed", String(one.dataset.by === by));
      one.value = `by:${one.dataset.by}|${place.way}`;
    }
    for (const one of view.querySelectorAll("[data-way]")) {
      one.setAttribute("aria-pressed", String(one.dataset.way === place.way));
      one.value = `by:${by}|${one.dataset.way}`;
    }
    for (const one of view.querySelectorAll("[data-words]")) one.hidden = one.dataset.words !== `${by}|${place.way}`;
    view.querySelector("[data-promised]").hidden = !place.asked;
  };
  const askTime = (view) => {
    const concern = view.dataset.concern || "";
    const held = log().asked[concern];
    if (concern && held) return go({ say: view.dataset.view, ...held }); // asked already: the same promise
    const first = timesOf(view)[0];
    const value = { concern, what: view.dataset.what || "", by: first ? first.dataset.by : "", channel: "email" };
    const asked = calls.add(interview, "asked_time", value);
    const to = { asked, by: value.by, way: "email" };
    change((one) => { one.asked[concern] = to; });
    return go({ say: view.dataset.view, ...to });
  };
  const moveTime = (by, way) => {
    if (!place.asked) return;
    calls.add(interview, "asked_time", { instead: place.asked, by, channel: way });
    change((one) => { for (const held of Object.values(one.asked)) if (held.asked === place.asked) Object.assign(held, { by, way }); });
    go({ by, way }, true);
  };
  const untime = () => {
    if (place.asked) calls.add(interview, "asked_time", { instead: place.asked, taken_back: true });
    change((one) => { for (const [name, held] of Object.entries(one.asked)) if (held.asked === place.asked) delete one.asked[name]; });
    go({ say: "", asked: "", by: "" });
  };

  // --- a word they say
  const field = form.elements.text;
  const showNotes = () => {
    const list = form.querySelector("[data-noted-list]");
    const there = [...list.children].map((one) => one.textContent);
    for (const text of log().notes) {
      if (there.includes(text)) continue;
      const line = document.createElement("li");
      line.className = "said";
      line.dir = "auto";
      line.textContent = text;
      list.append(line);
    }
  };
  const keepNote = () => {
    const text = field.value;
    if (!text.trim()) return;
    calls.add(interview, "note", { text, part: place.part });
    change((one) => { one.notes.push(text); one.note = ""; });
    field.value = "";
    form.querySelector("[data-note-kept]").textContent = form.dataset.noted;
    showNotes();
  };
  field.addEventListener("input", () => {
    change((one) => { one.note = field.value; });
    form.querySelector("[data-note-kept]").textContent = "";
  });
  field.value = log().note || "";

  // --- the end
  let leaving = false;
  const over = async () => {
    if (leaving) return;
    leaving = true;
    keepNote();
    if (!log().over) calls.add(interview, "ended", { seconds: Math.floor(log().seconds) });
    change((one) => { one.over = true; });
    const sent = await Promise.race([calls.send(interview), new Promise((done) => { setTimeout(() => done(false), 6000); })]);
    leaving = false;
    if (!log().over) return; // back to the card in the meantime
    if (!sent) {
      if (place.say !== "over") go({ say: "over", asked: "", by: "" });
      return;
    }
    leaving = true;
    const to = `${after}?call=${log().call}`;
    if (!log().refused.length) await calls.forget(interview);
    location.assign(to);
  };

  // A hand that shakes taps twice where it meant once: the second would skip a part, or end the call.
  const TWICE = 300;
  let lastStep = -TWICE;
  const tap = (value) => {
    const [does, ...rest] = value.split(":");
    const what = rest.join(":");
    const view = viewOf(what);
    if (!log()) return location.reload(); // told and forgotten: this page came back from the browser's memory
    if (does === "part" || does === "over") {
      const now = performance.now();
      if (now - lastStep < TWICE) return undefined;
      lastStep = now;
    }
    if (does === "over") return void over();
    if (log().over) change((one) => { one.over = false; });
    if (does === "return") return go({ say: "", asked: "", by: "" });
    if (does === "untime") return untime();
    if (does === "by") return moveTime(...what.split("|"));
    if (!view) return undefined;
    if (does === "part") {
      const begins = !log().begun && what !== "0";
      if (begins) change((one) => { one.begun = true; one.at = Date.now(); });
      calls.add(interview, begins ? "begun" : "part", { part: what, seconds: Math.floor(log().seconds) });
      tick();
      return go({ part: what, say: "", asked: "", by: "" });
    }
    if (view.dataset.kind === "time") return askTime(view);
    if (view.dataset.kind === "note") { keepNote(); return place.say === "note" ? undefined : go({ say: "note" }); }
    const concern = view.dataset.kind === "concern";
    calls.add(interview, concern ? "concern" : "aside", concern ? { concern: view.dataset.concern } : { say: what });
    return go({ say: what, asked: "", by: "" });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (leaving && event.submitter?.value === "return") leaving = false;
    if (event.submitter && event.submitter.name === "tap") tap(event.submitter.value);
  });
  window.addEventListener("popstate", () => { place = placeAt(location.href); show(); });

  // --- what the person is told of the sending
  const status = form.querySelector("[data-sync]");
  calls.onState((state) => {
    const refused = log()?.refused || [];
    const words = refused.map((one) => one.value?.text || one.value?.what || one.why).join("\n");
    const text = state === "refused" ? `${form.dataset.refused} ${words}` : state === "signed-out" ? form.dataset.signedOut : state ? form.dataset.later : "";
    if (status.textContent !== text) status.textContent = text;
    if (!state && !leaving && log()?.over && place.say === "over") over();
  });

  // --- for when the connection goes: this page and its files, for this call and this sign-in only
  const hold = async () => {
    if (!("serviceWorker" in navigator) || !("caches" in window)) return;
    for (const name of await caches.keys()) {
      if (name.startsWith(calls.PAGES) && !name.startsWith(`${calls.PAGES}${session}:`)) await caches.delete(name);
    }
    const cache = await caches.open(`${calls.PAGES}${session}:${interview}`);
    const key = `${location.pathname}?card=${card}`;
    const answer = await fetch(key);
    if (!answer.ok || answer.redirected) return;
    await cache.put(key, answer);
    const named = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((one) => one.href || one.src);
    const loaded = performance.getEntriesByType("resource").map((one) => one.name).filter((name) => name.includes("/static/"));
    for (const url of new Set([...named, ...loaded])) if (!(await cache.match(url))) await cache.add(url);
    await navigator.serviceWorker.register(worker);
    await navigator.serviceWorker.ready;
    document.documentElement.dataset.held = "yes";
  };
  const start = () => hold().catch(() => { /* without a copy the page still works for as long as it stays open */ });
  if (document.readyState === "complete") start(); else window.addEventListener("load", start);

  const stayAwake = () => {
    if (navigator.wakeLock && document.visibilityState === "visible") navigator.wakeLock.request("screen").catch(() => {});
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      const held = log();
      const slept = Math.max(passed(), held ? awayFor(held.at) : 0); // a phone that sleeps may stop its own counting
      if (held && held.begun && !held.over) change((one) => { one.seconds += slept; one.at = Date.now(); });
      stayAwake();
    } else tick();
  });

  show(false);
  tick();
  setInterval(tick, 1000);
  stayAwake();
  calls.send(interview);
})();
