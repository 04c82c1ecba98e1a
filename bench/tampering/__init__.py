"""Ways to tamper with a letter: small functions from genuine letters and keys to a file that must be refused."""

from collections.abc import Callable

from bench.tampering import (
    added_bytes,
    attachments,
    changed_bytes,
    disguises,
    insiders,
    log_proofs,
    messages,
    ranges,
    revisions,
    strangers,
)
from bench.tampering.materials import Materials

Variant = Callable[[Materials], bytes]
FAMILIES = (
    added_bytes, changed_bytes, revisions, ranges, messages, strangers, log_proofs, attachments, insiders, disguises,
)  # fmt: skip


def variants() -> dict[str, Variant]:
    """All variants by name, such as ``added_bytes: a newline behind the end``."""
    return {
        f"{family.__name__.rpartition('.')[2]}: {one.__name__.replace('_', ' ')}": one
        for family in FAMILIES
        for one in family.VARIANTS
    }
