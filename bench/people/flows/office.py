"""What the office has to do so that an applicant has something to answer. It is not counted: officers have scripts."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page

from bench.people.browsing import NEXT_DIGITS, SCREEN, SITE, digits, window
from bench.people.flows.walker import PATIENCE, Stuck, begins


@contextmanager
def at_the_desk(browser: Browser, who: str, reference: str) -> Iterator[Page]:
    """The file, opened and taken by an officer with this demo login."""
    context = window(browser, width=SCREEN, who=who)
    page = context.new_page()
    _open(page, reference)
    yield page
    context.close()


def send_back(page: Page, *, note: str) -> None:
    """Returned for the document that lies open and for an answer, so that there are two things to answer."""
    verdict = page.locator("#verdict details")
    verdict.locator("summary").click()
    verdict.locator("input[name=reasons]").first.check()
    _press(page, "Incomplete: tell the applicant now", verdict)
    fold = page.locator("details").filter(has=page.locator("summary", has_text=begins("Return to the applicant"))).first
    fold.locator("summary").first.click()
    fold.locator("input[name=reasons][value='R-02']").check()
    fold.locator("summary", has_text="Name answers that are wrong").click()
    fold.locator("input[name=answers]").first.check()
    fold.locator("textarea").first.fill(note)
    _press(page, "Return to the applicant", fold)


def invite(page: Page) -> None:
    """For the first of the free times, which stands chosen."""
    _follow(page, "Invite")
    page.get_by_label(begins("Where in the office")).first.fill("Loket 3, lantai 1")
    _press(page, "Send the invitation", page.locator("main"))


def write_the_minutes(page: Page) -> None:
    """He came, and there are no doubts."""
    _follow(page, "Write down")
    page.get_by_label(begins("Yes, the applicant came")).first.check()
    page.get_by_label(begins("Is this the person of the passport?")).first.select_option("agrees")
    page.get_by_label(begins("Minutes")).first.fill("Yang bersangkutan hadir; data sesuai dokumen asli.")
    page.get_by_label(begins("No doubts")).first.check()
    _press(page, "Save", page.locator("main"))


def send_on(page: Page, reference: str) -> None:
    """Every question of the checks answered, then to the one who decides."""
    _open(page, reference)
    while (fold := page.locator("details:has(form[action*='/checks/'])").first).count():
        fold.locator("summary").click()
        fold.locator("select").select_option("cleared/original_seen")
        fold.locator("textarea").fill("Dibandingkan dengan dokumen asli: sesuai.")
        with page.expect_navigation():
            fold.get_by_role("button", name="Save").click()
    _press(page, "Send on to", page.locator("main"))


def decide(page: Page, words: str, *, who: str, reason: str = "") -> None:
    """Approve or refuse, and sign with six digits that were not used before."""
    _follow(page, words)
    if reason:
        page.locator(f"main input[value='{reason}']").check()
        page.locator("main textarea").first.fill("Jabatan tidak sesuai dengan dokumen.")
    _press(page, "Yes, ", page.locator("main"))
    for _time in range(4):
        field = page.locator("main input[name=digits]")
        if not field.count():
            return
        field.fill(digits(page.context.new_page(), who))
        _press(page, "Sign with the six digits", page.locator("main"))
        if page.locator("main input[name=digits]").count():
            page.wait_for_timeout(NEXT_DIGITS)
    raise Stuck(f"{who} could not sign: {page.locator('main').inner_text()[:200]}")


def _follow(page: Page, words: str) -> None:
    """The file may still be on its way to this desk: it is opened again until the link is there."""
    for _second in range(PATIENCE):
        link = page.locator("main").get_by_role("link", name=begins(words)).first
        if link.count():
            link.click()
            page.wait_for_load_state()
            return
        page.wait_for_timeout(1000)
        _open(page, page.url.rstrip("/").split("/")[-1])
    raise Stuck(f"{page.url}: there is no “{words}”")


def _open(page: Page, reference: str) -> None:
    page.goto(f"{SITE}/desk/{reference}/")
    take = page.locator("form[action$='/take/']:has(select)")
    if take.count():
        take.locator("select").select_option("U-01")
        _press(page, "Work on this file", take)


def _press(page: Page, words: str, inside: Locator) -> None:
    inside.get_by_role("button", name=begins(words)).first.click()
    page.wait_for_load_state()
