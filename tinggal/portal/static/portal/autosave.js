/* Keeps each answer as soon as it is given. Without this file the buttons keep them. Words come from data attributes. */
(() => {
  "use strict";
  const said = document.querySelector("[data-autosave]");
  const form = said && document.querySelector("main form[method=post]");
  if (!form || !window.fetch) return;
  const hidden = form.querySelector("[name=csrfmiddlewaretoken]");
  const was = form.querySelector("[name=was]"); // what the server had when this page was made
  const KEPT = `typed ${location.pathname}${location.search}`;
  const LONGEST_WAIT = 30, PATIENCE = 20000, REST = 1200, MOST_DAYS = 1;

  const controls = () => [...form.elements].filter((one) => one.name && !["hidden", "submit", "button", "file"].includes(one.type));
  const named = (name) => controls().filter((one) => one.name === name);
  const first = (options, how) => (options.find((one) => one[how]) || { value: "" }).value;
  const valueOf = (name, now) => {
    const [one, ...others] = named(name);
    if (one.type === "radio" || one.type === "checkbox") return first([one, ...others], now ? "checked" : "defaultChecked");
    if (one.options) return now ? one.value : first([...one.options], "defaultSelected");
    return now ? one.value : one.defaultValue;
  };
  const togetherWith = (control) => {
    const box = control.closest("fieldset"); // the three boxes of a day go together
    return new Set((box ? controls().filter((one) => box.contains(one)) : [control]).map((one) => one.name));
  };

  // What was typed and is not kept by the server stays in this tab, also when the page is loaded again. It comes back
  // only to a field that still shows what it showed then: what was kept meanwhile, here or elsewhere, is newer.
  const typed = new Map(), unsent = new Set();
  const remember = () => {
    if (typed.size) sessionStorage.setItem(KEPT, JSON.stringify({ at: Date.now(), typed: [...typed] }));
    else sessionStorage.removeItem(KEPT);
  };
  const before = JSON.parse(sessionStorage.getItem(KEPT) || "null");
  if (before && Date.now() - before.at < MOST_DAYS * 86400000) {
    for (const [name, [value, was]] of before.typed) {
      if (!named(name).length || valueOf(name, false) !== was || value === was) continue;
      for (const one of named(name)) {
        if (one.type === "radio" || one.type === "checkbox") one.checked = one.value === value;
        else one.value = value;
      }
      typed.set(name, [value, was]);
      unsent.add(name);
    }
  }
  remember();

  const tell = (words) => { if (said.textContent !== words) said.textContent = words; };
  const tellSignedOut = () => {
    const link = Object.assign(document.createElement("a"), { className: "govuk-link", textContent: said.dataset.signIn });
    link.href = said.dataset.signInAt;
    tell("");
    said.append(`${said.dataset.signedOut} `, link);
  };
  let failed = 0, busy = false, timer = 0, out = false;

  const send = async () => {
    clearTimeout(timer);
    if (busy || !unsent.size) return;
    busy = true;
    const sent = [...unsent].map((name) => [name, typed.get(name)[0]]), body = new URLSearchParams(sent);
    // What is sent and never answered may have been kept: so the page says what it has tried, and is no other device.
    const earlier = [...form.querySelectorAll("[name=tried]")], tried = document.createElement("input");
    if (was) {
      Object.assign(tried, { type: "hidden", name: "tried", value: body });
      form.append(tried);
      body.append("was", was.value);
      for (const one of earlier) body.append("tried", one.value);
    }
    try {
      const answer = await fetch(said.dataset.autosave, {
        method: "POST", body, headers: { "X-CSRFToken": hidden.value }, signal: AbortSignal.timeout(PATIENCE),
      });
      out = answer.redirected || answer.status === 403;
      if (out) return tellSignedOut();
      if (!answer.ok) throw new Error(answer.status);
      const facts = await answer.json(), newer = facts.newer || [], wait = [...facts.open, ...newer];
      if (was) {
        const known = new URLSearchParams(was.value);
        for (const [code, text] of Object.entries(facts.was || {})) known.set(code, text);
        was.value = known;
        for (const one of [...earlier, tried]) one.remove();
      }
      for (const [name, value] of sent.filter(([each, text]) => typed.get(each)[0] === text)) {
        unsent.delete(name);
        if (!wait.some((code) => name === code || name.startsWith(`${code}_`))) typed.delete(name);
      }
      remember();
      failed = 0;
      tell(newer.length ? said.dataset.newer : facts.open.length ? said.dataset.open : `${said.dataset.saved} ${facts.at}`);
      if (unsent.size) later(REST);
    } catch {
      tell(said.dataset.lost);
      later(1000 * Math.min(LONGEST_WAIT, 2 ** Math.min(failed += 1, 5)));
    } finally {
      busy = false;
    }
  };
  const later = (milliseconds) => { clearTimeout(timer); timer = setTimeout(send, milliseconds); };

  // Somebody who signed in again in another tab has a new token there; this page takes it over and goes on.
  const comeBack = async () => {
    if (!out) return;
    try {
      const page = await fetch(location.href);
      if (page.redirected || !page.ok) return;
      const there = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("main [name=csrfmiddlewaretoken]");
      if (there) hidden.value = there.value;
      send();
    } catch { /* the line is cut: the next look tries again */ }
  };

  const note = (event) => {
    if (!controls().includes(event.target)) return;
    for (const name of togetherWith(event.target)) {
      typed.set(name, [valueOf(name, true), valueOf(name, false)]);
      unsent.add(name);
    }
    remember();
    later(event.type === "change" ? 100 : REST);
  };
  form.addEventListener("input", note);
  form.addEventListener("change", note);
  form.addEventListener("submit", () => clearTimeout(timer));
  addEventListener("online", send);
  addEventListener("focus", comeBack);
  if (unsent.size) send();
})();
