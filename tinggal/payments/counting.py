"""Money that came in, for one bill or for many: the code says which."""

from tinggal.payments.grouping import settle_group
from tinggal.payments.models import Bill, GroupBill
from tinggal.payments.provider import Paid
from tinggal.payments.settling import settle


def count(paid: Paid) -> None:
    """Settle what the code stands for. Hearing it twice changes nothing. Raises ``UnknownCode``."""
    group = GroupBill.objects.filter(code=paid.code).first()
    if group:
        settle_group(group, paid)
    else:
        settle(paid)


def is_ours(code: str) -> bool:
    """Whether we opened this code."""
    return Bill.objects.filter(code=code).exists() or GroupBill.objects.filter(code=code).exists()
