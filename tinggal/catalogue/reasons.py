"""Coded reasons: to return a file (R-), to send it back to an earlier desk (S-), to refuse (T-), to revoke (P-).

The words on pages are English message ids; those of letters are Indonesian and part of the letter's fixed form.
Refusals for a visa (UU 6/2011 Ps 42) are used for stay permits by analogy; no official list of refusal reasons is
published.
"""

from collections.abc import Mapping
from types import MappingProxyType

from tinggal.catalogue.reasons_for_refusal import REFUSALS
from tinggal.catalogue.reasons_for_return import RETURNS, SENT_BACK
from tinggal.catalogue.reasons_for_revocation import REVOCATIONS
from tinggal.catalogue.types import Reason

REASONS: Mapping[str, Reason] = MappingProxyType(
    {reason.code: reason for reason in (*RETURNS, *SENT_BACK, *REFUSALS, *REVOCATIONS)}
)


def reason(code: str) -> Reason:
    """The reason with this code; ``LookupError`` for an unknown one."""
    if code not in REASONS:
        raise LookupError(f"There is no reason {code!r}.")
    return REASONS[code]


def reasons_for(purpose: str) -> tuple[Reason, ...]:
    """The reasons to choose from for "return", "send_back", "refuse" or "revoke", in the order of their codes."""
    return tuple(reason for reason in REASONS.values() if reason.for_ == purpose)
