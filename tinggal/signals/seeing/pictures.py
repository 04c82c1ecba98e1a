"""What looks the same in several files: faces, whole files, pictures."""

from collections.abc import Iterator

from tinggal.applications.models import Application
from tinggal.signals.alike import Alike
from tinggal.signals.evidence import Item, item
from tinggal.signals.overlays import same_pages
from tinggal.signals.papers import of_a_person, of_a_sponsor
from tinggal.signals.people import family, may_be_twins, same_passport, same_person, same_sponsor
from tinggal.signals.traits import FILE, Traits


def face_of_another(traits: Traits, alike: Alike) -> Iterator[Item]:
    """A face under another name; twins are left out."""
    mine = traits.application
    for code, faces in alike.faces.items():
        found = [(file, how) for file, how in faces if not _same(mine, file) and not _twins(mine, file)]
        if found:
            best = max(how for _file, how in found)
            yield item("face_of_another", about=code, others=[file for file, _how in found], likeness=round(100 * best))


def file_of_another(traits: Traits, alike: Alike) -> Iterator[Item]:
    """The same bytes for two people, unless both may honestly have that paper."""
    mine = traits.application
    for mark in traits.of_kind(FILE):
        if others := [file for file in alike.having(mark) if not _may_share(mark.about, mine, file)]:
            yield item("file_of_another", about=mark.about, others=others)


def picture_of_another(traits: Traits, alike: Alike) -> Iterator[Item]:
    """A picture that was only cropped, scaled or saved again. Forms that are filled in otherwise look alike as well, so
    pages are laid over each other before anything is said."""
    mine, same_file = traits.application, {mark.about: mark for mark in traits.of_kind(FILE)}
    for code, files in alike.looks.items():
        if of_a_sponsor(code):
            continue
        identical = {file.pk for file in alike.having(same_file[code])}
        near = [file for file in files if file.pk not in identical and not _may_share(code, mine, file)]
        if others := same_pages(traits.sheets[code], near):
            yield item("picture_of_another", about=code, others=others)


def _may_share(code: str, one: Application, other: Application) -> bool:
    if _same(one, other):
        return True
    if of_a_person(code):
        return False
    return same_sponsor(one.answers, other.answers) or family(one.answers, other.answers)


def _same(one: Application, other: Application) -> bool:
    return same_passport(one.answers, other.answers) or same_person(one.answers, other.answers)


def _twins(one: Application, other: Application) -> bool:
    return may_be_twins(one.answers, other.answers)
