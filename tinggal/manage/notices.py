"""What people are told, to read before it is sent: every notice in every language, and who has read it over."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinggal.lib.workflow import MoveRefused
from tinggal.manage.doors import for_administrators, show
from tinggal.notices.texts import Standing, kinds, read_over, standing, text, texts_of
from tinggal.notices.topics import Channel
from tinggal.pages.context import own_name
from tinggal.people.middleware import ActorRequest


@dataclass(frozen=True, slots=True)
class Row:
    """One kind on one channel: what it says first, and how its words stand in each language."""

    kind: str
    channel: Channel
    title: str
    languages: list[Standing]

    @property
    def read(self) -> bool:
        """Whether anybody has read any of its words, be they changed since."""
        return any(one.now or one.before for one in self.languages)


@for_administrators
@require_safe
def notices(request: ActorRequest) -> HttpResponse:
    """All of them, and how many of the texts of each language a person has read as they are now."""
    found = standing(text(*one, language=code) for one in kinds() for code, _name in settings.LANGUAGES)
    wide = len(settings.LANGUAGES)
    rows = [_row(found[at : at + wide]) for at in range(0, len(found), wide)]
    counted = [
        (code, own_name(code), sum(1 for one in found if one.now and one.text.language == code), len(rows))
        for code, _name in settings.LANGUAGES
    ]
    return show(request, "notices", section="notices", rows=rows, counted=counted)


def _row(languages: list[Standing]) -> Row:
    here = next((one.text for one in languages if one.text.language == get_language()), languages[0].text)
    return Row(here.kind, here.channel, here.subject or here.body, languages)


@for_administrators
@require_safe
def notice(request: ActorRequest, kind: str, channel: str) -> HttpResponse:
    """One of them in all languages, as it reads in an invented case."""
    found = [(one, own_name(one.text.language)) for one in standing(texts_of(*_known(kind, channel)))]
    row = _row([one for one, _name in found])
    return show(request, "notice", section="notices", found=found, row=row)


@for_administrators
@require_POST
def read(request: ActorRequest, kind: str, channel: str, language: str) -> HttpResponse:
    """“I have read this.”"""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    shown = text(*_known(kind, channel), language=language)
    try:
        read_over(shown, digest=request.POST.get("digest", ""), by=request.actor)
        messages.success(request, _("Noted: you have read this text and find it right."))
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('manage:notice', args=[kind, channel])}#{language}")


def _known(kind: str, channel: str) -> tuple[str, Channel]:
    for one in kinds():
        if one == (kind, channel):
            return one
    raise Http404
