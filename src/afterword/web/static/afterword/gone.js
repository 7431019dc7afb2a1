/* Everything was deleted: words that this browser still held for it go too, before anything can send them again. */
(() => {
  for (const store of [localStorage, sessionStorage]) {
    for (const key of Object.keys(store)) if (key.startsWith("afterword")) store.removeItem(key);
  }
})();
