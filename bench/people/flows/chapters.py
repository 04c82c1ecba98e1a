"""The flows in the order in which they can be walked: what one leaves behind the next one needs."""

from collections.abc import Callable

from django.utils import timezone

from bench.people.browsing import sign_in
from bench.people.flows import afterwards, anybody, office, own_account
from bench.people.flows.applying import Applicant, pay, somebody, up_to_the_bill
from bench.people.flows.story import FIRST, RENEWAL, Story
from tinggal.catalogue.permits import permit
from tinggal.demo.cases import PLACES, case

OFFICER, HEAD = "petugas.jakpus", "kepala.jakpus"


def without_account(story: Story) -> None:
    """Fees, and reports without a name."""
    with story.somebody() as at:
        story.flow("fees of a permit", at, lambda: anybody.ask_the_fees(at))
        story.flow("report of a bribe", at, lambda: anybody.report(at, "bribe"))
        story.flow("complaint", at, lambda: anybody.report(at, "service"))


def worker_and_family(story: Story) -> None:
    """A worker who applies for the first time, pays; and an investor who brings his wife and withdraws another file."""
    with story.somebody() as at:
        one = somebody(at, "new-itas-worker", number=1)
        apply(story, one, "first application: worker, which permit to bill")
        story.flow("paying a bill by card", at, lambda: pay(one))
        story.flow("copy of my data", at, lambda: own_account.take_a_copy(one))
        story.flow("correction of my data", at, lambda: own_account.ask_for_a_correction(one))
        story.flow("deleting a draft", at, lambda: own_account.delete_a_draft(one))
        story.flow("which messages come", at, lambda: own_account.choose_notices(one))
        story.flow("another e-mail address", at, lambda: own_account.change_the_address(one))
    with story.somebody() as at:
        one, spouse = somebody(at, "new-itas-investor", number=2), somebody(at, "new-itas-family", number=3)
        apply(story, one, "first application: investor")
        story.flow("family: one more person, one bill", at, lambda: afterwards.bring_the_family(one, spouse))


def newborn(story: Story) -> None:
    """A child born here; its application is withdrawn before it is paid."""
    with story.somebody() as at:
        one = somebody(at, "newborn-itas", number=4)
        apply(story, one, "first application: newborn child")
        story.flow("withdrawing an application", at, lambda: afterwards.withdraw(one))


def decided(story: Story) -> None:
    """Asked, invited, approved: and the letter is shared and checked."""
    with story.somebody() as at:
        one = somebody(at, "replace-card", number=5)
        apply(story, one, "first application: a lost card")
        pay(one)
        with office.at_the_desk(story.browser, OFFICER, one.reference) as page:
            office.send_back(page, note="Foto terlalu gelap.")
        story.flow("answering what was asked", at, lambda: afterwards.answer_what_was_asked(one))
        story.flow("a message to the office", at, lambda: afterwards.write_a_message(one))
        with story.somebody() as stranger:
            story.flow("tracking without account", stranger, lambda: anybody.follow_a_file(stranger, one))
        with office.at_the_desk(story.browser, OFFICER, one.reference) as page:
            office.invite(page)
        story.flow("another time for an appointment", at, lambda: afterwards.take_another_time(one))
        with office.at_the_desk(story.browser, OFFICER, one.reference) as page:
            office.write_the_minutes(page)
            office.send_on(page, one.reference)
        with office.at_the_desk(story.browser, HEAD, one.reference) as page:
            office.decide(page, "Approve", who=HEAD)
        letter = bytearray()
        story.flow("share code, made and ended", at, lambda: afterwards.share_and_end(one))
        story.flow("wallet and letter", at, lambda: letter.extend(afterwards.fetch_the_letter(one)))
        with story.somebody() as landlord:
            story.flow("checking a letter", landlord, lambda: anybody.check_a_file(landlord, bytes(letter)))


def refused(story: Story) -> None:
    """Refused by the head of the office, and objected to."""
    with story.somebody() as at:
        one = somebody(at, "replace-card", number=6)
        up_to_the_bill(one)
        pay(one)
        with office.at_the_desk(story.browser, OFFICER, one.reference) as page:
            office.send_on(page, one.reference)
        with office.at_the_desk(story.browser, HEAD, one.reference) as page:
            office.decide(page, "Refuse", who=HEAD, reason="T-01")
        story.flow("objection", at, lambda: afterwards.object_to_the_decision(one))


def renewal(story: Story) -> None:
    """Khalid's permit ends soon; withdrawn at the end, so that it can be walked again."""
    with story.somebody() as at:
        sign_in(at.page.context.new_page(), "khalid")
        one = Applicant(
            at, case(749, permit("extend-itas-family"), place=PLACES[0], today=timezone.localdate(), who=749), ""
        )
        story.flow("renewal: family, from the list to the bill", at, lambda: afterwards.extend(one), bar=RENEWAL)
        if not story.rows[-1].stuck:
            afterwards.withdraw(one)


def apply(story: Story, one: Applicant, name: str) -> None:
    """A first application up to its bill, with its bar."""
    story.flow(name, one.at, lambda: up_to_the_bill(one), bar=FIRST)


CHAPTERS: tuple[Callable[[Story], None], ...] = (without_account, worker_and_family, newborn, decided, refused, renewal)
