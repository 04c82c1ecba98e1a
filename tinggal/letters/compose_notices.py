"""The letters on the way: receipt of a payment, return for correction, invitation, receipt of an objection."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from tinggal.applications.asked_models import AskedItem
from tinggal.applications.asking import items_of
from tinggal.applications.deadlines import ANSWER_DAYS, answer_objection_by, due_on
from tinggal.applications.route import route
from tinggal.applications.status import Status
from tinggal.catalogue.fees import fee_lines, total
from tinggal.catalogue.tariffs import NoTariff
from tinggal.journal.models import Event
from tinggal.letters.compose_items import grounds_of, words_of
from tinggal.letters.compose_seats import called, name_of, voice_behind
from tinggal.letters.compose_written import Asked, ground, written
from tinggal.letters.content import Charge, Invitation, Objection, Receipt, Return
from tinggal.letters.content_parts import Ground, Pair
from tinggal.letters.content_reading import earlier
from tinggal.letters.wording import BRING, METHODS, PURPOSES, hour
from tinggal.letters.wording_numbers import spelled
from tinggal.offices.models import TimeZone

JAKARTA = ZoneInfo("Asia/Jakarta")


def receipt(asked: Asked) -> Receipt:
    """The data of a receipt: sum and NTPN from the event, the lines from the tariff of the day of the bill."""
    told = asked.cause.data
    paid, amount = datetime.fromisoformat(told["paid_at"]).astimezone(JAKARTA), int(told["amount"])
    return Receipt(
        written=written(asked, subject="Tanda terima pembayaran PNBP", name=""),
        bill=told["code"],
        ntpn=told["ntpn"],
        method=METHODS.get(told["method"], told["method"]),
        paid_on=paid.date(),
        paid_at=hour(paid, zone=JAKARTA, letters="WIB"),
        charges=_charges(asked, amount=amount),
        total=amount,
        spelled=f"{spelled(amount)} rupiah",
    )


def return_notice(asked: Asked) -> Return:
    """The data of a return: what the officer found, item by item, and until when it can be mended."""
    file = asked.application
    until = due_on(file, Status.RETURNED, arrived=timezone.localdate(asked.cause.at))
    if until is None:
        raise ValueError(f"{file}: no clock runs for a returned file on this road.")
    asked_for, codes = items_of(asked.cause), asked.cause.data["reasons"]
    return Return(
        written=written(
            asked,
            subject=f"Pengembalian berkas permohonan {file.permit.legal_name} untuk dilengkapi",
            name=name_of(asked.cause.actor),
            urgency="Segera",
        ),
        grounds=(*_of_the_whole(codes, asked_for), *(one for item in asked_for for one in grounds_of(item))),
        explanation="\n".join([asked.cause.data.get("note", ""), *map(words_of, asked_for)]).strip(),
        days=route(file.route_name).days[Status.RETURNED],
        until=until,
    )


def _of_the_whole(codes: Iterable[str], items: Iterable[AskedItem]) -> Iterator[Ground]:
    """The reasons that belong to no item."""
    known = {code for item in items for code in item.reasons}
    return (ground(code) for code in codes if code not in known)


def invitation(asked: Asked) -> Invitation:
    """The data of an invitation: the event tells ``starts_at``, ``place`` and ``kind``; the clock is the office's."""
    told, office = asked.cause.data, asked.seat.office
    purpose, inviting = PURPOSES[told["kind"]], voice_behind(asked.cause)
    starts = datetime.fromisoformat(told["starts_at"]).astimezone(office.zone)
    return Invitation(
        written=written(asked, subject=f"Undangan {purpose.id}", name=name_of(inviting.actor), urgency="Segera"),
        purpose=purpose,
        office=called(office, on=asked.day),
        address=office.address or office.city,
        room=told["place"],
        on=starts.date(),
        at=hour(starts, zone=office.zone, letters=str(TimeZone(office.time_zone).label)),
        bring=BRING,
    )


def objection(asked: Asked) -> Objection:
    """The data of the receipt of an objection: the event tells ``received_on`` and ``enclosed``, and ``objector`` where
    that is not the applicant himself."""
    told, against = asked.cause.data, asked.about
    if against is None:
        raise ValueError(f"{asked.application}: there is no letter that was objected to.")
    received = date.fromisoformat(told["received_on"])
    return Objection(
        written=written(asked, subject="Tanda terima keberatan", name=""),
        against=earlier(against),
        received_on=received,
        objector=told.get("objector") or asked.application.holder,
        enclosed=tuple(told.get("enclosed", ())),
        days=ANSWER_DAYS,
        answer_by=answer_objection_by(received),
    )


def _charges(asked: Asked, *, amount: int) -> tuple[Charge, ...]:
    """The lines of the bill; one line for all when they do not add up to what was paid."""
    file = asked.application
    opened = Event.objects.filter(subject=file.subject, kind="bill.opened", data__code=asked.cause.data["code"]).first()
    day = timezone.localdate((opened or asked.cause).at, JAKARTA)
    try:
        lines = fee_lines(file.permit, file.answers, on=day)
    except (LookupError, NoTariff):
        lines = ()
    if total(lines) != amount:
        return (Charge(words=Pair("PNBP keimigrasian", "immigration fee"), amount=amount, law=""),)
    return tuple(
        Charge(words=Pair(line.legal_name, str(line.label)), amount=line.amount, law=line.law) for line in lines
    )
