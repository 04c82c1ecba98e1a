"""What an applicant does in the browser: opens an account, fills in, adds papers, sends, pays, fetches the letter."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tests.journeys.visitor import Visitor, starts
from tinggal.catalogue.types import GROUPS, Group, Question
from tinggal.demo.answers import answers
from tinggal.demo.cases import Case
from tinggal.demo.papers import Paper, paper
from tinggal.portal.task_list import TASKS

PASSWORD = "perahu-layar-biru-77"


class Applicant:
    """A foreigner with a case to bring before the office."""

    def __init__(self, visitor: Visitor, case: Case, *, folder: Path) -> None:
        self.at, self.case, self.folder = visitor, case, folder
        self.email = f"{case.person.login}@example.org"
        self.answers = answers(case)
        self.reference = ""

    def open_an_account(self) -> None:
        """Name, mail address, phone and password; then the code that came by mail."""
        at = self.at
        at.go("/")
        at.look()
        at.go("/accounts/signup/")
        at.look()
        at.write("Full name", self.case.person.name)
        at.write("Email", self.email)
        at.write("Mobile phone", self.answers["phone"])
        at.write("Password", PASSWORD)
        at.press("Open an account", inside=at.page.locator("main"))
        at.arrive("opened an account")
        waiting = at.page.url
        code = self._code_from_the_mail()
        at.page.goto(waiting)
        at.write("Code", code)
        at.press("Continue")
        at.arrive("confirmed it with the code from the mail")

    def _code_from_the_mail(self) -> str:
        at = self.at
        at.go(f"/simulators/mailbox/?to={self.email}")
        at.look()
        at.page.locator("main table").get_by_role("link").first.click()
        at.page.wait_for_load_state()
        at.look()
        found = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", at.page.inner_text("main"), re.MULTILINE)
        assert found, at.page.inner_text("main")
        return found[1]

    def apply(self) -> None:
        """From the page of the permit to the sent application."""
        self.begin()
        self.fill_in()
        self.add_papers()
        self.send()

    def begin(self) -> None:
        """Start a draft from the page that tells about the permit."""
        at = self.at
        at.go("/permits/")
        at.look()
        at.follow(str(self.case.permit.name))
        at.look()
        at.follow("Start this application")
        at.look()
        at.press("Start", inside=at.page.locator("main"))
        found = re.search(r"TG-[0-9A-Z-]{11}", at.page.url)
        assert found, at.page.url
        self.reference = found[0]
        at.arrive(f"started {self.reference}")

    def fill_in(self) -> None:
        """Every page of the form, one after the other; the passport by hand."""
        for group in GROUPS:
            asked = [one for one in self.case.permit.questions if one.group == group]
            if asked:
                self._open(group)
                while f"/form/{group}/" in self.at.page.url:
                    for question in asked:
                        self._answer(question, self.answers)
                    self.at.press("Save and continue")
                self.at.arrive(f"answered: {TASKS[group]}")

    def _open(self, group: Group) -> None:
        """From the tasks to the first page of a group."""
        self.at.go(f"/applications/{self.reference}/")
        self.at.follow(str(TASKS[group]))
        self.at.look()
        if f"/form/{group}/" not in self.at.page.url:
            self.at.follow("I have no picture now. I write it myself.")
            self.at.look()

    def _answer(self, question: Question, given: Mapping[str, str]) -> None:
        text, label = given.get(question.code, ""), str(question.label)
        page = self.at.page
        if not text or not page.locator(f"[id^=id_{question.code}]").count():
            return
        if question.kind == "date":
            boxes = page.get_by_role("group", name=starts(label))
            for part, value in zip(("Year", "Month", "Day"), text.split("-"), strict=True):
                boxes.get_by_label(part).fill(str(int(value)))
        elif (group := page.get_by_role("group", name=starts(label))).count():
            group.locator(f"input[value='{text}']").check()
        elif (box := page.get_by_label(starts(label)).first).evaluate("box => box.tagName") == "SELECT":
            box.select_option(text)
        else:
            box.fill(text)

    def add_papers(self) -> None:
        """Every required document, as a file from the disk."""
        at = self.at
        for requirement in self.case.permit.required_documents(self.answers):
            at.go(f"/applications/{self.reference}/documents/")
            at.look()
            at.follow(str(requirement.label))
            at.look()
            self.upload(paper(requirement, self.case))

    def upload(self, made: Paper) -> None:
        """Choose a file from the disk on the page of a document, and see that it was received."""
        file = self.folder / made.name
        file.write_bytes(made.content)
        self.at.page.locator("input[type=file]").first.set_input_files(file)
        with self.at.page.expect_navigation():  # the script sends the pieces first
            self.at.page.get_by_role("button", name="Upload").first.click()
        assert self.at.page.get_by_text("Received").count(), self.at.page.inner_text("main")[:800]
        self.at.arrive(f"added {made.name}")

    def correct(self, code: str) -> None:
        """Read what has to be corrected, replace one document, and send everything again."""
        at, requirement = self.at, self.case.permit.requirement(code)
        at.go(f"/applications/{self.reference}/")
        at.wait_until_it_reads("What you must correct")
        at.arrive("reads what to correct")
        at.go(f"/applications/{self.reference}/documents/{code}/")
        self.upload(paper(requirement, replace(self.case, post="Direktur")))
        self.send()

    def send(self) -> None:
        """Read everything once more, say that it is true, send."""
        at = self.at
        at.go(f"/applications/{self.reference}/check/")
        at.look()
        at.page.locator("main form input[type=checkbox]").first.check()
        at.press("Send")
        at.arrive("sent the application")
        at.go(f"/applications/{self.reference}/")

    def pay_by_card(self) -> None:
        """On the bank's page, with a card and the code from the phone; then wait for the message to come back."""
        at = self.at
        at.go(f"/applications/{self.reference}/")
        at.wait_until_it_reads("pay the fee")
        at.look()
        at.go(f"/applications/{self.reference}/pay/")
        at.wait_until_it_reads("Your billing code")
        at.arrive("has a billing code")
        at.follow("Pay now")
        at.look()
        at.follow("Card")
        at.look()
        at.write("Card number", "4111 1111 1111 1111")
        at.write("Expiry", "12/39")
        at.press("Continue")
        at.look()
        at.write("One-time code", "123456")
        at.press("Pay")
        at.arrive("paid by card at the bank")
        at.go(f"/applications/{self.reference}/")
        at.wait_until_it_reads("Your file is at Kantor Imigrasi")
        at.arrive("sees that the payment has arrived")

    def take_another_time(self) -> None:
        """Move the appointment to the last of the free times the office offers."""
        at = self.at
        at.follow("Take another time")
        at.look()
        at.page.locator("main input[name=slot]").last.check()
        at.press("Take this time")
        at.reads("Your appointment has its new time")
        at.arrive("took another time for the appointment")

    def fetch_the_letter(self) -> Path:
        """Download the letter once it is there."""
        at = self.at
        at.go(f"/applications/{self.reference}/")
        at.wait_until_it_reads("Download the letter")
        at.look()
        with at.page.expect_download() as download:
            at.link("Download the letter").click()
        file = self.folder / "letter.pdf"
        download.value.save_as(file)
        at.tell(f"downloaded the letter ({file.stat().st_size} bytes)")
        return file
