"""A town of honest files for ``bench.fraud``: families, twins, dormitories, agents, renewals, retouched photos."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

import numpy as np

from bench.fraud_print import account_on_a_statement, headcount_on_a_plan
from bench.fraud_scans import look_at, photo, visa
from tinggal.demo.persons import person
from tinggal.offices.calendar import working_days

BANKS, DIMENSIONS = 6, 128
UNREAD = 0.01
"""The share of visas on which the machine reads nothing: these are found by their look alone."""

STREETS = ("Jalan Kemang", "Jalan Senopati", "Jalan Cikini", "Jalan Darmo", "Jalan Danau", "Jalan Teuku Umar")


@dataclass
class Sheet:
    """One document as intake and reading would describe it. ``content`` is the digest of the original; ``picture`` are
    bytes that can be laid over another page, where the bench needs them."""

    content: str
    look: str = ""
    origin: dict[str, Any] = field(default_factory=dict)
    values: dict[str, tuple[str, float]] = field(default_factory=dict)
    face: str = ""
    picture: bytes = b""


@dataclass
class Case:
    """A file before it is in the database. ``kind`` says which sort of honest file it is."""

    answers: dict[str, str]
    sender: str
    sheets: dict[str, Sheet]
    kind: str = "ordinary"


class Town:
    """Makes cases by chance, always the same ones for one seed."""

    def __init__(self, seed: int, *, today: date) -> None:
        self.chance, self.numbers, self.today = Random(seed), np.random.default_rng(seed), today
        self.made = 0
        self.passports = {number: self.chance.getrandbits(64) for number in range(39)}
        self.statements = [self.chance.getrandbits(64) for _ in range(BANKS)]

    def company(self) -> dict[str, str]:
        """A sponsor of its own."""
        self.made += 1
        return {
            "sponsor_name": f"PT {self.chance.choice(('Bahari', 'Cendana', 'Gunung', 'Karya'))} Contoh {self.made}",
            "sponsor_number": f"{self.chance.randrange(10**12, 10**13)}",
            "sponsor_email": f"hr{self.made}@company.example",
            "sponsor_phone": f"+62 21 {self.chance.randrange(10**6, 10**7)}",
            "rptka_number": f"B.3/{self.made:06d}/PK.04.01/{self.today.year}",
        }

    def case(self, sponsor: dict[str, str], *, kind: str = "ordinary") -> Case:
        """Somebody with a passport, a home, a phone, a bank account and papers of his own."""
        self.made += 1
        one = person(self.made, today=self.today)
        entered = self.today - timedelta(days=self.chance.randint(20, 60))
        answers = {
            **sponsor,
            "full_name": one.name,
            "native_name": one.native,
            "birth_date": one.birth_date.isoformat(),
            "nationality": one.nationality,
            "passport_number": f"{one.passport[:2]}{self.made:07d}",
            "entered_on": entered.isoformat(),
            "regency": "31.71",
            "address": f"{self.chance.choice(STREETS)} {self.made}",
            "phone": f"+62 812 {self.chance.randrange(10**7, 10**8)}",
        }
        return Case(answers, f"person{self.made}@mail.example", self._sheets(entered, answers), kind)

    def visa(self, answers: dict[str, str], issued: date) -> Sheet:
        """A photo of a visa in the form that all have."""
        number, seed = f"{self.chance.choice('AC')}{self.chance.randrange(10**7, 10**8)}", self.chance.randrange(10**9)
        drawn, sheet = (
            visa(answers, number=number, day=f"{issued:%d/%m/%Y}"),
            Sheet(self.bytes(), "", {"camera": "Phone"}),
        )
        sheet.values = {"date": self.read(issued)}
        if self.chance.random() < UNREAD:
            sheet.picture, sheet.look = photo(drawn, seed=seed)
            return sheet
        sheet.look = look_at(drawn, seed=seed)
        said = {"visa_number": number, "sponsor_name": answers["sponsor_name"], "person_name": answers["full_name"]}
        sheet.values |= {
            name: (text, 0.9) for name, text in (said | {"passport_number": answers["passport_number"]}).items()
        }
        return sheet

    def _sheets(self, entered: date, answers: dict[str, str]) -> dict[str, Sheet]:
        face = self.face(self.numbers.standard_normal(DIMENSIONS))
        written = self.today - timedelta(days=self.chance.randint(1, 20))
        ruled = working_days().previous_working_day(self.today - timedelta(days=self.chance.randint(30, 200)))
        studio = {"software": "Adobe Photoshop 25.0"} if self.chance.random() < 0.15 else {"camera": "Some Camera"}
        account = f"{self.chance.randrange(10**9, 10**10)}"
        return {
            "passport": Sheet(self.bytes(), self.near(self.passports[self.made % 39], bits=18), {"camera": "Phone"}),
            "photo": Sheet(self.bytes(), self.look(), studio, face=face),
            "work_visa": self.visa(answers, entered - timedelta(days=self.chance.randint(5, 80))),
            "guarantee_letter": Sheet(
                self.bytes(),
                self.look(),
                self.saved(self.moment(written), self.moment(written)),
                {"date": self.read(written)},
            ),
            "rptka_approval": Sheet(
                self.bytes(),
                self.look(),
                self.saved(self.moment(ruled), self.moment(ruled), signatures=1, revisions=2),
                {"date": self.read(ruled), **headcount_on_a_plan(self.chance.randint(20, 60), chance=self.chance)},
            ),
            "bank_statement": Sheet(
                self.bytes(),
                self.near(self.chance.choice(self.statements), bits=12),
                self.saved(self.moment(written), self.moment(written), revisions=self.chance.choice((1, 1, 1, 2, 3))),
                {"date": self.read(written), **account_on_a_statement(account, chance=self.chance)},
            ),
        }

    def read(self, day: date) -> tuple[str, float]:
        """As the reader would: one day in forty is misread, and then it is seldom sure."""
        if self.chance.random() < 0.025:
            return (day + timedelta(days=365 * self.chance.choice((-1, 1)))).isoformat(), self.chance.uniform(0.2, 0.59)
        return day.isoformat(), self.chance.uniform(0.7, 1.0)

    def saved(self, made: str, changed: str, *, signatures: int = 0, revisions: int = 1) -> dict[str, Any]:
        """The origin of a PDF written with an office program that everybody has."""
        program = self.chance.choice(("Microsoft Word 2019", "Microsoft® Word for Microsoft 365", "LibreOffice 7.6"))
        said = {"creator": program, "producer": program, "made_at": made, "changed_at": changed, "fonts": 3}
        return {**said, "signatures": signatures, "revisions": revisions}

    def moment(self, day: date) -> str:
        """A second of that day."""
        spin = self.chance.randint
        return f"{day}T{spin(8, 17):02d}:{spin(0, 59):02d}:{spin(0, 59):02d}"

    def bytes(self) -> str:
        """The digest of a file nobody else has."""
        return f"{self.chance.getrandbits(256):064x}"

    def look(self) -> str:
        """A picture like no other."""
        return f"{self.chance.getrandbits(64):016x}"

    def near(self, bits_: int, *, bits: int) -> str:
        """A picture that differs from another one in so many places."""
        for place in self.chance.sample(range(64), bits):
            bits_ ^= 1 << place
        return f"{bits_:016x}"

    def face(self, numbers: np.ndarray, *, unlike: float = 0.58) -> str:
        """A picture of this face; two of one person have a likeness of about 0.75."""
        seen = numbers + unlike * self.numbers.standard_normal(len(numbers))
        return base64.b64encode(seen.astype(np.float16).tobytes()).decode()

    def honest(self, many: int) -> Iterator[Case]:
        """About so many cases, one group after the other."""
        groups = (
            self.family,
            self.twins,
            self.company_of_many,
            self.dormitory,
            self.renewal,
            self.two_jobs,
            self.plans,
        )
        made = 0
        while made < many:
            group = self.chance.choice(groups) if self.chance.random() < 0.12 else self.alone
            for one in group():
                made += 1
                yield one

    def alone(self) -> list[Case]:
        """Somebody with a sponsor of his own."""
        return [self.case(self.company())]

    def family(self) -> list[Case]:
        """Husband and wife: a home, a phone, an account and a certificate in common, two employers."""
        one, other = self.case(self.company(), kind="family"), self.case(self.company(), kind="family")
        other.answers |= {code: one.answers[code] for code in ("address", "phone")}
        other.answers["full_name"] = f"{one.answers['full_name'].split()[0]} MARIA"
        other.sheets["bank_statement"].values["account_number"] = one.sheets["bank_statement"].values["account_number"]
        married = Sheet(self.bytes(), self.look())
        one.sheets["marriage_or_birth_certificate"] = other.sheets["marriage_or_birth_certificate"] = married
        return [one, other]

    def twins(self) -> list[Case]:
        """Two faces that are nearly one, names that are nearly one, one birthday."""
        one, other = self.case(self.company(), kind="twins"), self.case(self.company(), kind="twins")
        other.answers |= {code: one.answers[code] for code in ("birth_date", "nationality", "address")}
        first, *given = one.answers["full_name"].split()
        other.answers["full_name"] = f"{first} {''.join(given)[::-1]}"
        other.answers["native_name"] = ""
        face = self.numbers.standard_normal(DIMENSIONS)
        for twin in (one, other):
            twin.sheets["photo"].face = self.face(face)
        return [one, other]

    def company_of_many(self) -> list[Case]:
        """Workers of one company: its phone, its mail, its licence, its letters over one first letter."""
        sponsor, begun = self.company(), self.moment(self.today - timedelta(days=900))
        team = [self.case(sponsor, kind="colleagues") for _ in range(self.chance.randint(4, 15))]
        licence = Sheet(self.bytes(), self.look())
        for one in team:
            one.sheets["company_licence"] = licence
            one.sheets["rptka_approval"] = team[0].sheets["rptka_approval"]
            one.sheets["guarantee_letter"].origin["made_at"] = begun
        return team

    def plans(self) -> list[Case]:
        """Workers of one company under two plans, each of them full."""
        sponsor, team = self.company(), []
        for plan in ("A", "B"):
            many = self.chance.randint(3, 6)
            under = {**sponsor, "rptka_number": f"{sponsor['rptka_number']}/{plan}"}
            group = [self.case(under, kind="two plans") for _ in range(many)]
            for one in group:
                one.sheets["rptka_approval"].values |= headcount_on_a_plan(many, chance=self.chance)
            team += group
        return team

    def dormitory(self) -> list[Case]:
        """Twelve workers of one company in one house."""
        team = [self.case(self.company(), kind="dormitory")]
        team += [self.case({**team[0].answers}, kind="dormitory") for _ in range(11)]
        for one in team[1:]:
            one.answers |= {code: text for code, text in team[0].answers.items() if code.startswith("sponsor")}
            one.answers |= {code: team[0].answers[code] for code in ("address", "rptka_number")}
        return team

    def renewal(self) -> list[Case]:
        """One person twice: the same passport, face and papers, another spelling of the name."""
        one = self.case(self.company(), kind="renewal")
        again = Case({**one.answers, "full_name": one.answers["full_name"].title()}, one.sender, dict(one.sheets))
        return [one, again]

    def two_jobs(self) -> list[Case]:
        """An agent who works for two companies."""
        one, other = self.case(self.company(), kind="agent"), self.case(self.company(), kind="agent")
        other.answers |= {code: one.answers[code] for code in ("sponsor_phone", "sponsor_email")}
        return [one, other]
