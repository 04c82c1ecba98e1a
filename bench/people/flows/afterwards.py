"""What an applicant does once his application was sent: answer, write, come, share, object, withdraw."""

from bench.people.flows.applying import Applicant, fill_in, get_the_bill, pay_at_the_bank, send
from bench.people.flows.walker import Stuck
from tinggal.demo.papers import paper


def answer_what_was_asked(one: Applicant) -> None:
    """Every point by itself: a document is replaced, an answer is explained; then it is sent again."""
    at = one.at
    at.go(one.file)
    for _point in range(6):
        points = at.page.locator("main li", has=at.page.locator(".govuk-tag", has_text="To do"))
        if not points.count():
            break
        points.first.get_by_role("link").click()
        at.loaded()
        replace = at.page.locator("main").get_by_role("button", name="Replace the document")
        if replace.count():
            code = (replace.first.get_attribute("href") or "").rstrip("/").split("/")[-1]
            at.follow("Replace the document")
            at.add("file", paper(one.case.permit.requirement(code), one.case))
            at.press("Upload and replace")
            at.go(one.file)
        else:
            at.write("Tell the office why it is right", "It stands so in my passport.")
            at.press("Keep this answer")
    at.follow("Check and send again")
    send(one)


def write_a_message(one: Applicant) -> None:
    """To the office that has the file."""
    at = one.at
    at.go(f"{one.file}messages/")
    at.write("Your message", "Will my new address be on the letter?")
    at.press("Send the message")
    at.reads("Your message was sent.")


def take_another_time(one: Applicant) -> None:
    """The last of the free times of the office."""
    at = one.at
    at.go(one.file)
    at.wait_for("You are invited")
    at.follow("Take another time")
    at.page.locator("main input[name=slot]").last.check()
    at.count.chosen += 1
    at.press("Take this time")
    at.reads("Your appointment has its new time")


def object_to_the_decision(one: Applicant) -> None:
    """In his own words, with a paper."""
    at = one.at
    at.go(one.file)
    at.wait_for("Object to the decision")
    at.follow("Object to the decision")
    at.write("Why is the decision wrong?", "The officer did not see my newest contract.")
    at.add("papers", paper(one.case.permit.requirement("passport"), one.case))
    at.press("Send")
    at.reads("We have your objection.")


def share_and_end(one: Applicant) -> str:
    """A code for a landlord, and its end; the code of the letter for whoever checks it."""
    at = one.at
    at.go(one.file)
    at.wait_for("Download the letter")
    at.go(f"{one.file}letters/")
    at.follow("Share")
    at.pick("input[name=purpose]")
    at.press("Continue")
    at.pick("input[name=fields_shown]")
    at.write("Whom do you give the code to?", "Ibu Sari")
    at.press("Make a share code")
    at.reads("Your share code")
    code = at.page.locator("#share-code").inner_text()
    at.press("End now")
    at.reads("The code has ended.")
    return code


def fetch_the_letter(one: Applicant) -> bytes:
    """The PDF, as it is kept on the phone; the wallet shows it, too."""
    at = one.at
    at.go("/wallet/")
    at.reads(one.case.person.name.split()[-1])
    at.go(one.file)
    with at.page.expect_download() as download:
        at.link("Download the letter").click()
    file = at.folder / "letter.pdf"
    download.value.save_as(file)
    return file.read_bytes()


def withdraw(one: Applicant) -> None:
    """Asked once, and it is over."""
    at = one.at
    at.go(f"{one.file}withdraw/")
    at.press("Yes, withdraw it")
    at.reads("withdrawn")


def bring_the_family(one: Applicant, spouse: Applicant) -> None:
    """Husband or wife of somebody who applies: a person of his own, the same questions, and one bill for both."""
    at = one.at
    at.go(f"{one.file}family/")
    at.pick("input[name=relation]")
    at.press("Add this person")
    fill_in(spouse)
    send(spouse)
    at.go(f"{one.file}family/")
    at.wait_for("Pay for all with one code")
    at.press("Pay for all with one code")
    at.wait_for("One bill for all")
    at.follow("Pay now")
    pay_at_the_bank(at)
    at.follow("Back to where you came from")


def extend(one: Applicant) -> None:
    """What is known is right; what is new is added; sent, and the bill is there."""
    at = one.at
    at.go("/applications/")
    at.press("Extend this permit")
    one.reference = at.where.split("/")[2]
    told = one.told
    at.answer({question.code: question for question in one.case.permit.required_questions(told)}, told)
    at.press("This is right: continue")
    if "/papers/" in at.where:
        asked = at.page.locator("main input[type=file]")
        for name in [asked.nth(number).get_attribute("name") or "" for number in range(asked.count())]:
            at.add(name, paper(one.case.permit.requirement(name), one.case))
        at.press("Upload")
    if not at.where.startswith(f"{one.file}check/"):
        raise Stuck(f"{at.where} is not the check. {at.said}")
    send(one)
    get_the_bill(one)
