"""Gets heads cosigned and keeps what the witnesses say. Who contradicts us is an alarm; who is silent only a gap."""

import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from tinggal.lib.turns import take_turn
from tinggal.transparency.asking import ask_all
from tinggal.transparency.checkpoints import published, sign_latest
from tinggal.transparency.guard import LogShrank
from tinggal.transparency.keys import Station, stations
from tinggal.transparency.models import Checkpoint, Cosignature, Witness
from tinggal.transparency.witnesses import Answer, Cosigned, Failed, Refused, SawAnother

logger = logging.getLogger(__name__)
TURN: Final = "transparency: asking the witnesses"
REST: Final = timedelta(minutes=1)  # a witness that did not answer is left alone by letters for so long
NO_ANSWER: Final = "No answer: "


def vouched_head(*, covering: int) -> Checkpoint | None:
    """The first head over leaf ``covering`` that enough witnesses cosigned; asks them about the newest if need be.

    One asks at a time; those who wait meanwhile find their answer here. Nothing after ``LOG_PATIENCE`` seconds.
    Raises ``LogShrank`` when as many witnesses as would be enough say that they saw another tree.
    """
    if (found := _vouched(covering)) or not settings.LOG_PATIENCE:
        return found
    with transaction.atomic(durable=True):
        take_turn(TURN)
        if found := _vouched(covering):
            return found
        alarms = _ask_about_newest(_awake())
    _heed(alarms)
    return _vouched(covering)


def ask_again() -> bool:
    """Ask every witness about the newest head, those too that were silent; says whether enough have cosigned it."""
    newest = sign_latest()
    if newest is None:
        return False
    with transaction.atomic(durable=True):
        take_turn(TURN)
        alarms = _ask_about_newest(stations())
    _heed(alarms)
    return _vouched(newest.size - 1) is not None


def _vouched(index: int) -> Checkpoint | None:
    heads = Checkpoint.objects.filter(size__gt=index).exclude(note="").order_by("size")
    if settings.LOG_QUORUM <= 0:
        return heads.first()
    enough = (
        Cosignature.objects.filter(checkpoint__gt=index, witness__in=[station.name for station in stations()])
        .values("checkpoint")
        .annotate(count=Count("witness"))
        .filter(count__gte=settings.LOG_QUORUM)
        .order_by("checkpoint")
        .values_list("checkpoint", flat=True)
    )
    size = enough.first()
    return heads.get(size=size) if size else None


def _awake() -> list[Station]:
    """Who is asked while a letter waits: not those who did not answer a moment ago. Who contradicted us is asked."""
    resting = Witness.objects.filter(problem__startswith=NO_ANSWER, asked_at__gt=timezone.now() - REST)
    names = set(resting.values_list("name", flat=True))
    return [station for station in stations() if station.name not in names]


def _ask_about_newest(those: Sequence[Station]) -> list[str]:
    """Ask those who have not cosigned the newest head; gives what those say who contradict us."""
    newest = published()
    if newest is None:
        return []
    have = set(newest.cosignatures.values_list("witness", flat=True))
    sizes = dict(Witness.objects.values_list("name", "size"))
    known = {station: sizes.get(station.name, 0) for station in those if station.name not in have}
    if not known:
        return []
    answers = ask_all(newest, known=known, enough=settings.LOG_QUORUM - len(have))
    problems = {station: _problem(answer, head=newest) for station, answer in answers.items()}
    _keep(newest, answers, known=known, problems=problems)
    return [f"{one.name}: {words}" for one, words in problems.items() if words and not words.startswith(NO_ANSWER)]


def _problem(answer: Answer, *, head: Checkpoint) -> str:
    match answer:
        case Cosigned():
            return ""
        case SawAnother(size) if size > head.size:
            return f"It saw {size} entries, and we have {head.size}."
        case SawAnother(size):
            return f"{NO_ANSWER}It keeps naming another size, last {size}."
        case Refused(why):
            return f"It refuses our tree: {why}"
        case Failed(why):
            return f"{NO_ANSWER}{why}"


def _keep(
    head: Checkpoint,
    answers: Mapping[Station, Answer],
    *,
    known: Mapping[Station, int],
    problems: Mapping[Station, str],
) -> None:
    now = timezone.now()
    lines = [
        Cosignature(
            checkpoint=head, witness=station.name, line=answer.line, seen_at=datetime.fromtimestamp(answer.at, tz=UTC)
        )
        for station, answer in answers.items()
        if isinstance(answer, Cosigned)
    ]
    Cosignature.objects.bulk_create(lines, ignore_conflicts=True)
    rows = [
        Witness(name=one.name, size=known[one] if problems[one] else head.size, asked_at=now, problem=problems[one])
        for one in answers
    ]
    Witness.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["name"], update_fields=["size", "asked_at", "problem"]
    )
    for station, words in problems.items():
        if words:
            logger.warning("Witness %s has not cosigned head %d. %s", station.name, head.size, words)


def _heed(alarms: Sequence[str]) -> None:
    """One witness may be wrong; as many as we would believe when they vouch are believed when they do not."""
    if alarms and len(alarms) >= max(1, settings.LOG_QUORUM):
        words = "Witnesses saw another log than ours. " + " ".join(alarms)
        logger.critical("%s No letter is issued until this is understood.", words)
        raise LogShrank(words)
