/* The checking page works without this; with it come the camera, dropping a file, and printing. */
const all = (what, inside = document) => [...inside.querySelectorAll(what)];

for (const part of all("[data-script]")) part.hidden = false;
for (const part of all("[data-plain]")) part.hidden = true;
all("[data-problem]").forEach((box) => box.focus());
all("[data-print]").forEach((button) => button.addEventListener("click", () => print()));

for (const form of all("[data-drop]")) {
  const field = form.querySelector("[type=file]");
  const tooLarge = () => {
    const file = field.files[0];
    form.querySelector("[data-large]").hidden = !(file && file.size > Number(form.dataset.drop));
    return file && file.size > Number(form.dataset.drop);
  };
  form.addEventListener("submit", (event) => tooLarge() && event.preventDefault());
  field.addEventListener("change", tooLarge);
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    form.requestSubmit();
  });
}

for (const part of all("[data-scan]")) {
  if (!navigator.mediaDevices) {
    all("[data-script]", part).forEach((one) => (one.hidden = true));
    all("[data-plain]", part).forEach((one) => (one.hidden = false));
    continue;
  }
  part.querySelector("[data-open]").addEventListener("click", async () => {
    const { open } = await import(part.dataset.camera);
    open(part);
  });
}
