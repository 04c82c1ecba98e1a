/* The board asks again every five seconds and changes only when a number has. Without this file the page loads anew. */
(() => {
  "use strict";
  const SECONDS = 5;
  const numbers = document.getElementById("numbers");
  const lost = document.getElementById("lost");

  const renew = async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("numbers");
    document.getElementById("clock").textContent = page.getElementById("clock").textContent;
    if (!fresh || fresh.innerHTML === numbers.innerHTML) return;
    const first = (part) => part.querySelector(".b-number")?.textContent;
    const called = first(fresh) && first(fresh) !== first(numbers);
    numbers.replaceChildren(...fresh.childNodes);
    if (called) numbers.querySelector(".b-now").classList.add("b-now--new");
  };

  setInterval(async () => {
    if (document.hidden) return;
    try {
      await renew();
      lost.textContent = "";
    } catch {
      lost.textContent = numbers.dataset.lost;
    }
  }, SECONDS * 1000);
})();
