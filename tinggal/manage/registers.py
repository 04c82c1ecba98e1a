"""How the registers of other authorities are doing: reachable, left alone, their last word, how often they fail."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Sum
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tinggal.lib.providers import provider
from tinggal.manage.doors import for_administrators, show
from tinggal.people.middleware import ActorRequest
from tinggal.registers.ask import NOT_CONNECTED
from tinggal.registers.models import LastAnswer, RegisterHour, RegisterState
from tinggal.registers.providers.not_connected import NotConnected
from tinggal.registers.table import REGISTERS

LATELY = timedelta(hours=24)
WHY: dict[str, str | Promise] = {
    "slow": gettext_lazy("It took too long."),
    "down": gettext_lazy("It could not be reached, or said that it is out of order."),
    "busy": gettext_lazy("It said that we ask too much."),
    "garbled": gettext_lazy("It sent something that is no answer."),
    "refused": gettext_lazy("It did not accept our key, or our question."),
    NOT_CONNECTED: gettext_lazy("It is not connected."),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One register on the page. ``failed_share`` is of the tries of the last day, in per cent; None without a try."""

    name: str
    title: str | Promise
    keeper: str
    condition: str
    colour: str
    simulated: bool
    last_answer_at: datetime | None
    milliseconds: int | None
    last_silence_at: datetime | None
    why: str | Promise
    shut_until: datetime | None
    asked: int
    spared: int
    failed_share: int | None
    kept: int


@for_administrators
@require_safe
def registers(request: ActorRequest) -> HttpResponse:
    """All registers. It asks none of them, so it opens at once whatever they do, and shows nobody's answers."""
    now = timezone.now()
    return show(request, "registers", section="registers", standings=[_standing(name, now) for name in REGISTERS])


def _standing(name: str, now: datetime) -> Standing:
    row, adapter = REGISTERS[name], provider(name)
    state = RegisterState.objects.filter(name=name).first() or RegisterState(name=name)
    lately = RegisterHour.objects.filter(register=name, hour__gt=now - LATELY).aggregate(
        answered=Sum("answered", default=0),
        silent=Sum("silent", default=0),
        spared=Sum("spared", default=0),
        milliseconds=Sum("milliseconds", default=0),
    )
    tries = lately["answered"] + lately["silent"]
    condition, colour = _condition(state, now, connected=not isinstance(adapter, NotConnected))
    return Standing(
        name=name,
        title=row.title,
        keeper=row.keeper,
        condition=condition,
        colour=colour,
        simulated=adapter.simulated,
        last_answer_at=state.last_answer_at,
        milliseconds=round(lately["milliseconds"] / lately["answered"]) if lately["answered"] else state.last_ms,
        last_silence_at=state.last_silence_at,
        why=WHY.get(state.last_silence, state.last_silence),
        shut_until=state.shut_until if state.shut_until and state.shut_until > now else None,
        asked=tries,
        spared=lately["spared"],
        failed_share=round(100 * lately["silent"] / tries) if tries else None,
        kept=LastAnswer.objects.filter(register=name, gone_at__gt=now).count(),
    )


def _condition(state: RegisterState, now: datetime, *, connected: bool) -> tuple[str, str]:
    """In words, and the colour of the tag."""
    if not connected:
        return _("Not connected"), "grey"
    if state.shut_until and state.shut_until > now:
        return _("Left alone"), "red"
    if state.shut_until:
        return _("Tried with the next file"), "orange"
    if state.failures:
        return _("Failing"), "orange"
    return (_("Reachable"), "green") if state.last_answer_at else (_("Not asked yet"), "grey")
