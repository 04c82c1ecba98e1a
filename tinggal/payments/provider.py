"""What we ask of any payment provider, and the facts it gives us. Amounts are whole rupiah, times are aware."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal, Protocol

from tinggal.lib.providers import provider

Standing = Literal["open", "paid", "expired", "cancelled"]


class Forged(Exception):
    """A message that does not come from the provider, or comes too late to be believed. The text says why."""


class Unreachable(Exception):
    """The provider does not answer. Asking again later is safe."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A billing code that can be paid until ``expires_at``, at ``pay_url`` or wherever codes are paid."""

    code: str
    expires_at: datetime
    pay_url: str


@dataclass(frozen=True, slots=True)
class Paid:
    """Money came in. ``ntpn`` is the treasury's receipt number, ``ntb`` the bank's; ``paid_at`` is on the bank's clock.

    ``event_id`` is the number of the message that told us; empty when we asked.
    """

    code: str
    amount: int
    ntpn: str
    ntb: str
    method: str
    paid_at: datetime
    event_id: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """How a code stands with the provider. A code that was paid twice by accident has two payments, oldest first."""

    code: str
    standing: Standing
    payments: tuple[Paid, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """A message that is genuine. It may be old news: the order of messages means nothing.

    ``paid`` is what the message claims, or None when it tells of something else (``what``: "pending", "expired" …).
    """

    event_id: str
    code: str
    what: str
    paid: Paid | None


class PaymentProvider(Protocol):
    """One way to collect money. Every method may raise ``Unreachable``, except ``read_callback`` and ``check``."""

    name: ClassVar[str]
    simulated: ClassVar[bool]

    def open(self, *, reference: str, amount: int, description: str, expires_at: datetime) -> Opened:
        """Ask for a billing code. The same reference gets the same code, however often it is asked for."""

    def fetch(self, code: str) -> State:
        """How the code stands now: the truth, whatever messages said. ``LookupError`` for a code it never issued."""

    def read_callback(self, *, headers: Mapping[str, str], body: bytes) -> Heard:
        """Turn a message into a fact, or raise ``Forged``. ``headers`` ignore upper and lower case."""

    def cancel(self, code: str) -> State:
        """Make an open code unpayable, and say how it stands. A paid code stays paid."""

    def settlement(self, day: date) -> Sequence[Paid]:
        """Everything paid on one day (Asia/Jakarta), for the comparison at night."""

    def check(self) -> list[str]:
        """What is wrong with the settings, in words; empty when nothing is."""


def treasury() -> PaymentProvider:
    """The provider chosen in settings."""
    chosen: PaymentProvider = provider("payment")
    return chosen
