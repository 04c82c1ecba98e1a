"""A sponsor takes back the undertaking that he signed: at once and free of charge, until the file is decided."""

from dataclasses import dataclass
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.applications.status import OVER, Status
from tinggal.guarantees.duty_models import TakenBack, Undertaking
from tinggal.guarantees.people import let_go
from tinggal.guarantees.undertakings import State, shown
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.people.confirming import use
from tinggal.people.models import User
from tinggal.sponsors.standing import hold_to_team
from tinggal.sponsors.tasks import Task

Ground = TakenBack.Ground
GRANTED = (Status.APPROVED, Status.ISSUED, Status.COLLECTED)


@dataclass(frozen=True, slots=True)
class Why:
    """Why a word is taken back: a ground, and words, which "another reason" needs."""

    ground: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """The answer to the question for the second factor, see ``people.confirming.use``."""

    person: User
    confirmation: int
    digits: str = ""
    passkey: str = ""


def can_be_taken(asked: Undertaking) -> Literal["yes", "granted", "no"]:
    """Whether it can be taken back now: not any more where the permit was granted (a report says what has changed
    since), nor where it was not signed or the file is at its end."""
    if asked.state != State.SIGNED:
        return "no"
    if asked.application.status in GRANTED:
        return "granted"
    return "no" if asked.application.status in (Status.REJECTED, *OVER) else "yes"


def shown_to_take(asked: Undertaking) -> dict[str, object]:
    """All that is confirmed with the second factor: what was signed, and that it is taken back."""
    return shown(asked) | {"act": "undertaking.taken_back", "signed": asked.digest, "at": asked.answered_at}


def take_back(asked: Undertaking, *, why: Why, by: Actor, proof: Proof) -> None:
    """Take the sponsor's word back. Nobody approves the file then until a sponsor signs; this one reads it no more.
    Twice: once.

    Raises:
        MoveRefused: the second factor was wrong, the words are missing, or the file was decided.
        PermissionDenied: not of his team, or without the task to send.
    """
    hold_to_team(by, asked.sponsor, task=Task.SUBMIT)
    if asked.state == State.TAKEN_BACK:
        return
    _hold_to_open(asked)
    if why.ground not in Ground or (why.ground == Ground.OTHER and not why.words.strip()):
        raise MoveRefused(_("Write why. The applicant reads it."))
    told = shown_to_take(asked)
    use(proof.confirmation, person=proof.person, shown=told, digits=proof.digits, passkey=proof.passkey)
    _taken_back(asked, why=why, by=by)


@transaction.atomic
def _taken_back(asked: Undertaking, *, why: Why, by: Actor) -> None:
    held = Undertaking.objects.select_for_update(of=("self",)).select_related("sponsor").get(pk=asked.pk)
    if held.state == State.TAKEN_BACK or by.user_id is None:
        return
    held.application = Application.objects.select_for_update(of=("self",)).get(pk=held.application_id)
    _hold_to_open(held)
    held.state = State.TAKEN_BACK
    held.save(update_fields=["state"])
    words = why.words.strip()[:500]
    taking = TakenBack.objects.create(undertaking=held, ground=why.ground, words=words, taken_by_id=by.user_id)
    let_go(held.application, held.sponsor)
    told = {"undertaking": held.pk, "taking": taking.pk, "ground": why.ground, "for": held.sponsor.subject}
    record("undertaking.taken_back", subject=held.application.subject, by=by, data=told)


def _hold_to_open(asked: Undertaking) -> None:
    can = can_be_taken(asked)
    if can == "granted":
        raise MoveRefused(_("The permit has been granted. Report what has changed instead."))
    if can == "no":
        raise MoveRefused(_("There is nothing to take back."))


def last_taking(asked: Undertaking | None) -> TakenBack | None:
    """The newest taking back of an undertaking that stands taken back; None of any other."""
    if asked is None or asked.state != State.TAKEN_BACK:
        return None
    return asked.takings.select_related("taken_by").first()
