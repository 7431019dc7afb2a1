/* What is tapped and typed in a call, held in this browser until Afterword has it. Loaded on every page, so that the
   log of a call made without a connection arrives whenever any page is opened next.

   localStorage "afterword:call:<interview>" ->
     {url, call, card, opened, begun, over, seconds, at, note, notes, asked, events, refused}
   `events` are those not yet taken: {call, card, id, at, kind, value}. Each has a number of its own, made here, so that
   sending it twice does nothing. `refused` are those Afterword could not take, with the reason; their words stay. */
(() => {
  "use strict";
  const PREFIX = "afterword:call:";
  const PAGES = "afterword-call:"; // caches "afterword-call:<session>:<interview>", made by call.js
  const DAY = 24 * 60 * 60 * 1000;
  const MOST = 300000; // characters in one sending
  const beside = new Map(); // where there is no storage, the page itself holds the log
  const busy = new Map();
  let token = document.querySelector("meta[name=form-token]")?.content || "";
  let wait = 2000;
  let tell = () => {};

  const read = (interview) => {
    try { return JSON.parse(localStorage.getItem(PREFIX + interview)) || beside.get(interview) || null; }
    catch { return beside.get(interview) || null; }
  };
  const write = (interview, log) => {
    beside.set(interview, log);
    try { localStorage.setItem(PREFIX + interview, JSON.stringify(log)); } catch { /* full or forbidden: see `beside` */ }
  };
  /* Changes what is stored now, not what was read a while ago: another page may have written in between. */
  const change = (interview, how) => {
    const log = read(interview);
    if (log) { how(log); write(interview, log); }
    return log;
  };
  const number = () => crypto.randomUUID ? crypto.randomUUID() : "10000000-1000-4000-8000-100000000000".replace(/[018]/g,
    (c) => (Number(c) ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (Number(c) / 4)))).toString(16));

  const add = (interview, kind, value, id = number()) => {
    change(interview, (log) => {
      log.events.push({ call: log.call, card: log.card, id, kind, value, at: new Date().toISOString() });
    });
    send(interview);
    return id;
  };
  const forget = async (interview) => {
    beside.delete(interview);
    try { localStorage.removeItem(PREFIX + interview); } catch { /* nothing was stored */ }
    if (!("caches" in window)) return;
    for (const name of await caches.keys()) if (name.startsWith(PAGES) && name.endsWith(interview)) await caches.delete(name);
  };

  const post = (url, body) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), 15000);
    const headers = { "X-CSRFToken": token, "Content-Type": "application/json" };
    return fetch(url, { method: "POST", headers, body, signal: stop.signal }).finally(() => clearTimeout(timer));
  };
  /* The form of this page may be older than the sign-in: then the token is asked for anew, once. */
  const deliver = async (url, body) => {
    const answer = await post(url, body);
    if (answer.status !== 403) return answer;
    const fresh = await fetch(url);
    if (!fresh.ok) return fresh;
    token = (await fresh.json()).token;
    return post(url, body);
  };
  const batch = (events) => {
    const first = events[0];
    const chosen = [];
    let size = 0;
    for (const one of events) {
      size += one.value && one.value.text ? one.value.text.length + 200 : 300;
      if (chosen.length && (one.call !== first.call || size > MOST || chosen.length >= 200)) break;
      chosen.push(one);
    }
    return chosen;
  };
  /* Everything held for this interview, oldest first. Answers whether Afterword has it all. */
  const sendAll = async (interview) => {
    for (;;) {
      const log = read(interview);
      if (!log || !log.events.length) { wait = 2000; tell(log && log.refused.length ? "refused" : ""); return true; }
      const some = batch(log.events);
      const events = some.map(({ id, at, kind, value }) => ({ id, at, kind, value }));
      const body = JSON.stringify({ call: some[0].call, card: some[0].card, clock: new Date().toISOString(), events });
      let answer;
      try { answer = await deliver(log.url, body); } catch { answer = null; }
      if (!answer || !answer.ok) {
        tell(answer && answer.status === 403 ? "signed-out" : "later");
        return false;
      }
      const { kept, refused } = await answer.json();
      const why = new Map(refused.map((one) => [one.id, one.why]));
      const settled = new Set([...kept, ...why.keys()]);
      change(interview, (now) => {
        now.refused.push(...now.events.filter((one) => why.has(one.id)).map((one) => ({ ...one, why: why.get(one.id) })));
        now.events = now.events.filter((one) => !settled.has(one.id));
      });
      if (!some.some((one) => settled.has(one.id))) { tell("later"); return false; } // it took none: no endless loop
    }
  };
  const send = (interview) => {
    if (busy.has(interview)) { busy.get(interview).again = true; return busy.get(interview).done; }
    const turn = { again: false, done: null };
    busy.set(interview, turn);
    turn.done = (async () => {
      let all;
      do { turn.again = false; all = await sendAll(interview); } while (turn.again && all);
      busy.delete(interview);
      if (!all) { setTimeout(() => send(interview), wait); wait = Math.min(wait * 2, 30000); }
      return all;
    })();
    return turn.done;
  };

  const interviews = () => {
    try { return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length)); }
    catch { return []; }
  };
  const here = document.querySelector("[data-live]")?.dataset.live;
  /* A call that is over and told is forgotten, and so is a page that was opened a day ago and never used. */
  const tidy = async (interview) => {
    const log = read(interview);
    if (!log || !Array.isArray(log.events)) return forget(interview);
    if (!(await send(interview)) || interview === here) return;
    const now = read(interview);
    const held = now && (now.refused.length || (now.note && now.note.trim()));
    if (now && !held && (now.over || Math.abs(Date.now() - now.opened) > DAY)) await forget(interview);
  };
  const tidyAll = () => interviews().forEach((one) => tidy(one).catch(() => { /* tried again on the next page */ }));

  window.afterwordCalls = { read, write, change, add, send, forget, number, PAGES, onState: (how) => { tell = how; } };
  window.addEventListener("online", () => { wait = 2000; tidyAll(); });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") tidyAll(); });
  document.addEventListener("DOMContentLoaded", tidyAll);
  // An interview that is deleted takes with it what this browser held for it.
  document.addEventListener("submit", (event) => {
    const interview = event.target.dataset && event.target.dataset.forgetCall;
    if (interview) forget(interview);
  });
})();
