"""The conditions of an approval, as the applicant reads them once the letter is there."""

from django.test import Client

from tests.conftest import Cast, make_draft, user_of
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.letters.reactions import issue


def test_the_applicant_reads_the_conditions_with_their_articles(cast: Cast) -> None:
    file = make_draft(cast)
    Application.objects.filter(pk=file.pk).update(interviewed_at=file.started_at)
    walk_to(Status.AT_KASUBDIT, file, cast)
    issue(perform(file, "approve", by=cast["kusuma"], conditions=["C-01"], terms="Melapor setiap enam bulan."))
    client = Client()
    client.force_login(user_of(cast["anna"]))
    page = " ".join(client.get(f"/applications/{file.reference}/").content.decode().split())
    for words in ("Conditions of your permit", "Renew the passport before it ends", "Pasal 71", "setiap enam bulan."):
        assert words in page


def test_a_refusal_has_no_conditions(cast: Cast) -> None:
    file = make_draft(cast)
    walk_to(Status.AT_KASUBDIT, file, cast)
    perform(file, "reject", by=cast["kusuma"], reasons=["T-02"])
    client = Client()
    client.force_login(user_of(cast["anna"]))
    assert client.get(f"/applications/{file.reference}/").context["conditions"] == []
