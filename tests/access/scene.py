"""One of everything an address can name: files at five places, a bill, an appointment, a letter; and who knocks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.core import signing
from django.test import Client
from django.utils import timezone

from tests.access.addresses import Address
from tests.conftest import Cast, make_draft, user_of
from tests.kept import once, once_after
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer
from tinggal.applications.links import TRACKING_SALT
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.appointments.actions import invite
from tinggal.journal.models import Delivery, Event
from tinggal.letters.models import Dispatch, Letter
from tinggal.letters.publishing import certificates, renew_revocations
from tinggal.letters.reactions import issue
from tinggal.offices.calendar import working_days
from tinggal.offices.models import Office
from tinggal.payments.actions import open_bill, settle
from tinggal.payments.provider import Paid
from tinggal.people.actors import Actor, actor_for
from tinggal.people.delegating import grant
from tinggal.people.models import Delegation, Post, User
from tinggal.people.roles import Role
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
Values = tuple[str | int, ...]


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

    def values(self, address: Address) -> Values:
        """What stands in an address; nothing for most."""
        return VALUES[address.name](self) if address.arguments else ()


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
    )


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


def _draft(*more: str | int) -> Callable[[Scene], Values]:
    return lambda scene: (scene.draft.reference, *more)


def _file(*more: str | int) -> Callable[[Scene], Values]:
    return lambda scene: (scene.at_kanim.reference, *more)


def _bill(scene: Scene) -> Values:
    return (scene.code,)


VALUES: dict[str, Callable[[Scene], Values]] = {
    "simulators:register_ask": lambda _scene: ("tax",),
    "simulators:message": lambda scene: (scene.message.pk,),
    "simulators:bill": _bill,
    "simulators:card": _bill,
    "simulators:confirm": _bill,
    "simulators:virtual_account": _bill,
    "simulators:qris": _bill,
    "simulators:qris_picture": _bill,
    "simulators:pay_late": _bill,
    "account_reset_password_from_key": lambda _scene: ("1", "no-such-key"),
    "mfa_remove_webauthn": lambda _scene: (1,),
    "mfa_edit_webauthn": lambda _scene: (1,),
    "desk:receive": lambda scene: (scene.dispatch.pk,),
    "desk:application": _file(),
    "desk:move": _file(),
    "desk:take": _file(),
    "desk:take_over": _file(),
    "desk:lay_aside": _file(),
    "desk:keep": _file(),
    "desk:prioritise": _file(),
    "desk:give": _file(),
    "desk:forget_filter": lambda _scene: (1,),
    "desk:preview": lambda scene: (scene.at_kasubdit.reference, "approve"),
    "desk:declare_conflict": _file(),
    "desk:end_stand_in": lambda scene: (scene.delegation.pk,),
    "manage:end_stand_in": lambda scene: (scene.delegation.pk,),
    "desk:plan": lambda scene: (scene.at_kasubdit.reference,),
    "desk:send_back": lambda scene: (scene.at_kasubdit.reference,),
    "desk:undo": lambda _scene: (1,),
    "desk:confirm": lambda scene: (scene.at_kasubdit.reference, "approve"),
    "desk:look": lambda scene: (scene.at_kanim.reference, scene.finding.pk),
    "desk:answer_signal": lambda scene: (scene.at_kanim.reference, scene.signal.pk),
    "desk:links": _file(),
    "desk:sponsor": _file(),
    "desk:invite": _file(),
    "desk:attend": lambda scene: (scene.invited.reference,),
    "desk:forget_hours": lambda _scene: (1,),
    "desk:open_day": lambda _scene: (1,),
    "desk:ticket": lambda _scene: (1,),
    "desk:finish_ticket": lambda _scene: (1,),
    "desk:receive_now": _file(),
    "desk:calendar": lambda scene: (scene.invited.reference,),
    "desk:capture": lambda scene: (scene.invited.reference, "photo"),
    "desk:captured": _file(1),
    "desk:original_seen": lambda scene: (scene.at_kanim.reference, scene.at_kanim.documents.get(code="passport").pk),
    "desk:collect": lambda scene: (scene.issued.reference,),
    "desk:hand_over": lambda scene: (scene.issued.reference,),
    "portal:appointment": lambda scene: (scene.invited.reference,),
    "portal:calendar": lambda scene: (scene.invited.reference,),
    "desk:letter": lambda scene: (scene.issued.reference,),
    "desk:one_letter": lambda scene: (scene.issued.reference, scene.letter.pk),
    "desk:send_again": lambda scene: (scene.issued.reference, scene.letter.pk),
    "desk:correct": lambda scene: (scene.issued.reference, scene.letter.pk),
    "desk:revoke": lambda scene: (scene.issued.reference,),
    "desk:sent_letter": lambda scene: (scene.dispatch.pk,),
    "audit:dossier": _file(),
    "audit:verify": _file(),
    "audit:evidence": _file(),
    "audit:officer": lambda scene: (scene.post.user_id,),
    "audit:drawn": lambda _scene: ("2026-10", 1),
    "audit:exception": lambda _scene: (1,),
    "audit:answer": lambda _scene: (1,),
    "manage:road": lambda _scene: ("change-of-status-2023",),
    "manage:rehearsal": lambda _scene: ("change-of-status-2023",),
    "manage:send_again": lambda scene: (scene.letter.pk,),
    "desk:document": _file("passport"),
    "desk:page_image": _file("passport", 1, 1),
    "desk:download": _file("passport", 1),
    "manage:again": lambda scene: (scene.dead.pk,),
    "manage:office": lambda _scene: ("K3102",),
    "manage:close": lambda _scene: ("K3102",),
    "manage:serve": lambda _scene: ("31.71",),
    "manage:end_post": lambda scene: (scene.post.pk,),
    "track:followed": lambda scene: (signing.dumps(scene.at_kanim.reference, salt=TRACKING_SALT),),
    "track:code": lambda scene: (scene.letter.code,),
    "track:log_tile": lambda _scene: ("0/000.p/1",),
    "track:log_certificate": lambda _scene: (next(iter(certificates())),),
    "portal:permit": lambda _scene: ("new-itas-worker",),
    "portal:begin": lambda _scene: ("new-itas-worker",),
    "portal:application": _file(),
    "portal:form": _draft("passport"),
    "portal:documents": _draft(),
    "portal:document": _draft("passport"),
    "portal:keep_document": _draft("passport"),
    "portal:use_reading": _draft("passport"),
    "portal:remove": _draft("passport"),
    "portal:view_document": _draft("passport"),
    "portal:document_picture": _draft("passport"),
    "portal:sheets": _draft("guarantee_letter"),
    "portal:join_sheets": _draft("guarantee_letter"),
    "portal:change_sheet": _draft("guarantee_letter", 1),
    "portal:sheet_picture": _draft("guarantee_letter", 1),
    "portal:begin_upload": _draft("passport"),
    "portal:send_piece": _draft("passport", 1, 0),
    "portal:join_upload": _draft("passport", 1),
    "portal:checks": _draft(),
    "portal:clock": _file(),
    "portal:clock_data": _file(),
    "portal:checked_document": _draft("passport"),
    "portal:checked_page": _draft("passport", 1),
    "portal:check": _draft(),
    "portal:sent": _file(),
    "portal:withdraw": _draft(),
    "portal:letter": lambda scene: (scene.issued.reference,),
    "portal:letters": lambda scene: (scene.issued.reference,),
    "portal:one_letter": lambda scene: (scene.issued.reference, scene.letter.pk),
    "portal:share": lambda scene: (scene.issued.reference, scene.letter.pk),
    "portal:pay": lambda scene: (scene.unpaid.reference,),
    "portal:ask_payment": lambda scene: (scene.unpaid.reference,),
    "portal:reissue": lambda scene: (scene.unpaid.reference,),
    "portal:receipt": lambda scene: (scene.issued.reference,),
}
