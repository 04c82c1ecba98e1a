"""The camera of the checking page: a QR code of ours is followed, any other is named, and no picture leaves it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import segno
from PIL import Image
from playwright.sync_api import Browser, Page, Request, expect

from tests.journeys.conftest import CHROMIUM, MANNERS
from tests.journeys.live_site import LiveSite

WIDTH, HEIGHT, FRAMES = 960, 720, 10
CODE = "0123456789ABCDEFGHJKMNPQRS"
PATIENCE_MS = 30_000


def film(folder: Path, qr: segno.QRCode) -> Path:
    """A second of a grey table with this QR code on it, as a camera would see it (YUV4MPEG2)."""
    picture, there = folder / "qr.png", folder / "qr.y4m"
    qr.save(str(picture), scale=8, border=6)
    code = Image.open(picture).convert("L")
    code.thumbnail((HEIGHT - 80, HEIGHT - 80))
    table = Image.new("L", (WIDTH, HEIGHT), 200)
    table.paste(code, ((WIDTH - code.width) // 2, (HEIGHT - code.height) // 2))
    frame = b"FRAME\n" + table.tobytes() + bytes([128]) * (WIDTH * HEIGHT // 2)
    there.write_bytes(f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n".encode() + frame * FRAMES)
    return there


@contextmanager
def looking_at(browser: Browser, site: LiveSite, filmed: Path) -> Iterator[tuple[Page, list[Request]]]:
    """The checking page with this before its camera, and what the browser asks for from then on."""
    camera = [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={filmed}",
    ]
    seeing = browser.browser_type.launch(executable_path=CHROMIUM, args=[*MANNERS, *camera])
    page = seeing.new_page()
    page.goto(f"{site.address}/check/")
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.on("request", note)
    page.click("[data-open]")
    yield page, asked
    seeing.close()


def test_a_link_of_ours_leads_to_the_answer_and_nothing_is_uploaded(
    browser: Browser, site: LiveSite, tmp_path: Path
) -> None:
    with looking_at(browser, site, film(tmp_path, segno.make_qr(f"{site.address}/check/{CODE}/"))) as (page, asked):
        page.wait_for_url(f"**/check/{CODE}/**", timeout=PATIENCE_MS)
        expect(page.locator(".verdict.unknown")).to_be_visible()
        assert {request.method for request in asked} == {"GET"}
        assert all(request.url.startswith(site.address) for request in asked)


def test_a_seal_is_sent_as_bytes_and_answered(browser: Browser, site: LiveSite, tmp_path: Path) -> None:
    seal = bytes.fromhex("dc03") + bytes(range(128, 228))
    with looking_at(browser, site, film(tmp_path, segno.make_qr(seal, mode="byte"))) as (page, asked):
        page.wait_for_url("**/check/seal/", timeout=PATIENCE_MS)
        expect(page.locator(".verdict.not_valid")).to_be_visible()
        sent = [request.post_data or "" for request in asked if request.method == "POST"]
        assert [f"seal={seal.hex()}" in body for body in sent] == [True]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (f"https://tinggal.example.elsewhere.test/check/{CODE}/", "tinggal.example.elsewhere.test"),
        ("WIFI:S:hello;;", "This is not a QR code of our letters."),
    ],
)
def test_any_other_qr_code_is_named_and_not_opened(
    browser: Browser, site: LiveSite, tmp_path: Path, written: str, words: str
) -> None:
    with looking_at(browser, site, film(tmp_path, segno.make_qr(written))) as (page, asked):
        expect(page.get_by_text(words)).to_be_visible(timeout=PATIENCE_MS)
        assert page.url == f"{site.address}/check/"
        assert all(request.url.startswith(site.address) for request in asked)
