"""One invented case: who applies, where he lives, who vouches for him. The same number always gives the same case."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tinggal.catalogue.types import Family, PermitType
from tinggal.demo.persons import Person, person
from tinggal.simulators.registers.world import company_named, nik_of


@dataclass(frozen=True, slots=True)
class Place:
    """A regency or city with an address in it; the office that serves it follows from the regency."""

    regency: str
    city: str
    streets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sponsor:
    """Who vouches: a company, a school or a member of the family."""

    name: str
    number: str
    signed_by: str
    address: str
    email: str
    phone: str

    @property
    def is_company(self) -> bool:
        """A company or a school, not a member of the family."""
        return self.name not in _SIGNERS


@dataclass(frozen=True, slots=True)
class Case:
    """Everything an application and its papers say. ``today`` is the day on which the papers are written."""

    person: Person
    permit: PermitType
    place: Place
    address: str
    sponsor: Sponsor
    post: str
    today: date


PLACES = (
    Place("31.71", "Jakarta", ("Jalan Kebon Sirih", "Jalan Cikini Raya", "Jalan Tanah Abang II")),
    Place("31.74", "Jakarta", ("Jalan Kemang Raya", "Jalan Senopati", "Jalan Cipete VIII")),
    Place("51.03", "Badung", ("Jalan Raya Kuta", "Jalan Batu Bolong", "Jalan Uluwatu")),
    Place("51.71", "Denpasar", ("Jalan Danau Tamblingan", "Jalan Hayam Wuruk", "Jalan Teuku Umar")),
    Place("35.78", "Surabaya", ("Jalan Darmo", "Jalan Raya Gubeng", "Jalan Manyar Kertoarjo")),
    Place("12.71", "Medan", ("Jalan Setia Budi", "Jalan Gajah Mada", "Jalan Iskandar Muda")),
)
_DAYS_OLD, _PASSPORT_DAYS = 30, 8
_COMPANIES = (  # and all sponsors below: as the simulated registers know them
    "PT Samudra Contoh Nusantara",
    "PT Rekaan Karya Mandiri",
    "PT Bahari Teladan Indonesia",
    "PT Anggrek Cipta Rekaan",
    "PT Gunung Contoh Energi",
    "PT Cendana Peragaan Digital",
)
_SCHOOLS = ("Universitas Contoh Nusantara", "Institut Seni Rekaan", "Sekolah Bangsa Teladan")
_SIGNERS = ("Ratna Wulandari", "Bambang Sutrisno", "Melati Kusumawardani", "Yohanes Lumbantoruan", "Ni Ketut Sukerti")
_POSTS = (
    "Marine Engineer",
    "Finance Adviser",
    "Executive Chef",
    "Software Architect",
    "Quality Manager",
    "Mining Geologist",
    "Language Teacher",
    "Production Director",
)


def case(
    number: int, permit: PermitType, *, place: Place, today: date, passport_days: int = 0, who: int | None = None
) -> Case:
    """The invented case of this number; ``who`` is the number of the person when it is not that of the case."""
    chance = Random(f"case {number}")  # noqa: S311  a game of names, not a secret
    return Case(
        person=_of_age(person(number if who is None else who, today=today, passport_days=passport_days), permit, today),
        permit=permit,
        place=place,
        address=f"{chance.choice(place.streets)} {chance.randint(1, 180)}",
        sponsor=_sponsor(permit.family, chance, place),
        post=chance.choice(_POSTS),
        today=today,
    )


def _of_age(one: Person, permit: PermitType, today: date) -> Person:
    """A child that was born here has a few days and a new passport."""
    if permit.service != "newborn":
        return one
    return replace(one, birth_date=today - timedelta(days=_DAYS_OLD), issued_on=today - timedelta(days=_PASSPORT_DAYS))


def company(name: str, *, place: Place) -> Sponsor:
    """A company of the simulated registers, as its letters name it. Raises ``KeyError`` for any other name."""
    return _written(name, Random(name), place)  # noqa: S311  a game of names, not a secret


def _sponsor(family: Family, chance: Random, place: Place) -> Sponsor:
    signer = chance.choice(_SIGNERS)
    by_family = {"student": _SCHOOLS, "family": _SIGNERS, "permanent": _SIGNERS}
    return _written(chance.choice(by_family.get(family, _COMPANIES)), chance, place, signer=signer)


def _written(name: str, chance: Random, place: Place, *, signer: str = _SIGNERS[0]) -> Sponsor:
    mailbox = "".join(letter for letter in name.lower() if letter.isalpha())
    return Sponsor(
        name=name,
        number=nik_of(name) if name in _SIGNERS else company_named(name).nib,
        signed_by=name if name in _SIGNERS else signer,
        address=f"{chance.choice(place.streets)} {chance.randint(1, 90)}, {place.city}",
        email=f"{mailbox}@sponsor.example",
        phone=f"+62 21 5550 {chance.randint(1000, 9999)}",
    )
