/* Sends a document in pieces, so that a bad line costs at most one of them. Without this file the form works as ever. */
(() => {
  "use strict";
  const box = document.querySelector("[data-upload]");
  const form = box && box.closest("form");
  const inputs = form ? [...form.querySelectorAll("input[type=file]")] : []; // a file, or a photo taken now
  if (!inputs.length || !window.crypto || !crypto.subtle) return;
  const [bar, said] = [box.querySelector("progress"), box.querySelector("[role=status]")];
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const LANES = 3, LONGEST_WAIT = 30, PATIENCE = 60000, TRIES = 8, ENOUGH = 500 * 1024;

  const pause = (seconds) => new Promise((go) => {
    const timer = setTimeout(go, seconds * 1000);
    addEventListener("online", () => { clearTimeout(timer); go(); }, { once: true });
  });
  const digest = async (bytes) => [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");

  class GiveUp extends Error {}

  // Asks until there is an answer: a line that is cut is no answer, and neither is a server that is being restarted.
  const ask = async (url, body, headers) => {
    for (let failed = 0; ; failed += 1) {
      try {
        const answer = await fetch(url, {
          method: "POST", body, headers: { "X-CSRFToken": token, ...headers }, signal: AbortSignal.timeout(PATIENCE),
        });
        if (answer.redirected) throw new GiveUp("signed out");
        if (answer.status < 500 || answer.headers.get("Content-Type") === "application/json") return answer;
        if (failed >= TRIES) throw new GiveUp(answer.status);
      } catch (problem) {
        if (problem instanceof GiveUp) throw problem;
      }
      said.textContent = box.dataset.waiting;
      await pause(Math.min(LONGEST_WAIT, 2 ** Math.min(failed, 5)));
    }
  };

  const told = { step: -1, which: "" };
  const show = (sent, all) => {
    const percent = Math.floor(100 * sent / all);
    bar.value = percent;
    const step = Math.floor(percent / 25);
    if (step === told.step) return;
    told.step = step;
    said.textContent = `${told.which}${box.dataset.sent} ${step * 25} %`;
  };

  const sendPieces = async (file, plan, missing) => {
    const all = Math.ceil(file.size / plan.size);
    const left = [...missing];
    let sent = all - left.length;
    const lane = async () => {
      while (left.length) {
        const number = left.shift();
        const piece = await file.slice(number * plan.size, (number + 1) * plan.size).arrayBuffer();
        const headers = { "Content-Type": "application/octet-stream", "Piece-Digest": await digest(piece) };
        const answer = await ask(plan.piece.replace(/0\/$/, `${number}/`), piece, headers);
        if (answer.status === 422) left.push(number);
        else if (!answer.ok) return answer;
        else show(sent += 1, all);
      }
      return null;
    };
    show(sent, all);
    return (await Promise.all(Array.from({ length: LANES }, lane))).find(Boolean) || null;
  };

  const refuse = (input, words) => {
    const group = input.closest(".govuk-form-group");
    let message = group.querySelector(".govuk-error-message");
    if (!message) {
      message = Object.assign(document.createElement("p"), { className: "govuk-error-message" });
      group.querySelector("label").after(message);
      group.classList.add("govuk-form-group--error");
    }
    message.id = `${input.id}_words`;
    message.textContent = words;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", message.id);
    box.hidden = true;
    input.focus();
  };

  // A photo that is larger than the control wants is drawn smaller, where that saves bytes; whatever fails is sent as it is.
  const smaller = async (file, longest) => {
    if (!longest || file.size <= ENOUGH || !/^image\/(jpeg|png|webp)$/.test(file.type)) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
      const pen = canvas.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      let best = file;
      for (const quality of [0.85, 0.75, 0.65]) {
        const drawn = await new Promise((go) => canvas.toBlob(go, "image/jpeg", quality));
        if (drawn && drawn.size < best.size) best = drawn;
        if (best.size <= ENOUGH) break;
      }
      return best === file ? file : new File([best], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
    } catch {
      return file;
    }
  };

  // Whoever wants sends the original; asked only where something would be drawn smaller.
  const original = form.querySelector("[data-original]");
  if (original) original.hidden = !inputs.some((input) => input.dataset.shrink);

  const send = async (chosen, asSheet, input) => {
    const asItIs = original && original.querySelector("input").checked;
    const file = asItIs ? chosen : await smaller(chosen, Number(input.dataset.shrink || 0));
    const sha256 = await digest(await file.arrayBuffer());
    const begun = await ask(input.dataset.begin || box.dataset.upload, JSON.stringify({ name: file.name, size: file.size, sha256, as_sheet: asSheet }),
      { "Content-Type": "application/json" });
    if (!begun.ok) return begun;
    const plan = await begun.json();
    if (plan.next) return plan;
    let missing = [...Array(Math.ceil(file.size / plan.size)).keys()].filter((number) => !plan.have.includes(number));
    for (;;) {
      const stopped = await sendPieces(file, plan, missing);
      if (stopped) return stopped;
      said.textContent = box.dataset.looking;
      const joined = await ask(plan.join, "", {});
      if (joined.status !== 409) return joined;
      missing = (await joined.json()).missing;
      if (!missing.length) await pause(2);
    }
  };

  // One after the other, so that they come in the order in which they were chosen; the first that is refused is told.
  const sendAll = async (input) => {
    const files = [...input.files];
    const asSheets = "asSheets" in box.dataset || files.length > 1;
    const name = inputs.length > 2 ? `${input.closest(".govuk-form-group").querySelector("label").textContent.trim()}. ` : "";
    let facts = {};
    for (const [place, file] of files.entries()) {
      told.step = -1;
      told.which = files.length > 1 ? `${box.dataset.several} ${place + 1}/${files.length}. ` : name;
      const answer = await send(file, asSheets, input);
      facts = answer instanceof Response ? await answer.json() : answer;
      if (facts.words && files.length > 1) facts.words = `${file.name}: ${facts.words}`;
      if (facts.words) return facts;
      if (!facts.next) throw new GiveUp("no words");
    }
    return facts;
  };

  // What has arrived is not sent again; the first control with something wrong is told.
  const sendEach = async (chosen) => {
    let facts = {};
    for (const input of chosen) {
      facts = await sendAll(input);
      if (facts.words) return refuse(input, facts.words);
      if (input.dataset.begin) input.replaceWith(Object.assign(document.createElement("p"), { textContent: `✓ ${box.dataset.received}` }));
    }
    return location.assign(box.dataset.next || facts.next);
  };

  form.addEventListener("submit", (event) => {
    const chosen = inputs.filter((one) => one.files.length);
    if (!chosen.length || (chosen.length > 1 && !chosen.every((one) => one.dataset.begin))) return; // the plain form says
    const tooLarge = (file, limit) => !file.size || (limit && file.size > limit);
    if (chosen.some((one) => [...one.files].some((file) => tooLarge(file, Number(one.dataset.maxBytes || 0))))) return;
    event.preventDefault();
    if (box.dataset.busy) return;
    box.dataset.busy = "yes";
    box.hidden = false;
    sendEach(chosen).catch(() => form.submit()).finally(() => { delete box.dataset.busy; });
  });
})();
