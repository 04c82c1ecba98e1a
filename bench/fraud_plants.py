"""What the planted criminals of ``bench.fraud`` do: one function a pattern, a few files that belong together each."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from random import Random

from bench.fraud_files import origin_of_pdf
from bench.fraud_print import headcount_on_a_plan
from bench.fraud_scans import copy_of, photo, visa
from bench.fraud_world import DIMENSIONS, Case, Sheet, Town

Plant = Callable[[Town], list[Case]]


def _strangers(town: Town, many: int) -> list[Case]:
    return [town.case(town.company(), kind="planted") for _ in range(many)]


def one_passport(town: Town) -> list[Case]:
    """A stolen passport, written with hyphens the second time."""
    one, other = _strangers(town, 2)
    number = one.answers["passport_number"]
    other.answers["passport_number"] = f"{number[:2]} {number[2:]}".lower()
    return [one, other]


def one_face(town: Town) -> list[Case]:
    """One person with two passports and one portrait, cut or saved again."""
    one, other = _strangers(town, 2)
    face, unlike = town.numbers.standard_normal(DIMENSIONS), town.chance.choice((0.0, 0.1, 0.2))
    for file in (one, other):
        file.sheets["photo"].face = town.face(face, unlike=unlike)
    return [one, other]


def one_file(town: Town) -> list[Case]:
    """A bought bank statement or visa, the same file twice."""
    one, other = _strangers(town, 2)
    code = town.chance.choice(("bank_statement", "work_visa", "photo"))
    mine = one.sheets[code]
    other.sheets[code] = Sheet(mine.content, mine.look, mine.origin, other.sheets[code].values, other.sheets[code].face)
    return [one, other]


def one_picture(town: Town) -> list[Case]:
    """A photo of somebody's visa, cropped, turned, made smaller and saved again; the machine misreads a day on it."""
    one, other = _strangers(town, 2)
    issued = town.today - timedelta(days=town.chance.randint(70, 120))
    mine = one.sheets["work_visa"] = town.visa(one.answers, issued)
    drawn = visa(one.answers, number=mine.values.get("visa_number", ("C1",))[0], day=f"{issued:%d/%m/%Y}")
    mine.picture, mine.look = photo(drawn, seed=town.chance.randrange(10**9))
    picture, look = copy_of(mine.picture, chance=town.chance)
    read = {**mine.values, "date": town.read(issued)}
    other.sheets["work_visa"] = Sheet(town.bytes(), look, {"camera": "Phone"}, read, picture=picture)
    return [one, other]


def one_phone(town: Town) -> list[Case]:
    """A workshop's phone, written in different ways, now as the sponsor's and now as the foreigner's."""
    files, digits = _strangers(town, 4), f"81{town.chance.randrange(10**8, 10**9)}"
    for at, file in enumerate(files):
        spelled = (f"0{digits}", f"+62 {digits[:3]} {digits[3:]}", f"62{digits}", f"+62-0{digits}")[at]
        file.answers["phone" if at % 2 else "sponsor_phone"] = spelled
    return files


def one_mail(town: Town) -> list[Case]:
    """A workshop's mail address behind three companies."""
    files, number = _strangers(town, 3), town.chance.randrange(10**6)
    for at, file in enumerate(files):
        file.answers["sponsor_email"] = (f"w{number}@x.example", f"W{number}@X.example", f"w{number}+b@x.example")[at]
    return files


def one_home(town: Town) -> list[Case]:
    """Eleven people of eleven sponsors at an address nobody lives at."""
    files, house = _strangers(town, 11), town.chance.randrange(10**5, 10**6)
    for at, file in enumerate(files):
        file.answers["address"] = (f"Jl. Palsu No. {house}", f"JALAN PALSU {house}", f"Jln Palsu, no {house}")[at % 3]
    return files


