"""The letter of a file that nobody has decided yet: whose it would be, and what it would say today."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from tinggal.applications.access import covers, seat_for
from tinggal.applications.decisions import Ruling
from tinggal.applications.models import Application
from tinggal.applications.route import route
from tinggal.casework.notes import recommendation_on
from tinggal.catalogue.reasons import reasons_for
from tinggal.desk.forms import coded_choice
from tinggal.letters.preview import Preview, preview
from tinggal.letters.render import NotTypeset
from tinggal.lib.workflow import Move
from tinggal.people.actors import Actor, Seat, seat_of
from tinggal.people.models import Post

NOBODY = gettext_lazy("Nobody holds the post that decides this file, so there is no letter to show yet.")
NO_REASON = gettext_lazy("Choose the reasons of the refusal: they are printed in the letter.")
BROKEN = gettext_lazy("The letter cannot be shown just now. Tell the administrators.")


class LetterForm(forms.Form):
    """Which letter: of an approval, or of a refusal for these reasons."""

    says_optional = False
    outcome = forms.ChoiceField(
        label=gettext_lazy("Which letter?"),
        choices=[("approval", gettext_lazy("Approval")), ("refusal", gettext_lazy("Refusal"))],
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
    )
    reasons = forms.MultipleChoiceField(
        label=gettext_lazy("Reasons of a refusal"),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        required=False,
    )

    def __init__(self, chosen: QueryDict) -> None:
        super().__init__(chosen)
        reasons = self.fields["reasons"]
        if isinstance(reasons, forms.MultipleChoiceField):
            reasons.choices = [(one.code, coded_choice(one.code, one.words, one.law)) for one in reasons_for("refuse")]


@dataclass(frozen=True, slots=True)
class Draft:
    """The letter, with the name under it; or the ``problem`` why there is none.

    ``chosen`` is the query that asks for it.
    """

    form: LetterForm
    chosen: str
    letter: Preview | None = None
    signer: str = ""
    problem: str | Promise = ""


def draft(file: Application, asked: QueryDict, *, by: Actor) -> Draft:
    """As it would be if it were decided now: by this officer where he may, else by whoever holds that post."""
    asked = asked if "outcome" in asked else _recommended(file)
    form, chosen = LetterForm(asked), asked.urlencode()
    if not form.is_valid():
        return Draft(form, chosen, problem=NO_REASON)
    ruling = Ruling(outcome=form.cleaned_data["outcome"], reasons=form.cleaned_data["reasons"])
    if ruling.outcome == "approval":
        ruling = Ruling(outcome="approval")
    elif not ruling.reasons:
        return Draft(form, chosen, problem=NO_REASON)
    found = _decider(file, ruling.outcome, by=by)
    if found is None:
        return Draft(form, chosen, problem=NOBODY)
    actor, seat = found
    try:
        return Draft(form, chosen, preview(file, ruling, by=actor, seat=seat), actor.name)
    except NotTypeset:
        return Draft(form, chosen, problem=BROKEN)


def may_be_drafted(file: Application) -> bool:
    """Whether a letter of a decision can still come: the file is at a desk, and its road decides."""
    return file.place.at_a_desk and _deciding(file, "approval") is not None


def _recommended(file: Application) -> QueryDict:
    """What the newest recommendation says; an approval without one."""
    note, told = recommendation_on(file), QueryDict(mutable=True)
    told["outcome"] = note.recommends if note else "approval"
    told.setlist("reasons", note.reasons if note else [])
    return told


def _deciding(file: Application, outcome: str) -> Move | None:
    return next((move for move in route(file.route_name).moves if move.decides == outcome), None)


def _decider(file: Application, outcome: str, *, by: Actor) -> tuple[Actor, Seat] | None:
    move = _deciding(file, outcome)
    if move is None:
        return None
    if mine := seat_for(by, move, file):
        return by, mine
    posts = Post.objects.in_force(timezone.localdate()).filter(role=move.by).select_related("office", "user")
    for post in posts.order_by("from_on", "pk"):
        if covers(seat := seat_of(post), file):
            return Actor(f"user/{post.user_id}", post.user.full_name, post.user_id, (seat,)), seat
    return None
