"""Finds the words of a notice: one template per kind of event and channel. To add a notice, add a file."""

from collections.abc import Mapping
from typing import Any

from django.template import Context, Engine, TemplateDoesNotExist
from django.utils import translation


def words_for(kind: str, channel: str, context: Mapping[str, Any], *, language: str) -> tuple[str, str]:
    """Subject and body in a language; ("", "") when this kind says nothing on this channel.

    ``notices/<kind>.email.txt`` starts with a line ``Subject: …``; ``notices/<kind>.sms.txt`` has no subject and,
    by rule, no personal data.
    """
    try:
        template = Engine.get_default().get_template(f"notices/{kind}.{channel}.txt")
    except TemplateDoesNotExist:
        return "", ""
    with translation.override(language):
        text = template.render(Context(dict(context), autoescape=False)).strip()
    if not text.startswith("Subject:"):
        return "", text
    first, _, rest = text.partition("\n")
    return first.removeprefix("Subject:").strip(), rest.strip() + "\n"


def words_exist(kind: str) -> bool:
    """Whether anything is said about this kind by mail."""
    try:
        Engine.get_default().get_template(f"notices/{kind}.email.txt")
    except TemplateDoesNotExist:
        return False
    return True
