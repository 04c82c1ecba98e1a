"""Whether two files are about one person, one family, one sponsor: by what their forms say."""

from collections.abc import Iterable, Mapping

from tinggal.applications.models import Application
from tinggal.signals.spelling import address, company, names_alike, number, share_a_name

Answers = Mapping[str, str]


def same_person(one: Answers, other: Answers) -> bool:
    """The same date of birth, and names that may be one, in either script."""
    if not one.get("birth_date") or one.get("birth_date") != other.get("birth_date"):
        return False
    native, theirs = one.get("native_name", ""), other.get("native_name", "")
    return names_alike(one.get("full_name", ""), other.get("full_name", "")) or bool(native and native == theirs)


def same_passport(one: Answers, other: Answers) -> bool:
    """The same passport number."""
    mine = number(one.get("passport_number", ""))
    return bool(mine) and mine == number(other.get("passport_number", ""))


def same_sponsor(one: Answers, other: Answers) -> bool:
    """The same number (NIB, NIK), or the same name whatever the form of the company."""
    mine, theirs = number(one.get("sponsor_number", "")), number(other.get("sponsor_number", ""))
    if mine and mine == theirs:
        return True
    name = company(one.get("sponsor_name", ""))
    return bool(name) and name == company(other.get("sponsor_name", ""))


def same_home(one: Answers, other: Answers) -> bool:
    """The same address."""
    mine = home(one)
    return bool(mine) and mine == home(other)


def home(answers: Answers) -> str:
    """The address where the foreigner lives, in one spelling."""
    return address(answers.get("address", ""), regency=answers.get("regency", ""))


def family(one: Answers, other: Answers) -> bool:
    """May be relatives: a name in common, or one home, or one vouches for the other."""
    names = (one.get("full_name", ""), other.get("full_name", ""))
    vouches = names_alike(one.get("sponsor_name", ""), names[1]) or names_alike(other.get("sponsor_name", ""), names[0])
    return share_a_name(*names) or same_home(one, other) or vouches


def may_be_twins(one: Answers, other: Answers) -> bool:
    """Born on one day, with a name in common: two people whose faces may well be alike."""
    born = one.get("birth_date")
    return bool(born) and born == other.get("birth_date") and share_a_name(one["full_name"], other["full_name"])


def sponsors(files: Iterable[Application]) -> list[Application]:
    """One file for each sponsor among these; files without a sponsor are left out."""
    found: list[Application] = []
    for file in files:
        named = file.answers.get("sponsor_name") or file.answers.get("sponsor_number")
        if named and not any(same_sponsor(file.answers, one.answers) for one in found):
            found.append(file)
    return found


def persons(files: Iterable[Application]) -> list[Application]:
    """One file for each person among these."""
    found: list[Application] = []
    for file in files:
        if not any(same_passport(file.answers, one.answers) or same_person(file.answers, one.answers) for one in found):
            found.append(file)
    return found
