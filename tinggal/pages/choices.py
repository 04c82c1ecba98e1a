"""Radio buttons of which each may have a hint of its own, read out with it."""

from collections.abc import Mapping
from typing import Any

from django import forms


class HintedRadios(forms.RadioSelect):
    """``hints``: value → words under the label; a value without one has none."""

    def __init__(self, *, hints: Mapping[str, Any]) -> None:
        super().__init__()
        self.hints = hints

    def create_option(self, name: str, value: Any, *args: Any, **rest: Any) -> dict[str, Any]:
        """Django's option; the template finds the words under ``hint``."""
        option: dict[str, Any] = super().create_option(name, value, *args, **rest)
        return option | {"hint": self.hints.get(str(value), "")}
