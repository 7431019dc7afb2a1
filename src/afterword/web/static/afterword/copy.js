/* Copies a draft's words and opens the print dialogue. Both buttons stay hidden where this cannot run. */
(() => {
  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  document.querySelectorAll("[data-copy]").forEach((button) => {
    const field = document.getElementById(button.dataset.copy);
    if (!field || !navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(field.value);
      document.querySelectorAll("[data-copied]").forEach((place) => { place.textContent = field.dataset.copiedText; });
    });
  });
})();
