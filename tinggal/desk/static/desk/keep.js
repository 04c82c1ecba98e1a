// Tells the server that somebody still works on this file: at most once a minute, and only after a key or a click.
(() => {
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const until = document.querySelector("[data-until]");
  let last = Date.now();
  const keep = async () => {
    if (Date.now() - last < 60_000) return;
    last = Date.now();
    const answer = await fetch(form.dataset.keep, { method: "POST", body: new FormData(form) }).catch(() => null);
    if (!answer || !until) return;
    if (answer.ok) until.textContent = await answer.text();
    if (answer.status === 409) form.parentElement.firstElementChild.textContent = form.dataset.lost;
  };
  for (const act of ["keydown", "pointerdown", "wheel"]) document.addEventListener(act, keep, { passive: true });
})();
