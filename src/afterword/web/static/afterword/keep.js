/*
Holds what is typed until the server has said that it is kept.

htmx sends a form marked data-keep as it is typed. Until the answer comes, the words stand in this browser's storage,
so that a closed tab, a lost connection or a stopped server loses nothing. They are put back when the page is opened
again, and removed as soon as they are kept. Without this file the form's own button keeps everything.

Storage: "afterword:unsent:<path>" -> {url, at, form: {name: value}, fields: {name: {text, was}}, submitted}.
`was` is what the server held when the person began to type; if it holds something else by now, the person decides.
*/
(() => {
  "use strict";
  const PREFIX = "afterword:unsent:";
  const HERE = PREFIX + location.pathname;
  const FRESH = 10 * 60 * 1000; // younger words are sent again without asking: they were typed a page ago
  const known = new WeakMap(); // form -> {name: what the server holds}
  const sent = new WeakMap(); // form -> {name: what went out last}
  let wait = 2000;

  const read = (key) => {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  };
  const write = (key, entry) => {
    try {
      if (entry && Object.keys(entry.fields).length) localStorage.setItem(key, JSON.stringify(entry));
      else localStorage.removeItem(key);
    } catch { /* storage full or forbidden: the server still gets every word, only the net under it is gone */ }
  };
  const fieldsOf = (form) => {
    const values = {};
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden" || field.type === "submit" || field.type === "file") continue;
      if (field.type === "radio" || field.type === "checkbox") {
        if (!(field.name in values)) values[field.name] = "";
        if (field.checked) values[field.name] = field.value;
      } else values[field.name] = field.value;
    }
    return values;
  };
  const formOf = (element) => element && element.closest && element.closest("form[data-keep]");
  const say = (text, waiting) => {
    const kept = document.getElementById("kept");
    if (!kept) return;
    if (text && kept.textContent !== text) kept.textContent = text;
    kept.classList.toggle("waiting", waiting);
  };
  const mark = (form, names, invalid) => {
    for (const name of names) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (invalid) field.setAttribute("aria-invalid", "true");
        else field.removeAttribute("aria-invalid");
      }
    }
  };

  document.addEventListener("input", (event) => {
    const form = formOf(event.target);
    if (!form || !event.target.name) return;
    const now = fieldsOf(form);
    const before = known.get(form) || {};
    const entry = read(HERE) || { fields: {} };
    entry.url = form.getAttribute("hx-post");
    entry.at = Date.now();
    entry.form = now;
    entry.submitted = false;
    const name = event.target.name;
    if (now[name] === before[name]) delete entry.fields[name];
    else entry.fields[name] = { text: now[name], was: before[name] ?? "" };
    write(HERE, entry);
  });

  document.addEventListener("submit", (event) => {
    const entry = formOf(event.target) && read(HERE);
    if (entry) write(HERE, { ...entry, submitted: true });
  });

  document.addEventListener("htmx:configRequest", (event) => {
    const form = formOf(event.detail.elt);
    if (form) sent.set(form, fieldsOf(form));
  });
  // The same words again would be read out again: a screen reader hears "Kept" once a minute at most.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    if (target.id !== "kept") return;
    const text = new DOMParser().parseFromString(event.detail.serverResponse, "text/html").body.firstChild;
    if (text && target.textContent.trim() === text.textContent.trim()) event.detail.swapOverride = "none";
  });
  document.addEventListener("kept", (event) => {
    const form = formOf(event.target);
    if (!form) return;
    const { fields, problems } = event.detail;
    const out = sent.get(form) || {};
    const entry = read(HERE) || { fields: {} };
    for (const name of fields) {
      known.get(form)[name] = out[name];
      if (entry.fields[name] && entry.fields[name].text === out[name]) delete entry.fields[name];
    }
    write(HERE, entry);
    mark(form, fields, false);
    mark(form, problems, true);
    say("", false);
    wait = 2000;
  });
  const failed = (event) => {
    const form = formOf(event.detail.elt);
    if (!form) return;
    const status = event.detail.xhr ? event.detail.xhr.status : 0;
    if (status >= 400 && status < 500) {
      say(form.dataset.stale, true);
      return;
    }
    say(form.dataset.waiting, true);
    setTimeout(() => form.dispatchEvent(new Event("send-again")), wait);
    wait = Math.min(wait * 2, 30000);
  };
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) document.addEventListener(name, failed);

  const put = (form, name, text) => {
    const field = form.elements[name];
    if (!field) return;
    field.value = text;
    const one = field instanceof RadioNodeList ? form.querySelector(`[name="${CSS.escape(name)}"]:checked`) : field;
    if (one) one.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const offer = (form, name, text) => {
    const pattern = document.getElementById("found");
    const problem = document.getElementById(`problem-${name}`);
    if (!pattern || !problem) return;
    const note = pattern.content.cloneNode(true).firstElementChild;
    note.querySelector("[data-words]").textContent = text;
    note.querySelector("[data-use]").addEventListener("click", () => { put(form, name, text); note.remove(); });
    note.querySelector("[data-drop]").addEventListener("click", () => {
      const entry = read(HERE);
      if (entry) { delete entry.fields[name]; write(HERE, entry); }
      note.remove();
    });
    problem.after(note);
  };
  const restore = (form) => {
    known.set(form, fieldsOf(form));
    const entry = read(HERE);
    if (!entry) return;
    const server = known.get(form);
    for (const [name, { text, was }] of Object.entries(entry.fields)) {
      if (!(name in server)) continue;
      if (server[name] === text) delete entry.fields[name];
      else if (server[name] === was || server[name] === "") put(form, name, text);
      else offer(form, name, text);
    }
    const left = read(HERE) || entry;
    for (const name of Object.keys(left.fields)) if (!(name in entry.fields)) delete left.fields[name];
    write(HERE, { ...left, submitted: false });
  };

  /* Words typed on another page and not kept there: sent again if they are fresh, else the person is told where they are. */
  const others = async () => {
    const cameFrom = document.referrer ? PREFIX + new URL(document.referrer).pathname : "";
    const token = document.querySelector("meta[name=form-token]")?.content;
    const notice = document.querySelector("[data-unsent]");
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX) && name !== HERE)) {
      const entry = read(key);
      if (!entry || !entry.fields) { localStorage.removeItem(key); continue; }
      if (entry.submitted && key === cameFrom) { localStorage.removeItem(key); continue; } // the button kept it
      if (token && entry.url && Date.now() - entry.at < FRESH) {
        try {
          const body = new URLSearchParams(entry.form);
          const headers = { "X-CSRFToken": token, "HX-Request": "true" };
          const answer = await fetch(entry.url, { method: "POST", body, headers });
          const kept = answer.ok ? JSON.parse(answer.headers.get("HX-Trigger")).kept.fields : [];
          const now = read(key) || { fields: {} };
          for (const name of kept) delete now.fields[name];
          write(key, now);
          if (answer.status === 404) localStorage.removeItem(key);
          if (!read(key)) continue;
        } catch { /* still not reachable: the notice says where the words are */ }
      }
      if (notice) {
        notice.querySelector("[data-unsent-link]").href = key.slice(PREFIX.length);
        notice.querySelector("[data-unsent-drop]").onclick = () => { localStorage.removeItem(key); notice.hidden = true; };
        notice.hidden = false;
      }
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const form of document.querySelectorAll("form[data-keep]")) restore(form);
    // A form that htmx brings in later is held in the same way.
    document.addEventListener("htmx:load", (event) => {
      const forms = event.detail.elt.parentNode ? event.detail.elt.parentNode.querySelectorAll("form[data-keep]") : [];
      for (const form of forms) if (!known.has(form)) restore(form);
    });
    try { others(); } catch { /* no storage, nothing held */ }
  });
})();
