"""Rows of the table: is every document there, can it be used, and is it this one?"""

from django.utils.translation import gettext_lazy as _

from tinggal.intake.words import FLAWS
from tinggal.verification.checks.complete import complete
from tinggal.verification.checks.edited_picture import edited_picture
from tinggal.verification.checks.legible import legible, words_for
from tinggal.verification.checks.not_same_file import not_anothers_file, not_same_file
from tinggal.verification.checks.passport_validity import passport_validity
from tinggal.verification.checks.photo import photo
from tinggal.verification.checks.read_by_machine import read_by_machine
from tinggal.verification.checks.readable import readable
from tinggal.verification.checks.rule import FileRule, PaperRule, Reach
from tinggal.verification.results import Outcome

NOT_OPENED = _("This document could not be opened. Please save or scan it again and upload it.")

ROWS: tuple[PaperRule | FileRule, ...] = (
    FileRule(
        id="V-01",
        name="complete",
        look=complete,
        most=Outcome.BLOCK,
        reads=_("the list of documents for this permit and these answers"),
        question=_("Is every document there?"),
        passed=_("Every document that is asked for is there."),
        mend=_("Add the document that is missing."),
        says={"missing": _("This document is missing. Please add it.")},
    ),
    PaperRule(
        id="V-02",
        name="readable",
        of=Reach.ASKED,
        look=readable,
        most=Outcome.BLOCK,
        reads=_("the first page as a picture: how sharp its edges are"),
        question=_("Can the document be opened and read?"),
        passed=_("The document can be opened, and its first page is sharp."),
        mend=_("Take a new picture in good light, with the whole page on it, or scan the page."),
        says={
            "not_opened": NOT_OPENED,
            "hard_to_read": _("This page may be too blurred to read. Please compare it with the original."),
        },
    ),
    PaperRule(
        id="V-03",
        name="photo",
        of=Reach.ASKED,
        look=photo,
        most=Outcome.BLOCK,
        reads=_("the photo: width and height in dots, and its colours"),
        question=_("Does the photo have the right size, shape and colour?"),
        passed=_("The photo is large enough, upright and in colour."),
        mend=_("Add a photo in colour, higher than wide, of at least 400 × 600 dots."),
        says={
            "not_opened": NOT_OPENED,
            "photo_too_small": _("The photo has too few dots."),
            "photo_not_upright": _("The photo is wider than it is high. It must be upright."),
            "photo_not_in_colour": _("The photo must be in colour."),
        },
    ),
    PaperRule(
        id="V-04",
        name="passport_validity",
        of=Reach.ASKED,
        look=passport_validity,
        needs=frozenset({"passport_expires_on"}),
        most=Outcome.BLOCK,
        reads=_("the expiry date of the passport in the form, the day of filing, and how long the permit would last"),
        question=_("Is the passport valid long enough?"),
        passed=_("The passport is valid as long as the permit would be."),
        mend=_("Renew the passport and apply with the new one, or ask for a shorter stay."),
        says={
            "passport_under_six_months": _("The passport must be valid for at least 6 months from the day you apply."),
            "passport_ends_before_permit": _("The passport ends before the permit that is asked for."),
            "passport_expiry_unknown": _("The expiry date of the passport is not in the form."),
        },
    ),
    PaperRule(
        id="V-05",
        name="not_same_file",
        version=2,
        of=Reach.ASKED,
        look=not_same_file,
        most=Outcome.ASK,
        reads=_("the fingerprint of the file (SHA-256), beside the other documents of this application"),
        question=_("Is each document a file of its own?"),
        passed=_("No other document of this application is the same file."),
        mend=_("Add the right file to each of the two documents. One scan that shows both is fine."),
        says={"same_file_twice": _("The same file was uploaded for two different documents.")},
    ),
    PaperRule(
        id="V-06",
        name="not_anothers_file",
        of=Reach.EVERY,
        look=not_anothers_file,
        most=Outcome.ASK,
        reads=_("the fingerprint of the file (SHA-256), beside the applications of other people"),
        question=_("Does the file belong to this application only?"),
        passed=_("Nobody else has sent the same file."),
        mend=_("An officer compares both applications: a sponsor may sponsor two people."),
        says={"file_of_somebody_else": _("The same file is in the application of another person.")},
        told=False,
    ),
    PaperRule(
        id="V-07",
        name="read_by_machine",
        of=Reach.EVERY,
        look=read_by_machine,
        most=Outcome.NOTE,
        reads=_("whether the machine could read the document at all"),
        question=_("Could the machine read the document?"),
        passed=_("The machine has read the document."),
        mend=_("Nothing needs to be done: an officer reads it. A sharp scan helps."),
        says={"not_read_by_machine": _("The machine could not read this document. An officer reads it.")},
    ),
    PaperRule(
        id="V-08",
        name="legible",
        version=2,
        of=Reach.EVERY,
        look=legible,
        most=Outcome.ASK,
        reads=_("every page as it was uploaded: blur, reflections, light, edges, print, and how it lies"),
        question=_("Is every page whole, sharp and well lit?"),
        passed=_("Every page is whole, sharp and well lit."),
        mend=_("Take the picture again as the sentence says, or scan the page. You may leave it: an officer looks."),
        says={words_for(code): said for code, said in FLAWS.items()},
    ),
    PaperRule(
        id="V-09",
        name="edited_picture",
        of=Reach.EVERY,
        look=edited_picture,
        most=Outcome.NOTE,
        reads=_("the dots of an uploaded picture as it arrived: grain and JPEG blocks"),
        question=_("Was a part of the picture put there later?"),
        passed=_("There is no hint of that. Most changes leave none."),
        mend=_("Compare with the original. Programs for scanning and for marking leave such traces too."),
        says={
            "edited_copied": _("A part of this picture is an exact copy of another part. Please look at this place."),
            "edited_other_grid": _("This place was saved in another way than the rest. It may have been added."),
        },
        told=False,
    ),
)
