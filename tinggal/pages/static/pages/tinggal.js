/* Small comforts. Every page works without this file. Words come from data attributes, so they are translated. */
(() => {
  "use strict";
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
  const make = (name, className, text) => Object.assign(document.createElement(name), { className, textContent: text || "" });

  document.documentElement.classList.add("t-script");

  // Errors: bring the reader to the summary, and from a line of it to the control.
  const summary = document.querySelector("[data-error-summary]");
  if (summary) {
    summary.focus();
    summary.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const control = link && document.getElementById(link.hash.slice(1));
      if (!control) return;
      event.preventDefault();
      (control.closest("fieldset") || control.closest(".govuk-form-group") || control).scrollIntoView();
      control.focus({ preventScroll: true });
    });
  }

  // A form goes out once, even when the button is pressed twice.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "dialog" || event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 2000);
  });

  // Folds that only a narrow screen needs; whoever prints wants all.
  if (matchMedia("(max-width: 61.99em)").matches) each("details[data-wide]", (fold) => { fold.open = false; });
  addEventListener("beforeprint", () => each("details[data-wide]", (fold) => { fold.open = true; }));

  each(".t-password", (box) => {
    const input = box.querySelector("input");
    const toggle = make("button", "t-password__toggle", box.dataset.show);
    toggle.type = "button";
    const say = () => {
      const hidden = input.type === "password";
      toggle.textContent = hidden ? box.dataset.show : box.dataset.hide;
      toggle.setAttribute("aria-label", `${toggle.textContent} ${box.dataset.what}`);
    };
    toggle.addEventListener("click", () => { input.type = input.type === "password" ? "text" : "password"; say(); });
    input.form?.addEventListener("submit", () => { input.type = "password"; });
    say();
    box.append(toggle);
  });

  each(".t-file", (box) => {
    const input = box.querySelector("input");
    const said = make("p", "t-file__chosen");
    said.setAttribute("role", "status");
    box.append(said);
    input.addEventListener("change", async () => {
      const files = [...input.files];
      const limit = Number(input.dataset.maxBytes || 0);
      const wrong = limit && files.some((file) => file.size > limit);
      const size = (bytes) => bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB`
        : `${(bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} MB`;
      said.textContent = files.map((file) => `${file.name} (${size(file.size)})`).join(", ") || box.dataset.none;
      if (wrong) said.textContent += ` – ${box.dataset.tooBig}`;
      said.classList.toggle("t-file__chosen--wrong", Boolean(wrong));
      if (files.length !== 1 || !files[0].type.startsWith("image/")) return;
      const picture = await createImageBitmap(files[0], { resizeHeight: 96 }).catch(() => null);
      if (!picture) return;
      const canvas = Object.assign(make("canvas"), { width: picture.width, height: picture.height });
      canvas.getContext("2d").drawImage(picture, 0, 0);
      canvas.setAttribute("aria-hidden", "true");
      said.prepend(canvas);
    });
  });

  each("[data-copy]", (button) => {
    if (!navigator.clipboard) return;
    const words = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = words; }, 2000);
    });
  });

  // A part of the page that renews itself: fetch the page (or data-fragment) again and take the part with the same id.
  const renew = async (part) => {
    const answer = await fetch(part.dataset.fragment || location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(part.id);
    if (!fresh || fresh.innerHTML === part.innerHTML) return;
    part.replaceChildren(...fresh.childNodes);
    (part.dataset.alsoRenew || "").split(" ").filter(Boolean).forEach((id) => {
      const other = page.getElementById(id);
      if (other) document.getElementById(id)?.replaceWith(other);
    });
    part.firstElementChild?.classList.add("t-timeline__entry--new");
    let told = document.getElementById("t-told");
    if (!told) {
      told = Object.assign(make("p", "govuk-visually-hidden"), { id: "t-told" });
      told.setAttribute("role", "status");
      document.getElementById("main-content").append(told);
    }
    told.textContent = part.dataset.renewed || "";
  };
  if (window.EventSource) each("[data-events]", (part) => {
    let waiting = 0;
    const listen = () => {
      const source = new EventSource(part.dataset.events);
      source.onopen = () => { waiting = 0; };
      source.onmessage = () => renew(part).catch(() => {});
      source.onerror = () => {
        if (source.readyState !== EventSource.CLOSED) return; // the browser itself tries again
        waiting = Math.min(60, waiting * 2 + 5);
        setTimeout(listen, waiting * 1000);
      };
      addEventListener("pagehide", () => source.close(), { once: true });
    };
    listen();
  });

  document.addEventListener("allauth.error", () => each("[data-passkey-problem]", (place) => {
    place.textContent = place.dataset.passkeyProblem;
  }));

  // Menus close when the reader goes elsewhere.
  document.addEventListener("click", (event) => each(".t-account[open]", (menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  }));
  each(".t-account", (menu) => menu.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (next && !menu.contains(next)) menu.open = false;
  }));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") each(".t-account[open]", (menu) => { menu.open = false; menu.querySelector("summary").focus(); });
  });
})();
