"""A year of work at three desks for ``bench.fraud``, with pairs of officer and sponsor that are too close; and with
officers who are fast with everybody, and sponsors whose files are fast for everybody."""

from datetime import timedelta

from django.utils import timezone

from bench.fraud_world import Town
from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.people.models import User
from tinggal.signals.models import Mark, Pattern
from tinggal.signals.patterns import find_patterns

DESKS, OFFICERS, SPONSORS, OF_ONE = 3, 5, 54, 50
FAST_OFFICER, SIMPLE_SPONSORS, FAST = 4, 8, 4.0
"""The last officer of each desk, and so many sponsors, are so many times as fast as others."""

USUAL_MINUTES, APPROVED = 900.0, 0.7
PLANTED = {"S-21": 12, "S-22": 12, "S-23": 12}
ALSO = {"S-21": "S-23"}  # who always approves a sponsor has most of its files as well


def officers_and_sponsors(town: Town) -> list[tuple[str, int, int, float, float]]:
    """Signal, planted pairs, found ones, recall and precision in per cent."""
    chance = town.chance
    officers = User.objects.bulk_create(User(email=f"officer{n}@bench.example", password="!") for n in range(15))
    samples = list(Application.objects.order_by("pk")[: SPONSORS * OF_ONE])
    guilty = _pairs(town)
    events, marks = [], []
    for desk in range(DESKS):
        here = officers[OFFICERS * desk : OFFICERS * (desk + 1)]
        for at, file in enumerate(samples):
            sponsor = at % SPONSORS
            favours = {
                name: officer for (name, where, who), officer in guilty.items() if (where, who) == (desk, sponsor)
            }
            close = favours.get("S-21", favours.get("S-23"))
            officer = here[close] if close is not None and chance.random() < 0.85 else chance.choice(here)
            minutes = chance.lognormvariate(0, 0.8) * USUAL_MINUTES
            minutes /= FAST if here.index(officer) == FAST_OFFICER else 1.0
            minutes /= FAST if sponsor < SIMPLE_SPONSORS else 1.0
            minutes /= 12 if favours.get("S-22") == here.index(officer) else 1.0
            approved = favours.get("S-23") == here.index(officer) or chance.random() < APPROVED
            events += _steps(file, f"kasubdit@DESK{desk}", officer, minutes=minutes, approved=approved, number=2 * desk)
    for at, file in enumerate(samples):
        marks.append(Mark(application=file, kind="sponsor_name", key=f"bench {at % SPONSORS}", about="bench"))
    Mark.objects.filter(kind__in=("sponsor", "sponsor_name"), application__in=samples).delete()
    Mark.objects.bulk_create(marks)
    Event.objects.bulk_create(events)
    find_patterns(since=timezone.now() - timedelta(days=365))
    return [_score(name, guilty, officers) for name in PLANTED]


def _pairs(town: Town) -> dict[tuple[str, int, int], int]:
    """(signal, desk, sponsor) → officer at that desk; no sponsor has two."""
    sponsors = town.chance.sample(range(SPONSORS), sum(PLANTED.values()))
    names = [name for name, many in PLANTED.items() for _ in range(many)]
    return {
        (name, at % DESKS, sponsor): town.chance.randrange(OFFICERS)
        for at, (name, sponsor) in enumerate(zip(names, sponsors, strict=True))
    }


def _steps(file: Application, desk: str, officer: User, *, minutes: float, approved: bool, number: int) -> list[Event]:
    came = timezone.now() - timedelta(days=60, minutes=minutes)
    kind = "application.approved" if approved else "application.rejected"
    arrived = {"kind": "application.at_kasubdit", "actor": "system", "desk": "", "at": came}
    decided = {"kind": kind, "actor": f"user/{officer.pk}", "desk": desk, "at": came + timedelta(minutes=minutes)}
    rows = enumerate((arrived, decided), 1000 + number)
    return [Event(subject=file.subject, number=at, seal="", **row) for at, row in rows]


def _score(
    name: str, guilty: dict[tuple[str, int, int], int], officers: list[User]
) -> tuple[str, int, int, float, float]:
    truth = {
        (f"kasubdit@DESK{desk}", officers[OFFICERS * desk + officer].pk, f"bench {sponsor}")
        for (signal, desk, sponsor), officer in guilty.items()
        if signal in (name, ALSO.get(name))
    }
    raised = Pattern.objects.filter(superseded_at=None, signal=name)
    found = set(raised.values_list("desk", "officer_id", "sponsor"))
    right = len(truth & found)
    return name, len(truth), right, 100 * right / len(truth), 100 * right / max(len(found), 1)
