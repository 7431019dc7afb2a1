/*
Holds what is typed until the server has said that it is kept.

htmx sends a form marked data-keep as it is typed. Until the answer comes, the words stand in this browser's storage,
so that a closed tab, a lost connection or a stopped server loses nothing. They are put back when the page is opened
again, and removed as soon as the server has said that they are kept. Without this file the form's own button keeps
everything.

A button takes the person to another page, which may be one that says what went wrong. So the form carries a number,
and the server, once it has kept the words, writes that number into a cookie (afterword.web.proof): only then they go.

data-keep="held": pressing the button is the person's to do (to add, to have asked); such words are only held here.
A disabled hidden field is for the sending that this file does by itself; the form's button does not send it.

Storage: "afterword:unsent:<path>" ->
  {url, at, form: {name: value}, fields: {name: {text, was, where}}, sent: {number, form: {name: value}}}.
`was` is what the server held when the person began to type; if it holds something else by now, the person decides.
`where` is the address at which the field stands.
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
  const hiddenOf = (form) => {
    const values = {};
    for (const field of form.elements) {
      if (field.type === "hidden" && !["csrfmiddlewaretoken", "held"].includes(field.name)) values[field.name] = field.value;
    }
    return values;
  };
  // The server takes the spaces at the ends of a sentence away; that is no other wording.
  const same = (one, other) => (one ?? "").trim() === (other ?? "").trim();
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
    entry.url = form.dataset.keep === "held" ? "" : form.getAttribute("hx-post");
    entry.at = Date.now();
    entry.form = { ...hiddenOf(form), ...now };
    const name = event.target.name;
    if (now[name] === before[name]) delete entry.fields[name];
    else entry.fields[name] = { text: now[name], was: before[name] ?? "", where: location.pathname + location.search };
    write(HERE, entry);
  });

  document.addEventListener("submit", (event) => {
    const form = formOf(event.target);
    const entry = form && read(HERE);
    if (!entry) return;
    const number = Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
    let field = form.elements.held;
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = "held";
      form.append(field);
    }
    field.value = number;
    write(HERE, { ...entry, sent: { number, form: fieldsOf(form) } });
  });
  /* What a button sent goes when the server has proven that it kept it, and only as it was sent. */
  const forgetWhatIsProven = () => {
    const proven = (document.cookie.match(/(?:^|; )afterword_kept=([^;]*)/) || ["", ""])[1].split(".");
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX))) {
      const entry = read(key);
      if (!entry || !entry.fields) { localStorage.removeItem(key); continue; }
      if (!entry.sent || !proven.includes(entry.sent.number)) continue;
      for (const [name, { text }] of Object.entries(entry.fields)) {
        if (entry.sent.form[name] === text) delete entry.fields[name];
      }
      write(key, { ...entry, sent: null });
    }
  };

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
    const field = form.elements[name];
    if (!pattern || !field) return;
    const problem = document.getElementById(`problem-${name}`);
    const note = pattern.content.cloneNode(true).firstElementChild;
    note.querySelector("[data-words]").textContent = text;
    note.querySelector("[data-use]").addEventListener("click", () => { put(form, name, text); note.remove(); });
    note.querySelector("[data-drop]").addEventListener("click", () => {
      const entry = read(HERE);
      if (entry) { delete entry.fields[name]; write(HERE, entry); }
      note.remove();
    });
    if (problem) problem.after(note);
    else field.before(note);
  };
  const restore = (form) => {
    known.set(form, fieldsOf(form));
    const entry = read(HERE);
    if (!entry) return;
    const server = known.get(form);
    // A page that says what could not be read shows it without having kept it; what is only held was kept as a whole.
    const only = form.dataset.keep === "held" ? "" : (name) => `[name="${CSS.escape(name)}"]`;
    const refused = (name) => form.querySelector(`${only && only(name)}[aria-invalid=true]`);
    for (const [name, { text, was }] of Object.entries(entry.fields)) {
      if (!(name in server)) continue;
      if (same(server[name], text)) { if (!refused(name)) delete entry.fields[name]; }
      else if (same(server[name], was) || same(server[name], "")) put(form, name, text);
      else offer(form, name, text);
    }
    const left = read(HERE) || entry;
    for (const name of Object.keys(left.fields)) if (!(name in entry.fields)) delete left.fields[name];
    write(HERE, left);
  };

  /* Words typed on another page and not kept there: sent again if they are fresh, else the person is told where they are. */
  const others = async () => {
    const token = document.querySelector("meta[name=form-token]")?.content;
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(PREFIX) && name !== HERE)) {
      const entry = read(key);
      if (token && entry.url && Date.now() - entry.at < FRESH) {
        try {
          const body = new URLSearchParams(entry.form);
          const headers = { "X-CSRFToken": token, "HX-Request": "true" };
          const answer = await fetch(entry.url, { method: "POST", body, headers });
          const kept = answer.ok ? JSON.parse(answer.headers.get("HX-Trigger")).kept.fields : [];
          const now = read(key) || { fields: {} };
          for (const name of kept) if (now.fields[name]?.text === entry.form[name]) delete now.fields[name];
          write(key, now);
        } catch { /* still not reachable: the notice says where the words are */ }
      }
      const left = read(key);
      if (left) tell(key, Object.values(left.fields)[0].where || key.slice(PREFIX.length), () => localStorage.removeItem(key));
    }
    // On this page, but in a field that is not open now.
    const here = read(HERE) || { fields: {} };
    const named = (name) => document.querySelector(`form[data-keep] [name="${CSS.escape(name)}"]`);
    const closed = Object.keys(here.fields).filter((name) => here.fields[name].where && !named(name));
    if (closed.length) {
      tell(HERE, here.fields[closed[0]].where, () => {
        const entry = read(HERE) || { fields: {} };
        for (const name of closed) delete entry.fields[name];
        write(HERE, entry);
      });
    }
  };
  const tell = (key, where, drop) => {
    const notice = document.querySelector("[data-unsent]");
    if (!notice) return;
    notice.querySelector("[data-unsent-link]").href = where;
    notice.querySelector("[data-unsent-drop]").onclick = () => { drop(); notice.hidden = true; };
    notice.hidden = false;
  };
  /* A page that says what went wrong shows the words that were typed here, so that they can be copied. */
  const showHeld = (place) => {
    const entry = read(HERE);
    const words = entry ? Object.values(entry.fields).map((field) => field.text).filter((text) => text.trim()) : [];
    for (const text of words) {
      const said = document.createElement("p");
      said.className = "said";
      said.dir = "auto";
      said.textContent = text;
      place.append(said);
    }
    place.hidden = !words.length;
  };

  document.addEventListener("DOMContentLoaded", () => {
    try { forgetWhatIsProven(); } catch { /* no storage, nothing held */ }
    const place = document.querySelector("[data-held]");
    if (place) showHeld(place);
    for (const form of document.querySelectorAll("form[data-keep]")) restore(form);
    // A form that htmx brings in later is held in the same way.
    document.addEventListener("htmx:load", (event) => {
      const forms = event.detail.elt.parentNode ? event.detail.elt.parentNode.querySelectorAll("form[data-keep]") : [];
      for (const form of forms) if (!known.has(form)) restore(form);
    });
    others().catch(() => { /* no storage, nothing held */ });
  });
})();
