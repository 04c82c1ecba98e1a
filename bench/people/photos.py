"""``make photos``: every kind of page of everybody in five languages and two widths, into an ignored folder.

``SITE`` says where the demonstration runs, ``LANGUAGES`` and ``WHO`` limit what is taken; then older photos stay.
``SCHEME=dark`` takes them in the dark.
"""

import os
import re
import shutil
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
django.setup()

from django.conf import settings  # noqa: E402  Django first

from bench.people.browsing import PHONE, SCREEN, SITE, chromium, insist_on_a_site, window  # noqa: E402
from bench.people.places import FIRST, PEOPLE, places  # noqa: E402
from bench.people.usable import SIDEWAYS  # noqa: E402
from tinggal.launch.places import ROOT  # noqa: E402

FOLDER = ROOT / "var" / "photos"
OFFICERS_READ = ("id", "en")
SCHEME = os.environ.get("SCHEME", "light")


def main() -> None:
    insist_on_a_site()
    if not {"LANGUAGES", "WHO", "SCHEME"} & os.environ.keys():
        shutil.rmtree(FOLDER, ignore_errors=True)
    wanted = os.environ.get("LANGUAGES", " ".join(code for code, _name in settings.LANGUAGES)).split()
    taken = sideways = 0
    with chromium() as browser:
        for who in os.environ.get("WHO", ",".join(FIRST)).split(","):
            context = window(browser, who=who)
            found = places(context, who=who)
            page = context.new_page()
            page.emulate_media(color_scheme="dark" if SCHEME == "dark" else "light")
            for language in [one for one in wanted if who in PEOPLE or one in OFFICERS_READ]:
                context.add_cookies([{"name": "django_language", "value": language, "url": SITE}])
                for width in (PHONE, SCREEN):
                    page.set_viewport_size({"width": width, "height": 900})
                    for place in found:
                        page.goto(f"{SITE}{place.path}")
                        page.screenshot(path=_file(who, place.name, language, width), full_page=True)
                        taken += 1
                        if page.evaluate(SIDEWAYS):
                            sideways += 1
                            print(f"sideways: {language} {width} {who or 'visitor'} {place.path}")
                print(f"{who or 'visitor'}, {language}: {len(found)} kinds of pages", flush=True)
            context.close()
    print(f"{taken} photos in {FOLDER.relative_to(ROOT)}, {sideways} pages must be pushed sideways")


def _file(who: str, name: str, language: str, width: int) -> Path:
    folder = FOLDER / language / (f"{width}-dark" if SCHEME == "dark" else str(width))
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{who or 'visitor'}-{re.sub(r'[^a-z0-9_]+', '-', name.lower())}.png"


main()
