"""Which notices a person wants by which channel, and what he cannot do without."""

from collections.abc import Collection

from django.db import transaction

from tinggal.journal.record import record
from tinggal.notices.models import SwitchedOff
from tinggal.notices.topics import ALWAYS, Channel, Topic, topic_of
from tinggal.people.actors import Actor
from tinggal.people.models import User

Pair = tuple[Topic, Channel]


def choosable(person: User) -> list[Pair]:
    """Every topic with every channel by which he is reached and that may be switched off."""
    pairs = [(topic, channel) for topic in Topic for channel in Channel if (topic, channel) not in ALWAYS]
    return pairs if person.email else [pair for pair in pairs if not _has_no_other_way(*pair)]


def switched_off(person: User) -> set[Pair]:
    """What this person does without; one query."""
    rows = SwitchedOff.objects.filter(person=person).values_list("topic", "channel")
    return {(Topic(topic), Channel(channel)) for topic, channel in rows}


def wants(person: User, *, kind: str, channel: str) -> bool:
    """Whether an event of this kind is told to this person by this channel; without a mailbox, duties always by SMS."""
    pair = (topic_of(kind), Channel(channel))
    if not person.email and _has_no_other_way(*pair):
        return True
    return pair not in switched_off(person)


@transaction.atomic
def choose(person: User, *, off: Collection[Pair], by: Actor) -> None:
    """Switch exactly these off; what must always be told stays on. The same again changes nothing."""
    User.objects.select_for_update().get(pk=person.pk)
    wanted_off = set(off) - ALWAYS
    before = switched_off(person)
    if wanted_off == before:
        return
    SwitchedOff.objects.filter(person=person).delete()
    SwitchedOff.objects.bulk_create(
        [SwitchedOff(person=person, topic=topic, channel=channel) for topic, channel in sorted(wanted_off)]
    )
    story = {"off": [f"{topic}/{channel}" for topic, channel in sorted(wanted_off)]}
    record("notices.chosen", subject=f"user/{person.pk}", by=by, data=story)


def _has_no_other_way(topic: Topic, channel: Channel) -> bool:
    """Without a mailbox: a duty has to come by short message, and nothing can come by mail."""
    return topic is Topic.DUTY or channel is Channel.EMAIL
