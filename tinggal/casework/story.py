"""The journal of one file told to officers and auditors: what happened, who did it at which desk, and why, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.catalogue.conditions import CONDITIONS
from tinggal.catalogue.conflicts import GROUNDS
from tinggal.catalogue.reasons import REASONS
from tinggal.journal.models import Event
from tinggal.letters.kinds import Kind
from tinggal.offices.models import Office
from tinggal.pages.templatetags.pages import rupiah
from tinggal.people.models import ACTING, User
from tinggal.people.roles import Role
from tinggal.signals.table import BY_ID
from tinggal.verification.checks.table import BY_NAME

Words = str | Promise
QUIET = frozenset(
    {
        "application.seen",
        "document.seen",
        "letter.opened",
        "form.answered",
        "form.set_aside",
        "form.from_family",
        "form.taken_over",
        "application.draft",
        "lease.taken",
        "lease.ended",
    }
)
BY_ACTION: Mapping[str, Words] = {
    "submit": gettext_lazy("Sent by the applicant"),
    "resubmit": gettext_lazy("Sent again by the applicant"),
    "accept": gettext_lazy("Automatic checks finished"),
    "bounce": gettext_lazy("Automatic checks found something to correct"),
    "pay": gettext_lazy("Paid"),
    "withdraw": gettext_lazy("Withdrawn by the applicant"),
    "lapse": gettext_lazy("Ended: nobody worked on the draft"),
    "return": gettext_lazy("Returned to the applicant"),
    "invite": gettext_lazy("Invited to the office"),
    "attend": gettext_lazy("Came to the appointment"),
    "miss": gettext_lazy("Did not come to the appointment"),
    "approve": gettext_lazy("Approved"),
    "reject": gettext_lazy("Refused"),
    "collect": gettext_lazy("Permit collected"),
    "forward": gettext_lazy("Sent on to: %(to)s"),
    "release": gettext_lazy("Let go to the office of the new address"),
    "send_back": gettext_lazy("Sent back to: %(to)s"),
    "send_back_to_kanim": gettext_lazy("Sent back to: %(to)s"),
    "issue": gettext_lazy("Letter signed and sent"),
    "revoke": gettext_lazy("Permit revoked"),
}
BY_KIND: Mapping[str, Words] = {
    "application.draft": gettext_lazy("Draft begun"),
    "application.seen": gettext_lazy("File opened"),
    "entry.begun": gettext_lazy("An officer began to type it at the counter, for the applicant"),
    "entry.code_asked": gettext_lazy("Code sent to the applicant, to confirm what was typed"),
    "entry.confirmed": gettext_lazy("The applicant confirmed what an officer had typed"),
    "form.answered": gettext_lazy("Answers saved"),
    "form.from_family": gettext_lazy("Answers taken over from the file of the family"),
    "form.set_aside": gettext_lazy("The applicant wanted to go on later, and was sent the way back"),
    "document.attached": gettext_lazy("Document added: %(document)s, version %(version)s"),
    "document.kept": gettext_lazy("Told that it is hard to read, and kept it: %(document)s, version %(version)s"),
    "form.taken_over": gettext_lazy("Answers taken over from what we read: %(document)s, version %(version)s"),
    "form.imported": gettext_lazy("Filled in from a table of the sponsor"),
    "form.prefilled": gettext_lazy("Filled in from the previous permit"),
    "worker.invited": gettext_lazy("A link to fill in his part was made for the foreigner"),
    "worker.proved": gettext_lazy("The foreigner opened his link with passport number and birth date"),
    "worker.locked_out": gettext_lazy("The foreigner's link was locked after five wrong tries"),
    "worker.done": gettext_lazy("The foreigner said that his part is ready"),
    "worker.link_ended": gettext_lazy("The foreigner's link was ended"),
    "undertaking.asked": gettext_lazy("The sponsor was asked for his undertaking"),
    "undertaking.signed": gettext_lazy("The sponsor signed his undertaking with a second factor"),
    "undertaking.signed_again": gettext_lazy("The sponsor signed his undertaking again"),
    "undertaking.refused": gettext_lazy("The sponsor refused to vouch"),
    "undertaking.taken_back": gettext_lazy("The sponsor took his undertaking back"),
    "undertaking.lapsed": gettext_lazy("An undertaking ended: the applicant names another sponsor"),
    "document.removed": gettext_lazy("Document taken away: %(document)s, version %(version)s"),
    "document.infected": gettext_lazy("A virus was found in the original: %(document)s, version %(version)s"),
    "document.seen": gettext_lazy("Document opened: %(document)s, version %(version)s"),
    "document.judged": gettext_lazy("Looked at: %(document)s, version %(version)s"),
    "document.unjudged": gettext_lazy("Verdict taken back: %(document)s, version %(version)s"),
    "note.written": gettext_lazy("Note for officers written"),
    "original.seen": gettext_lazy("Original seen: %(document)s, version %(version)s"),
    "appointment.moved": gettext_lazy("The applicant took another time for his appointment"),
    "biometrics.captured": gettext_lazy("Photo or fingerprints taken"),
    "biometrics.seen": gettext_lazy("Photo opened"),
    "bill.opened": gettext_lazy("Bill opened: %(amount)s"),
    "bill.settled": gettext_lazy("Payment received: %(amount)s"),
    "bill.lapsed": gettext_lazy("Bill lapsed"),
    "bill.cancelled": gettext_lazy("Bill cancelled"),
    "bill.disputed": gettext_lazy("Payment with a wrong amount: finance looks at it"),
    "refund.opened": gettext_lazy("Money to be given back"),
    "clock.near": gettext_lazy("Last day of this desk: the superior is told"),
    "clock.late": gettext_lazy("The time of this desk has passed: the superior is told"),
    "finding.resolved": gettext_lazy("Open check resolved"),
    "finding.asked_again": gettext_lazy("A register that was silent has answered: %(check)s"),
    "lease.taken": gettext_lazy("An officer began to work on it"),
    "lease.ended": gettext_lazy("The officer no longer works on it"),
    "hold.put": gettext_lazy("Put on hold by the officer who works on it"),
    "hold.ended": gettext_lazy("On hold no more"),
    "lease.given": gettext_lazy("The head gave it to an officer"),
    "pick.made": gettext_lazy("Taken before its turn"),
    "priority.given": gettext_lazy("Comes before others from now on"),
    "priority.withdrawn": gettext_lazy("Has its turn like others again"),
    "signal.raised": gettext_lazy("Signal: %(signal)s"),
    "signal.answered": gettext_lazy("Signal answered: %(signal)s"),
    **{f"{kind}.filed": gettext_lazy("%(letter)s filed") for kind in Kind},
    "letter.dispatched": gettext_lazy("Letter sent to the office: %(office)s"),
    "letter.redirected": gettext_lazy("Letter sent on to another office: %(office)s"),
    "letter.received": gettext_lazy("Office confirmed that it has the letter: %(office)s"),
    "letter.unconfirmed": gettext_lazy("The office has not confirmed the letter in time: %(office)s"),
    "permit.ended": gettext_lazy("The permit ended: a letter of another file took its place"),
    "letter.resent": gettext_lazy("Letter sent again"),
    "letter.opened": gettext_lazy("Letter opened"),
    "letter.damaged": gettext_lazy("A letter could not be opened: it is damaged"),
    "objection.received": gettext_lazy("The applicant objected to the letter"),
    "objection.upheld": gettext_lazy("The objection was upheld: to be decided anew"),
    "objection.dismissed": gettext_lazy("The objection was dismissed"),
    "objection.unanswered": gettext_lazy("Nobody answered the objection in time: to be decided anew"),
    "item.explained": gettext_lazy("The applicant answered a point in words"),
    "message.to_office": gettext_lazy("The applicant wrote a message"),
    "message.to_applicant": gettext_lazy("Message to the applicant"),
    "conflict.declared": gettext_lazy("Conflict of interest declared"),
    "letter.correction_ordered": gettext_lazy("Correction of a letter ordered"),
    "decision.looked_at_again": gettext_lazy("A second officer judged it without knowing the decision"),
    "decision.difference_explained": gettext_lazy("The second officer said why he would have decided otherwise"),
    "personal.asked": gettext_lazy("Asked to read it as an exception"),
    "personal.approved": gettext_lazy("A second person approved the exception"),
    "personal.refused": gettext_lazy("A second person refused the exception"),
    "personal.opened": gettext_lazy("Read as an approved exception"),
    "seals.checked": gettext_lazy("The seals of its story were checked"),
    "bundle.asked": gettext_lazy("The applicant asked for the bundle of his application"),
    "evidence.asked": gettext_lazy("An auditor asked for a bundle of evidence"),
    "evidence.made": gettext_lazy("A bundle of evidence was made and signed"),
    "evidence.taken": gettext_lazy("An auditor took the bundle of evidence"),
}
GOOD = frozenset({"undertaking.signed", "undertaking.signed_again", "approve", "collect", "bill.settled", "pay"})
BAD = frozenset(
    {
        "reject", "return", "bounce", "miss", "send_back", "send_back_to_kanim", "bill.disputed", "revoke",
        "letter.unconfirmed", "letter.damaged", "document.infected", "clock.late", "undertaking.refused",
        "undertaking.taken_back",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the story, as the timeline of the pages shows it."""

    title: str
    at: datetime
    by: str
    note: str
    kind: str


