"""How each signal of the table is seen: one function a signal, from a file and those like it to what was noticed."""

from collections.abc import Callable, Iterator, Mapping

from tinggal.signals.alike import Alike
from tinggal.signals.evidence import Item
from tinggal.signals.seeing.capacity import above_capacity
from tinggal.signals.seeing.dates import impossible_dates
from tinggal.signals.seeing.editing import edited
from tinggal.signals.seeing.numbers import (
    account_of_another,
    many_at_home,
    one_mail,
    one_phone,
    one_template,
    passport_of_another,
    rptka_of_another,
)
from tinggal.signals.seeing.pictures import face_of_another, file_of_another, picture_of_another
from tinggal.signals.traits import Traits

See = Callable[[Traits, Alike], Iterator[Item]]
SEEING: Mapping[str, See] = {
    "S-01": passport_of_another,
    "S-02": face_of_another,
    "S-03": file_of_another,
    "S-04": picture_of_another,
    "S-05": one_phone,
    "S-06": one_mail,
    "S-07": many_at_home,
    "S-08": account_of_another,
    "S-09": one_template,
    "S-10": above_capacity,
    "S-11": impossible_dates,
    "S-12": edited,
    "S-13": rptka_of_another,
}
