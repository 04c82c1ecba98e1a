"""Choosing a standard sentence: one that is offered today, with a document of the file's permit or a day to come."""

from dataclasses import dataclass
from datetime import date

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.catalogue.sentences import Blank, Sentence, offered
from tinggal.lib.workflow import MoveRefused


@dataclass(frozen=True, slots=True)
class Standard:
    """The code of a sentence, "" for none, and what stands in its blank: the code of a document, or a day."""

    sentence: str
    blank: str = ""


NO_SENTENCE = Standard("")


def fits(chosen: Standard, file: Application, *, today: date) -> bool:
    """Whether a sentence was chosen. Raises ``MoveRefused`` with words for one that cannot be sent like this."""
    if not chosen.sentence:
        return False
    found = next((one for one in offered(on=today) if one.code == chosen.sentence), None)
    if found is None or (found.blank == Blank.NONE and chosen.blank):
        raise MoveRefused(_("Choose a sentence of the list."))
    if not _is_filled(found, chosen.blank, file, today=today):
        raise MoveRefused(missing(found))
    return True


def missing(sentence: Sentence) -> str:
    """What to do about a blank that is not filled."""
    if sentence.blank == Blank.DAY:
        return _("Choose the day for this sentence.")
    return _("Choose the document for this sentence.")


def _is_filled(sentence: Sentence, blank: str, file: Application, *, today: date) -> bool:
    if sentence.blank == Blank.DOCUMENT:
        return any(one.code == blank for one in file.permit.requirements)
    return sentence.blank == Blank.NONE or (_day(blank) or date.min) >= today


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
