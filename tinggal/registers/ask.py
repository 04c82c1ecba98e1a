"""The one door to every register: it never takes long, never raises, and says when an answer is an earlier one."""

import logging
import secrets
import time

from django.utils import timezone

from tinggal.lib.providers import provider
from tinggal.registers import breaker
from tinggal.registers.comparing import differences
from tinggal.registers.last_answers import Remembered, recall, remember
from tinggal.registers.questions import Question
from tinggal.registers.register import Answer, Register, Reply, State, Unreachable
from tinggal.registers.table import REGISTERS

SHUT = "shut"
NOT_CONNECTED = "not_connected"
_HUNDREDTHS = 30  # at most, between two tries
log = logging.getLogger(__name__)


def ask(question: Question) -> Answer:
    """What the register says, or said not long ago, or that it is silent.

    Takes at most two of the register's patience and a moment. A register that is not reachable holds up nobody: then
    ``silent`` names the reason, and the state is that of the last answer where one may stand in.

    Raises ``RuntimeError`` inside a transaction.
    """
    name, known = question.register, recall(question)
    if known and known.young:
        breaker.was_spared(name)
        return _answer(question, known)
    if not breaker.may_ask(name):
        breaker.was_spared(name)
        return _without(question, known, why=SHUT)
    try:
        reply = _tries(question)
    except Unreachable as silence:
        return _without(question, known, why=silence.why)
    now = timezone.now()
    remember(question, reply, at=now)
    return Answer(_state(question, reply), now, reply.record, _differs(question, reply))


def _tries(question: Question) -> Reply:
    """Once, and a second time after a moment when that may help and the register was well until now."""
    try:
        return _try(question, once_more=not breaker.doubtful(question.register))
    except _OnceMore:
        time.sleep((1 + secrets.randbelow(_HUNDREDTHS)) / 100)
        return _try(question, once_more=False)


class _OnceMore(Exception):
    """The first try failed in a way that may be over already."""


def _try(question: Question, *, once_more: bool) -> Reply:
    name = question.register
    register: Register[Question] = provider(name)
    began = time.monotonic()
    try:
        reply = register.look_up(question, within=REGISTERS[name].patience)
    except Unreachable as silence:
        if silence.why == NOT_CONNECTED:
            breaker.was_spared(name)
            raise
        breaker.was_silent(name, why=silence.why)
        log.warning("The register %s gave no answer: %s.", name, silence.why)
        if once_more and silence.again:
            raise _OnceMore from silence
        raise
    breaker.has_answered(name, milliseconds=round(1000 * (time.monotonic() - began)))
    return reply


def _without(question: Question, known: Remembered | None, *, why: str) -> Answer:
    """A silent register: the last answer stands in. "Not found" does not, it may have been entered since."""
    if known and known.reply.found:
        return _answer(question, known, silent=why)
    return Answer(State.SILENT, timezone.now(), silent=why)


def _answer(question: Question, known: Remembered, *, silent: str = "") -> Answer:
    state, differs = _state(question, known.reply), _differs(question, known.reply)
    return Answer(state, known.asked_at, known.reply.record, differs, cached=True, silent=silent)


def _state(question: Question, reply: Reply) -> State:
    if not reply.found:
        return State.NOT_FOUND
    return State.DIFFERS if _differs(question, reply) else State.FOUND


def _differs(question: Question, reply: Reply) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*reply.differs, *differences(question, reply.record)))) if reply.found else ()
