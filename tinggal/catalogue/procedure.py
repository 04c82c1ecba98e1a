"""What the public pages say about a permit: the steps, who takes them, the working days, the fees, the documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.fees import FeeLine, lines_for_length, total
from tinggal.catalogue.permits._services import PITE, SE_417
from tinggal.catalogue.rules import Filing, NoFee
from tinggal.catalogue.tariffs import NoTariff
from tinggal.catalogue.types import Choice, PermitType, Requirement
from tinggal.catalogue.words import Words
from tinggal.lib.dated import Dated

Desk = Literal["applicant", "kanim", "head", "kanwil", "directorate", "kasubdit"]
Act = Literal["fill", "send", "pay", "check", "meet", "forward", "decide", "permit"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step in plain words. ``working_days`` is the longest it may take by ``law``; 0 = up to the applicant.

    ``act`` is the kind of step, by which it is drawn.
    """

    desk: Desk
    who: Words
    what: Words
    working_days: int
    law: str
    act: Act


@dataclass(frozen=True, slots=True)
class Price:
    """What one length costs, or without a ``length`` the service itself; ``total`` in whole rupiah."""

    length: Choice | None
    lines: tuple[FeeLine, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Information:
    """Everything a public page tells about a permit on a day; ``working_days`` from payment to the finished permit."""

    permit: PermitType
    steps: tuple[Step, ...]
    working_days: int
    window: Filing
    interview: bool
    prices: tuple[Price, ...]
    documents: tuple[Requirement, ...]

    @property
    def free_by(self) -> str:
        """The rule by which the service is free of charge; "" for all others."""
        return self.permit.fee.law if isinstance(self.permit.fee, NoFee) else ""


_PERMEN = "Permenkumham 22/2023 jo 11/2024"
_SE_0702 = "SE IMI-0702.GR.01.01/2022"
_SE_417 = "SE IMI-417.GR.01.01/2025"
_PITE = "Persetujuan Izin Tinggal Elektronik, 11 November 2021"
_PERMEN_27 = "Permenkumham 27/2014 Ps 66–67"


Doing = tuple[Act, Words]


def _kanim(doing: Doing, days: int, law: str) -> Step:
    act, what = doing
    return Step("kanim", _("Immigration office"), what, days, law, act)


def _regional(law: str) -> Step:
    return Step("kanwil", _("Regional office"), _("It gives its opinion and sends your file on."), 3, law, "forward")


def _directorate(law: str) -> tuple[Step, Step]:
    """Five working days by law, shared by the two desks as three and two."""
    return (
        Step("directorate", _("Directorate in Jakarta"), _("An officer checks your file."), 3, law, "check"),
        Step(
            "kasubdit",
            _("Directorate in Jakarta"),
            _("The head of the section decides. You get a letter."),
            2,
            law,
            "decide",
        ),
    )


_CHECKS: Doing = ("check", _("It checks your file and sends it on."))
_CHECKS_AND_MEETS: Doing = ("meet", _("It checks your file, takes your photo and fingerprints, and talks with you."))
_CHECKS_AND_MAY_MEET: Doing = ("meet", _("It checks your file. If needed it takes your photo and fingerprints."))
_ISSUES: Doing = ("permit", _("It makes your permit. You get it on your phone."))
_MEETS_AND_ISSUES: Doing = (
    "permit",
    _("It takes your photo and fingerprints and makes your permit. You get it on your phone."),
)


def _long_chain(law: str, *, first: Doing, last: Doing = _ISSUES) -> tuple[Step, ...]:
    return (_kanim(first, 3, law), _regional(law), *_directorate(law), _kanim(last, 3, law))


def _short_chain(law: str, *, first: Doing) -> tuple[Step, ...]:
    return (
        _kanim(first, 2, law),
        Step(
            "head",
            _("Head of the immigration office"),
            _("The head decides. You get a letter and your permit."),
            2,
            law,
            "decide",
        ),
    )


_OLD_OFFICE = Step(
    "kanim",
    _("Immigration office of your old address"),
    _("It lets you go and sends your file on by itself."),
    2,
    "UU 6/2011 Ps 71 huruf a",
    "forward",
)
_GIVES: Doing = ("permit", _("It makes your new permit. You get it on your phone."))


def _straight_up(law: str) -> tuple[Step, ...]:
    return (_kanim(_CHECKS, 3, law), *_directorate(law), _kanim(_GIVES, 3, law))


def _in_three_days(law: str) -> tuple[Step, ...]:
    return (
        _kanim(_CHECKS, 1, law),
        Step("head", _("Head of the immigration office"), _("The head decides. You get a letter."), 1, law, "decide"),
        _kanim(_ISSUES, 1, law),
    )


BEFORE = (
    Step(
        "applicant",
        _("You"),
        _("Fill in the form and add your documents. You can stop and go on later."),
        0,
        "",
        "fill",
    ),
    Step(
        "applicant", _("You"), _("Send the application. We check at once whether it is complete."), 0, _SE_0702, "send"
    ),
    Step("applicant", _("You"), _("Pay the fee. The day you pay counts as the day you applied."), 0, _SE_0702, "pay"),
)

STEPS: Mapping[str, Dated[tuple[Step, ...]]] = {
    "four-desks-2021": Dated((PITE, _long_chain(_PITE, first=_CHECKS))),
    "kanim-decides-2022": Dated((PITE, _short_chain(_SE_0702, first=_CHECKS_AND_MAY_MEET))),
    "change-of-status-2023": Dated((PITE, _long_chain(_PERMEN, first=_CHECKS, last=_MEETS_AND_ISSUES))),
    "kanim-decides-2023": Dated(
        (PITE, _short_chain(f"{_PERMEN} Ps 114 ayat (1); {_SE_0702}", first=_CHECKS_AND_MAY_MEET)),
        (SE_417, _short_chain(f"{_PERMEN} Ps 114 ayat (1); {_SE_0702}; {_SE_417}", first=_CHECKS_AND_MEETS)),
    ),
    "calling-visa-2023": Dated((PITE, _long_chain(f"{_PERMEN} Ps 114 ayat (2)", first=_CHECKS_AND_MEETS))),
    "itas-to-itap-2023": Dated((PITE, _long_chain(_PERMEN, first=_CHECKS_AND_MEETS, last=_MEETS_AND_ISSUES))),
    "itap-report-2023": Dated((PITE, _straight_up("UU 6/2011 Ps 59 ayat (2)"))),
    "change-decided-above-2023": Dated((PITE, _straight_up(f"{_PERMEN} Ps 201"))),
    "change-of-address-2022": Dated((PITE, (_OLD_OFFICE, *_short_chain(_SE_0702, first=_CHECKS)))),
    "newborn-2023": Dated((PITE, _in_three_days("Tata cara lapor lahir: 3 hari kerja"))),
    "bridging-2024": Dated((PITE, _in_three_days("Permenkumham 11/2024 Ps 94B: 3 hari kerja"))),
    "itap-extension-2014": Dated((PITE, _long_chain(_PERMEN_27, first=_CHECKS_AND_MEETS))),
}
"""The desks of every road, in order, by date. The days of the calling-visa road, and of ITAP extensions above the
immigration office, are not published; they are those of the change of status."""


def information(permit: PermitType, *, on: date) -> Information:
    """What to tell the public about a permit by the rules in force on a day."""
    at_the_desks = STEPS[permit.route.on(on)].on(on)
    return Information(
        permit=permit,
        steps=(*BEFORE, *at_the_desks),
        working_days=sum(step.working_days for step in at_the_desks),
        window=permit.window.on(on),
        interview=permit.interview.on(on),
        prices=prices(permit, on=on),
        documents=permit.requirements,
    )


def prices(permit: PermitType, *, on: date) -> tuple[Price, ...]:
    """What each length costs on a day, shortest first; lengths without a tariff on that day are left out.

    One price without a length for what has a flat fee, and none for what is free of charge.
    """
    if isinstance(permit.fee, NoFee):
        return ()
    found = []
    for choice in permit.question("months").choices if permit.months else (None,):
        try:
            lines = lines_for_length(permit, months=choice.value if choice else "", on=on)
        except NoTariff:
            continue
        found.append(Price(length=choice, lines=lines, total=total(lines)))
    return tuple(found)
