"""Every address of the house, read from the resolver, so that none can be forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True)
class Address:
    """One named address. ``arguments`` says how many values stand in it."""

    name: str
    arguments: int

    @property
    def room(self) -> str:
        """The room that answers: its namespace, or "accounts" for the sign-in pages."""
        return self.name.partition(":")[0] if ":" in self.name else "accounts"


def addresses() -> list[Address]:
    """All of them, each once, in the order in which they are tried."""
    return list(dict.fromkeys(_below(get_resolver(), ())))


def _below(resolver: URLResolver, namespaces: tuple[str, ...], values: int = 0) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        here = values + pattern.pattern.regex.groups
        if isinstance(pattern, URLPattern):
            yield Address(":".join((*namespaces, pattern.name or "(no name)")), here)
        else:
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _below(pattern, inner, here)
