"""Browsers of the applicant and of somebody else, and the addresses of one file."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import Cast, user_of
from tinggal.applications.models import Application

ADDRESSES = (
    ("application",),
    ("form", "passport"),
    ("papers_together", "own"),
    ("documents",),
    ("document", "passport"),
    ("remove", "passport"),
    ("sheets", "passport"),
    ("view_document", "passport"),
    ("document_picture", "passport"),
    ("appointment",),
    ("calendar",),
    ("clock",),
    ("clock_data",),
    ("checks",),
    ("checked_document", "passport"),
    ("checked_page", "passport", "1"),
    ("check",),
    ("sent",),
    ("renewal",),
    ("family",),
    ("withdraw",),
    ("asked_item", "1"),
    ("messages",),
    ("bundle",),
    ("take_bundle", "1"),
    ("objection",),
    ("objection_paper", "1"),
    ("letter",),
    ("letters",),
    ("one_letter", "1"),
    ("share", "1"),
)


@pytest.fixture
def anna(cast: Cast) -> Client:
    """The applicant's browser."""
    return browser(cast, "anna")


@pytest.fixture
def mallory(cast: Cast) -> Client:
    """The browser of somebody who has nothing to do with Anna's file."""
    return browser(cast, "mallory")


def browser(cast: Cast, name: str) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(user_of(cast[name]))
    return client


def page(name: str, file: Application, *more: str) -> str:
    """The address of a page of one file."""
    return reverse(f"portal:{name}", args=[file.reference, *more])
