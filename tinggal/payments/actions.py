"""The verbs of this room, in one place for the rooms above."""

from tinggal.payments.asking import ask, ask_about_open_bills, lapse_bills, reconcile, reissue
from tinggal.payments.grouping import ask_group, cancel_group, open_family, open_group, payable, payable_family
from tinggal.payments.hearing import hear, receive
from tinggal.payments.opening import cancel, lapse, open_bill, valid_until
from tinggal.payments.settling import UnknownCode, settle

__all__ = [
    "UnknownCode",
    "ask",
    "ask_about_open_bills",
    "ask_group",
    "cancel",
    "cancel_group",
    "hear",
    "lapse",
    "lapse_bills",
    "open_bill",
    "open_family",
    "open_group",
    "payable",
    "payable_family",
    "receive",
    "reconcile",
    "reissue",
    "settle",
    "valid_until",
]
