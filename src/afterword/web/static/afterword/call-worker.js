/* Answers for the page of one call while Afterword cannot be reached. It is registered under that page and touches
   nothing else: the page and the static files that call.js put into the browser's cache for this call. */
"use strict";
const PAGES = "afterword-call:";
const PLACE = new URL(self.registration.scope).pathname;
const INTERVIEW = PLACE.split("/")[2];
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const mine = async () => (await caches.keys()).filter((name) => name.startsWith(PAGES) && name.endsWith(INTERVIEW));
const held = async (key) => {
  for (const name of await mine()) {
    const found = await (await caches.open(name)).match(key);
    if (found) return found;
  }
  return null;
};
const inTime = (request) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("too slow")), PATIENCE);
  fetch(request).then(resolve, reject);
});

/* The page itself: as Afterword has it now, else as it was when it was opened. */
const page = async (request, url) => {
  try {
    const answer = await inTime(request);
    // Signed out, or deleted: what was held of it goes.
    if (answer.status === 403 || answer.status === 404) for (const name of await mine()) await caches.delete(name);
    return answer;
  } catch {
    const card = url.searchParams.get("card") || "call_card";
    return (await held(`${PLACE}?card=${card}`)) || fetch(request);
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && url.pathname === PLACE) event.respondWith(page(request, url));
  else if (url.pathname.startsWith("/static/")) {
    event.respondWith(held(request.url).then((found) => found || fetch(request)));
  }
});
