/* Reads the QR code of a letter with the camera. Every picture stays here: only a code or a seal is sent. */
const EVERY_MS = 150;
const WIDEST = 1280;
const CODE = /^\/check\/([0-9A-HJKMNP-TV-Z]{26})\/?$/i;

let stream = null;

/** Open the camera of a part of the page and look until a code of ours is found or it is closed. */
export async function open(part) {
  const view = part.querySelector("[data-view]");
  const video = part.querySelector("video");
  say(part, "");
  close(part);
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "environment", width: { ideal: WIDEST } },
    });
  } catch {
    say(part, "denied");
    return;
  }
  const mine = stream;
  part.querySelector("[data-close]").onclick = () => close(part);
  view.hidden = false;
  video.srcObject = mine;
  await video.play();
  while (stream === mine) {
    const found = await read(part, video);
    if (found && stream === mine && judge(part, found)) close(part);
    await new Promise((later) => setTimeout(later, EVERY_MS));
  }
}

function close(part) {
  if (stream) stream.getTracks().forEach((track) => track.stop());
  stream = null;
  part.querySelector("[data-view]").hidden = true;
}

/** What stands in a QR code before the camera: {text} or {bytes}, or null. */
async function read(part, video) {
  if (!video.videoWidth) return null;
  const detector = await ownDetector();
  if (detector) {
    const [seen] = await detector.detect(video).catch(() => []);
    if (!seen) return null;
    if (/^[\x20-\x7e]+$/.test(seen.rawValue)) return { text: seen.rawValue };
  }
  await decoder(part);
  const narrow = Math.min(1, WIDEST / video.videoWidth);
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth * narrow;
  canvas.height = video.videoHeight * narrow;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.drawImage(video, 0, 0, canvas.width, canvas.height);
  const picture = pen.getImageData(0, 0, canvas.width, canvas.height);
  const seen = self.jsQR(picture.data, picture.width, picture.height, { inversionAttempts: "dontInvert" });
  if (!seen) return null;
  return seen.binaryData[0] === 0xdc ? { bytes: seen.binaryData } : { text: seen.data };
}

/** True when there is nothing more to look for. */
function judge(part, { text, bytes }) {
  if (bytes) {
    const form = document.getElementById("seal").form;
    form.elements.seal.value = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    form.submit();
    return true;
  }
  const address = addressIn(text);
  if (!address) {
    say(part, "other");
    return false;
  }
  const code = CODE.exec(address.pathname);
  const ours = [location.origin, new URL(part.dataset.page).origin].includes(address.origin);
  if (ours && code) {
    const language = document.documentElement.lang.slice(0, 2);
    location.assign(`/check/${code[1].toUpperCase()}/?lang=${language}`);
    return true;
  }
  say(part, ours ? "other" : "elsewhere", address.host);
  return !ours;
}

function addressIn(text) {
  try {
    const address = new URL(text);
    return /^https?:$/.test(address.protocol) ? address : null;
  } catch {
    return null;
  }
}

function say(part, what, where = "") {
  for (const words of part.querySelectorAll("[data-say]")) words.hidden = words.dataset.say !== what;
  part.querySelector("[data-where]").textContent = where;
}

let browsers;

/** The browser's own decoder, where there is one: it reads text only. */
async function ownDetector() {
  if (browsers === undefined) {
    const formats = "BarcodeDetector" in self ? await BarcodeDetector.getSupportedFormats().catch(() => []) : [];
    browsers = formats.includes("qr_code") ? new BarcodeDetector({ formats: ["qr_code"] }) : null;
  }
  return browsers;
}

let loading;

function decoder(part) {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = part.dataset.decoder;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
  return loading;
}
