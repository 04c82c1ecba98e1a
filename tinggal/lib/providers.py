"""Loads the adapter named in settings for anything outside the building: payment, signing, messages, registries."""

from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


@cache
def provider(name: str) -> Any:
    """The adapter configured as ``PROVIDERS[name]``, built once per process.

    Every adapter has ``check() -> list[str]`` (what is wrong with its settings, in words) and ``simulated: bool``.
    Raises ``KeyError`` for a name nobody configured.
    """
    chosen: dict[str, Any] = settings.PROVIDERS[name]
    return import_string(chosen["BACKEND"])(**chosen.get("OPTIONS", {}))
