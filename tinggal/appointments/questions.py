"""What is asked at an interview, and what the answers showed: coded, so that offices ask everybody the same."""

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.lib.workflow import MoveRefused

QUESTIONS: Mapping[str, Promise] = MappingProxyType(
    {
        "identity": gettext_lazy("Is this the person of the passport?"),
        "purpose": gettext_lazy("Why are you in Indonesia?"),
        "address": gettext_lazy("Where do you live, and with whom?"),
        "sponsor": gettext_lazy("Who vouches for you, and how do you know each other?"),
        "activity": gettext_lazy("What do you do, or what will you do, and where?"),
        "means": gettext_lazy("What do you live on?"),
        "stays": gettext_lazy("When were you in Indonesia before, and did you ever stay too long?"),
    }
)
ANSWERS: Mapping[str, Promise] = MappingProxyType(
    {
        "agrees": gettext_lazy("Agrees with the file"),
        "differs": gettext_lazy("Differs from the file"),
        "unclear": gettext_lazy("No clear answer"),
    }
)


def check_answers(asked: Mapping[str, str]) -> dict[str, str]:
    """The answers in the order of the questions, without those that were not asked.

    Raises:
        MoveRefused: an unknown question or answer.
    """
    if strange := [code for code, answer in asked.items() if code not in QUESTIONS or answer not in {"", *ANSWERS}]:
        raise MoveRefused(_("Unknown question: %s.") % ", ".join(strange))
    return {code: asked[code] for code in QUESTIONS if asked.get(code)}
