"""What people report lies encrypted in the database, also what lay there in plain words before."""

import logging

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.conftest import Cast
from tinggal.complaints.answering import answer
from tinggal.complaints.models import Complaint
from tinggal.complaints.receiving import add, new_code, receive

WORDS, MORE, BACK = "At counter 3 somebody asked me for Rp 500,000.", "It was on Monday.", "Which counter was it?"
TABLES = ("complaints_complaint", "complaints_complaintentry")


@pytest.fixture
def reported(cast: Cast) -> Complaint:
    """A report, an addition and an answer of an auditor."""
    made = receive(new_code(), kind="bribe", text=WORDS)
    add(made, MORE)
    answer(made, by=cast["agus"], text=BACK)
    return made


def raw() -> str:
    """Everything that the two tables hold: columns as text, and binary ones as the bytes they are."""
    with connection.cursor() as cursor:
        rows = []
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table}")
            rows += [cell for row in cursor.fetchall() for cell in row]
    return " ".join(
        bytes(cell).decode("latin-1") if isinstance(cell, memoryview | bytes) else str(cell) for cell in rows
    )


def said(complaint: Complaint) -> list[str]:
    """What everybody said, read as the pages read it."""
    return [complaint.text, *(entry.text for entry in complaint.entries.all())]


def test_no_word_of_a_report_stands_in_the_database(reported: Complaint) -> None:
    found = Complaint.objects.get()
    assert said(found) == [WORDS, MORE, BACK]
    assert not [words for words in (WORDS, MORE, BACK) if words in raw()]
    assert "counter" not in raw()


def test_the_same_words_twice_do_not_look_the_same(reported: Complaint) -> None:
    again = receive(new_code(), kind="bribe", text=WORDS)
    assert bytes(again.ciphertext) != bytes(Complaint.objects.get(pk=reported.pk).ciphertext)


def test_what_lay_there_in_plain_words_is_encrypted_by_the_migration(reported: Complaint) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    MigrationExecutor(connection).migrate([("complaints", "0002_append_only")])
    assert all(words in raw() for words in (WORDS, MORE, BACK))
    forward = MigrationExecutor(connection)
    forward.migrate([node for node in forward.loader.graph.leaf_nodes() if node[0] == "complaints"])
    assert "counter" not in raw()
    assert said(Complaint.objects.get()) == [WORDS, MORE, BACK]


def test_without_its_key_a_text_says_so_and_the_page_still_opens(
    reported: Complaint, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(settings, "VAULT_KEYS", [f"other:{'A' * 43}="])
    with caplog.at_level(logging.ERROR):
        assert "cannot be opened" in Complaint.objects.get().text
    assert "UnknownKey" in caplog.text


def test_a_newer_key_in_front_opens_old_texts_and_seals_new_ones(
    reported: Complaint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "VAULT_KEYS", [f"newer:{'A' * 43}=", *settings.VAULT_KEYS])
    add(reported, "And on Tuesday.")
    assert said(Complaint.objects.get()) == [WORDS, MORE, BACK, "And on Tuesday."]
    assert b"newer" in bytes(Complaint.objects.get().entries.order_by("pk").last().wrapped_key)
