"""Every page of a file is for its owner: strangers learn nothing, visitors sign in first."""

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.portal.conftest import ADDRESSES, browser, page
from tinggal.applications.models import Application
from tinggal.portal.urls import FILE, urlpatterns


@pytest.mark.parametrize("address", ADDRESSES, ids=" ".join)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_foreign_file_does_not_exist(draft: Application, cast: Cast, address: tuple[str, ...], method: str) -> None:
    name, *more = address
    answered = getattr(browser(cast, "mallory"), method)(page(name, draft, *more))
    assert answered.status_code == (405 if method == "post" and answered.status_code == 405 else 404)


@pytest.mark.parametrize("address", ADDRESSES, ids=" ".join)
def test_a_visitor_is_asked_to_sign_in(client: Client, draft: Application, address: tuple[str, ...]) -> None:
    name, *more = address
    assert client.get(page(name, draft, *more))["Location"].startswith("/accounts/login/")


def test_no_page_of_a_file_was_forgotten_here() -> None:
    paid_elsewhere = {"pay", "ask_payment", "reissue", "receipt"}
    uploads = {"begin_upload", "send_piece", "join_upload", "join_sheets", "change_sheet", "sheet_picture"}
    family = {"pay_family", "ask_family", "undo_family"}
    sent = {"renew", "save_answers", "use_reading", "keep_document", "keep_draft", *uploads, *family}  # see test_access
    names = {pattern.name for pattern in urlpatterns if str(pattern.pattern).startswith(FILE)}
    assert names - paid_elsewhere - sent == {address[0] for address in ADDRESSES}


@pytest.mark.parametrize(
    "address",
    [
        "/applications/TG-0000-0000-1/",
        "/applications/%00/",
        "/applications/' OR 1=1/form/passport/",
        "/applications/TG-0000-0000-0/form/nowhere/",
        "/applications/new/nothing/",
        "/permits/nothing/",
        "/permits/%00/",
    ],
)
def test_odd_addresses_are_not_found(anna: Client, address: str) -> None:
    assert anna.get(address).status_code == 404


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_are_refused(anna: Client, draft: Application, method: str) -> None:
    for name, *more in ADDRESSES:
        assert getattr(anna, method)(page(name, draft, *more)).status_code == 405
