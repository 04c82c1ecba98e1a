"""An account, a first application from the first question to the payment, and an extension."""

import re
import time
from dataclasses import dataclass

from django.utils import timezone

from bench.people.flows.walker import Stuck, Walker
from tinggal.catalogue.indexes import VISA_INDEXES
from tinggal.catalogue.permits import permit
from tinggal.demo.answers import answers, stay_expires_on
from tinggal.demo.cases import PLACES, Case, case
from tinggal.demo.papers import paper

PASSWORD = "perahu-layar-biru-77"
NUMBER = re.compile(r"TG-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]")
CODE = re.compile(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", re.MULTILINE)
SAME_NATION, SOMEBODY, PEOPLE = 39, 541, 240  # every 39th invented person has the same nationality
MOST = 40
BEGUN = int(time.time()) % 1_000_000
WISHES = {"alih_status": ("visit", "first"), "newborn": ("child", "newborn"), "card": ("limited", "lost")}
"""What one says to the first two questions of the guide, by the service one is led to."""


@dataclass(slots=True)
class Applicant:
    """Somebody with a case to bring before the office, his window, and the number of his newest application."""

    at: Walker
    case: Case
    email: str
    reference: str = ""

    @property
    def told(self) -> dict[str, str]:
        """What he answers."""
        return answers(self.case)

    @property
    def file(self) -> str:
        """The address of his application."""
        return f"/applications/{self.reference}/"


def somebody(at: Walker, code: str, *, number: int) -> Applicant:
    """An invented person in Jakarta Pusat who wants this permit; another one at each run."""
    who = SOMEBODY + SAME_NATION * ((BEGUN + number) % PEOPLE)
    one = case(BEGUN + number, permit(code), place=PLACES[0], today=timezone.localdate(), who=who)
    return Applicant(at, one, f"walk{BEGUN}.{number}@example.org")


def first_application(one: Applicant) -> None:
    """From the first question of the guide to the sent file, without an account, with a photo of the passport."""
    one.at.go("/which/")
    which_permit(one)
    one.at.follow("Start this application")
    open_an_account(one)
    one.at.press("Start now")
    fill_in(one)
    send(one)


def which_permit(one: Applicant) -> None:
    """The questions that lead to the page of the permit."""
    at, wanted = one.at, one.case.permit
    now, wish = WISHES[wanted.service]
    index = one.told.get("index", "")
    says = {"now": now, "wish": wish, "service": wanted.code, "permit": wanted.code, "index": index}
    says["group"] = VISA_INDEXES[index].group if index else ""
    while at.page.locator("main form input[name=asked]").count():
        step = at.page.locator("main form input[name=asked]").first.input_value()
        if step == "day":
            day = one.case.person.birth_date if wanted.service == "newborn" else stay_expires_on(one.case)
            at.write_day("", day.isoformat())
        else:
            at.pick(f"[name='{step}'][value='{says[step]}']")
        at.press("Continue")


def open_an_account(one: Applicant) -> None:
    """Name, mail address, phone and password; then the code from the mail."""
    at = one.at
    at.write("Full name", one.case.person.name)
    at.write("Email", one.email)
    at.write("Mobile phone", one.told.get("phone") or "+62 812 5550 1234")
    at.write("Password", PASSWORD)
    at.press("Open an account")
    at.write("Code", code_from_the_mail(at, one.email))
    at.press("Continue")


def code_from_the_mail(at: Walker, email: str) -> str:
    """Looked up in another window, as on another device."""
    words = at.elsewhere(f"/simulators/mailbox/?to={email}", saying=CODE, through="main table a")
    return str(CODE.findall(words)[0])


def up_to_the_bill(one: Applicant) -> None:
    """A first application, and then the page with its billing code."""
    first_application(one)
    get_the_bill(one)


def fill_in(one: Applicant) -> None:
    """Page after page, wherever the service leads, up to the page on which everything is checked."""
    at = one.at
    found = NUMBER.search(at.page.url)
    if found is None:
        raise Stuck(f"{at.where} is no application. {at.said}")
    one.reference = found[0]
    for _page in range(MOST):
        if at.where.startswith(f"{one.file}check/"):
            return
        if at.where.startswith(f"{one.file}documents/passport/"):
            show_the_passport(one)
        elif "/form/" in at.where:
            answer_page(one)
        elif "/papers/" in at.where:
            add_together(one)
        elif at.where.startswith(f"{one.file}documents/"):
            add_the_rest(one)
        else:
            raise Stuck(f"{at.where} is no page of an application that is filled in. {at.said}")
    raise Stuck(f"{at.where}: no end after {MOST} pages")


def answer_page(one: Applicant) -> None:
    """What this page asks, then the button."""
    told = one.told
    must = {question.code: question for question in one.case.permit.required_questions(told)}
    before = one.at.page.url
    one.at.answer(must, told)
    one.at.press("Save and continue")
    if one.at.page.url == before:
        raise Stuck(f"{one.at.where} was not taken. {one.at.said}")


def show_the_passport(one: Applicant) -> None:
    """A photo of the passport; what was read on it is taken over."""
    at = one.at
    at.add("file", paper(one.case.permit.requirement("passport"), one.case))
    at.press("Upload")
    at.wait_for("Check what we read")
    at.press("Use these")


def add_together(one: Applicant) -> None:
    """Every document that the page asks for."""
    asked = one.at.page.locator("main input[type=file]")
    for name in [asked.nth(number).get_attribute("name") or "" for number in range(asked.count())]:
        one.at.add(name, paper(one.case.permit.requirement(name), one.case))
    one.at.press("Upload")


def add_the_rest(one: Applicant) -> None:
    """From the list of documents to one that is missing, or on when there is none."""
    at = one.at
    missing = at.page.locator("main li", has=at.page.locator(".govuk-tag", has_text="Missing"))
    if not missing.count():
        at.follow("Continue")
        return
    label = missing.first.get_by_role("link").inner_text()
    at.follow(label)
    wanted = next(requirement for requirement in one.case.permit.requirements if str(requirement.label) == label)
    at.add("file", paper(wanted, one.case))
    at.press("Upload")
    at.follow("Continue")


def send(one: Applicant) -> None:
    """Read everything, say that it is true, send."""
    one.at.pick("form input[type=checkbox]")
    one.at.press("Send")
    one.at.reads("What happens next")


def get_the_bill(one: Applicant) -> None:
    """The page with the billing code, which comes once the documents were looked at."""
    one.at.go(f"{one.file}pay/")
    one.at.wait_for("Your billing code")


def pay(one: Applicant) -> None:
    """From the page of the bill: by card at the bank, and back to the receipt."""
    at = one.at
    at.follow("Pay now")
    pay_at_the_bank(at)
    at.follow("Back to where you came from")
    at.wait_for("Payment received")


def pay_at_the_bank(at: Walker) -> None:
    """A card and the code from the phone. It is the bank that asks: nothing of it is counted."""
    counted = at.count.typed
    at.follow("Card")
    at.write("Card number", "4111 1111 1111 1111")
    at.write("Expiry", "12/39")
    at.press("Continue")
    at.write("One-time code", "123456")
    at.press("Pay")
    at.count.typed = counted
