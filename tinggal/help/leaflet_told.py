"""What a leaflet says: everything the catalogue has about a service on a day, in the words of one language."""

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from tinggal.catalogue.procedure import Information, Price, Step, information
from tinggal.catalogue.types import PermitType, Requirement
from tinggal.catalogue.windows_told import window_in_words
from tinggal.letters.qr import drawing
from tinggal.pages.templatetags.pages import in_words, rupiah

LANGUAGES = {"id": "id", "en": "en", "zh-hans": "zh", "ja": "ja", "ko": "ko"}
"""The languages of leaflets, with their ISO 639-1 codes."""


def told_of(permit: PermitType, *, language: str, on: date) -> dict[str, Any]:
    """Plain values only, so that the same service on the same day always gives the same leaflet."""
    with override(language):
        known = information(permit, on=on)
        address = settings.SITE_URL + reverse("help:service", args=[permit.code])
        return {
            "language": language,
            "script": LANGUAGES[language],
            "day": [on.year, on.month, on.day],
            "name": str(permit.name),
            "summary": str(permit.summary),
            "kind": permit.legal_name,
            "specimen": _("Demonstration: not an official leaflet") if settings.DEMONSTRATION else "",
            "assisted": _("A machine helped to translate this leaflet. The Indonesian words are the law.")
            if language in settings.MACHINE_ASSISTED
            else "",
            "steps": [_step(step) for step in known.steps],
            "altogether": _altogether(known),
            "window": window_in_words(known.window),
            "interview": _("You come once to the office, for your photo, your fingerprints and a talk.")
            if known.interview
            else "",
            "prices": [_price(price) for price in known.prices],
            "free_by": known.free_by,
            "documents": [_document(one) for one in known.documents],
            "address": address,
            "qr": drawing(address),
            "qr_says": _("Code that leads to this address: %s") % address,
            "foot": _("As the law stands on %s. The site always has the newest words.") % in_words(on),
            "words": _words(),
        }


def _words() -> dict[str, str]:
    return {
        "steps": _("The steps"),
        "when": _("When you may apply"),
        "fees": _("What you pay"),
        "free": _("Nothing. This service is free of charge."),
        "amount": _("Amount"),
        "total": _("Total"),
        "nothing_else": _("These are all the fees. You pay them once, to the state, with a billing code."),
        "documents": _("Documents you need"),
        "begin": _("Begin here, and see each step"),
        "help": _("You cannot use the site? Every immigration office helps you to apply in person, at the same price."),
        "bribe": _("Nobody can make it faster for money. If somebody asks, do not pay and report it."),
    }


def _step(step: Step) -> dict[str, str]:
    days = ngettext("%d working day at most", "%d working days at most", step.working_days) % step.working_days
    return {
        "who": str(step.who),
        "what": str(step.what),
        "days": days if step.working_days else "",
        "act": step.act,
    }


def _altogether(known: Information) -> str:
    days = known.working_days
    return (
        ngettext("All in all %d working day at most, by law.", "All in all %d working days at most, by law.", days)
        % days
    )


def _price(price: Price) -> dict[str, Any]:
    return {
        "name": str(price.length.label) if price.length else _("One fee for everybody"),
        "lines": [{"label": str(line.label), "law": line.law, "amount": rupiah(line.amount)} for line in price.lines],
        "total": rupiah(price.total),
    }


def _document(one: Requirement) -> dict[str, str]:
    only = str(one.condition) or ("" if one.required else _("Only in some cases: the form tells you."))
    return {"label": str(one.label), "why": str(one.why), "only": only}
