"""Would it hold in other languages: words 40 % longer, read from the left and from the right, on narrow phones."""

from collections.abc import Iterable
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page

from bench.people.browsing import NARROWEST, PHONE, SITE
from bench.people.places import Place

LONGER = """() => {
  const never = "script, style, svg, pre, code, kbd, .t-number, .t-mark, .t-account__name, [translate=no]";
  const word = /(?<![\\p{L}\\p{N}@._/-])\\p{L}{3,}(?![\\p{L}\\p{N}@._/-]*[\\p{L}\\p{N}])/gu;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walk.nextNode()) texts.push(walk.currentNode);
  for (const text of texts) {
    if (text.parentElement.closest(never)) continue;
    text.data = text.data.replace(word, (one) => one + one.toLowerCase().slice(0, Math.ceil(one.length * 0.4)));
  }
  for (const details of document.querySelectorAll("details")) details.open = true;
}"""
TURNED = "() => { document.documentElement.dir = 'rtl'; }"
BEYOND = """() => {
  const wide = document.documentElement.clientWidth;
  const said = (one) => `${one.tagName.toLowerCase()}.${one.className} “${one.textContent.trim().slice(0, 40)}”`;
  const held = (one) => {
    for (let at = one; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.position === "absolute" && (style.clipPath !== "none" || at.matches("[class*=skip]"))) return true;
      if (at !== one && style.overflowX !== "visible" && at !== document.body) return true;
      if (style.opacity === "0") return true;
    }
    return false;
  };
  const found = [], TOUCH = 6; // a button can be touched a little beyond its edge
  for (const one of document.body.querySelectorAll("*")) {
    const box = one.getBoundingClientRect();
    if (!box.width || !box.height || one.closest("svg *")) continue;
    if ((box.left < -1 || box.right > wide + 1) && !held(one)) found.push(`beyond the edge: ${said(one)}`);
    const closed = one.matches("button, summary, .govuk-tag, .govuk-button, .t-nav__link, .t-signin");
    const burst = closed && one.clientWidth && one.scrollWidth > one.clientWidth + TOUCH;
    if (burst) found.push(`out of its box: ${said(one)}`);
  }
  if (document.documentElement.scrollWidth > wide) found.push("must be pushed sideways");
  return found;
}"""


@dataclass(frozen=True, slots=True)
class Burst:
    """What did not fit on one page; ``state`` says the direction and the width."""

    place: Place
    state: str
    faults: tuple[str, ...]


def stretch_all(context: BrowserContext, found: Iterable[Place]) -> list[Burst]:
    """Each place with longer words, every fold open, in both directions at both widths; only what did not hold."""
    page, burst = context.new_page(), []
    for place in found:
        page.goto(f"{SITE}{place.path}")
        page.evaluate(LONGER)
        for direction in ("from the left", "from the right"):
            if direction == "from the right":
                page.evaluate(TURNED)
            burst += [
                one for one in (_look(page, place, direction, width) for width in (NARROWEST, PHONE)) if one.faults
            ]
    page.close()
    return burst


def _look(page: Page, place: Place, direction: str, width: int) -> Burst:
    page.set_viewport_size({"width": width, "height": 780})
    found: list[str] = page.evaluate(BEYOND)
    return Burst(place, f"{direction}, {width}", tuple(dict.fromkeys(found))[:4])
