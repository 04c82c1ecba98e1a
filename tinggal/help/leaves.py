"""The shapes of help: one illustrated how-to with its steps, one question with its answer, one word explained."""

from dataclasses import dataclass

from django.urls import reverse

from tinggal.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class Way:
    """Where to go on: the name of an address, with the word that stands in it ("" for most), and the link's text."""

    route: str
    label: Words
    argument: str = ""

    @property
    def href(self) -> str:
        """The address it leads to."""
        return reverse(self.route, args=[self.argument] if self.argument else [])


@dataclass(frozen=True, slots=True)
class Do:
    """One step: ``picture`` is a drawing of ``templates/help/pictures``, ``title`` the act, ``text`` how."""

    picture: str
    title: Words
    text: Words

    @property
    def drawing(self) -> str:
        """The template of its drawing."""
        return f"help/pictures/{self.picture}.html"


@dataclass(frozen=True, slots=True)
class HowTo:
    """One how-to, to be followed by looking. ``code`` stands in its address."""

    code: str
    picture: str
    title: Words
    summary: Words
    steps: tuple[Do, ...]
    ways: tuple[Way, ...]

    @property
    def drawing(self) -> str:
        """The template of its drawing."""
        return f"help/pictures/{self.picture}.html"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question people ask, with what we answer, a paragraph each. ``code`` stands in its address."""

    code: str
    question: Words
    answer: tuple[Words, ...]
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One word as it stands on papers (``word``, and in full, ``long``: both Indonesian), and what it means."""

    word: str
    long: str
    meaning: Words
