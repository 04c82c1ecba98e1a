"""A document reaches us over a line that is cut again and again: in pieces, nothing sent twice, no byte lost."""

import hashlib
import io
import re

from PIL import Image
from playwright.sync_api import Request, Route, expect

from tests.journeys.conftest import MeetApplicant
from tests.journeys.live_site import LiveSite
from tests.journeys.road import a_worker
from tinggal.demo.papers import paper

CUTS = 20
PATIENCE_MS = 180_000
ORIGINAL = (
    "SELECT d.original_sha256 FROM applications_document d JOIN applications_application a ON a.id = d.application_id"
    " WHERE a.reference = %s AND d.code = %s AND d.replaced_at IS NULL"
)


def large(content: bytes) -> bytes:
    """The same picture at the size and with the noise of a phone's camera: more than twenty pieces."""
    picture = Image.open(io.BytesIO(content)).convert("RGB").resize((2480, 3508))
    noise = Image.effect_noise(picture.size, 60).convert("RGB")
    out = io.BytesIO()
    Image.blend(picture, noise, 0.25).save(out, "JPEG", quality=97)
    return out.getvalue()


def test_a_line_cut_twenty_times_costs_time_and_nothing_else(meet_applicant: MeetApplicant, site: LiveSite) -> None:
    applicant = meet_applicant(a_worker(8))
    applicant.open_an_account()
    applicant.begin()
    at, page = applicant.at, applicant.at.page
    code = "passport"
    at.go(f"/applications/{applicant.reference}/documents/{code}/")
    content = large(paper(applicant.case.permit.requirement(code), applicant.case).content)
    file = applicant.folder / "scan.jpg"
    file.write_bytes(content)
    tried: list[Request] = []

    def cut(route: Route, request: Request) -> None:
        """Every other piece is lost until the line was cut often enough."""
        tried.append(request)
        lost = len(tried) % 2 and len(tried) < 2 * CUTS
        route.abort("internetdisconnected") if lost else route.continue_()

    page.route(re.compile(r"/upload/\d+/\d+/$"), cut)
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_text("scan.jpg").first).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_text("We have received").first).to_be_visible(timeout=PATIENCE_MS)
    pieces = -(-len(content) // (256 * 1024))
    assert (pieces > CUTS, len(tried)) == (True, pieces + CUTS)
    assert site.ask(ORIGINAL, applicant.reference, code) == hashlib.sha256(content).hexdigest()
    at.arrive(f"sent {pieces} pieces over a line that was cut {CUTS} times")


def test_a_file_that_cannot_be_used_is_named_beside_the_field(meet_applicant: MeetApplicant) -> None:
    applicant = meet_applicant(a_worker(9))
    applicant.open_an_account()
    applicant.begin()
    page = applicant.at.page
    applicant.at.go(f"/applications/{applicant.reference}/documents/passport/")
    file = applicant.folder / "letter.pdf"
    file.write_bytes(b"Dear Sir or Madam,\n" * 20)
    field = page.locator("input[type=file]").first
    field.set_input_files(file)
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_text("This looks like plain text")).to_be_visible(timeout=PATIENCE_MS)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    applicant.at.arrive("was told what is wrong with the file")
