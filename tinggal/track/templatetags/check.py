"""Template words of the checking page. Context of all: words, the reader's language."""

from django import template
from django.template import Context

from tinggal.checker.words import state
from tinggal.track.check_words import Words

register = template.Library()


@register.simple_tag(takes_context=True)
def say(context: Context, place: str, **given: object) -> str:
    """The sentence at a place of the table."""
    return _words(context).say(place, **given)


@register.simple_tag(takes_context=True)
def say_problem(context: Context, name: str) -> str:
    """What is wrong with a field."""
    return _words(context).say(f"problem.{name}")


@register.simple_tag(takes_context=True)
def say_state(context: Context, name: str) -> str:
    """The word for a state."""
    return state(name, language=_words(context).language)


def _words(context: Context) -> Words:
    words: Words = context["words"]
    return words
