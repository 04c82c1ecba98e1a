"""One of everything an address can name: files at five places, a bill, an appointment, a letter; and who knocks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from tests.access.guarantee import Guarantee, guaranteed
from tests.conftest import Cast, make_draft, user_of
from tests.kept import once, once_after
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.appointments.actions import invite
from tinggal.journal.models import Delivery, Event
from tinggal.letters.models import Dispatch, Letter
from tinggal.letters.publishing import renew_revocations
from tinggal.letters.reactions import issue
from tinggal.offices.calendar import working_days
from tinggal.offices.models import Office
from tinggal.payments.actions import open_bill, settle
from tinggal.payments.provider import Paid
from tinggal.people.actors import Actor, actor_for
from tinggal.people.delegating import grant
from tinggal.people.models import Delegation, Post, User
from tinggal.people.roles import Role
from tinggal.pulse.incidents import Telling, tell
from tinggal.pulse.models import Incident
from tinggal.signals.models import Signal
from tinggal.simulators.models import SimulatedMessage
from tinggal.verification.models import Finding

# Column of the table → whom of the cast it is. All files are Anna's, at Kantor Imigrasi Jakarta Pusat.
PLAYERS = {
    "visitor": "",
    "owner": "anna",
    "stranger": "mallory",
    "kanim": "kade",
    "kanim2": "budi",
    "head": "hadi",
    "kanwil": "wayan",
    "kanwil2": "ketut",
    "direct": "dewi",
    "kasubdit": "kusuma",
    "admin": "sari",
    "auditor": "agus",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """The files by their place, and what an address needs to be written."""

    draft: Application
    unpaid: Application
    at_kanim: Application
    invited: Application
    at_kasubdit: Application
    issued: Application
    letter: Letter
    dispatch: Dispatch
    finding: Finding
    signal: Signal
    message: SimulatedMessage
    dead: Delivery
    post: Post
    delegation: Delegation
    code: str
    guarantee: Guarantee
    incident: Incident


def ketut() -> Actor:
    """An officer of a regional office that Anna's files never see."""
    user = User.objects.create(email="ketut@example.org", full_name="Ketut", password="!")
    Post.objects.create(
        user=user, role=Role.KANWIL_OFFICER, office=Office.objects.get(code="W51"), from_on=date(2020, 1, 1)
    )
    return actor_for(user)


def set_the_scene(cast: Cast) -> Scene:
    """Walk the files to their places, each step by whoever takes it."""
    cast["ketut"] = once("ketut", ketut)
    return once_after("scene", lambda: _scene(cast))


def _scene(cast: Cast) -> Scene:
    User.objects.update(password=make_password("correct horse battery"))
    unpaid = at(Status.UNPAID, cast, passport="A0000001")
    bill = open_bill(unpaid)
    issued = at(Status.UNPAID, cast, passport="A0000005")
    paid = open_bill(issued)
    settle(
        Paid(paid.code, paid.amount, ntpn="0123456789ABCDEF", ntb="000000000001", method="qris", paid_at=timezone.now())
    )
    walk_to(Status.AT_KASUBDIT, issued, cast)
    issue(perform(issued, "approve", by=cast["kusuma"]))
    letter = Letter.objects.decisions().get()
    renew_revocations()
    at_kanim = at(Status.AT_KANIM, cast, passport="A0000002")
    event = Event.objects.filter(subject=issued.subject).first()
    return Scene(
        draft=make_draft(cast),
        unpaid=unpaid,
        at_kanim=at_kanim,
        invited=invited(cast),
        at_kasubdit=at(Status.AT_KASUBDIT, cast, passport="A0000004"),
        issued=issued,
        letter=letter,
        dispatch=letter.dispatches.get(purpose="act"),
        finding=open_question(at_kanim),
        signal=Signal.objects.create(application=at_kanim, signal="S-01", version=1, weight=5),
        message=SimulatedMessage.objects.create(channel="sms", message_id="1", to="+62 811 1", body="Hello"),
        dead=Delivery.objects.create(event=event, reaction="tinggal.gone.away", dead_at=timezone.now()),
        post=Post.objects.get(user=user_of(cast["budi"])),
        delegation=next_week(cast),
        code=bill.code,
        guarantee=guaranteed(cast),
        incident=trouble(cast),
    )


def trouble(cast: Cast) -> Incident:
    """Something that goes on since an hour, and that everybody reads about."""
    began = timezone.now() - timedelta(hours=1)
    words = {"told_id": "SMS terlambat.", "told_en": "Text messages are late."}
    return tell(Telling(kind="trouble", parts=["sms"], begins_at=began, ends_at=None, **words), by=cast["sari"])


def next_week(cast: Cast) -> Delegation:
    """The head of the office will be away next week, and Budi stands in for him."""
    post, first = Post.objects.get(user=user_of(cast["hadi"])), timezone.localdate() + timedelta(days=7)
    return grant(
        post,
        deputy=user_of(cast["budi"]),
        kind="plh",
        from_on=first,
        until_on=first + timedelta(days=4),
        by=cast["hadi"],
    )


def at(place: Status, cast: Cast, *, passport: str, owner: str = "anna") -> Application:
    """A file that came as far as this place; each needs a passport of its own."""
    file = make_draft(cast, owner=owner)
    answer(file, {"passport_number": passport}, by=cast[owner])
    walk_to(place, file, cast, owner=owner)
    file.refresh_from_db()
    return file


def invited(cast: Cast) -> Application:
    file = at(Status.AT_KANIM, cast, passport="A0000003")
    day = working_days().add(timezone.localdate(), 3)
    nine = datetime(day.year, day.month, day.day, 9, tzinfo=Office.objects.get(code="K3102").zone)
    invite(file, starts_at=nine, place="Counter 4", kind="both", by=cast["kade"])
    return file


def open_question(file: Application) -> Finding:
    finding = Finding.objects.create(
        application=file, check_name="watchlist", version=1, outcome="ask", words="watchlist_hit"
    )
    Application.objects.filter(pk=file.pk).update(open_questions=1)
    return finding


def browser(cast: Cast, player: str, *, careful: bool = False) -> Client:
    """A browser of one of the players, signed in with the second factor; ``careful`` demands the form's token."""
    client = Client(enforce_csrf_checks=careful, raise_request_exception=False)
    if name := PLAYERS[player]:
        user = user_of(cast[name])
        if cast[name].is_officer:
            Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
        client.force_login(user)
    return client
