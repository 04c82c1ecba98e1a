"""What is written in several files: passports, phones, addresses, accounts, plans, and the letters' first letter."""

from collections.abc import Iterator

from tinggal.applications.models import Application
from tinggal.signals.alike import Alike
from tinggal.signals.evidence import Item, item
from tinggal.signals.people import family, persons, same_passport, same_person, same_sponsor, sponsors
from tinggal.signals.traits import ACCOUNT, ADDRESS, MAIL, ORIGIN, PASSPORT, PHONE, RPTKA, Trait, Traits

_UNRELATED_SPONSORS = 3  # husband and wife may work for two
_AT_HOME, _SPONSORS_AT_HOME, _AT_HOME_OF_ANYBODY = 10, 3, 30


def passport_of_another(traits: Traits, alike: Alike) -> Iterator[Item]:
    """One passport number, but another name or date of birth."""
    mine = traits.application.answers
    for mark in traits.of_kind(PASSPORT):
        files = alike.having(mark)
        if others := [file for file in files if not same_person(mine, file.answers)]:
            yield item("passport_of_another", about=mark.about, others=others)


def one_phone(traits: Traits, alike: Alike) -> Iterator[Item]:
    """A phone that stands in files of three sponsors or more."""
    yield from _among_sponsors(traits, alike, PHONE, words="phone_of_sponsors")


def one_mail(traits: Traits, alike: Alike) -> Iterator[Item]:
    """A mail address, or the account of the sender, likewise."""
    yield from _among_sponsors(traits, alike, MAIL, words="mail_of_sponsors")


def one_template(traits: Traits, alike: Alike) -> Iterator[Item]:
    """Letters of three sponsors or more that were begun as one and the same."""
    yield from _among_sponsors(traits, alike, ORIGIN, words="template_of_sponsors")


def _among_sponsors(traits: Traits, alike: Alike, kind: str, *, words: str) -> Iterator[Item]:
    mine = traits.application
    for mark in traits.of_kind(kind):
        files = alike.having(mark)
        unrelated = sponsors([mine, *files])
        if len(unrelated) < _UNRELATED_SPONSORS:
            continue
        others = [file for file in files if not same_sponsor(mine.answers, file.answers)]
        said = "sender_of_sponsors" if mark.about == "sender" else words
        begun = {"begun": _begun(traits, mark)} if kind == ORIGIN else {}
        yield item(said, about=mark.about, others=others, sponsors=len(unrelated), **begun)


def _begun(traits: Traits, mark: Trait) -> str:
    return str(traits.sheets[mark.about].origin.get("made_at", ""))[:10]


def many_at_home(traits: Traits, alike: Alike) -> Iterator[Item]:
    """Ten people of three sponsors at one address; of one sponsor it may be a dormitory, until it is thirty."""
    for mark in traits.of_kind(ADDRESS):
        files = alike.having(mark)
        if len(files) + 1 < _AT_HOME:
            continue
        living, vouching = persons([traits.application, *files]), sponsors([traits.application, *files])
        if (len(living) >= _AT_HOME and len(vouching) >= _SPONSORS_AT_HOME) or len(living) >= _AT_HOME_OF_ANYBODY:
            said = {"persons": len(living), "sponsors": len(vouching)}
            yield item("many_at_home", about=mark.about, others=files, **said)


def account_of_another(traits: Traits, alike: Alike) -> Iterator[Item]:
    """A bank account of somebody who is no relative and has another sponsor."""
    for mark in traits.of_kind(ACCOUNT):
        files = alike.having(mark)
        if others := [file for file in files if _strangers(traits.application, file)]:
            yield item("account_of_another", about=mark.about, others=others)


def rptka_of_another(traits: Traits, alike: Alike) -> Iterator[Item]:
    """A plan for foreign workers belongs to one employer."""
    mine = traits.application.answers
    for mark in traits.of_kind(RPTKA):
        files = alike.having(mark)
        if others := [file for file in files if not same_sponsor(mine, file.answers)]:
            yield item("rptka_of_another", about=mark.about, others=others)


def _strangers(one: Application, other: Application) -> bool:
    mine, theirs = one.answers, other.answers
    same = same_passport(mine, theirs) or same_person(mine, theirs)
    return not (same or family(mine, theirs) or same_sponsor(mine, theirs))
