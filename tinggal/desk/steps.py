"""The steps an officer may take on a file now, as the page shows them: words, reasons, or a page of their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from tinggal.applications.models import Application
from tinggal.applications.route import route
from tinggal.applications.status import Status
from tinggal.desk.forms import StepForm
from tinggal.desk.shown import AnswerGroup
from tinggal.lib.workflow import Move

WORDS: Mapping[str, str | Promise] = {
    "forward": gettext_lazy("Send on to: %(to)s"),
    "send_back": gettext_lazy("Send back to: %(to)s"),
    "send_back_to_kanim": gettext_lazy("Send back to: %(to)s"),
    "release": gettext_lazy("Let it go to the office of the new address"),
    "return": gettext_lazy("Return to the applicant"),
    "invite": gettext_lazy("Invite to the office"),
    "attend": gettext_lazy("Write down the interview"),
    "miss": gettext_lazy("Write down the interview"),
    "approve": gettext_lazy("Approve"),
    "reject": gettext_lazy("Refuse"),
    "collect": gettext_lazy("Hand the permit over"),
    "revoke": gettext_lazy("Revoke this permit"),
}
DONE: Mapping[str, str | Promise] = {
    "forward": gettext_lazy("%(reference)s was sent on to: %(to)s."),
    "send_back": gettext_lazy("%(reference)s was sent back to: %(to)s."),
    "send_back_to_kanim": gettext_lazy("%(reference)s was sent back to: %(to)s."),
    "release": gettext_lazy("%(reference)s went to the office of the new address."),
    "return": gettext_lazy("%(reference)s was returned to the applicant, who is told now."),
    "approve": gettext_lazy("%(reference)s was approved. The letter is being made."),
    "reject": gettext_lazy("%(reference)s was refused. The letter is being made."),
    "collect": gettext_lazy("%(reference)s: the collection is written down."),
    "revoke": gettext_lazy("%(reference)s: the permit is revoked. The letter is being made."),
}
ENDING, COLLECT = "revoke", "collect"
PAGES = {"invite": "desk:invite", "attend": "desk:attend", "revoke": "desk:revoke"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the page shows it. ``href`` leads to a page of its own; else ``form`` is sent from here."""

    action: str
    words: str
    href: str
    form: StepForm
    opens: bool

    @property
    def asks_why(self) -> bool:
        """Whether reasons must be chosen, so that the form is folded away until it is wanted."""
        return not self.href and "reasons" in self.form.fields


def steps(
    file: Application,
    moves: tuple[Move, ...],
    *,
    told: Iterable[AnswerGroup],
    tried: StepForm | None = None,
    begun: Mapping[str, object] | None = None,
) -> list[Step]:
    """The steps of these moves: plain buttons first, those that ask why last. Moves with one page make one step.

    Ending a permit is no next step: the way to it stands beside the letters.

    ``told`` are the answers of the file; ``tried`` is a form that was refused, with what was typed; ``begun`` what a
    return to the applicant begins with.
    """
    shown: list[Step] = []
    given = answers_to(told)
    for move in moves:
        href = _page(file, move)
        if move.page == ENDING or (href and any(step.href == href for step in shown)):
            continue
        again = tried is not None and tried.data.get("action") == move.action
        returns = move.needs_reason == "return"
        form = tried if tried is not None and again else None
        if form is None:
            form = StepForm(move, begun=begun, answers=given) if returns else StepForm(move)
        shown.append(Step(move.action, words(move), href, form, again))
    return sorted(shown, key=lambda step: (step.asks_why, step.href != ""))


def answers_to(told: Iterable[AnswerGroup]) -> list[tuple[str, str]]:
    """Every question that was answered, by its code, with the answer as an officer reads it."""
    return [(one.code, f"{one.key}: {one.value}") for group in told for one in group.rows if one.value]


def words(move: Move) -> str:
    """What the button says."""
    return str(WORDS.get(move.action, move.action)) % {"to": Status(move.target).label}


def done(file: Application, move: Move) -> str:
    """What is said afterwards; names no person, because it travels in a cookie."""
    said = str(DONE.get(move.action, "%(reference)s: %(to)s"))
    return said % {"to": Status(move.target).label, "reference": file.reference}


def step_at(file: Application, action: str) -> Move | None:
    """The row of the file's road for this action at its present place; None when there is no such step now."""
    return route(file.route_name).find(action, file.status)


def _page(file: Application, move: Move) -> str:
    if move.decides:
        return reverse("desk:confirm", args=[file.reference, move.action])
    if move.action == COLLECT:
        return reverse("desk:collect", args=[file.reference])
    return reverse(PAGES[move.page], args=[file.reference]) if move.page else ""
