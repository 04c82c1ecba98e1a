"""Other files that share a passport, a sponsor, an address, a telephone or a document with this one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Model, QuerySet, Value
from django.utils.translation import gettext_lazy

from tinggal.applications.access import desk_files
from tinggal.applications.models import Application
from tinggal.catalogue.words import Words
from tinggal.desk.shown import Row, row
from tinggal.people.actors import Actor
from tinggal.signals import traits
from tinggal.signals.models import Mark

SHOWN, LOOKED_AT = 5, 30
SHARED: Mapping[str, Words] = {
    traits.PASSPORT: gettext_lazy("The same passport"),
    traits.SPONSOR: gettext_lazy("The same sponsor"),
    traits.ADDRESS: gettext_lazy("The same address"),
    traits.PHONE: gettext_lazy("The same telephone"),
    traits.FILE: gettext_lazy("The same document"),
    traits.ACCOUNT: gettext_lazy("The same bank account"),
    traits.RPTKA: gettext_lazy("The same RPTKA"),
}


@dataclass(frozen=True, slots=True)
class Related:
    """The newest other files that share one thing: those he may read, whether there are more, and how many of the
    newest lie with offices whose files he does not see."""

    words: Words
    rows: list[Row]
    more: bool
    elsewhere: int


def related(actor: Actor, file: Application) -> list[Related]:
    """What is shared with whom, the passport first. Three queries, however many files there are."""
    found = _newest_by_kind(file)
    numbers = {number for numbers in found.values() for number in numbers}
    seen = {one.pk: one for one in desk_files(actor).filter(pk__in=numbers).select_related("office", "applicant")}
    return [_related(words, found[kind], seen) for kind, words in SHARED.items() if found.get(kind)]


def _related(words: Words, numbers: list[int], seen: Mapping[int, Application]) -> Related:
    readable = [seen[number] for number in numbers if number in seen]
    return Related(
        words,
        [row(one) for one in readable[:SHOWN]],
        more=len(readable) > SHOWN or len(numbers) >= LOOKED_AT,
        elsewhere=len(numbers) - len(readable),
    )


def _newest_by_kind(file: Application) -> dict[str, list[int]]:
    """By kind the numbers of the newest other files, each once. A passport is known by its own index as well, which
    is there before anything was compared."""
    found: dict[str, list[int]] = {}
    mine = Mark.objects.filter(application=file, kind__in=SHARED)
    for kind, number in _sharing(file, mine.order_by("key").values_list("kind", "key")):
        found.setdefault(kind, []).append(number)
    return {kind: sorted(set(numbers), reverse=True)[:LOOKED_AT] for kind, numbers in found.items()}


def _sharing(file: Application, marks: Iterable[tuple[str, str]]) -> Iterator[tuple[str, int]]:
    """(kind, number of a file), the newest of each mark only: a sponsor may have ten thousand. One query."""
    each: list[QuerySet[Model, tuple[str, int]]] = [
        Mark.objects.filter(key=key)
        .exclude(application=file)
        .order_by("-application_id")
        .values_list(Value(kind), "application_id")[:LOOKED_AT]
        for kind, key in marks
    ]
    if file.passport_index:
        same = Application.objects.filter(passport_index=file.passport_index, submitted_at__isnull=False)
        others = same.exclude(pk=file.pk).order_by("-pk")
        each.append(others.values_list(Value(traits.PASSPORT), "pk")[:LOOKED_AT])
    if not each:
        return iter(())
    first, *rest = each
    return iter(first.union(*rest, all=True) if rest else first)
