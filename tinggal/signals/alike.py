"""Other files that share something with this one, found by index. Files of drafts and the like have no marks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tinggal.applications.models import Application
from tinggal.signals.faces import BLOCK, likest
from tinggal.signals.hashes import NEAR, apart, around, bands_of
from tinggal.signals.models import FacePrint, Look, Mark
from tinggal.signals.traits import SPONSOR, SPONSOR_NAME, Trait, Traits

MOST = 200
"""So many other files are compared for one mark, the newest first: what more share is shared by everybody."""


@dataclass(frozen=True, slots=True)
class Alike:
    """The other files: by the key of a mark, and by the document whose look or face is alike (likeness up to 1)."""

    marks: Mapping[str, list[Application]]
    looks: Mapping[str, list[Application]]
    faces: Mapping[str, list[tuple[Application, float]]]

    def having(self, mark: Trait) -> list[Application]:
        """The newest other files with this mark, whatever question or document it stands in there."""
        return self.marks.get(mark.key, [])


def alike_to(traits: Traits) -> Alike:
    """Everything that is compared, in a handful of queries."""
    marks, looks, faces = _marks(traits), _looks(traits), _faces(traits)
    wanted = {pk for pks in (*marks.values(), *looks.values(), *faces.values()) for pk in pks}
    files = Application.objects.in_bulk(wanted)
    return Alike(
        marks={key: _files(files, pks) for key, pks in marks.items()},
        looks={code: _files(files, pks) for code, pks in looks.items()},
        faces={code: [(files[pk], how) for pk, how in pks.items() if pk in files] for code, pks in faces.items()},
    )


def _marks(traits: Traits) -> dict[str, list[int]]:
    """A sponsor is shared by its foreigners and no mark to compare by."""
    here = traits.application.pk
    keys = {mark.key for mark in traits.marks if mark.kind not in (SPONSOR, SPONSOR_NAME)}
    others = Mark.objects.exclude(application_id=here)
    shared = others.filter(key__in=keys).order_by("key").values_list("key", flat=True).distinct()
    return {key: _newest_with(key, besides=here) for key in shared}


def _newest_with(key: str, *, besides: int) -> list[int]:
    there = Mark.objects.filter(key=key).exclude(application_id=besides).order_by("-application_id")
    return list(dict.fromkeys(there.values_list("application_id", flat=True)[: 2 * MOST]))[:MOST]


def _looks(traits: Traits) -> dict[str, list[int]]:
    mine = {code: sheet.look for code, sheet in traits.sheets.items() if sheet.look is not None}
    if not mine:
        return {}
    near = Look.objects.filter(bands__overlap=[band for bits in mine.values() for band in around(bands_of(bits))])
    others = near.filter(about__in=mine).exclude(application_id=traits.application.pk).order_by("-application_id")
    found: dict[str, list[int]] = {code: [] for code in mine}
    for pk, about, bits in others.values_list("application_id", "about", "bits")[: 10 * MOST]:
        if apart(bits, mine[about]) <= NEAR and len(found[about]) < MOST:
            found[about].append(pk)
    return found


def _faces(traits: Traits) -> dict[str, dict[int, float]]:
    """The likest first. Which of the two pictures of the other file it is does not matter. One query for all faces."""
    if not traits.faces:
        return {}
    others = FacePrint.objects.exclude(application_id=traits.application.pk).order_by()
    written = others.values_list("application_id", "numbers").iterator(chunk_size=BLOCK)
    rows = ((pk, bytes(numbers)) for pk, numbers in written)
    return {
        code: dict(sorted(best.items(), key=lambda one: -one[1])[:MOST])
        for code, best in likest(traits.faces, rows).items()
    }


def _files(files: Mapping[int, Application], pks: Iterable[int]) -> list[Application]:
    return [files[pk] for pk in pks if pk in files]
