"""Uploads are looked through by ClamAV itself; while it is silent nothing comes in, and nothing is lost."""

import io
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from tests.intake import corpus
from tests.intake.conftest import MARK, Clamd
from tinggal.intake import clamd, scanning
from tinggal.intake.clamd import ScannerSilent
from tinggal.intake.receive import Received, receive
from tinggal.intake.words import Unusable

pytestmark = pytest.mark.enable_socket


def handed_in(content: bytes) -> Received:
    return receive(io.BytesIO(content), name="scan.pdf")


def refused(content: bytes) -> str:
    with pytest.raises(Unusable) as refusal:
        handed_in(content)
    return refusal.value.code


def carrying(attached: bytes) -> bytes:
    with corpus.pikepdf.open(io.BytesIO(corpus.pdf())) as pdf:
        pdf.attachments["letter.txt"] = attached
        return corpus._saved(pdf, compress_streams=False)


def test_a_clean_file_comes_in_and_says_what_looked_at_it(scanner: Clamd) -> None:
    assert handed_in(corpus.pdf()).scanned_with.startswith("ClamAV ")


@pytest.mark.parametrize("virus", [corpus.EICAR, MARK])
def test_a_virus_inside_a_pdf_is_found_before_anything_opens_it(scanner: Clamd, virus: bytes) -> None:
    assert refused(carrying(virus)) == "infected"
    assert refused(corpus.jpeg(corpus.page()) + virus) == "infected"


def test_the_words_say_what_to_do(scanner: Clamd) -> None:
    with pytest.raises(Unusable, match="Our virus check stopped this file"):
        handed_in(carrying(corpus.EICAR))


def test_what_it_found_has_a_name_and_what_it_is_too(scanner: Clamd) -> None:
    assert clamd.scan(corpus.EICAR, address=scanner.address) == "Eicar-Test-Signature.UNOFFICIAL"
    assert clamd.scan(b"nothing", address=scanner.address) == ""
    assert clamd.version(address=scanner.address).startswith("ClamAV ")


def test_what_it_has_just_learned_it_finds(scanner: Clamd) -> None:
    unheard = b"a virus of tomorrow"
    assert handed_in(carrying(unheard)).notes == ("attached_files",)
    scanner.learn("Tinggal.Tomorrow", unheard)
    assert refused(carrying(unheard)) == "infected"


def test_without_an_address_nothing_is_scanned_and_that_is_written_down(settings: pytest.FixtureRequest) -> None:
    settings.CLAMD_ADDRESS = ""  # type: ignore[attr-defined]
    assert handed_in(corpus.pdf()).scanned_with == ""
    assert scanning.state() == "off"


@pytest.mark.parametrize("address", ["unix:/no/such/place", "tcp://127.0.0.1:9"])
def test_a_scanner_that_is_not_there_lets_nothing_in(address: str, settings: pytest.FixtureRequest) -> None:
    settings.CLAMD_ADDRESS = address  # type: ignore[attr-defined]
    assert refused(corpus.pdf()) == "not_scanned"
    assert scanning.state() == "silent"
    assert "Nothing was lost" in Unusable("not_scanned").words


@pytest.fixture(params=[b"", b"stream: INSTREAM size limit exceeded. ERROR\0", b"hello\0"])
def odd_daemon(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A daemon that hangs up at once, or says something else than it should."""
    place = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(place))
        listening.listen()

        def answer() -> None:
            line, _ = listening.accept()
            with line:
                line.recv(20)
                line.sendall(request.param)

        threading.Thread(target=answer, daemon=True).start()
        yield f"unix:{place}"


def test_an_answer_that_is_no_answer_counts_as_silence(odd_daemon: str) -> None:
    with pytest.raises(ScannerSilent):
        clamd.scan(bytes(2_000_000), address=odd_daemon)


def test_a_file_larger_than_the_daemon_takes_is_not_called_clean(scanner: Clamd) -> None:
    with pytest.raises(ScannerSilent, match="size limit"):
        clamd.scan(bytes(21 * 1024 * 1024), address=scanner.address)


@pytest.mark.parametrize(
    "address", ["/run/clamd", "tcp://:3310", "tcp://host", "http://host:1", "unix:clamd", "tcp://h:x"]
)
def test_an_address_nobody_understands_is_named(address: str) -> None:
    assert "unix:/path or tcp://host:port" in clamd.problem_of(address)


def test_addresses_as_documented_are_understood() -> None:
    assert [clamd.problem_of(one) for one in ("unix:/run/clamav/clamd.ctl", "tcp://127.0.0.1:3310")] == ["", ""]


@pytest.mark.django_db
def test_the_page_about_health_says_how_the_scanner_is(scanner: Clamd, settings: pytest.FixtureRequest) -> None:
    assert Client().get("/health").json()["virus_scanner"] == "ready"
    settings.CLAMD_ADDRESS = "unix:/no/such/place"  # type: ignore[attr-defined]
    answered = Client().get("/health")
    assert (answered.status_code, answered.json()["virus_scanner"]) == (200, "silent")
