"""Walks through the pages of an applicant as a browser loads them, and counts what has to be typed on each."""

import hashlib
from dataclasses import dataclass, field

from django import forms
from django.test import Client

from bench.files import small_picture
from tinggal.applications.drafts import attach
from tinggal.applications.models import Application
from tinggal.catalogue.types import Question
from tinggal.intake.receive import Received
from tinggal.pages.fields import PARTS
from tinggal.people.actors import Actor

CHOSEN = (forms.RadioSelect, forms.Select, forms.FileInput, forms.CheckboxInput, forms.HiddenInput)


@dataclass(slots=True)
class Walk:
    """A browser that is signed in. ``typed`` are the fields that had to be written by hand, a day being one; ``chosen``
    those that are ticked or picked; ``screens`` the addresses in the order in which they were loaded."""

    browser: Client
    typed: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)
    screens: list[str] = field(default_factory=list)

    def load(self, where: str) -> forms.BaseForm | None:
        """One screen; its form, when it has one. Only what must be there and is not filled in already is counted."""
        page = self.browser.get(where, headers={"Host": "localhost"})
        if page.status_code != 200:
            raise ValueError(f"{where} answered {page.status_code}")
        self.screens.append(where)
        form: forms.BaseForm | None = (page.context or {}).get("form")
        for one in form.visible_fields() if form else ():
            if one.field.required and not one.initial:
                (self.chosen if isinstance(one.field.widget, CHOSEN) else self.typed).append(one.name)
        return form

    def send(self, where: str, typed: dict[str, str]) -> str:
        """Press the button; where one is led."""
        answered = self.browser.post(where, typed, headers={"Host": "localhost"})
        if answered.status_code != 302:
            raise ValueError(f"{where} was not taken: {(answered.context or {})['form'].errors.as_text()}")
        return answered["Location"]


def as_typed(question: Question, text: str) -> dict[str, str]:
    """An answer as a browser sends it: a day in three boxes."""
    if question.kind != "date" or not text:
        return {question.code: text}
    year, month, day = text.split("-")
    parts = {"day": day, "month": month, "year": year}
    return {f"{question.code}_{part}": parts[part] for part in PARTS}


def add_paper(file: Application, code: str, *, by: Actor) -> None:
    """A document, taken in as if it had been sent; what it shows does not matter here."""
    content = small_picture()
    attach(
        file,
        code,
        Received(
            content=content,
            content_type="image/jpeg",
            name=f"{code}.jpg",
            pages=1,
            sha256=hashlib.sha256(content).hexdigest(),
            original=content,
            notes=(),
        ),
        by=by,
    )