def one_account(town: Town) -> list[Case]:
    """Money that is lent to one after the other for the statement."""
    files = _strangers(town, 3)
    for file in files[1:]:
        file.sheets["bank_statement"].values["account_number"] = (
            files[0].sheets["bank_statement"].values["account_number"]
        )
    return files


def one_letter(town: Town) -> list[Case]:
    """Letters of invented companies, each written over the one before."""
    files, begun = _strangers(town, 4), town.moment(town.today - timedelta(days=200))
    for file in files:
        file.sheets["guarantee_letter"].origin |= {"made_at": begun, "creator": "Microsoft Word 2019"}
    return files


def too_many(town: Town) -> list[Case]:
    """One person who vouches for thirteen foreigners, or nine people under a company's plan for six."""
    sponsor = town.company()
    if town.made % 2:
        team = [town.case(sponsor, kind="planted") for _ in range(9)]
        for one in team:
            one.sheets["rptka_approval"].values |= headcount_on_a_plan(6, chance=town.chance)
        return team
    sponsor |= {"sponsor_name": f"BUDI {town.made}", "sponsor_number": f"31{town.made:014d}"}
    return [town.case(sponsor, kind="planted") for _ in range(13)]


def wrong_dates(town: Town) -> list[Case]:
    """Entered before the visa; a letter of next month; a letter that was changed long after its date."""
    visa, letter, statement = _strangers(town, 3)
    later = town.today - timedelta(days=2)
    visa.sheets["work_visa"].values["date"] = (later.isoformat(), 0.9)
    letter.sheets["guarantee_letter"].values["date"] = ((town.today + timedelta(days=25)).isoformat(), 0.9)
    old = town.today - timedelta(days=190)
    statement.sheets["bank_statement"].values["date"] = (old.isoformat(), 0.9)
    statement.sheets["bank_statement"].origin |= {"made_at": town.moment(old), "changed_at": town.moment(later)}
    return [visa, letter, statement]


def edited(town: Town) -> list[Case]:
    """A statement from a program for changing PDFs; one saved again and again; a visa whose preview shows something
    else. The statements are real files."""
    program, often, preview = _strangers(town, 3)
    begun = town.moment(town.today - timedelta(days=3))
    editor, saves = town.chance.choice(("iLovePDF", "Adobe Photoshop 24", "Sejda")), town.chance.randint(4, 8)
    program.sheets["bank_statement"].origin = origin_of_pdf(creator="Bank System", producer=editor, made=begun)
    often.sheets["bank_statement"].origin = origin_of_pdf(
        creator="Bank System", producer="Bank System", made=begun, added=saves
    )
    for file in (program, often):
        file.sheets["bank_statement"].values["date"] = (f"{town.today - timedelta(days=3)}", 0.9)
    preview.sheets["work_visa"].origin["thumbnail_differs"] = True
    return [program, often, preview]


def one_plan(town: Town) -> list[Case]:
    """A plan for foreign workers that another company uses as its own."""
    one, other = _strangers(town, 2)
    other.answers["rptka_number"] = one.answers["rptka_number"].replace("/", " / ").lower()
    return [one, other]


PLANTS: Mapping[str, Plant] = {
    "S-01": one_passport,
    "S-02": one_face,
    "S-03": one_file,
    "S-04": one_picture,
    "S-05": one_phone,
    "S-06": one_mail,
    "S-07": one_home,
    "S-08": one_account,
    "S-09": one_letter,
    "S-10": too_many,
    "S-11": wrong_dates,
    "S-12": edited,
    "S-13": one_plan,
}


def planted(town: Town, *, about: int) -> list[tuple[str, list[Case]]]:
    """Groups of every pattern, in turns, until about so many files are planted; each pattern at least once."""
    chance, groups, many = Random(town.made), [], 0
    order = [*PLANTS]
    while many < about or len(groups) < len(PLANTS):
        if not order:
            order = chance.sample([*PLANTS], len(PLANTS))
        name = order.pop(0)
        group = PLANTS[name](town)
        groups.append((name, group))
        many += len(group)
    return groups
