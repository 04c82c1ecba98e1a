"""For the gallery: the text of a template, to copy."""

import re

from django import template
from django.template.loader import get_template

register = template.Library()
OPENING = re.compile(r"(?:\{#.*?#\}\s*)+")


@register.simple_tag
def source_of(name: str) -> str:
    """The text of a template as it stands in its file; ``TemplateDoesNotExist`` for an unknown one."""
    return _source(name).strip()


@register.simple_tag
def opening_words(name: str) -> str:
    """What the comment at the head of a template says, without its signs; "" when there is none."""
    found = OPENING.search(_source(name))
    return re.sub(r"\s*\{#\s*|\s*#\}\s*", " ", found[0]).strip() if found else ""


def _source(name: str) -> str:
    text: str = get_template(name).template.source  # type: ignore[attr-defined]
    return text
