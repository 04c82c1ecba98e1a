"""The drawings of help as SVG files of their own, in the colours of print."""

import functools
import re

from django.template.loader import render_to_string

_WRAP = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 72" fill="none" stroke="#1d4b82" stroke-width="2.5" '
    'stroke-linecap="round" stroke-linejoin="round">%s</svg>'
)
_PAINT = {
    "h-sheet": 'fill="#ffffff"',
    "h-ground": 'fill="#e9eff7"',
    "h-accent": 'stroke="#b8862b" stroke-width="3"',
    "h-good": 'stroke="#0d5a36" stroke-width="3.5"',
    "h-bad": 'stroke="#a01d17" stroke-width="3.5"',
}
_CLASS = re.compile(r'class="([^"]*)"')


@functools.cache
def printed(picture: str) -> str:
    """The drawing ``templates/help/pictures/<picture>.html``, with its classes turned into paint."""
    lines = render_to_string(f"help/pictures/{picture}.html")
    return _WRAP % _CLASS.sub(lambda found: " ".join(_PAINT[name] for name in found[1].split()), lines)
