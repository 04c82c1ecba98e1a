"""Money, dates, sizes, codes and yes or no, in the words of the reader's language."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django import forms, template
from django.forms.boundfield import BoundField
from django.template.defaultfilters import filesizeformat
from django.utils import formats, timezone
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

register = template.Library()

SELECTED, DISABLED = mark_safe(" selected"), mark_safe(" disabled")  # our own words
WHOLE = re.compile(r"[.,]0(?= )")
CODES = re.compile(r"\b(?:TG-)?[0-9A-Z]{4}(?:-[0-9A-Z]{1,4})+\b", re.ASCII)  # TG-7K3M-9QXA-5, 7K3M-9QXA-5VBN
ZONES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
# The first sign found counts: many browsers also call themselves by the names of others.
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
DEVICES = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
LANGUAGES_WITH_THEIR_OWN_ORDER = ("ja", "ko", "zh")
WITH_WIDE_SIGNS = ("ja", "zh")


@register.filter
def rupiah(amount: int | Decimal | None) -> str:
    """Whole rupiah as people write them: 3000000 → "Rp 3.000.000"; nothing → ""."""
    if amount is None or amount == "":
        return ""
    grouped = f"{abs(int(amount)):,}".replace(",", ".")
    return f"{'−' if amount < 0 else ''}Rp {grouped}"


@register.filter
def in_words(day: date | str | None) -> str:
    """A date that cannot be misread: "3 April 2027", "3 Agustus 2027", "2027年4月3日". Takes ISO text too."""
    if not day:
        return ""
    return _day_in(get_language() or "en", _as_date(day))


@lru_cache(maxsize=4096)
def _day_in(language: str, day: date) -> str:
    """Called with the language that is active; a long page names the same few days a hundred times."""
    return formats.date_format(day, "DATE_FORMAT" if _has_its_own_order(language) else "j F Y")


def _has_its_own_order(language: str) -> bool:
    return language.startswith(LANGUAGES_WITH_THEIR_OWN_ORDER)


@register.filter
def with_weekday(day: date | str | None) -> str:
    """ "Saturday, 3 April 2027", "2027年4月3日（土曜日）"."""
    if not day:
        return ""
    weekday = formats.date_format(_as_date(day), "l")
    language = get_language() or "en"
    if not _has_its_own_order(language):
        return f"{weekday}, {in_words(day)}"
    return f"{in_words(day)}({weekday})" if language.startswith("ko") else f"{in_words(day)}（{weekday}）"


@register.filter
def moment(at: datetime | None, zone: str = "") -> str:
    """An aware time on the clock of ``zone`` (default: the current zone): "3 April 2027, 14:05 WIB",
    "2027年4月3日 14:05 WIB"."""
    if not at:
        return ""
    local = timezone.localtime(at, ZoneInfo(zone) if zone else timezone.get_current_timezone())
    name = ZONES.get(getattr(local.tzinfo, "key", ""), local.tzname())
    between = " " if _has_its_own_order(get_language() or "en") else ", "
    return f"{in_words(local.date())}{between}{local:%H:%M} {name}"


@register.filter
def file_size(size: int | None) -> str:
    """1234567 → "1.2 MB", 10485760 → "10 MB", with the decimal sign of the language."""
    return "" if size is None else WHOLE.sub("", str(filesizeformat(size)).replace("\xa0", " "))


@register.filter
def yes_no(claim: bool | None) -> str:
    """ "Yes", "No", or "Not provided" when nothing was said."""
    return _("Not provided") if claim is None else _("Yes") if claim else _("No")


@register.filter
def browser(user_agent: str) -> str:
    """What a browser says of itself, as people call it: "Chrome · Android"; unknown ones keep their own words."""
    named = [next((name for sign, name in signs if sign in user_agent), "") for signs in (BROWSERS, DEVICES)]
    return " · ".join(filter(None, named)) or user_agent[:80]


@register.filter
def whole_codes(words: str) -> SafeString:
    """Words whose codes do not break at a hyphen at the end of a line."""
    escaped = conditional_escape(words)
    return SafeString(CODES.sub(r'<span class="t-whole">\g<0></span>', escaped))


@register.filter
def options(choices: Sequence[Mapping[str, Any]]) -> SafeString:
    """What one may choose in a list, as Django's ``Select`` describes it. Made here, because a long list made by a
    template takes longer than the rest of the page."""
    return format_html_join(
        "",
        '<option value="{}"{}{}>{}</option>',
        (
            (
                one["value"],
                SELECTED if one["selected"] else "",
                DISABLED if one["attrs"].get("disabled") else "",
                one["label"],
            )
            for one in choices
        ),
    )


@register.simple_tag
def colon() -> str:
    """What stands between a name and its value: ": ", in Chinese and Japanese "："."""
    return "：" if _has_wide_signs() else ": "


@register.simple_tag
def comma() -> str:
    """What stands between the parts of a list: ", ", in Chinese and Japanese "、"."""
    return "、" if _has_wide_signs() else ", "


def _has_wide_signs() -> bool:
    return (get_language() or "en").startswith(WITH_WIDE_SIGNS)


@register.simple_tag
def question(field: BoundField) -> SafeString:
    """A field whose label is the page's one heading: for pages that ask a single question."""
    return field.render(context={"field": field, "heading": True})


@register.simple_tag(takes_context=True)
def problems(context: template.Context) -> list[tuple[str, str]]:
    """Everything wrong on a page, as (id of the control or "", words) in the order of the page.

    Taken from ``summary_errors`` when a view gives such a list, else from ``form``.
    """
    given = context.get("summary_errors")
    source = context.get("form")
    if given or not isinstance(source, forms.BaseForm) or not source.is_bound:
        return list(given or [])
    listed = [("", str(words)) for words in source.non_field_errors()]
    for field in source.hidden_fields():
        listed += [("", str(words)) for words in field.errors]
    for field in source.visible_fields():
        listed += [(getattr(field, "first_control", field.auto_id), words) for words in _said_of(field)]
    return listed


def _said_of(field: BoundField) -> list[str]:
    said = getattr(field, "problems", None)
    return [str(words) for words in (field.errors if said is None else said)]


def _as_date(day: date | str) -> date:
    if isinstance(day, datetime):
        return timezone.localtime(day).date() if timezone.is_aware(day) else day.date()
    return date.fromisoformat(day) if isinstance(day, str) else day
