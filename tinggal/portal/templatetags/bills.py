"""The lines of a bill in the language of the reader: a bill keeps only the English and the Indonesian words."""

from collections.abc import Mapping
from typing import Any

from django import template

from tinggal.catalogue.words import Words, in_parts

register = template.Library()


@register.filter
def charged(line: Mapping[str, Any]) -> Words:
    """What this line of a bill is for."""
    return in_parts(english=line["label"], indonesian=line["label_id"])
