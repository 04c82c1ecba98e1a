"""What an office was called on a day, and the lines at the head of its letters."""

from datetime import date
from functools import cache

from tinggal.lib.dated import Dated
from tinggal.offices.models import Office
from tinggal.offices.tables import read_table

# Perpres 139/2024 and 157/2024: the new ministry, and kanwils of its own for the directorate general.
_NEW_MINISTRY = date(2024, 11, 5)
_RECORDS_BEGIN = date(2021, 1, 1)

MINISTRY = Dated(
    (_RECORDS_BEGIN, "Kementerian Hukum dan Hak Asasi Manusia Republik Indonesia"),
    (_NEW_MINISTRY, "Kementerian Imigrasi dan Pemasyarakatan Republik Indonesia"),
)
DIRECTORATE_GENERAL = "Direktorat Jenderal Imigrasi"


@cache
def _former_names() -> dict[str, str]:
    return {row["code"]: row["former_name"] for row in read_table("kanwil")}


def names(office: Office) -> Dated[str]:
    """Every name an office is known to have had. The kanwils were divisions of another ministry before 5 Nov 2024."""
    former = _former_names().get(office.code)
    if former is None:
        return Dated((_RECORDS_BEGIN, office.name))
    return Dated((_RECORDS_BEGIN, former), (_NEW_MINISTRY, office.name))


def letterhead(office: Office, *, on: date) -> tuple[str, ...]:
    """The centred lines in capitals: ministry, directorate general, kanwil (for a kanim), the office itself.

    Raises ``NotInForce`` before 2021.
    """
    above = [office.parent] if office.kind == Office.Kind.KANIM and office.parent else []
    offices = [names(each).on(on) for each in (*above, office)]
    return tuple(line.upper() for line in (MINISTRY.on(on), DIRECTORATE_GENERAL, *offices))


def contact_lines(office: Office) -> tuple[str, ...]:
    """The small lines under the letterhead, in Indonesian; what is not known is left out."""
    named = (("Telepon", office.phone), ("Laman", office.website), ("Pos-el", office.email))
    reach = ", ".join(f"{label}: {value}" for label, value in named if value)
    return tuple(line for line in (office.address or office.city, reach) if line)
