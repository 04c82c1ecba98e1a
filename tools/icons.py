"""Draw the icons of the mark anew from ``mark.svg``: for tabs, home screens and an app. For maintainers only.

Run ``python tools/icons.py`` after a change of the mark; it needs Debian's Chromium and nothing else.
"""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

STATIC = Path(__file__).resolve().parents[1] / "tinggal" / "pages" / "static" / "pages"
ICONS = STATIC / "icons"
GROUND = "#12355b"
# A launcher may cut a maskable icon down to a circle of 80 %, so its flower is drawn smaller on a full ground.
WANTED = {"touch-180": (180, 0.86), "app-192": (192, 1.0), "app-512": (512, 1.0), "maskable-512": (512, 0.74)}
FULL_GROUND = {"touch-180", "maskable-512"}
TAB_SIZES = [(16, 16), (32, 32), (48, 48)]
COLOURS = 64


def main() -> None:
    """Write the pictures."""
    ICONS.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        for name, (size, share) in WANTED.items():
            page.set_viewport_size({"width": size, "height": size})
            ground = GROUND if name in FULL_GROUND else "transparent"
            page.set_content(sheet((STATIC / "mark.svg").read_text(), size=size, share=share, ground=ground))
            picture = Image.open(io.BytesIO(page.screenshot(omit_background=True)))
            picture.quantize(COLOURS).save(ICONS / f"{name}.png", optimize=True)
            if name == "app-512":
                large = Path(folder) / "large.png"
                picture.save(large)
        browser.close()
        Image.open(large).save(ICONS / "favicon.ico", sizes=TAB_SIZES)


def sheet(mark: str, *, size: int, share: float, ground: str) -> str:
    """A page that shows nothing but the mark, ``share`` of the width wide, in the middle."""
    width = round(size * share)
    place = f"position:absolute;inset:0;margin:auto;width:{width}px;height:{width}px"
    placed = mark.replace("<svg ", f'<svg style="{place}" ', 1)
    return f'<body style="margin:0;background:{ground}">{placed}</body>'


if __name__ == "__main__":
    main()
