/* Proves with a passkey who is there: the challenge is made of the fingerprint of what is on the page. */
(() => {
  "use strict";
  const form = document.getElementById("signature");
  const button = document.getElementById("with-passkey");
  if (!form || !button || !window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    button?.closest("p").remove();
    return;
  }
  const problem = form.querySelector("[role=alert]");
  button.addEventListener("click", async () => {
    problem.hidden = true;
    button.disabled = true;
    try {
      const asked = JSON.parse(form.dataset.options).publicKey;
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked);
      const answer = await navigator.credentials.get({ publicKey });
      form.elements.passkey.value = JSON.stringify(answer.toJSON());
      form.submit();
    } catch {
      problem.textContent = form.dataset.failed;
      problem.hidden = false;
      button.disabled = false;
    }
  });
})();
