"""The journal of a file in plain words: what happened, when and at which office. Officers are never named."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.applications.models import Application
from tinggal.applications.openings import name_of
from tinggal.catalogue.words import Words
from tinggal.journal.models import Event
from tinggal.offices.models import Office

# Under "kind:action" where the way into a place matters, else under the kind; kinds
# without words are not shown.
TITLES: Mapping[str, Words] = {
    "application.draft": gettext_lazy("You began the application"),
    "application.verifying": gettext_lazy("You sent the application"),
    "entry.begun": gettext_lazy("An officer began to type your application at the counter"),
    "entry.confirmed": gettext_lazy("You confirmed what the officer had typed"),
    "application.verifying:resubmit": gettext_lazy("You sent the corrected application"),
    "application.returned": gettext_lazy("Sent back to you to correct"),
    "application.returned:bounce": gettext_lazy("The automatic check found something to correct"),
    "application.unpaid": gettext_lazy("The automatic check found everything in order"),
    "bill.opened": gettext_lazy("Billing code made: you can pay"),
    "bill.lapsed": gettext_lazy("The billing code is no longer valid"),
    "bill.settled": gettext_lazy("We received your payment"),
    "application.at_old_kanim": gettext_lazy("Your file is at the office of your old address"),
    "application.at_old_kanim:send_back": gettext_lazy("Sent back to the office of your old address"),
    "application.at_kanim:release": gettext_lazy("Sent on to the office of your new address"),
    "application.at_kanim": gettext_lazy("Your file is at your immigration office"),
    "application.at_kanim:attend": gettext_lazy("You came to your appointment"),
    "application.at_kanim:miss": gettext_lazy("You did not come to your appointment"),
    "application.at_kanim:send_back": gettext_lazy("Sent back to your immigration office for one more look"),
    "application.at_kanim:send_back_to_kanim": gettext_lazy("Sent back to your immigration office for one more look"),
    "application.at_interview": gettext_lazy("You are invited to your immigration office"),
    "application.at_head": gettext_lazy("Sent to the head of the immigration office"),
    "application.at_kanwil": gettext_lazy("Sent to the regional office"),
    "application.at_kanwil:send_back": gettext_lazy("Sent back to the regional office for one more look"),
    "application.at_directorate": gettext_lazy("Sent to the directorate in Jakarta"),
    "application.at_directorate:send_back": gettext_lazy("Sent back to the examiner in Jakarta for one more look"),
    "application.at_kasubdit": gettext_lazy("Sent to the person who decides in Jakarta"),
    "application.approved": gettext_lazy("Decided: your letter is being made"),
    "application.rejected": gettext_lazy("Decided: your letter is being made"),
    "application.issued": gettext_lazy("Approved: your letter is ready"),
    "application.refused": gettext_lazy("Refused: your letter is ready"),
    "application.collected": gettext_lazy("You collected your permit"),
    "application.revoked": gettext_lazy("Your permit was revoked"),
    "application.withdrawn": gettext_lazy("You withdrew the application"),
    "application.withdrawn:lapse": gettext_lazy("The draft ended: nobody worked on it for a long time"),
    "draft.kept": gettext_lazy("You kept the draft for longer"),
    "permit.filed": gettext_lazy("Your electronic permit is ready"),
    "revocation.filed": gettext_lazy("Your letter of revocation is ready"),
    "correction.filed": gettext_lazy("Your letter was corrected"),
    "permit.ended": gettext_lazy("This permit ended: a newer letter took its place"),
    "objection.received": gettext_lazy("You objected to the letter"),
    "objection.filed": gettext_lazy("The receipt of your objection is ready"),
    "answer.filed": gettext_lazy("The signed answer to your objection is ready"),
    "objection.upheld": gettext_lazy("Your objection was upheld: it is decided anew"),
    "objection.dismissed": gettext_lazy("Your objection was dismissed"),
    "objection.unanswered": gettext_lazy("Nobody answered your objection in time, so it is upheld by law"),
    "undertaking.signed": gettext_lazy("Your sponsor vouches for you"),
    "undertaking.signed_again": gettext_lazy("Your sponsor vouches for you again"),
    "undertaking.refused": gettext_lazy("Your sponsor does not vouch for you"),
    "undertaking.taken_back": gettext_lazy("Your sponsor took the undertaking back"),
    "item.explained": gettext_lazy("You answered a point in words"),
    "bundle.asked": gettext_lazy("You asked for the bundle of your application"),
    "message.to_office": gettext_lazy("You wrote a message"),
    "message.to_applicant": gettext_lazy("The office wrote you a message"),
    "letter.resent": gettext_lazy("The office sent you a letter again"),
}
LOOKS: Mapping[str, str] = {
    "objection.upheld": "good",
    "objection.unanswered": "good",
    "objection.dismissed": "bad",
    "application.returned": "bad",
    "application.refused": "bad",
    "application.revoked": "bad",
    "application.issued": "good",
    "application.collected": "good",
    "undertaking.signed": "good",
    "undertaking.signed_again": "good",
    "undertaking.refused": "bad",
    "undertaking.taken_back": "bad",
    "bill.settled": "good",
    "application.at_interview": "waiting",
    "bill.opened": "waiting",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline; ``note`` only where it is meant for the applicant."""

    title: Words
    at: datetime
    by: str
    note: str = ""
    kind: str = ""


def events_of(file: Application) -> list[Event]:
    """The whole journal of the file, oldest first."""
    return list(Event.objects.filter(subject=file.subject).order_by("number"))


def entries(file: Application, story: Iterable[Event], offices: Mapping[str, Office]) -> list[Entry]:
    """The timeline, newest first."""
    told = [
        Entry(title, event.at, _who(file, event, offices), _note(event), LOOKS.get(event.kind, ""))
        for event in story
        if (title := TITLES.get(f"{event.kind}:{_which(event)}") or TITLES.get(event.kind))
    ]
    return told[::-1]


def _which(event: Event) -> str:
    return str(event.data.get("action", ""))


def _who(file: Application, event: Event, offices: Mapping[str, Office]) -> str:
    if event.desk:
        code = event.desk.partition("@")[2]
        return name_of(offices.get(code), code)
    if event.kind.startswith("undertaking."):
        return _("Sponsor")
    return _("You") if event.actor == f"user/{file.applicant_id}" else _("Automatic")


def _note(event: Event) -> str:
    """Only what was written for the applicant; notes between desks are not."""
    return str(event.data.get("note", "")) if event.kind == "application.returned" else ""
