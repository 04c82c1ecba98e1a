"""What anybody does without an account: fees, which permit, checking a letter, following a file, reporting."""

import re

from bench.people.flows.applying import Applicant
from bench.people.flows.walker import Stuck, Walker

RECEIPT = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


def ask_the_fees(at: Walker) -> None:
    """What a permit costs on a day, line by line."""
    at.go("/fees/")
    lists = at.page.locator("main select")
    lists.first.select_option("extend-itas-worker")
    at.count.chosen += 1
    at.press("Show the fees")
    at.reads("Total")


def check_a_file(at: Walker, letter: bytes) -> None:
    """The PDF that somebody showed."""
    at.go("/check/")
    file = at.folder / "shown.pdf"
    file.write_bytes(letter)
    at.page.locator("input[type=file]").set_input_files(file)
    at.count.papers += 1
    at.press("Check the file")
    said = at.page.get_by_role("heading", level=1).first.inner_text().lstrip("✓✕? ").strip()
    if said != "VALID":
        raise Stuck(f"{at.where} says “{said}”")


def follow_a_file(at: Walker, one: Applicant) -> None:
    """With its number and the number of the passport."""
    at.go("/track/")
    at.write("Registration number", one.reference)
    at.write("Passport number", one.case.person.passport)
    at.press("Show where it is")
    at.reads("immigration office")


def report(at: Walker, kind: str) -> None:
    """Without a name; then the report is read again with the code that was shown once, and more is written to it."""
    at.go("/report/")
    at.pick(f"input[name=kind][value='{kind}']")
    at.write("What happened?", "The man at counter 2 asked for a gift before he took my file.")
    at.press("Send the report")
    at.reads("We have your report")
    code = RECEIPT.findall(at.page.locator("main").inner_text())[0]
    at.go("/report/follow/")
    at.write("Your receipt code", code)
    at.press("Continue")
    at.write("Answer, or add something", "It was on Monday at ten.")
    at.press("Send")
    at.reads("It was on Monday at ten.")
