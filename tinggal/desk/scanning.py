"""What a scanner at the counter typed: a registration number, a QR code of ours, a bill, the lines of a passport."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core import signing
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.access import desk_files
from tinggal.applications.links import TRACKING_SALT
from tinggal.applications.models import Application
from tinggal.casework.finding import find
from tinggal.letters.models import Letter
from tinggal.lib.codes import blind_index, tidy_reference
from tinggal.mrz.fields import long_number_holds, parse
from tinggal.mrz.formats import FORMATS, VARIANTS
from tinggal.payments.models import Bill
from tinggal.people.actors import Actor

MOST = 20
_REFERENCE = re.compile(r"TG-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]", re.IGNORECASE)
_CHECKED = re.compile(r"/check/([0-9A-Za-z]{20,40})")
_TRACKED = re.compile(r"/track/([^/]+)/?")
_BILL, _CODE = re.compile(r"[0-9]{15}"), re.compile(r"[0-9A-Za-z]{26}")


@dataclass(frozen=True, slots=True)
class Scanned:
    """What was understood. ``files`` are those this officer may see; ``words`` say what is wrong, "" when nothing is.

    ``wants_more``: the first line of a zone, the next is still to come.
    """

    files: tuple[Application, ...] = ()
    words: str = ""
    wants_more: bool = False


def scanned(text: str, *, actor: Actor) -> Scanned:
    """Read what was scanned or typed, and find the files it means among those of this officer."""
    tidy = text.strip()
    if not tidy:
        return Scanned(words=_("Please scan or type something."))
    if "<" in tidy:
        return _zone("".join(tidy.upper().split()), actor=actor)
    if (meant := _meant(tidy)) is not None:
        files = _mine(actor, meant)
        return Scanned(files, "" if files else _("Understood, but there is no such application at your office."))
    if "/" in tidy:
        return Scanned(words=_("This is no code of ours."))
    found = _mine(actor, Application.objects.filter(pk__in=find(tidy, actor=actor).files[:MOST]))
    return Scanned(found, "" if found else _("Nothing at your office matches this. The text is kept below."))


def _meant(text: str) -> "QuerySet[Application] | None":
    """The files a code names, seen or unseen; None when the text is no code."""
    every = Application.objects.all()
    if reference := _REFERENCE.search(text):
        return every.filter(reference=tidy_reference(reference.group()))
    if "/" in text:
        path = unquote(urlsplit(text).path)
        if letter := _CHECKED.search(path):
            return every.filter(pk__in=Letter.objects.filter(code=letter.group(1)).values("application"))
        if (token := _TRACKED.search(path)) and (tracked := _tracked(token.group(1))):
            return every.filter(reference=tracked)
        return None
    if tidy := tidy_reference(text):
        return every.filter(reference=tidy)
    bare = re.sub(r"[\s-]", "", text)
    if _BILL.fullmatch(bare):
        return every.filter(pk__in=Bill.objects.filter(code=bare).values("application"))
    if _CODE.fullmatch(bare):
        return every.filter(pk__in=Letter.objects.filter(code__in=[bare, bare.upper()]).values("application"))
    return None


def _tracked(token: str) -> str:
    try:
        return str(signing.loads(token, salt=TRACKING_SALT))
    except signing.BadSignature:
        return ""


def _zone(text: str, *, actor: Actor) -> Scanned:
    """The lines of a machine-readable zone (ICAO Doc 9303), joined; every check digit must hold."""
    fitting = [form for form in VARIANTS if form.allows(text)]
    sound = [form for form in fitting if form.holds(text) and (not form.long_number or long_number_holds(form, text))]
    if sound:
        number = parse(sound[0], text, today=timezone.localdate()).number
        index = blind_index(number, key=settings.BLIND_INDEX_KEY)
        files = _mine(actor, Application.objects.filter(passport_index=index))
        return Scanned(files, "" if files else _("The passport was read. It has no application at your office."))
    if fitting:
        return Scanned(words=_("The lines of the passport were read, but a check digit is wrong. Please scan again."))
    if any(len(text) % form.length == 0 and len(text) < form.rows * form.length for form in FORMATS):
        return Scanned(words=_("One line of the passport was read. Please scan the next line."), wants_more=True)
    return Scanned(words=_("These are not the whole lines of a passport. Please scan again."))


def _mine(actor: Actor, meant: "QuerySet[Application]") -> tuple[Application, ...]:
    seen = desk_files(actor).filter(pk__in=meant.values("pk"))
    return tuple(seen.select_related("office", "applicant").order_by("-pk")[:MOST])
