/* The buttons of the permit wallet: keep it on this phone, take it away again, and tell which of both holds. */
(() => {
  "use strict";
  const KEPT = "wallet-1";
  const place = document.querySelector("[data-wallet]");
  if (!place || !("serviceWorker" in navigator) || !("caches" in window)) return;
  const say = (name) => place.querySelectorAll("[data-say]").forEach((part) => { part.hidden = part.dataset.say !== name; });
  const named = () => [
    ...[...document.querySelectorAll("link[rel~=stylesheet], link[rel~=icon], link[rel=manifest]")].map((one) => one.href),
    ...[...document.querySelectorAll("script[src]")].map((one) => one.src),
    ...[...document.querySelectorAll("img[src]")].map((one) => one.src),
    ...[...document.querySelectorAll("a[data-keep]")].map((one) => one.href),
  ].filter((address) => address.startsWith(`${location.origin}/`));

  // Exactly this page and what it names; letters never change, so those that are there are not fetched again.
  const fill = async () => {
    const box = await caches.open(KEPT);
    const wanted = new Set(named());
    for (const request of await box.keys()) if (!wanted.has(request.url)) await box.delete(request);
    for (const address of wanted) if (!(await box.match(address))) await box.add(address);
    const page = await fetch(place.dataset.wallet, { credentials: "same-origin" });
    if (!page.ok || page.redirected) throw new Error("not signed in");
    await box.put(place.dataset.wallet, page);
  };
  const keep = async () => {
    say("working");
    await navigator.serviceWorker.register(place.dataset.worker, { scope: place.dataset.wallet });
    await navigator.serviceWorker.ready;
    await fill();
    await navigator.storage?.persist?.();
    say("kept");
  };
  const forget = async () => {
    const found = await navigator.serviceWorker.getRegistration(place.dataset.wallet);
    await found?.unregister();
    await caches.delete(KEPT);
    say("ready");
  };

  place.querySelector("[data-keep-now]").addEventListener("click", () => keep().catch(() => forget().then(() => say("failed"))));
  place.querySelectorAll("[data-forget]").forEach((button) => button.addEventListener("click", forget));
  place.querySelector("[data-again]").addEventListener("click", () => keep().catch(() => forget().then(() => say("failed"))));
  place.hidden = false;
  (async () => {
    const found = await navigator.serviceWorker.getRegistration(place.dataset.wallet);
    if (!found || !(await caches.has(KEPT))) return say("ready");
    say("kept");
    if (navigator.onLine) await fill().catch(() => {});
  })();
})();
