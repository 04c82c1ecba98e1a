"""The bundle that the holder of a file takes to an ombudsman or a court: everything of his own file, in words.

What desks wrote to each other, names of officers, and the lines of the journal with their notes are not in it: an
auditor's bundle has them. The manifest and the signed sheet are the same, so anybody can check it without us.
"""

import json
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from tinggal.applications.models import Application, AskedItem, Decision
from tinggal.applications.route import route
from tinggal.casework.story import desk_words, title
from tinggal.catalogue.reasons import REASONS
from tinggal.journal.models import Event
from tinggal.objections.models import Objection
from tinggal.offices.models import Office

TOLD = ("application.", "document.", "bill.", "letter.", "message.", "item.", "objection.", "appointment.", "form.")
LANGUAGES = ("id", "en")
README = """Your application {reference}

sheet.pdf          what this is, signed as our letters are; the manifest is attached to it
manifest.txt       the SHA-256 of each file here, signed with the key of the public log
story.*.txt        every step in words, in Indonesian and in English
decisions.*.txt    each decision with its reasons, the rules it rests on, and what you can do against it
requests.*.txt     what the office asked you to correct, and what you answered
messages.txt       what you and the office wrote to each other
answers.json       what you filled in
documents.json     every version of every document, with its SHA-256
letters/ proofs/   the letters as they were signed, and the proof of each in the public log
documents/         your documents, and the papers of your objections

Anybody can check it without us: tinggal-verify {reference}.zip
"""


def in_words(file: Application) -> dict[str, bytes]:
    """The files of the bundle that are written for people, by name."""
    files = {
        "README.txt": README.format(reference=file.reference),
        "messages.txt": _messages(file),
        "answers.json": json.dumps(file.answers, ensure_ascii=False, indent=1, sort_keys=True),
    }
    for language in LANGUAGES:
        with translation.override(language):
            files[f"story.{language}.txt"] = _story(file)
            files[f"decisions.{language}.txt"] = _decisions(file)
            files[f"requests.{language}.txt"] = _requests(file)
    return {name: text.encode() for name, text in files.items()}


def _story(file: Application) -> str:
    offices = dict(Office.objects.values_list("code", "name"))
    lines = []
    for event in Event.objects.filter(subject=file.subject).order_by("number"):
        if event.kind.startswith(TOLD) or event.kind.endswith(".filed"):
            by = desk_words(event.desk, offices) if event.desk else _who(event, file)
            lines.append(f"{event.number}. {_at(event.at)}  {title(event, file, offices=offices)}  [{by}]")
            lines += [f"      {line}" for line in _said(event)]
    return _text(lines)


def _who(event: Event, file: Application) -> str:
    if event.actor == f"user/{file.applicant_id}":
        return _("Applicant")
    return _("Automatically") if event.actor == "system" else _("Somebody else with an account")


def _said(event: Event) -> list[str]:
    """Reasons, and the note where it was written for the applicant."""
    note = str(event.data.get("note", "")) if event.kind == "application.returned" else ""
    return [*_reasons(event.data.get("reasons", ())), *note.splitlines()]


def _reasons(codes: Iterable[str]) -> list[str]:
    known = [REASONS[code] for code in codes if code in REASONS]
    return [f"{one.code}: {one.words} ({one.law})" for one in known]


def _decisions(file: Application) -> str:
    road = route(file.route_name)
    lines = [f"{road.name}: {road.law} ({road.since.isoformat()})", ""]
    decided = Decision.objects.filter(application=file) | Decision.objects.filter(set_aside_of=file)
    for one in decided.select_related("office").order_by("decided_at"):
        lines += [f"{one.number}  {one.outcome}  {_at(one.decided_at)}  {one.office.name}", *_reasons(one.reasons)]
        if one.set_aside_at:
            lines.append(_("Set aside after an objection: %s") % _at(one.set_aside_at))
        lines.append("")
    for made in Objection.objects.filter(application=file).select_related("letter", "office").order_by("pk"):
        lines += [_("Objection against %s") % made.letter.number, _at(made.received_at), *made.grounds.splitlines()]
        lines.append(_("Answer due by %s") % made.answer_by.isoformat())
        lines += [f"{made.get_outcome_display()}  {made.office.name if made.office else ''}", *made.answer.splitlines()]
        lines += [_("Appeal until %s") % made.appeal_until.isoformat()] if made.appeal_until else []
        lines.append("")
    return _text(lines)


def _requests(file: Application) -> str:
    lines: list[str] = []
    for item in AskedItem.objects.filter(application=file).select_related("application", "event").order_by("pk"):
        lines += [f"{_at(item.event.at)}  {item.label}", *_reasons(item.reasons), *item.words.splitlines()]
        lines.append(f"  → {item.get_how_display() if item.how else _('Not answered yet')}")
        lines += [f"    {line}" for line in item.answer.splitlines()]
    return _text(lines)


def _messages(file: Application) -> str:
    lines: list[str] = []
    for one in file.messages.select_related("office").order_by("pk"):
        lines += [f"{_at(one.sent_at)}  {one.office.name if one.office else file.holder}:", *one.standard.splitlines()]
        lines += [*one.text.splitlines(), ""]
    return _text(lines)


def _at(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M %Z}"


def _text(lines: list[str]) -> str:
    return "\n".join(lines or ["–"]) + "\n"
