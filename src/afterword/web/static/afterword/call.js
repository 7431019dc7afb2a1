/* The call on the phone: steps without a round trip, an elapsed clock, and a screen that stays awake.
   Without this file every step is a link and the page works the same, without a clock. */
(() => {
  const stage = document.querySelector("[data-live]");
  if (!stage) return;
  const clock = document.querySelector("[data-clock]");
  const startKey = "afterword-call-" + stage.dataset.live;

  // The start is kept for the tab, so that a reload in the middle of a call does not set the clock back.
  const started = () => Number(sessionStorage.getItem(startKey)) || 0;
  const tick = () => {
    if (!clock || !started()) return;
    const seconds = Math.max(0, Math.floor((Date.now() - started()) / 1000));
    clock.textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    clock.hidden = false;
  };

  const show = (url) => {
    const wanted = new URL(url, location.href);
    const part = wanted.searchParams.get("part") || "0";
    const say = wanted.searchParams.get("say") || "";
    const views = [...stage.querySelectorAll("[data-view]")];
    const view = views.find((one) => one.dataset.view === (say ? "say-" + say : part));
    if (!view) return false;
    views.forEach((one) => { one.hidden = one !== view; });
    document.querySelectorAll("[data-dock]").forEach((dock) => { dock.hidden = dock.dataset.dock !== part; });
    document.querySelectorAll("[data-say]").forEach((chip) => {
      if (chip.dataset.say === say) chip.setAttribute("aria-current", "true"); else chip.removeAttribute("aria-current");
    });
    if (part !== "0" && !started()) { sessionStorage.setItem(startKey, String(Date.now())); tick(); }
    const heading = view.querySelector("[data-heading]");
    if (heading) heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    return true;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-step]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const to = new URL(link.href);
    // The page was made at one part; by now the way back may lead to another.
    if (link.hasAttribute("data-return")) to.searchParams.set("part", new URL(location.href).searchParams.get("part") || "0");
    if (show(to)) { event.preventDefault(); history.pushState(null, "", to); }
  });
  window.addEventListener("popstate", () => { if (!show(location.href)) location.reload(); });
  document.querySelectorAll("[data-call-over]").forEach((link) => {
    link.addEventListener("click", () => sessionStorage.removeItem(startKey));
  });

  if (new URL(location.href).searchParams.get("part") && !started()) sessionStorage.setItem(startKey, String(Date.now()));
  tick();
  setInterval(tick, 1000);

  const stayAwake = () => {
    if (navigator.wakeLock && document.visibilityState === "visible") navigator.wakeLock.request("screen").catch(() => {});
  };
  stayAwake();
  document.addEventListener("visibilitychange", stayAwake);
})();
