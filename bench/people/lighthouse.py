"""Lighthouse's marks for a phone on a slow line (its mobile preset), from the locked package beside this file."""

import json
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

from bench.people.browsing import CHROMIUM, SITE
from tinggal.launch.places import ROOT

LOCKED = Path(__file__).parent / "lighthouse"
TOOLS = ROOT / ".tools" / "lighthouse"
BARS = (98, 100, 100, 100)
TRIES = 3
MEASURED = {
    "": (
        *(
            "portal:home",
            "portal:permits",
            "portal:permit",
            "portal:indexes",
            "guide:index",
            "guide:which",
            "guide:fees",
        ),
        *("help:home", "help:services", "help:service", "help:howto", "help:status", "track:check", "track:track"),
        *("track:report", "track:follow_report", "track:waiting", "account_login", "account_signup"),
    ),
    "anna": (
        *("portal:dashboard", "portal:application", "portal:form", "portal:documents", "portal:document"),
        *("portal:papers_together", "portal:check", "portal:pay", "portal:family", "portal:messages", "portal:letters"),
        *("portal:share", "mine:wallet", "mine:account", "mine:messages", "mine:data"),
    ),
    "liwei": ("portal:objection", "portal:appointment"),
}
"""Demo login ("" is a visitor) → a page of each template that differs, by the name of its route."""
MARKS = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True, slots=True)
class Marks:
    """0 to 100 in the order of ``MARKS``; what cost points, in Lighthouse's words; the median of how many ``tries``."""

    name: str
    marks: tuple[int, ...]
    lost: tuple[str, ...]
    tries: int = 1


def install() -> None:
    """Put the locked Lighthouse under ``.tools``; needs npm and the network the first time."""
    wanted = (LOCKED / "package-lock.json").read_text()
    stamp = TOOLS / "installed"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    TOOLS.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        (TOOLS / name).write_text((LOCKED / name).read_text())
    subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=TOOLS, check=True)
    stamp.write_text(wanted)


def median_of(name: str, path: str, *, cookies: str = "") -> Marks:
    """The first measurement when it reaches the bar of performance, else that in the middle of three: a machine that
    does something else meanwhile is slow by itself."""
    told = [marks_of(name, path, cookies=cookies)]
    if told[0].marks[0] >= BARS[0]:
        return told[0]
    told += [marks_of(name, path, cookies=cookies) for _more in range(TRIES - 1)]
    return replace(sorted(told, key=lambda one: one.marks[0])[TRIES // 2], tries=TRIES)


def marks_of(name: str, path: str, *, cookies: str = "") -> Marks:
    """``cookies`` as a browser sends them, for pages behind the sign-in."""
    asked = [
        str(TOOLS / "node_modules" / ".bin" / "lighthouse"),
        f"{SITE}{path}",
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(MARKS)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu --no-proxy-server",
    ]
    if cookies:
        asked.append(f"--extra-headers={json.dumps({'Cookie': cookies})}")
    environment = {"CHROME_PATH": CHROMIUM, "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(TOOLS)}
    told = json.loads(_run(asked, environment))
    marks = tuple(round(100 * (told["categories"][one]["score"] or 0)) for one in MARKS)
    return Marks(name, marks, tuple(_lost(told)))


def _run(asked: list[str], environment: dict[str, str]) -> bytes:
    """What it prints; now and then a browser does not start, then once more."""
    first = subprocess.run(asked, env=environment, capture_output=True, check=False, timeout=180)
    if not first.returncode:
        return first.stdout
    return subprocess.run(asked, env=environment, capture_output=True, check=True, timeout=180).stdout


def _lost(told: dict[str, object]) -> list[str]:
    categories, audits = told["categories"], told["audits"]
    assert isinstance(categories, dict)
    assert isinstance(audits, dict)
    weighed = {one["id"] for name in MARKS for one in categories[name]["auditRefs"] if one["weight"]}
    return [
        f"{audits[code]['title']}"
        for code in sorted(weighed)
        if (audits[code]["score"] or 0) < 0.9 and audits[code]["score"] is not None
    ]
