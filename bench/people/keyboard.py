"""Can everything be done without a mouse: Tab pressed through each kind of page, forwards and back."""

from collections.abc import Iterable
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page

from bench.people.browsing import PHONE, SITE
from bench.people.places import Place

LINES = 40  # more than a menu has
HIGHER = 160  # dots that a control of a narrow page may stand above the one before it, on one line of words
COLLECT = """() => {
  const top = Object.assign(document.createElement("span"), { tabIndex: -1 });
  document.body.prepend(top);
  top.focus();
  top.remove(); // from here the next Tab begins, also where a page puts the focus into a field by itself
  for (const details of document.querySelectorAll("main details")) details.open = true;
  const wanted = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [contenteditable]";
  const there = [...document.querySelectorAll(wanted)].filter((one) => !one.disabled && one.tabIndex >= 0
    && !one.closest("[inert]") && one.checkVisibility({ visibilityProperty: true }));
  const sides = (one) => [[one, ""], [one, "::before"], [one, "::after"], [one.parentElement, ""],
    ...[...(one.labels || [])].flatMap((label) => [[label, ""], [label, "::before"], [label, "::after"]])];
  const drawn = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "color",
    "borderTopColor", "borderBottomWidth", "textDecorationLine", "textDecorationThickness", "clipPath"];
  const look = (one) => sides(one).map(([at, part]) => {
    const style = getComputedStyle(at, part || null);
    return drawn.map((name) => style[name]).join(" ");
  }).join("|");
  const said = (one) => `${one.tagName.toLowerCase()} “${(one.innerText || one.getAttribute("aria-label") || one.name
    || one.className || "").trim().replace(/\\s+/g, " ").slice(0, 40)}”`;
  const group = (one) => one.type === "radio" ? [...(one.form || document).querySelectorAll("input[type=radio]")]
    .filter((other) => other.name === one.name && other.form === one.form) : [one];
  window.walked = { there, look, said, group, before: there.map(look), reached: new Set() };
  const ahead = there.filter((one) => one.tabIndex > 0).map((one) => `before its turn: ${said(one)}`);
  return ahead;
}"""
STEP = """() => {
  const { there, look, said, group, before, reached } = window.walked;
  const one = document.activeElement, at = there.indexOf(one);
  if (one === document.body || one === document.documentElement) return { at: -1, faults: [] };
  if (at < 0) return { at: -2, faults: [`not expected: ${said(one)}`] };
  const faults = [];
  for (const other of group(one)) reached.add(other);
  if (look(one) === before[at]) faults.push(`focus cannot be seen: ${said(one)}`);
  const mine = [one, ...(one.labels || [])];
  const shown = mine.flatMap((part) => [...part.getClientRects()]).some((box) =>
    [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8], [0.02, 0.05]].some(([right, down]) => {
      const hit = document.elementFromPoint(box.left + box.width * right, box.top + box.height * down);
      return hit && (hit.contains(one) && hit !== document.body && hit !== document.documentElement
        || mine.some((part) => part.contains(hit)));
    }));
  if (!shown) faults.push(`hidden behind something: ${said(one)}`);
  return { at, faults };
}"""
LEFT_OUT = """() => window.walked.there.filter((one) => !window.walked.reached.has(one))
  .map((one) => `not reached: ${window.walked.said(one)}`)"""
UPWARDS = """(higher) => {
  const { there, said } = window.walked, faults = [];
  const moves = (one) => {
    for (let at = one; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (["sticky", "fixed", "absolute"].includes(style.position) || style.overflowY === "auto") return true;
    }
    return false;
  };
  let lowest = 0;
  for (const one of there) {
    if (moves(one)) continue;
    const box = one.getBoundingClientRect();
    if (box.bottom + scrollY < lowest - higher) faults.push(`jumps up: ${said(one)}`);
    lowest = Math.max(lowest, box.top + scrollY);
  }
  return faults;
}"""
MENU = """() => { const one = document.activeElement.closest("header details"); return one ? one.open : null; }"""
CLOSED = """() => !document.querySelector("header details[open]")"""
SKIPPED = """() => !document.querySelector("header").contains(document.activeElement)"""


@dataclass(frozen=True, slots=True)
class Walk:
    """One page walked with Tab: how many controls were reached, and what was wrong."""

    place: Place
    reached: int
    faults: tuple[str, ...]


def walk_all(context: BrowserContext, found: Iterable[Place], *, width: int) -> list[Walk]:
    """Each place with every fold open, from its first control to its last and back again."""
    page, walks = context.new_page(), []
    page.emulate_media(reduced_motion="reduce")
    for place in found:
        page.set_viewport_size({"width": width, "height": 780})
        page.goto(f"{SITE}{place.path}")
        faults: list[str] = page.evaluate(COLLECT)
        forward, wrong = _round(page, "Tab")
        back, wrong_back = _round(page, "Shift+Tab")
        faults += wrong + wrong_back + page.evaluate(LEFT_OUT)
        if forward != back[::-1]:
            faults.append("another order back than forth")
        faults += _skips(page) + _menu(page)
        page.set_viewport_size({"width": PHONE, "height": 780})
        faults += page.evaluate(UPWARDS, HIGHER)
        walks.append(Walk(place, len(forward), tuple(dict.fromkeys(faults))))
    page.close()
    return walks


def _round(page: Page, key: str) -> tuple[list[int], list[str]]:
    """The controls in the order in which the key reached them, until the page is left."""
    most = 3 + int(page.evaluate("() => window.walked.there.length"))
    reached: list[int] = []
    faults: list[str] = []
    for _press in range(most):
        page.keyboard.press(key)
        told = page.evaluate(STEP)
        faults += told["faults"]
        if told["at"] == -1 or told["at"] in reached[:1]:
            return reached, faults
        reached.append(told["at"])
    return reached, [*faults, f"{key} never leaves the page"]


def _skips(page: Page) -> list[str]:
    """The first control leads past the navigation."""
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    first = page.locator("body > a[href^='#']")
    if not first.count():
        return ["no way past the navigation"] if page.locator("nav a").count() > 1 else []
    first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    return [] if page.evaluate(SKIPPED) else ["the way past the navigation leads back into it"]


def _menu(page: Page) -> list[str]:
    """The menu of whoever is signed in opens with Enter, lets Tab through, and closes after its last line."""
    summary = page.locator("header details > summary")
    if not summary.count():
        return []
    summary.first.focus()
    page.keyboard.press("Enter")
    for line in range(LINES):
        if not page.evaluate(MENU):
            return [] if line and page.evaluate(CLOSED) else ["the menu stays in the way"]
        page.keyboard.press("Tab")
    return ["the menu holds whoever came in"]
