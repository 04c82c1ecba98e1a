"""Forged messages are kept to be looked at, but nobody can fill the disk with them."""

import pytest
from django.core.cache import cache
from django.test import Client

from tinggal.payments import hearing
from tinggal.payments.models import Callback


def test_only_so_many_forged_messages_are_kept_in_an_hour(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    monkeypatch.setattr(hearing, "FORGERIES_KEPT", 3)
    answers = [client.post("/payments/callback/", b"{}", content_type="application/json") for _ in range(5)]
    assert {answer.status_code for answer in answers} == {403}
    assert Callback.objects.count() == 3
