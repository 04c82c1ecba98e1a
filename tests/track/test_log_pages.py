"""The public log: a page in plain words, and raw files that a stranger's program can check without asking us."""

import shutil
from pathlib import Path

import pytest
from django.test import Client

from tinggal.checker.merkle import leaf_hash
from tinggal.checker.notes import opened
from tinggal.checker.revocations import Revocations
from tinggal.checker.tiles import Span, TilePath, hash_of, widths
from tinggal.checker.trust import Trust
from tinggal.letters.publishing import renew_revocations
from tinggal.transparency.entering import enter
from tinggal.transparency.keys import log_vkey
from tinggal.transparency.models import Checkpoint, Entry
from tinggal.transparency.sequencing import include
from tinggal.witness.reading import Missing, entries

pytestmark = pytest.mark.django_db
PATHS = ("checkpoint", "revocations", "keys.json", "verify.py")


@pytest.fixture(autouse=True)
def own_trust(own_files: None, tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    """A folder of public keys that this test may write into."""
    shutil.copytree(settings.TRUST_FOLDER, tmp_path / "trust", ignore=shutil.ignore_patterns("published"))
    settings.TRUST_FOLDER = tmp_path / "trust"


@pytest.fixture
def filled() -> int:
    """A log with 300 letters and more; says how many entries it has."""
    many = [enter(b"ISSUE1%04d" % number) for number in range(300)]
    enter(b"REVOKE1x")
    enter(b"REPLACE1x")
    include(many[0], extra=b"")
    renew_revocations()
    return Checkpoint.objects.first().size


class OverTheWeb:
    """Reads the log as a stranger would."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def read(self, name: str) -> bytes:
        answer = self.client.get(f"/log/{name}")
        if answer.status_code != 200:
            raise Missing(name)
        return answer.content


def test_a_stranger_can_recompute_the_signed_root_from_the_tiles_and_from_the_entries(
    client: Client, filled: int
) -> None:
    web = OverTheWeb(client)
    trust = Trust.from_json(web.read("keys.json").decode())
    head = opened(web.read("checkpoint").decode(), log=trust.log)
    assert (head.size, trust.log) == (filled, log_vkey())
    tiles = {place: web.read(f"tile/{TilePath(*place, width)}") for place, width in widths(head.size)}
    assert hash_of(Span(0, head.size), tiles=tiles) == head.root
    leaves = b"".join(leaf_hash(entry) for entry in entries(web, first=0, last=head.size))
    assert leaves == b"".join(tiles[place] for place in sorted(tiles) if place.level == 0)
    assert Revocations.parse(web.read("revocations").decode(), log=trust.log).size == filled


def test_what_never_changes_may_be_kept_for_ever_and_what_changes_only_for_a_moment(
    client: Client, filled: int
) -> None:
    for path in ("tile/0/000", "tile/entries/000", f"tile/0/001.p/{filled - 256}", "tile/1/000.p/1", "tile/0/000.p/7"):
        answer = client.get(f"/log/{path}")
        assert (answer.status_code, "immutable" in answer["Cache-Control"]) == (200, True)
        assert answer["Content-Type"] == "application/octet-stream"
    for path in ("checkpoint", "revocations"):
        answer = client.get(f"/log/{path}")
        assert (answer["Content-Type"], answer["Cache-Control"]) == ("text/plain; charset=utf-8", "public, max-age=5")
        assert answer["Access-Control-Allow-Origin"] == "*"


NOTHING = [
    *(
        "0/001",
        "0/001.p/255",
        "0/002.p/1",
        "1/000",
        "1/000.p/2",
        "2/000.p/1",
        "63/000",
        "0/x001/000",
        "0/000.p/0",
        "a/b",
    ),
    *("entries/001", "entries/999.p/1", "../checkpoint", "0/000/", "0/000.p/256", "9" * 500, f"0/{'x999/' * 300}999"),
]


@pytest.mark.parametrize("path", NOTHING)
def test_beyond_the_signed_head_and_off_the_paths_there_is_nothing(path: str, client: Client, filled: int) -> None:
    assert client.get(f"/log/tile/{path}").status_code == 404


def test_what_is_not_signed_yet_is_not_shown(client: Client, filled: int) -> None:
    Entry.objects.create(data=b"ISSUE1 waiting", index=filled)
    Checkpoint.objects.create(size=filled + 1, root=b"\0" * 32, note="")
    assert client.get(f"/log/tile/entries/001.p/{filled + 1 - 256}").status_code == 404
    assert opened(client.get("/log/checkpoint").content.decode(), log=log_vkey()).size == filled


def test_certificates_are_there_by_name_and_nothing_else_of_the_disk_is(client: Client, settings) -> None:
    names = [file.relative_to(settings.TRUST_FOLDER) for file in settings.TRUST_FOLDER.glob("roots/*.pem")]
    assert names
    for name in names:
        assert b"BEGIN CERTIFICATE" in client.get(f"/log/certificates/{name}").content
    for name in ("log.vkey", "roots", "roots/../log.vkey", "../signing/log.key", "/etc/passwd", "roots/none.pem"):
        assert client.get(f"/log/certificates/{name}").status_code == 404


def test_the_program_is_one_file_with_our_keys_in_it(client: Client) -> None:
    answer = client.get("/log/verify.py")
    assert log_vkey().vkey.encode() in answer.content
    assert answer["Content-Disposition"] == 'attachment; filename="tinggal_verify.py"'
    compile(answer.content, "tinggal_verify.py", "exec")


def test_an_empty_log_has_a_page_and_no_head(client: Client) -> None:
    assert client.get("/log/").status_code == 200
    assert [client.get(f"/log/{path}").status_code for path in PATHS] == [404, 404, 200, 200]


def test_the_page_counts_letters_and_tells_who_vouches(client: Client, filled: int) -> None:
    page = client.get("/log/").content.decode()
    assert ">300</dd>" in page
    today = page.partition('scope="row">')[2].partition("</tr>")[0]
    assert [cell.partition("<")[0] for cell in today.split('numeric">')[1:]] == ["300", "2"]
    assert page.count('scope="row"') == 1  # the log began today
    assert bytes(Checkpoint.objects.first().root).hex() in page
    assert page.count("Has not seen the last head yet") == 3
    assert "prove nothing" in page


def test_the_page_asks_the_database_no_more_for_a_larger_log(
    client: Client, filled: int, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(8):
        client.get("/log/")
    with django_assert_max_num_queries(3):
        client.get("/log/tile/entries/000")
