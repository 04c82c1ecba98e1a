/* A part of the page that is still being worked on fetches itself again until it is done. Without this file a link does. */
(() => {
  "use strict";
  const PAUSES = [1, 1, 2, 2, 3, 3, 5, 5, 8, 8, 13, 13, 20, 30]; // seconds; about two minutes in all
  const pause = (seconds) => new Promise((go) => setTimeout(go, seconds * 1000));

  const tell = (words) => {
    const said = Object.assign(document.createElement("p"), { className: "govuk-visually-hidden" });
    said.setAttribute("role", "status");
    document.getElementById("main-content").append(said);
    setTimeout(() => { said.textContent = words; }, 100);
  };

  const renewed = async (part) => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(part.id);
    if (!fresh || ("coming" in fresh.dataset && fresh.innerHTML === part.innerHTML)) return false;
    const words = part.dataset.coming;
    const done = !("coming" in fresh.dataset);
    const here = part.contains(document.activeElement);
    part.replaceChildren(...fresh.childNodes);
    if (!done) return false;
    delete part.dataset.coming;
    if (here) { part.tabIndex = -1; part.focus(); }
    tell(words);
    return true;
  };

  document.querySelectorAll("[data-coming]").forEach(async (part) => {
    for (const seconds of PAUSES) {
      await pause(seconds);
      if (document.hidden) await new Promise((go) => document.addEventListener("visibilitychange", go, { once: true }));
      if (await renewed(part).catch(() => false)) return;
    }
  });
})();
