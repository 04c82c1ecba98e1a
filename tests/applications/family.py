"""A family for the tests: Anna, who has a file of her own, and a husband with everything filled in."""

from django.utils import timezone

from tests.conftest import Cast
from tests.papers import attach_everything, good_answers
from tinggal.applications.drafts import answer
from tinggal.applications.families import begin_dependant
from tinggal.applications.models import Application


def husband_of(principal: Application, cast: Cast) -> Application:
    """A finished draft of somebody who joins the principal."""
    file = begin_dependant(principal, "spouse", by=cast["anna"])
    own = good_answers(file.permit, today=timezone.localdate()) | {"passport_number": "X1234567"}
    shared = file.answers.keys() - {"passport_number"}
    answer(file, {code: text for code, text in own.items() if code not in shared}, by=cast["anna"])
    attach_everything(file, by=cast["anna"])
    return file
