"""``python -m bench.people.flows``: every flow of an applicant at a running demonstration, without JavaScript.

``SITE`` says where it runs, ``FLOWS`` which flows (words of their names, with commas). Ends with 1 when a flow does not
come to its end or a bar is missed. What the office has to do meanwhile is done by its demo people.
"""

import os
import sys
import tempfile
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
django.setup()

from bench.meters import table  # noqa: E402  Django first
from bench.people.browsing import chromium, insist_on_a_site, window  # noqa: E402
from bench.people.flows.chapters import CHAPTERS  # noqa: E402
from bench.people.flows.eyes import Eyes  # noqa: E402
from bench.people.flows.story import Story  # noqa: E402

HEADING = ("flow, with JavaScript off", "to the end", "typed", "chosen", "documents", "screens", "within the bar")


def main() -> int:
    """Print the table; 1 when something is missed."""
    insist_on_a_site()
    asked = [one for one in os.environ.get("FLOWS", "").split(",") if one]
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        story = Story(browser, Path(folder), Eyes(window(browser).new_page()))
        for chapter in CHAPTERS:
            if not asked or chapter.__name__ in asked:
                story.chapter(chapter)
    print(table(HEADING, [row.cells() for row in story.rows]))
    for row in story.rows:
        if row.stuck:
            print(f"  {row.name}: {row.stuck}")
    bad = [one for one in story.eyes.looked if one.faults or one.sideways]
    print(f"Pages looked at on the way, once for each heading: {len(story.eyes.looked)}, with a fault: {len(bad)}")
    for one in bad:
        print(
            f"  {one.place.name} {one.place.path} ({one.state}): {'; '.join(one.faults) or 'must be pushed sideways'}"
        )
    return 0 if not bad and all(row.holds for row in story.rows) else 1


if __name__ == "__main__":
    sys.exit(main())
