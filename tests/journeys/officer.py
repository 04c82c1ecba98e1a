"""What an officer does in the browser: signs in with six digits, opens a file, takes the step that is his."""

import time

from tests.journeys.live_site import LiveSite
from tests.journeys.visitor import Visitor, starts
from tinggal.demo.officers import DOMAIN, PASSWORD
from tinggal.simulators.mailbox_views import PERIOD_SECONDS, six_digits

SECRET = "SELECT secret FROM simulators_simulatedauthenticator WHERE login = %s"
ENOUGH = 8.0  # seconds: with fewer left, a person waits for the next digits


class Officer:
    """A person at one desk, signed in with a password and the six digits of his own app."""

    def __init__(self, visitor: Visitor, login: str, site: LiveSite) -> None:
        self.at, self.email, self.site = visitor, f"{login}@{DOMAIN}", site
        self.used = 0.0

    def sign_in(self) -> None:
        """Password first, then the digits computed from the secret, as the app on a phone does."""
        at = self.at
        at.go("/accounts/login/")
        at.look()
        at.write("Email address or phone number", self.email)
        at.write("Password", PASSWORD)
        at.press("Sign in", inside=at.page.locator("main form").filter(has=at.page.get_by_label(starts("Password"))))
        at.look()
        at.page.locator("main input[name=code]").fill(self.fresh_digits())
        at.press("Sign in", inside=at.page.locator("main"))
        at.page.wait_for_url("**/desk/**")
        at.arrive("signed in with password and six digits")

    def fresh_digits(self) -> str:
        """Digits that hold for a while and were not used before, as somebody with an app waits for them."""
        left = PERIOD_SECONDS - time.time() % PERIOD_SECONDS
        if left < ENOUGH or time.time() // PERIOD_SECONDS == self.used:
            self.at.page.wait_for_timeout(1000 * (left + 1))
        self.used = time.time() // PERIOD_SECONDS
        return six_digits(self.site.ask(SECRET, self.email), at=int(time.time()))

    def open(self, reference: str) -> None:
        """Find the file in the queue and open it."""
        at = self.at
        at.go("/desk/")
        at.look()
        at.page.get_by_role("link", name=reference).first.click()
        at.page.wait_for_load_state()
        at.arrive(f"opened {reference}")
        self.take_it()

    def take_it(self) -> None:
        """Say why this file is worked on before others, when others come first."""
        at = self.at
        form = at.page.locator("form[action$='/take/']:has(select)")
        if form.count():
            form.locator("select").select_option("U-01")
            at.press("Work on this file", inside=form)
            at.page.wait_for_load_state()
            at.arrive("took it before its turn, with a reason")

    def read_a_document(self, label: str) -> None:
        """Open one of the documents as a picture."""
        at = self.at
        at.follow(label)
        at.page.locator("main img").first.wait_for()
        at.arrive(f"read: {label}")
        at.follow("Back to the application")

    def clear_the_checks(self) -> None:
        """Answer every automatic check that asks for eyes."""
        at = self.at
        while (fold := at.page.locator("details:has(form[action*='/checks/'])").first).count():
            fold.locator("summary").click()
            fold.locator("select").select_option("cleared/original_seen")
            fold.locator("textarea").fill("Dibandingkan dengan dokumen asli: sesuai.")
            with at.page.expect_navigation():
                fold.get_by_role("button", name="Save").click()
            at.tell("answered a check")

    def step(self, words: str) -> None:
        """Press the button of a step that needs nothing else."""
        self.at.press(words, inside=self.at.page.locator("main"))
        self.at.arrive(words)

    def step_with_reasons(self, words: str, *, reason: str, note: str) -> None:
        """Open the step, tick a reason, write a note, press."""
        at = self.at
        fold = at.page.locator("details").filter(has=at.page.locator("summary", has_text=starts(words))).first
        fold.locator("summary").first.click()
        at.look()
        fold.locator(f"input[value='{reason}']").check()
        fold.locator("textarea").fill(note)
        fold.get_by_role("button", name=starts(words)).click()
        at.page.wait_for_load_state()
        at.arrive(f"{words} ({reason})")

    def decide(self, words: str, confirm: str, *, reason: str = "", note: str = "") -> None:
        """The decision has its own page that asks once more."""
        at = self.at
        at.follow(words)
        at.look()
        if reason:
            at.page.locator(f"main input[value='{reason}']").check()
        if note:
            at.page.locator("main textarea").first.fill(note)
        at.press(confirm)
        at.look()
        at.page.locator("main input[name=digits]").fill(self.fresh_digits())
        at.press("Sign with the six digits")
        at.arrive(f"{confirm}, signed")

    def invite(self) -> None:
        """Invite the applicant for the first of the free times, which stands chosen."""
        at = self.at
        at.follow("Invite")
        at.look()
        assert at.page.locator("input[name=slot]:checked").count() == 1
        at.write("Where in the office", "Loket 3, lantai 1")
        at.press("Send the invitation")
        at.arrive("invited the applicant")

    def write_the_minutes(self) -> None:
        """He came: write down what was asked, what was said, and what it has shown."""
        at = self.at
        at.follow("Write down")
        at.look()
        at.choose("Yes, the applicant came")
        at.page.get_by_label(starts("Is this the person of the passport?")).select_option("agrees")
        at.write("Minutes", "Yang bersangkutan hadir; data sesuai dokumen asli.")
        at.choose("No doubts")
        at.press("Save")
        at.arrive("wrote the minutes of the interview")

    def hand_over(self) -> None:
        """The holder came with his passport: hand the permit over, and look at the receipt he signs."""
        at = self.at
        at.follow("Hand the permit over")
        at.look()
        at.choose("The holder")
        at.page.locator("main input[name=identity][value=passport]").check()
        at.choose("Electronic permit, printed")
        at.press("The permit has been collected")
        at.reads("Receipt of collection")
        at.arrive("handed the permit over")
