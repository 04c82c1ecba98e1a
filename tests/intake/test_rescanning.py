"""When the scanner learns something, originals are looked through again: each once, and the result is written down."""

import dataclasses
import hashlib

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.intake.conftest import MARK, Clamd
from tests.papers import received
from tinggal.applications.drafts import attach, start
from tinggal.applications.models import Document
from tinggal.applications.rescanning import rescan
from tinggal.catalogue.permits import permit
from tinggal.intake import vault
from tinggal.intake.clamd import ScannerSilent
from tinggal.journal.models import Event

pytestmark = [pytest.mark.enable_socket, pytest.mark.django_db]


@pytest.fixture
def documents(cast: Cast) -> list[Document]:
    """Three documents; the second and the third came from the same original, which carries what is a virus today."""
    file = start(permit("new-itas-worker"), by=cast["anna"])
    bad = dataclasses.replace(received("bad"), original=b"GIF89a" + MARK)
    given = {"passport": received("good"), "photo": bad, "stay_permit": bad}
    codes = [requirement.code for requirement in file.permit.requirements][: len(given)]
    return [attach(file, code, one, by=cast["anna"]) for code, one in zip(codes, given.values(), strict=True)]


def told(kind: str) -> list[dict[str, object]]:
    return [event.data for event in Event.objects.filter(kind=kind).order_by("id")]


def test_equal_originals_are_looked_through_once_and_all_of_them_are_marked(
    scanner: Clamd, documents: list[Document]
) -> None:
    done = rescan(now=timezone.now())
    assert (done.seen, done.found) == (2, 1)
    assert [Document.objects.get(pk=one.pk).infected for one in documents] == ["", *["Tinggal.Test.UNOFFICIAL"] * 2]
    assert {one.scanned_with for one in Document.objects.all()} == {done.scanned_with}


def test_the_result_is_a_line_of_the_journal_that_anybody_can_check(scanner: Clamd, documents: list[Document]) -> None:
    done = rescan(now=timezone.now())
    lines = f"{documents[0].original_sha256} OK\n{documents[1].original_sha256} Tinggal.Test.UNOFFICIAL\n"
    assert told("documents.rescanned") == [
        {
            "scanned_with": done.scanned_with,
            "seen": 2,
            "found": 1,
            "sha256": hashlib.sha256(lines.encode()).hexdigest(),
        }
    ]
    assert [line["code"] for line in told("document.infected")] == [one.code for one in documents[1:]]


def test_nothing_is_looked_through_twice_until_the_scanner_learns(scanner: Clamd, documents: list[Document]) -> None:
    rescan(now=timezone.now())
    assert rescan(now=timezone.now()).seen == 0
    scanner.learn("Tinggal.Tomorrow", vault_of(documents[0])[100:160])
    Document.objects.update(scanned_with="ClamAV 1.4.6/27500/Sat Nov 21 09:26:53 2026")  # as seen yesterday
    assert (rescan(now=timezone.now()).seen, len(told("document.infected"))) == (2, 3)
    assert Document.objects.get(pk=documents[0].pk).infected == "Tinggal.Tomorrow.UNOFFICIAL"


def vault_of(document: Document) -> bytes:
    return vault.get(document.original_stored, bytes(document.original_wrapped_key))


def test_an_infected_document_is_not_handed_out_any_more(
    scanner: Clamd, documents: list[Document], client: Client, cast: Cast
) -> None:
    rescan(now=timezone.now())
    client.force_login(user_of(cast["anna"]))
    where = f"/applications/{documents[1].application.reference}/documents"
    assert client.get(f"{where}/{documents[0].code}/view/").status_code == 200
    assert client.get(f"{where}/{documents[1].code}/view/").status_code == 404
    assert client.get(f"{where}/{documents[1].code}/picture/").status_code == 200


def test_a_silent_scanner_changes_nothing(documents: list[Document], settings: pytest.FixtureRequest) -> None:
    settings.CLAMD_ADDRESS = "unix:/no/such/place"  # type: ignore[attr-defined]
    with pytest.raises(ScannerSilent):
        rescan(now=timezone.now())
    assert not Document.objects.exclude(scanned_with="").exists()


def test_an_original_that_is_gone_does_not_stop_the_others(scanner: Clamd, documents: list[Document]) -> None:
    vault.remove(documents[0].original_stored)
    assert rescan(now=timezone.now()).found == 1
