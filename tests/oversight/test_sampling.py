"""A sample by lot: the seed comes from the log, the number from the journal, and everybody draws the same."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.conftest import Cast
from tests.desk.conftest import BringTo, SignIn
from tinggal.applications.actions import perform
from tinggal.applications.models import Application, Decision
from tinggal.lib.workflow import MoveRefused
from tinggal.oversight.sampling import drawn
from tinggal.transparency.models import Checkpoint

LAST_MONTH = (timezone.localdate().replace(day=1) - timedelta(days=1)).replace(day=1)


def decide(file: Application, cast: Cast) -> None:
    perform(file, "approve", by=cast["kusuma"])
    Decision.objects.filter(application=file).update(decided_at=timezone.now().replace(day=1) - timedelta(days=2))


def test_nobody_draws_before_the_log_has_a_head_after_the_month(sign_in: SignIn) -> None:
    with pytest.raises(MoveRefused):
        drawn(LAST_MONTH, number=1, files=5)
    answered = sign_in("agus").post("/audit/sample/", {"month": f"{LAST_MONTH:%Y-%m}", "files": "5"})
    assert answered.status_code == 422
    assert "has no head" in answered.content.decode()


def test_the_page_and_the_command_draw_the_same_and_the_next_sample_is_another(
    sign_in: SignIn, bring_to: BringTo, cast: Cast
) -> None:
    for number in range(3):
        decide(bring_to("at_kasubdit", passport_number=f"P{number}"), cast)
    Checkpoint.objects.create(size=7, root=b"7" * 32, note="signed")
    client, month = sign_in("agus"), f"{LAST_MONTH:%Y-%m}"
    first = client.post("/audit/sample/", {"month": month, "files": "2"}, follow=True).context["sample"]
    assert (first.number, first.of, len(first.references)) == (1, 3, 2)
    second = client.post("/audit/sample/", {"month": month, "files": "2"}, follow=True).context["sample"]
    assert (second.number, second.seed != first.seed) == (2, True)
    told = StringIO()
    call_command("draw_sample", month, number=1, files=2, stdout=told)
    assert told.getvalue().splitlines()[1:] == first.references
    assert client.get(f"/audit/sample/{month}/9/").status_code == 404
    assert client.get("/audit/sample/2026-99/1/").status_code == 404
