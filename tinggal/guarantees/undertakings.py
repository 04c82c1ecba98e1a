"""The undertaking (surat jaminan): asked of the sponsor whom an applicant names, signed or refused by his team."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.guarantees.duty_models import Undertaking
from tinggal.guarantees.limits import hold_to_a_place
from tinggal.guarantees.people import enlist, let_go
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import SYSTEM, Actor
from tinggal.people.confirming import digest_of, use
from tinggal.people.models import User
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.standing import hold_to_team
from tinggal.sponsors.tasks import Task

State = Undertaking.State
SAID_NO = (State.REFUSED, State.TAKEN_BACK)
UNDERTAKINGS = Undertaking.objects.select_related("application__applicant", "sponsor", "answered_by")
LAW = "UU 6/2011 Ps 63; Permenkumham 36/2021"


@transaction.atomic
def ask_for_undertaking(file: Application) -> Undertaking | None:
    """Ask the sponsor of a file that was sent, once; the word of any other whom it named before lapses. None where
    nobody has to be asked: his own team sent it, or the number in the form is of no sponsor who is registered here
    (then the letter among the documents counts)."""
    sponsor = _sponsor_to_ask(file)
    _let_others_lapse(file, sponsor)
    if sponsor is None:
        return None
    asked, new = Undertaking.objects.get_or_create(application=file, sponsor=sponsor)
    if asked.state == State.LAPSED:
        asked.state, asked.answered_at, asked.answered_by = State.ASKED, None, None
        asked.means = asked.digest = asked.reason = ""
        asked.save()
        new = True
    if new:
        told = {"undertaking": asked.pk, "sponsor": sponsor.subject}
        record("undertaking.asked", subject=file.subject, by=SYSTEM, data=told)
    return asked


def _let_others_lapse(file: Application, sponsor: Sponsor | None) -> None:
    others = Undertaking.objects.select_for_update(of=("self",)).filter(application=file).exclude(state=State.LAPSED)
    for one in others.exclude(sponsor=sponsor).select_related("sponsor").order_by("pk"):
        one.state = State.LAPSED
        one.save(update_fields=["state"])
        let_go(file, one.sponsor)
        told = {"undertaking": one.pk, "for": one.sponsor.subject, "asked": sponsor.subject if sponsor else ""}
        record("undertaking.lapsed", subject=file.subject, by=SYSTEM, data=told)


def _sponsor_to_ask(file: Application) -> Sponsor | None:
    if file.filed_by_sponsor:
        return file.sponsor if file.mandate_id else None
    digits = "".join(sign for sign in str(file.answers.get("sponsor_number", "")) if sign.isdigit())
    return Sponsor.objects.exclude(kind=Sponsor.Kind.AGENCY).filter(number=digits).first() if digits else None


def current(file: Application) -> Undertaking | None:
    """The undertaking that counts for a file: the newest that has not lapsed."""
    counting = Undertaking.objects.filter(application=file).exclude(state=State.LAPSED)
    return counting.select_related("sponsor").order_by("-pk").first()


def shown(asked: Undertaking) -> dict[str, object]:
    """All that is signed with the second factor: who vouches, for whom, for what."""
    file = asked.application
    told = {"name": file.holder, "passport": file.passport_index, "permit": file.permit_code, "law": LAW}
    return {"act": "undertaking", "file": file.reference, "sponsor": asked.sponsor.number, **told}


def sign(asked: Undertaking, *, by: Actor, person: User, confirmation: int, digits: str, passkey: str) -> None:
    """Give the sponsor's word: he may read the file from now on, and the foreigner stands in his list. Twice: once.
    Whoever refused, or took his word back, gives it again in the same way.

    Raises:
        MoveRefused: the second factor was wrong, the file is over or names another sponsor, or a person vouches for
            ten already.
        PermissionDenied: not of his team, or without the task to send.
    """
    hold_to_team(by, asked.sponsor, task=Task.SUBMIT)
    _hold_to_running(asked.application)
    if asked.state == State.SIGNED:
        return
    _hold_to_named(asked)
    with transaction.atomic():
        hold_to_a_place(asked.sponsor, passport_index=asked.application.passport_index)
    used = use(confirmation, person=person, shown=shown(asked), digits=digits, passkey=passkey)
    _signed(asked, by=by, means=used.means)


@transaction.atomic
def _signed(asked: Undertaking, *, by: Actor, means: str) -> None:
    hold_to_a_place(asked.sponsor, passport_index=asked.application.passport_index)
    held = Undertaking.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if held.state == State.SIGNED:
        return
    _hold_to_named(held)
    again = held.state in SAID_NO
    file = Application.objects.select_for_update(of=("self",)).get(pk=asked.application_id)
    held.state, held.means, held.digest, held.reason = State.SIGNED, means, digest_of(shown(asked)), ""
    held.answered_at, held.answered_by_id = timezone.now(), by.user_id
    held.save()
    if file.sponsor_id != held.sponsor_id:
        file.sponsor = held.sponsor
        file.save(update_fields=["sponsor"])
    told = {"undertaking": held.pk, "for": held.sponsor.subject, "means": means, "digest": held.digest}
    record("undertaking.signed_again" if again else "undertaking.signed", subject=file.subject, by=by, data=told)
    enlist(file)


@transaction.atomic
def refuse(asked: Undertaking, *, reason: str, by: Actor) -> None:
    """Decline to vouch. The applicant reads the reason; the officers see it. Twice changes nothing.

    Raises:
        MoveRefused: no reason, the file is over, or the undertaking was signed.
        PermissionDenied: not of his team, or without the task to send.
    """
    hold_to_team(by, asked.sponsor, task=Task.SUBMIT)
    _hold_to_running(asked.application)
    if not reason.strip():
        raise MoveRefused(_("Write why. The applicant reads it."))
    held = Undertaking.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if held.state == State.SIGNED:
        raise MoveRefused(_("You have signed it. Ask the immigration office what to do now."))
    if held.state == State.ASKED:
        held.state, held.reason = State.REFUSED, reason.strip()[:500]
        held.answered_at, held.answered_by_id = timezone.now(), by.user_id
        held.save(update_fields=["state", "reason", "answered_at", "answered_by"])
        told = {"undertaking": held.pk, "for": held.sponsor.subject}
        record("undertaking.refused", subject=held.application.subject, by=by, data=told)


def _hold_to_named(asked: Undertaking) -> None:
    if asked.state == State.LAPSED:
        raise MoveRefused(_("The applicant names another sponsor now. There is nothing to sign."))


def _hold_to_running(file: Application) -> None:
    if file.place.is_over:
        raise MoveRefused(_("This application has come to its end. There is nothing to sign."))
