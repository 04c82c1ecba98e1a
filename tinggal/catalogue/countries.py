"""Countries and nationalities by three-letter code, in five languages (``tables/countries.csv``).

Codes are those of ISO 3166-1, of ICAO Doc 9303 part 3 for people and bodies without a country (stateless persons,
refugees, the United Nations), and RKS, which Kosovo's passports carry though neither list has it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tinggal.catalogue.rows import Row, claim, filled, read
from tinggal.catalogue.words import Words, named

COLUMNS = "code name_en name_id name_zh name_ja name_ko standard mrz nationality"


@dataclass(frozen=True, slots=True)
class Country:
    """``mrz`` is the code in a passport's machine-readable lines without fillers: the same, but "D" for Germany.

    ``nationality``: whether an applicant can have it (not Indonesia, not places where nobody lives).
    """

    code: str
    name: Words
    legal_name: str
    standard: str
    mrz: str
    nationality: bool


def country_of(row: Row) -> Country:
    """One row of the table; ``ValueError`` says what is wrong with it."""
    filled(row, "name_en", "name_id", "name_zh", "name_ja", "name_ko", "standard", "mrz")
    code = row["code"]
    if not (len(code) == 3 and code.isascii() and code.isupper()):
        raise ValueError(f"{code!r} is not a three-letter code.")
    return Country(
        code=code,
        name=named(row),
        legal_name=row["name_id"],
        standard=row["standard"],
        mrz=row["mrz"],
        nationality=claim(row["nationality"]),
    )


COUNTRIES: Mapping[str, Country] = MappingProxyType(
    {country.code: country for country in read("countries", columns=COLUMNS, into=country_of)}
)
_BY_MRZ = {country.mrz: country for country in COUNTRIES.values()}
_BY_LEGAL_NAME = {country.legal_name: country for country in COUNTRIES.values()}


def country(code: str) -> Country:
    """The country with this ISO or ICAO code; ``LookupError`` for an unknown one."""
    if code not in COUNTRIES:
        raise LookupError(f"There is no country or nationality {code!r}.")
    return COUNTRIES[code]


def called(legal_name: str) -> Country | None:
    """The country a letter names in Indonesian; None when unknown."""
    return _BY_LEGAL_NAME.get(legal_name)


def from_mrz(code: str) -> Country | None:
    """The country a passport's machine-readable lines name, fillers or not ("D<<", "CHN"); None when unknown."""
    return _BY_MRZ.get(code.rstrip("<"))


def nationalities() -> tuple[tuple[str, str], ...]:
    """(code, name) of every nationality an applicant can have, in the alphabetical order of the reader's language."""
    by_name = ((country.code, str(country.name)) for country in COUNTRIES.values() if country.nationality)
    return tuple(sorted(by_name, key=lambda pair: pair[1].casefold()))
