"""Everybody a sponsor vouches for: page by page, what is to be done, and files of other offices by number only."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.casework.crowd import Sketch, write
from tests.conftest import Cast
from tests.desk.conftest import SignIn
from tinggal.applications.models import Application
from tinggal.signals.models import Mark
from tinggal.signals.spelling import number
from tinggal.signals.traits import SPONSOR, key_of


def vouched_for(file: Application, cast: Cast, many: int, *, office: str = "K3102") -> list[Application]:
    """More files of the same sponsor, with the mark by which they are found."""
    Application.objects.filter(pk=file.pk).update(answers=file.answers | {"sponsor_number": "8120012345678"})
    key = key_of(SPONSOR, number("8120012345678"))
    files = write(cast, [Sketch(office=office, status="unpaid") for _ in range(many)])
    Mark.objects.bulk_create(
        Mark(application=one, kind=SPONSOR, key=key, about="sponsor_number") for one in (file, *files)
    )
    return files


def test_every_file_of_the_sponsor_is_found_once_page_by_page(
    sign_in: SignIn, cast: Cast, at_kanim: Application
) -> None:
    files, client, where = vouched_for(at_kanim, cast, 60), sign_in("kade"), f"/desk/{at_kanim.reference}/sponsor/"
    seen, after = [], ""
    for _ in range(4):
        page = client.get(where, {"after": after} if after else {}).context
        seen += [row.reference for row in page["rows"]]
        after = page["later"]
        if not after:
            break
    assert sorted(seen) == sorted(one.reference for one in (at_kanim, *files))
    assert "Pay the bill" in client.get(where).content.decode()


def test_files_of_other_offices_are_named_by_number_only(sign_in: SignIn, cast: Cast, at_kanim: Application) -> None:
    vouched_for(at_kanim, cast, 2, office="K5101")
    rows = sign_in("kade").get(f"/desk/{at_kanim.reference}/sponsor/").context["rows"]
    assert [row.file is None for row in rows] == [True, True, False]


def test_the_page_costs_the_same_queries_for_many_files(sign_in: SignIn, cast: Cast, at_kanim: Application) -> None:
    client, where = sign_in("kade"), f"/desk/{at_kanim.reference}/sponsor/"
    vouched_for(at_kanim, cast, 2)
    client.get(where)
    with CaptureQueriesContext(connection) as few:
        client.get(where)
    vouched_for(write(cast, [Sketch()])[0], cast, 40)
    with CaptureQueriesContext(connection) as many:
        client.get(where)
    assert len(many) == len(few)
