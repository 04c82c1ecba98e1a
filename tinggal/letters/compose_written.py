"""What all letters say: to whom, about which file, under which number, with which codes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone

from tinggal.applications.models import Application, Decision
from tinggal.catalogue.conditions import CONDITIONS
from tinggal.catalogue.reasons import reason
from tinggal.journal.models import Event
from tinggal.letters.compose_seats import Desked, called, head_of, immigration_office, seat_behind, signatory
from tinggal.letters.content_parts import Ground, Holder, Pair, Passage, Sponsor, Written
from tinggal.letters.holder import holder, sponsor
from tinggal.letters.models import Correction, Letter
from tinggal.letters.wording import DIRECTOR, DIRECTOR_GENERAL
from tinggal.lib.codes import token
from tinggal.people.roles import Role

CHECK_PAGE = "/check/"
LANGUAGE_PAGES = frozenset({"zh", "ja", "ko"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One letter to compose: everything ``compose`` was given."""

    kind: str
    cause: Event
    application: Application
    decision: Decision | None
    about: Letter | None
    correction: Correction | None
    number: str
    certificate_by: str
    specimen: bool

    @property
    def day(self) -> date:
        """The day of the letter, in WIB: that of the decision, else that of the event.

        A letter made more than a day late bears the day on which it is made: witnesses vouch for no earlier one.
        """
        day = timezone.localdate(self.decision.decided_at if self.decision else self.cause.at)
        today = timezone.localdate()
        return day if today - day <= timedelta(days=1) else today

    @property
    def seat(self) -> Desked:
        """The seat in whose name it is written."""
        return seat_behind(
            self.kind, cause=self.cause, application=self.application, decision=self.decision, about=self.about
        )

    @property
    def kanim(self) -> str:
        """The file's immigration office, as it was called on that day."""
        return called(immigration_office(self.application), on=self.day)


def written(
    asked: Asked,
    *,
    subject: str,
    name: str,
    to: tuple[str, ...] = (),
    copies: tuple[str, ...] = (),
    passages: tuple[Passage, ...] = (),
    who: Holder | None = None,
    vouching: Sponsor | None = None,
    urgency: str = "Biasa",
) -> Written:
    """The common part, with fresh codes. ``name`` is the person under the letter, "" for the office's seal alone.

    Without ``to`` it is addressed to the sponsor, or to the foreigner when nobody vouches for him.
    """
    file, seat, day = asked.application, asked.seat, asked.day
    who, vouching = who or holder(file), vouching or sponsor(file)
    code, page = token(), settings.SITE_URL + CHECK_PAGE
    language = file.language.split("-")[0]
    return Written(
        desk=seat.desk,
        letterhead=head_of(seat.office, on=day),
        number=asked.number,
        place=seat.place,
        dated=day,
        to=to or (addressed(who, vouching),),
        reference=file.reference,
        submitted_on=timezone.localdate(file.submitted_at),
        subject=subject,
        service=Pair(file.permit.legal_name, str(file.permit.name)),
        passages=passages,
        holder=who,
        sponsor=vouching,
        signatory=signatory(seat, name=name, on=day),
        copies=copies,
        code=code,
        short_code=short_code(),
        page=page,
        link=f"{page}{code}/",
        certificate_by=asked.certificate_by,
        specimen=asked.specimen,
        language=language if language in LANGUAGE_PAGES else "",
        urgency=urgency,
    )


def short_code() -> str:
    """A code of 60 random bits that people can type: ``7K3M-9QXA-5VBN``."""
    bare = token()
    return f"{bare[:4]}-{bare[4:8]}-{bare[8:12]}"


def addressed(who: Holder, vouching: Sponsor) -> str:
    """The line behind "Yth." for those who applied."""
    return f"{vouching.name} selaku Penjamin a.n. {who.name}" if vouching.name else f"Sdr. {who.name}"


def copies_above(asked: Asked, *, also: Iterable[str]) -> tuple[str, ...]:
    """Tembusan: the superior, the kanwil above the file's office unless it is the one that writes, and ``also``."""
    kanwil = immigration_office(asked.application).parent
    above = DIRECTOR_GENERAL if asked.seat.role == Role.KASUBDIT else DIRECTOR
    lines = [f"{above} (sebagai laporan)"]
    if kanwil and kanwil != asked.seat.office:
        lines.append(f"Kepala {called(kanwil, on=asked.day)}")
    lines += also
    return tuple(f"{line}{'.' if line is lines[-1] else ';'}" for line in lines)


def object_to(asked: Asked) -> str:
    """Who receives an objection: the unit that decided (UU 30/2014 Pasal 77)."""
    seat = asked.seat
    return DIRECTOR if seat.desk == "directorate" else f"Kepala {called(seat.office, on=asked.day)}"


def ground(code: str) -> Ground:
    """A coded reason in the words of a letter; ``LookupError`` for an unknown code."""
    found = reason(code)
    return Ground(
        code=code,
        words=Pair(found.letter_words, str(found.words)),
        law=found.law,
        mend=Pair(found.letter_mend, str(found.mend)),
    )


def condition(code: str) -> Ground:
    """A coded condition in the words of a letter; ``LookupError`` for an unknown code."""
    found = CONDITIONS[code]
    return Ground(code=code, words=Pair(found.letter_words, str(found.words)), law=found.law)