@dataclass(frozen=True, slots=True)
class Story:
    """The story of a file, newest first: what moved it, and apart from that who read it and every saved answer."""

    entries: list[Entry]
    quiet: list[Entry]


def story(file: Application, events: list[Event]) -> Story:
    """Told from the file's events, given newest first."""
    people, offices = _people(events), _offices(events)
    sent = min((event.number for event in events if event.data.get("action") == "submit"), default=0)
    told = [(_is_quiet(event, sent), _entry(event, file, people, offices)) for event in events]
    return Story([entry for quiet, entry in told if not quiet], [entry for quiet, entry in told if quiet])


def in_words(file: Application, events: list[Event]) -> list[Entry]:
    """Every event in words, quiet or not, in the order given."""
    people, offices = _people(events), _offices(events)
    return [_entry(event, file, people, offices) for event in events]


def _is_quiet(event: Event, sent: int) -> bool:
    """What the applicant did before he sent the file (event number ``sent``) is there, but not in the way."""
    return event.kind in QUIET or (event.kind.startswith("document.") and event.number < sent)


def _entry(event: Event, file: Application, people: Mapping[str, str], offices: Mapping[str, str]) -> Entry:
    tone = {event.kind, str(event.data.get("action", ""))}
    return Entry(
        title=title(event, file, offices=offices),
        at=event.at,
        by=_who(event, file, people, offices),
        note=_why(event.data),
        kind="good" if tone & GOOD else "bad" if tone & BAD else "",
    )


