"""What is to stand in the public log is written down first, in the transaction of the act it is about."""

from collections.abc import Iterable

from tinggal.transparency.models import Entry


def enter(data: bytes) -> Entry:
    """Write an entry that has no place yet; ``sequencing.include`` gives it one once this transaction committed.

    ``data`` is public for ever: ``checker.leaves.commit(…)``, never a name or a number of a person or a letter.
    Raises ``IntegrityError`` when the same data was entered before.
    """
    return enter_all([data])[0]


def enter_all(many: Iterable[bytes]) -> list[Entry]:
    """As ``enter``, for several at once, in this order."""
    return Entry.objects.bulk_create([Entry(data=data) for data in many])
