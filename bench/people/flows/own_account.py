"""What a person does with his account and his data."""

from bench.people.flows.applying import PASSWORD, Applicant, code_from_the_mail
from bench.people.flows.walker import Stuck


def change_the_address(one: Applicant) -> None:
    """Another e-mail address, after the password and with the code that came to it."""
    at, other = one.at, f"new.{one.email}"
    at.go("/accounts/email/")
    at.write("Email", other)
    at.press("Change the address")
    if at.page.locator("main input[name=password]").count():
        at.page.locator("main input[name=password]").fill(PASSWORD)
        at.count.typed += 1
        at.press("Continue")
    if not at.page.locator("main input[name=code]").count():
        at.write("Email", other)
        at.press("Change the address")
    at.write("Code", code_from_the_mail(at, other))
    at.press("Continue")
    at.go("/accounts/email/")
    at.reads(f"You sign in with {other}")
    one.email = other


def take_a_copy(one: Applicant) -> None:
    """Everything we keep about him, as one file."""
    at = one.at
    at.go("/account/data/")
    at.press("Make my copy")
    at.wait_for("Your copy is ready.")


def ask_for_a_correction(one: Applicant) -> None:
    """In an application that was sent."""
    at = one.at
    at.go("/account/data/correct/")
    at.pick("input[name=file]")
    at.write("What is written now?", "Place of birth Upsala.")
    at.write("What should it be?", "Uppsala, as in my passport.")
    at.press("Send to the office")
    at.reads("Your wish was sent.")


def delete_a_draft(one: Applicant) -> None:
    """One that was never sent."""
    at = one.at
    at.go(f"/applications/new/{one.case.permit.code}/")
    at.press("Start now")
    at.go("/account/data/")
    at.follow("Delete")
    at.press("Delete it")
    at.reads("Deleted:")


def choose_notices(one: Applicant) -> None:
    """Which messages come, and how."""
    at = one.at
    at.go("/account/messages/")
    box = at.page.locator("main input[type=checkbox]:not([disabled]), main input[type=radio]:not(:checked)").first
    if not box.count():
        raise Stuck(f"{at.where} has nothing to choose. {at.said}")
    box.click()
    at.count.chosen += 1
    at.press("Save")
    at.reads("Saved.")
