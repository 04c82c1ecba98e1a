"""Says in words where something shows on a page."""

from django import template

from tinggal.lib.boxes import Box
from tinggal.verification.marks import place_in_words

register = template.Library()


@register.filter
def in_place(place: Box, pages: int) -> str:
    """ "at the top left"; with the number of the page where the document has several."""
    return place_in_words(place, pages=int(pages))
