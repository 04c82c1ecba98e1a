"""What has to be corrected in a returned file: the reasons in words, what would mend them, and on which pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from tinggal.applications.asking import items_asked
from tinggal.applications.models import Application, AskedItem
from tinggal.applications.progress import groups_of
from tinggal.applications.status import Status
from tinggal.catalogue.reasons import REASONS
from tinggal.catalogue.words import Words
from tinggal.journal.models import Event
from tinggal.portal.form_parts import TITLES
from tinggal.verification.checks.table import sentence

# Where a reason is mended: a document by its code, or a group of questions; "" = the list of documents.
WHERE: Mapping[str, tuple[str, ...]] = {
    "R-01": ("passport",),
    "R-02": ("",),
    "R-03": ("form:passport", ""),
    "R-04": ("passport", "form:passport"),
    "R-05": ("guarantee_letter",),
    "R-06": ("photo",),
    "R-07": ("",),
    "R-08": ("",),
    "R-09": ("form:passport", "form:stay", "form:sponsor", "form:purpose", ""),
    "R-10": ("form:purpose",),
    "R-11": ("",),
}


# What the automatic check says about the form, and the questions it is about; else it is about a document.
IN_THE_FORM: Mapping[str, tuple[str, ...]] = {
    "passport_under_six_months": ("form:passport",),
    "passport_ends_before_permit": ("form:passport", "form:purpose"),
    "issued_before_birth": ("form:passport",),
    "expires_before_issue": ("form:passport",),
    "born_in_the_future": ("form:passport",),
    "entered_before_birth": ("form:stay",),
    "entered_in_the_future": ("form:stay",),
    "stay_ends_before_entry": ("form:stay",),
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page on which something can be corrected."""

    title: Words
    href: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing to correct: why, what would mend it, and where."""

    words: Words
    mend: Words
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Return:
    """Why the file came back, and the note of the officer who returned it ("" for the automatic check).

    ``items`` are answered one by one; ``corrections`` are reasons that name no single document or answer.
    """

    corrections: tuple[Correction, ...]
    note: str
    items: tuple[AskedItem, ...] = ()

    @property
    def still_open(self) -> tuple[AskedItem, ...]:
        """The items that wait for an answer."""
        return tuple(item for item in self.items if not item.how)


def last_return(file: Application, story: Iterable[Event]) -> Return | None:
    """The newest return of a file, as long as it is still with the applicant; None otherwise."""
    returns = [event for event in story if event.kind == "application.returned"]
    if not returns or file.status != Status.RETURNED:
        return None
    found = returns[-1].data
    if found.get("items"):
        return Return(tuple(_found_by_the_check(file, found["items"])), "")
    items = tuple(items_asked(file)) if found.get("asked") else ()
    covered = {code for item in items for code in item.reasons}
    rest = [code for code in found.get("reasons", []) if code not in covered]
    return Return(tuple(_named_by_an_officer(file, rest)), str(found.get("note", "")), items)


def _found_by_the_check(file: Application, items: Iterable[Mapping[str, str]]) -> Iterator[Correction]:
    for item in items:
        about, said = item.get("about", ""), item.get("words", "")
        places = (*((about,) if about else ()), *IN_THE_FORM.get(said, ()))
        label = f"{file.permit.requirement(about).label}: " if _is_asked(file, about) else ""
        yield Correction(f"{label}{sentence(item.get('check', ''), said)}", "", tuple(_pages(file, places)))


def _named_by_an_officer(file: Application, codes: Iterable[str]) -> Iterator[Correction]:
    for code in codes:
        if reason := REASONS.get(code):
            yield Correction(reason.words, reason.mend, tuple(_pages(file, WHERE.get(code, ("",)))))


def _pages(file: Application, places: Iterable[str]) -> Iterator[Page]:
    groups = groups_of(file.permit)
    for place in places:
        if not place:
            yield Page(_("Your documents"), reverse("portal:documents", args=[file.reference]))
        elif _is_asked(file, place):
            label = file.permit.requirement(place).label
            yield Page(label, reverse("portal:document", args=[file.reference, place]))
        for group in groups:
            if place == f"form:{group}":
                yield Page(TITLES[group], reverse("portal:form", args=[file.reference, group]))


def _is_asked(file: Application, code: str) -> bool:
    return any(requirement.code == code for requirement in file.permit.requirements)