def title(event: Event, file: Application, *, offices: Mapping[str, str] = MappingProxyType({})) -> str:
    """What happened, in words. ``offices`` are names by code."""
    words = BY_ACTION.get(str(event.data.get("action", ""))) or BY_KIND.get(event.kind)
    if words is None:
        return event.kind.replace(".", ": ").replace("_", " ").capitalize()
    target = event.kind.removeprefix("application.")
    facts = {
        "to": Status(target).label if target in Status else "",
        "document": document_name(file, str(event.data.get("code", ""))),
        "version": event.data.get("version", ""),
        "amount": rupiah(event.data.get("amount")),
        "check": _check(str(event.data.get("check", ""))),
        "signal": _signal(str(event.data.get("signal", ""))),
        "letter": _kind(event.kind.removesuffix(".filed")),
        "office": offices.get(code := str(event.data.get("office", "")), code),
    }
    return str(words) % facts


def _check(name: str) -> str | Promise:
    return BY_NAME[name].question if name in BY_NAME else name


def _signal(code: str) -> str | Promise:
    return BY_ID[code].name if code in BY_ID else code


def _kind(kind: str) -> str | Promise:
    return Kind(kind).label if kind in Kind.values else _("Letter")


def document_name(file: Application, code: str) -> str:
    """What this permit calls a document; its code when it no longer asks for it."""
    return next((str(one.label) for one in file.permit.requirements if one.code == code), code)


def _why(data: Mapping[str, Any]) -> str:
    reasons = [f"{code}: {REASONS[code].words}" for code in data.get("reasons", ()) if code in REASONS]
    declared = GROUNDS.get(str(data.get("ground", "")))
    conditions = [f"{code}: {CONDITIONS[code].words}" for code in data.get("conditions", ()) if code in CONDITIONS]
    said = [*reasons, *conditions, str(data.get("terms", "")), declared and str(declared.words), data.get("note", "")]
    return "\n".join(str(line) for line in said if line).strip()


def _who(event: Event, file: Application, people: Mapping[str, str], offices: Mapping[str, str]) -> str:
    if event.actor == "system":
        return _("Automatically")
    if not event.desk:
        return _("Applicant") if event.actor == f"user/{file.applicant_id}" else people.get(event.actor, event.actor)
    acting = ACTING.get(str(event.data.get("acting", "")), "")
    told = f"{people.get(event.actor, event.actor)}, {acting} {desk_words(event.desk, offices)}".replace(",  ", ", ")
    holder = people.get(str(event.data.get("holder", "")), "") if acting else ""
    return f"{told} ({holder})" if holder else told


def desk_words(desk: str, offices: Mapping[str, str]) -> str:
    """ "kanim_officer@K3101" as "Officer of an immigration office, Jakarta Barat"."""
    role, _at, code = desk.partition("@")
    title = str(Role(role).label) if role in Role else role
    return f"{title}, {offices.get(code, code)}" if code else title


def _people(events: Iterable[Event]) -> dict[str, str]:
    named = {str(key) for event in events for key in (event.actor, event.data.get("holder", ""))}
    numbers = {key.removeprefix("user/") for key in named if key.startswith("user/")}
    users = User.objects.filter(pk__in=[number for number in numbers if number.isdecimal()])
    return {f"user/{user.pk}": str(user) for user in users}


def _offices(events: Iterable[Event]) -> dict[str, str]:
    codes = {code for event in events for code in (event.desk.partition("@")[2], event.data.get("office", ""))}
    return {office.code: office.short_name for office in Office.objects.filter(code__in=codes)}
