"""The answer to an objection: upheld or dismissed by the office above with its reasons, or upheld by the law."""

import re
from collections.abc import Iterator
from datetime import date

from tinggal.applications.deadlines import APPEAL_DAYS
from tinggal.letters.compose_seats import immigration_office, name_of
from tinggal.letters.compose_written import Asked, copies_above, written
from tinggal.letters.content import Answer
from tinggal.letters.content_parts import Holder, Sponsor
from tinggal.letters.content_reading import earlier, filed
from tinggal.letters.holder import holder, sponsor

DISMISSED = "dismissed"
_TYPED_BEFORE_A_POINT = re.compile(r"^(\d{1,2}[.)]|[-–•*])\s+")


def answer(asked: Asked) -> Answer:
    """The data of an answer: the event tells ``received_on``, ``answer_by`` and the officer's ``note``, and when he
    dismissed it ``appeal_until``. The office that decided, and now decides anew, is named in the letter it is about."""
    about, told, outcome = asked.about, asked.cause.data, asked.cause.kind.partition(".")[2]
    if about is None:
        raise ValueError(f"{asked.application}: there is no letter that was objected to.")
    who, vouching = holder(asked.application), sponsor(asked.application)
    appeal = told.get("appeal_until")
    return Answer(
        form=outcome,
        written=written(
            asked,
            subject=f"Jawaban keberatan atas surat nomor {about.number}",
            name=name_of(asked.cause.actor),
            copies=copies_above(asked, also=_also(asked, who=who, vouching=vouching)),
            who=who,
            vouching=vouching,
            urgency="Segera",
        ),
        against=earlier(about),
        received_on=date.fromisoformat(told["received_on"]),
        answer_by=date.fromisoformat(told["answer_by"]),
        points=tuple(_points(told.get("note", ""))),
        decides="" if outcome == DISMISSED else filed(about)["object_to"],
        days=APPEAL_DAYS,
        appeal_until=date.fromisoformat(appeal) if appeal else None,
    )


def _points(words: str) -> Iterator[str]:
    """One line each, without the numbers or dashes that the officer typed: the letter counts them itself."""
    lines = (" ".join(line.split()) for line in words.splitlines())
    return (_TYPED_BEFORE_A_POINT.sub("", line) for line in lines if line)


def _also(asked: Asked, *, who: Holder, vouching: Sponsor) -> list[str]:
    """The file's immigration office when another one answers, and the foreigner when it is addressed to the sponsor."""
    elsewhere = asked.seat.office != immigration_office(asked.application)
    return [
        *([f"Kepala {asked.kanim}"] if elsewhere else []),
        *([f"Sdr. {who.name}"] if vouching.name else []),
    ]
