"""Typed reading of the environment: every difference between two machines comes in through here."""

import os
from collections.abc import Mapping


class WrongSetting(Exception):
    """An environment variable is missing or has a value of the wrong kind; the text says which and what to do."""


class Environment:
    """Reads variables; unset and empty are the same."""

    def __init__(self, variables: Mapping[str, str] = os.environ) -> None:
        self._variables = variables

    def text(self, name: str, default: str | None = None) -> str:
        """The variable's text; without a default it must be set (``WrongSetting``)."""
        found = self._variables.get(name, "").strip()
        if found:
            return found
        if default is None:
            raise WrongSetting(f"Set the environment variable {name}.")
        return default

    def words(self, name: str, default: str = "") -> list[str]:
        """A comma-separated list, blanks removed."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def number(self, name: str, default: int) -> int:
        """A whole number."""
        found = self.text(name, str(default))
        if not found.lstrip("-").isdigit():
            raise WrongSetting(f"{name}={found!r} is not a whole number.")
        return int(found)

    def claim(self, name: str, default: bool) -> bool:
        """A yes or a no: 1/true/yes/on, 0/false/no/off."""
        found = self.text(name, "yes" if default else "no").lower()
        if found in {"1", "true", "yes", "on"}:
            return True
        if found in {"0", "false", "no", "off"}:
            return False
        raise WrongSetting(f"{name}={found!r} is neither yes nor no.")

    def choice(self, name: str, default: str, *, among: tuple[str, ...]) -> str:
        """One of a few words."""
        found = self.text(name, default)
        if found not in among:
            raise WrongSetting(f"{name}={found!r}: choose one of {', '.join(among)}.")
        return found
