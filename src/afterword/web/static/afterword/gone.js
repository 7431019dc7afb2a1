/* Everything was deleted: words that this browser still held for it go too, before anything can send them again, and so
   do the pages of calls it kept for when there is no connection. */
(async () => {
  for (const store of [localStorage, sessionStorage]) {
    for (const key of Object.keys(store)) if (key.startsWith("afterword")) store.removeItem(key);
  }
  if ("caches" in window) for (const name of await caches.keys()) if (name.startsWith("afterword")) await caches.delete(name);
  if ("serviceWorker" in navigator) for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
})();
