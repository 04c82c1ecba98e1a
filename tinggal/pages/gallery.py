"""What the gallery shows: made-up people and things, one for every state of every building block."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from tinggal.pages.fields import DateInParts
from tinggal.pages.parts import COLOURS, PARTS

JAKARTA = ZoneInfo("Asia/Jakarta")
WRONG = {
    "full_name": "",
    "birth_day": "31",
    "birth_month": "Febuary",
    "birth_year": "88",
    "email": "anna at example",
    "reason": "x" * 20,
    "days": "many",
}


class Sample(forms.Form):
    """One question of each kind."""

    full_name = forms.CharField(label=_("Full name"), help_text=_("As it stands in your passport."), max_length=120)
    passport = forms.CharField(label=_("Passport number"), max_length=9, required=False)
    birth = DateInParts(label=_("Date of birth"), help_text=_("For example, 27 3 1988."))
    email = forms.EmailField(label=_("E-mail address"))
    days = forms.IntegerField(label=_("Days you want to stay"), min_value=1, max_value=365)
    reason = forms.CharField(label=_("Why you want to stay"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}))
    country = forms.ChoiceField(label=_("Country"), choices=[("", ""), ("AU", _("Australia")), ("JP", _("Japan"))])
    sex = forms.ChoiceField(label=_("Sex"), choices=[("F", _("Female")), ("M", _("Male"))], widget=forms.RadioSelect)
    contact = forms.MultipleChoiceField(
        label=_("How we may reach you"),
        choices=[("mail", _("E-mail")), ("sms", _("Short message")), ("post", _("Letter"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    photo = forms.FileField(label=_("Photo"), help_text=_("A picture of your face, up to 10 MB."))
    password = forms.CharField(label=_("Password"), widget=forms.PasswordInput)
    true = forms.BooleanField(label=_("What I wrote is true"))


def exhibits(posted: Mapping[str, Any]) -> dict[str, object]:
    """The context of the gallery: a form with errors, lists, tags, a timeline, messages."""
    return {
        "parts": PARTS,
        "colours": COLOURS,
        "form": Sample(posted or WRONG, MultiValueDict()),
        "clean_form": Sample(prefix="clean", initial={"birth": date(1988, 3, 27), "sex": "F"}),
        "crumbs": [("/", _("Start")), ("/components/", _("Building blocks"))],
        "reference": "TG-7K3M-9QXA-5",
        "today": date(2027, 4, 3),
        "examples": {"fee": 3_000_000, "size": 1_234_567, "at": datetime(2027, 4, 3, 14, 5, tzinfo=JAKARTA)},
        "messages": [
            Message(constants.SUCCESS, said("Your answers are saved.")),
            Message(constants.INFO, said("The office is closed on 17 August.")),
            Message(constants.WARNING, said("Your passport ends in 7 months.")),
            Message(constants.ERROR, said("The file is not a PDF, JPEG or PNG.")),
        ],
        "tasks": [
            {"title": _("Tell us who you are"), "href": "#", "status": _("Completed"), "kind": "done"},
            {"title": _("Add your documents"), "href": "#", "status": _("Incomplete"), "kind": "todo"},
            {
                "title": _("Put right what was sent back"),
                "href": "#",
                "status": _("Sent back"),
                "kind": "problem",
                "hint": _("The scan of your passport cannot be read."),
            },
            {"title": _("Check and send"), "href": "", "status": _("Cannot start yet"), "kind": "later"},
        ],
        "rows": [
            {"key": _("Full name"), "value": "Anna Sørensen", "href": "#", "what": _("your name")},
            {"key": _("Address"), "value": "Jalan Melati 4\nDenpasar 80235", "href": "#"},
            {"key": _("Middle name"), "value": "", "href": "#"},
            {"key": _("Reference"), "value": "TG-7K3M-9QXA-5", "note": _("Keep it for tracking.")},
        ],
        "entries": [
            {
                "title": _("Your permit is ready"),
                "at": datetime(2027, 4, 12, 9, 30, tzinfo=JAKARTA),
                "by": _("Directorate"),
                "kind": "good",
            },
            {
                "title": _("Sent back to you"),
                "at": datetime(2027, 4, 6, 16, 2, tzinfo=JAKARTA),
                "by": _("Immigration office Ngurah Rai"),
                "kind": "bad",
                "note": _("The scan of your passport cannot be read. Please send a sharper one."),
            },
            {"title": _("Received"), "at": datetime(2027, 4, 3, 14, 5, tzinfo=JAKARTA), "by": _("You")},
        ],
        "stages": [
            {"title": _("You sent it"), "state": "done", "since": datetime(2027, 4, 3, 14, 5, tzinfo=JAKARTA)},
            {"title": _("At the office"), "state": "now", "since": datetime(2027, 4, 5, 8, 0, tzinfo=JAKARTA)},
            {"title": _("At the directorate"), "state": "later", "since": None},
            {"title": _("The letter"), "state": "stopped", "since": None},
        ],
        "tag_colours": ["grey", "blue", "teal", "yellow", "orange", "green", "red", "purple"],
        "cases": [
            ("TG-7K3M-9QXA-5", "Anna Sørensen", _("Extension"), 2, "yellow", _("Waiting")),
            ("TG-1ABC-2DEF-3", "Li Wei 李伟", _("Change of status"), 0, "red", _("Overdue")),
            ("TG-9XYZ-8KLM-1", "Kim Min-jun", _("First permit"), 6, "blue", _("New")),
        ],
    }
