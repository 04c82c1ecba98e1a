/* Working on a file without loading its page again: documents, their pages, verdicts and notes; and single keys. */
(() => {
  "use strict";
  const work = document.getElementById("work");
  const papers = document.getElementById("at-hand");
  const saved = document.getElementById("saved");
  if (!work || !papers) return;
  const typed = new Map();
  let asked = 0;

  const say = (words, lost = false) => {
    saved.textContent = words;
    saved.classList.toggle("d-saved--lost", lost);
  };

  // What was typed about one document is still there when one comes back to it.
  const fields = (form) => [...form.elements].filter((one) => one.name && !["hidden", "submit"].includes(one.type));
  const changed = (form) => fields(form).some((one) => one.type === "checkbox" ? one.checked !== one.defaultChecked
    : one.options ? one.selectedIndex > 0 && !one.options[one.selectedIndex].defaultSelected : one.value !== one.defaultValue);
  const put_by = () => papers.querySelectorAll("form[data-save]").forEach((form) => {
    if (changed(form)) typed.set(form.action, fields(form).map((one) => one.type === "checkbox" ? one.checked : one.value));
  });
  const put_back = () => papers.querySelectorAll("form[data-save]").forEach((form) => {
    const before = fields(form).length && typed.get(form.action);
    if (!before) return;
    fields(form).forEach((one, at) => { if (one.type === "checkbox") one.checked = before[at]; else one.value = before[at]; });
    typed.delete(form.action);
    const fold = form.closest("details");
    if (fold) fold.open = true;
  });

  const show = (html) => {
    const here = document.activeElement;
    const inside = papers.contains(here);
    const key = inside && here.dataset.key;
    papers.innerHTML = html;
    papers.querySelectorAll("form[data-save] [data-error-summary]").forEach((one) => one.remove());
    put_back();
    if (inside) ((key && papers.querySelector(`[data-key="${CSS.escape(key)}"]`)) || document.getElementById("page") || papers).focus({ preventScroll: true });
    papers.querySelector(".d-thumb[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  const open = async (href) => {
    const turn = ++asked;
    papers.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(href.split("#")[0], { headers: { "X-Piece": "viewer" } });
      if (!answer.ok || answer.redirected) throw new Error();
      const html = await answer.text();
      if (turn !== asked) return;
      put_by();
      show(html);
      history.replaceState(null, "", href.split("#")[0]);
      papers.scrollIntoView({ block: "nearest" });
    } catch {
      if (turn === asked) location.assign(href);
    }
    papers.removeAttribute("aria-busy");
  };

  const send = async (form, button) => {
    if (form.dataset.busy) return;
    form.dataset.busy = "yes";
    const body = new FormData(form, button);
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Piece": "yes" } });
      const told = await answer.json();
      if (!answer.ok) throw new Error(told.problem);
      if (form.closest("#notes-list, .d-box")) form.reset(); else typed.delete(form.action);
      for (const [id, html] of Object.entries(told.pieces)) {
        if (id === "at-hand") show(html); else document.getElementById(id).innerHTML = html;
      }
      say(`✓ ${told.saved}`);
    } catch (wrong) {
      say(wrong instanceof TypeError || wrong instanceof SyntaxError || !wrong.message ? saved.dataset.lost : wrong.message, true);
    }
    delete form.dataset.busy;
  };

  work.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-view]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link.href);
  });

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-save]")) return;
    event.preventDefault();
    send(event.target, event.submitter);
  }, true);

  addEventListener("beforeunload", (event) => {
    if (typed.size || [...work.querySelectorAll("form[data-save]")].some(changed)) event.preventDefault();
  });

  const go = (id) => {
    const place = document.getElementById(id);
    place.tabIndex = -1;
    place.scrollIntoView();
    place.focus({ preventScroll: true });
  };
  const places = {
    c: () => go("checks"),
    s: () => go("next"),
    n: () => { const text = document.getElementById("note_text"); if (text) { text.scrollIntoView({ block: "center" }); text.focus({ preventScroll: true }); } else go("notes"); },
    "?": () => { const fold = document.getElementById("keys"); fold.open = true; fold.scrollIntoView(); fold.querySelector("summary").focus({ preventScroll: true }); },
  };
  const same = { PageDown: "ArrowRight", PageUp: "ArrowLeft", "=": "+", "−": "-" };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (at.matches("textarea, select, input")) { if (event.key === "Escape") at.blur(); return; }
    const inViewer = at.id === "page";
    const turns = ["ArrowLeft", "ArrowRight", "PageUp", "PageDown"].includes(event.key);
    if (work.dataset.keys === "off" && !(inViewer && turns)) return;
    if (event.key.startsWith("Page") && !inViewer) return;
    if (turns && event.key.startsWith("Arrow") && inViewer && at.scrollWidth > at.clientWidth) return;
    const key = same[event.key] || (event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (places[key]) { event.preventDefault(); places[key](); return; }
    const press = papers.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!press) return;
    event.preventDefault();
    press.click();
    if (key === "i" && press.parentElement.open) press.parentElement.querySelector("input[type=checkbox]").focus();
  });
})();
