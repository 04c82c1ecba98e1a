"""A deputy's letter says so. His authority must stand: for the seal when he decided, for his own hand when he signs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.letters.test_personal import NUMBER, WORDS, service
from tests.letters.test_preview import add_lina, at_the_kasubdit
from tests.people.conftest import anew
from tinggal.applications.actions import perform
from tinggal.applications.models import Decision
from tinggal.journal.models import Event
from tinggal.letters.evidence import EvidenceChanged
from tinggal.letters.models import Letter, Unsigned
from tinggal.letters.personal import Report, sign_all, waiting_for
from tinggal.letters.reactions import issue
from tinggal.letters.signers.passphrase import Passphrase
from tinggal.people.delegating import end, grant
from tinggal.people.models import Delegation, Post
from tinggal.simulators.remote_signing import SigningService

__all__ = ["service"]


def decided_by_a_deputy(cast: Cast) -> Event:
    file = at_the_kasubdit(cast)
    add_lina(cast)
    return perform(file, "approve", by=cast["lina"])


def sign(cast: Cast) -> Report:
    waiting = [one.pk for one in waiting_for(cast["lina"])]
    return sign_all(cast["lina"], number=NUMBER, passphrase=Passphrase(WORDS), which=waiting)


def test_the_journal_and_the_decision_name_the_delegation(cast: Cast) -> None:
    told = decided_by_a_deputy(cast)
    granted, decision = Delegation.objects.get(), Decision.objects.get()
    assert (told.actor, told.desk) == (cast["lina"].key, "kasubdit@DIT")
    assert {name: told.data[name] for name in ("delegation", "acting", "holder")} == {
        "delegation": granted.pk, "acting": "plh", "holder": cast["kusuma"].key
    }  # fmt: skip
    assert (decision.delegation, decision.decided_by_id) == (granted, cast["lina"].user_id)


def test_the_seal_rests_on_the_instant_of_the_decision_and_what_ended_since_does_not_undo_it(cast: Cast) -> None:
    told = decided_by_a_deputy(cast)
    end(Delegation.objects.get(), by=cast["kusuma"])
    issue(told)
    assert '"Plh. Kepala Subdirektorat"' in Letter.objects.get().content


def test_no_letter_is_sealed_for_a_decision_without_authority(cast: Cast) -> None:
    told = decided_by_a_deputy(cast)
    Delegation.objects.update(
        ended_at=told.at - timedelta(hours=1), ended_by=user_of(cast["kusuma"]), granted_at=told.at - timedelta(hours=2)
    )
    with pytest.raises(EvidenceChanged, match="Your delegation as Plh"):
        issue(told)
    assert not Letter.objects.exists()


def test_a_decision_that_was_moved_under_another_delegation_is_found(cast: Cast) -> None:
    told = decided_by_a_deputy(cast)
    Decision.objects.update(delegation=None)
    with pytest.raises(EvidenceChanged, match="journal does not tell"):
        issue(told)


def test_who_is_deputy_no_longer_signs_nothing_with_his_own_hand_until_he_is_deputy_again(
    cast: Cast, service: SigningService
) -> None:
    service.enrol(NUMBER, name="Lina Deputi", passphrase=WORDS)
    issue(decided_by_a_deputy(cast))
    end(Delegation.objects.get(), by=cast["kusuma"])
    report = sign(cast)
    ((_number, why),) = report.failed
    assert why.startswith("Your delegation as Plh. Head of sub-directorate for Kusuma ended on ")
    assert "It was not signed." in why
    assert (Letter.objects.count(), Unsigned.objects.count()) == (0, 1)
    today = timezone.localdate()
    post = Post.objects.get(user=cast["kusuma"].user_id)
    grant(post, deputy=user_of(cast["lina"]), kind="plh", from_on=today, until_on=today, by=cast["kusuma"])
    assert len(sign(cast).signed) == 1
    assert not Unsigned.objects.exists()


def test_who_has_left_the_post_in_which_he_decided_signs_nothing(cast: Cast, service: SigningService) -> None:
    file = at_the_kasubdit(cast)
    issue(perform(file, "approve", by=cast["kusuma"]))
    Post.objects.filter(user=cast["kusuma"].user_id).update(until_on=timezone.localdate() - timedelta(days=1))
    waiting = [one.pk for one in waiting_for(cast["kusuma"])]
    report = sign_all(anew(cast["kusuma"]), number=NUMBER, passphrase=Passphrase(WORDS), which=waiting)
    assert report.failed[0][1].startswith("You no longer hold the post in which you decided: Head of sub-directorate.")
