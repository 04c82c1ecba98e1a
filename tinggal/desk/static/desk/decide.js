/* Decides with two keys and without loading a page: the next case lies ready in a <template>. */
(() => {
  "use strict";
  const box = document.getElementById("cases");
  const problem = document.getElementById("problem");
  if (!box) return;
  let shownAt = performance.now();
  let busy = false;
  let waiting = null; // decided while the one before is still being kept

  const current = () => box.querySelector(":scope > article");
  const say = (words) => { problem.textContent = words; problem.hidden = !words; };

  const show = (tab, page = 1) => {
    if (!tab) return;
    const view = tab.closest("article").querySelector("[data-view]");
    const pages = Number(tab.dataset.pages);
    const number = Math.min(Math.max(page, 1), pages);
    const image = view.querySelector("img");
    image.src = tab.dataset.picture.replace(/\/1\/$/, `/${number}/`);
    image.alt = tab.textContent.trim();
    view.dataset.page = number;
    view.querySelector("[data-caption]").textContent = `${image.alt} · ${image.dataset.pageOf} ${number} / ${pages}`;
    tab.closest("ol").querySelectorAll("[aria-current]").forEach((one) => one.removeAttribute("aria-current"));
    tab.setAttribute("aria-current", "true");
  };

  const open = (letter) => {
    const fold = current()?.querySelector(`[data-opens="${letter}"]`);
    if (!fold) return;
    current().querySelectorAll("[data-opens][open]").forEach((one) => { one.open = one === fold; });
    fold.open = true;
    const first = letter === "s" ? null : fold.querySelector("input[type=checkbox], select");
    (first || fold.querySelector("button")).focus();
    fold.scrollIntoView({ block: "nearest" });
  };

  // The case at hand leaves at once; should the server refuse, it comes back with the reason.
  const send = async (form) => {
    if (busy) { waiting = form; return; }
    busy = true;
    say("");
    const leaving = current();
    const seconds = form.elements.seconds;
    if (seconds) seconds.value = Math.round((performance.now() - shownAt) / 1000);
    const body = new FormData(form);
    const next = box.querySelector("template[data-next]");
    if (next) { leaving.hidden = true; leaving.after(next.content.cloneNode(true)); shownAt = performance.now(); }
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Piece": "yes" } });
      const told = await answer.json();
      if (!answer.ok) throw new Error(told.problem);
      replace(told.html, Boolean(next));
    } catch (wrong) {
      if (next) { current().nextElementSibling?.matches("article") && current().nextElementSibling.remove(); leaving.hidden = false; }
      say(wrong instanceof TypeError || wrong instanceof SyntaxError ? box.dataset.failed : wrong.message || box.dataset.failed);
    }
    busy = false;
    const then = waiting;
    waiting = null;
    if (then?.isConnected && problem.hidden) send(then);
  };

  // What the reader already looks at stays as it is; only what lies around it is renewed.
  const replace = (html, seen) => {
    const fresh = new DOMParser().parseFromString(html, "text/html").body;
    const looking = [...box.querySelectorAll(":scope > article")].find((one) => !one.hidden);
    const same = fresh.querySelector(":scope > article");
    if (seen && looking && same && same.dataset.case === looking.dataset.case) same.replaceWith(looking);
    else shownAt = performance.now();
    box.replaceChildren(...fresh.childNodes);
    if (!box.contains(document.activeElement)) { const here = current(); if (here) { here.tabIndex = -1; here.focus({ preventScroll: true }); } }
  };

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-ruling]")) return;
    event.preventDefault();
    delete event.target.dataset.sent;
    send(event.target);
  }, true);

  document.addEventListener("click", (event) => {
    const tab = event.target.closest(".d-case__tab");
    if (!tab || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    show(tab);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === "Enter") { document.getElementById("sign")?.click(); return; }
    if (!("singleKeys" in box.dataset) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("textarea, input[type=text], input:not([type]), select")) { if (event.key === "Escape") event.target.blur(); return; }
    const key = event.key.toLowerCase();
    const here = current();
    if (!here) return;
    if ("stkh".includes(key) && key.length === 1) { event.preventDefault(); open(key); }
    else if (key === "u") box.querySelector("[data-undo]")?.requestSubmit();
    else if (key === "n") { event.preventDefault(); const fold = here.querySelector("[data-opens][open]") || here.querySelector("[data-opens=s]"); fold.open = true; const inner = fold.querySelector("details"); if (inner) inner.open = true; fold.querySelector("textarea").focus(); }
    else if (key === "escape") here.querySelectorAll("[data-opens][open]").forEach((one) => { one.open = false; });
    else if (/^[1-9]$/.test(key)) show(here.querySelector(`[data-key="${key}"]`));
    else if (key === "arrowleft" || key === "arrowright") {
      const tab = here.querySelector(".d-case__tab[aria-current]") || here.querySelector(".d-case__tab");
      show(tab, Number(here.querySelector("[data-view]").dataset.page || 1) + (key === "arrowright" ? 1 : -1));
    }
  });
})();
