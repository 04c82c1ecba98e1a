/* After signing out, for browsers that do not know Clear-Site-Data: nothing of the wallet stays on the phone. */
(async () => {
  "use strict";
  if ("caches" in window) for (const name of await caches.keys()) if (name.startsWith("wallet-")) await caches.delete(name);
  if (!("serviceWorker" in navigator)) return;
  for (const found of await navigator.serviceWorker.getRegistrations()) if (new URL(found.scope).pathname === "/wallet/") await found.unregister();
})();
