/* Keeps the permit wallet on a phone, so that it opens without a network and when our servers are down.
   It sees requests of pages under /wallet/ only. What is kept is named by the page itself; nothing comes from elsewhere. */
"use strict";
const KEPT = "wallet-1";
const PATIENCE = 4000; // milliseconds: a line that is this slow is as good as none

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("wallet-") && name !== KEPT) await caches.delete(name);
  await self.clients.claim();
})()));

const inTime = (request) => new Promise((resolve, reject) => {
  setTimeout(reject, PATIENCE, new Error("too slow"));
  fetch(request).then(resolve, reject);
});

// The page: from the network when it answers well, else as it was kept. Everything else is kept as it is: it never changes.
const answer = async (request) => {
  const box = await caches.open(KEPT);
  const kept = await box.match(request, { ignoreVary: true });
  if (kept && request.mode !== "navigate") return kept;
  try {
    const fresh = await (kept ? inTime(request) : fetch(request));
    return fresh.ok || !kept ? fresh : kept;
  } catch (problem) {
    if (!kept) throw problem;
    return kept;
  }
};

self.addEventListener("fetch", (event) => {
  const here = new URL(event.request.url);
  if (event.request.method !== "GET" || here.origin !== location.origin) return;
  event.respondWith(answer(event.request));
});
