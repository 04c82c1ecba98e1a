"""A list is signed as it was seen, once, by the person who made it; and each of its decisions stands by itself."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from allauth.core import context
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.utils import timezone

from tests.basket.passkey import Passkey
from tests.conftest import Cast, make_draft, user_of
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.decisions import Ruling
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application, Decision
from tinggal.applications.status import Status
from tinggal.basket.models import Ceremony, Planned, SecondLook
from tinggal.basket.planning import Attention, basket_of, plan, take_out
from tinggal.basket.second_looks import differing, look, waiting_for
from tinggal.basket.signing import sign
from tinggal.basket.step_up import asked_of_the_browser, begin, use
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.people.actors import actor_for
from tinggal.people.models import Post, User

pytestmark = pytest.mark.django_db
YES, NO = Ruling(outcome="approval"), Ruling(outcome="refusal", reasons=["T-01"])


@pytest.fixture(autouse=True)
def _request() -> Iterator[None]:
    """The account library reads the host of the passkey from the request at hand, and remembers used digits."""
    cache.clear()
    with context.request_context(RequestFactory().get("/", HTTP_HOST="testserver")):
        yield


@pytest.fixture
def waiting(cast: Cast) -> list[Application]:
    """Three files that wait for Kusuma's decision, in the order in which they are handed out."""
    made = []
    for number in range(3):
        file = make_draft(cast)
        answer(file, {"passport_number": f"B000000{number}"}, by=cast["anna"])
        walk_to(Status.AT_KASUBDIT, file, cast)
        file.refresh_from_db()
        made.append(file)
    return made


def digits_of(user: User, *, ahead: int = 0) -> str:
    """Six digits of the app of a person; ``ahead`` asks for later ones, so that none is used twice."""
    secret = "JBSWY3DPEHPK3PXP"
    if not user.authenticator_set.filter(type="totp").exists():
        totp.TOTP.activate(user, secret)
    counter = list(totp.yield_hotp_counters_from_time())[1 + ahead]
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def signed(cast: Cast, who: str = "kusuma", *, ahead: int = 0) -> Ceremony:
    user = user_of(cast[who])
    begun = begin(user, basket_of(cast[who]))
    return use(begun.pk, signer=user, digits=digits_of(user, ahead=ahead))


def refused(*words: str) -> "pytest.RaisesExc[MoveRefused]":
    return pytest.raises(MoveRefused, match="|".join(words))


def test_nothing_happens_to_a_file_before_the_signature(waiting: list[Application], cast: Cast) -> None:
    plan(waiting[0], YES, by=cast["kusuma"])
    waiting[0].refresh_from_db()
    assert (waiting[0].status, Decision.objects.count()) == (Status.AT_KASUBDIT, 0)


def test_one_signature_decides_the_whole_list(waiting: list[Application], cast: Cast) -> None:
    for file, ruling in zip(waiting, (YES, NO, YES), strict=True):
        plan(file, ruling, by=cast["kusuma"], attention=Attention(seconds=14, opened=3, asked=9))
    report = sign(signed(cast), by=cast["kusuma"])
    assert [one.outcome for one in report.signed] == ["approval", "refusal", "approval"]
    assert [one.status for one in Application.objects.order_by("pk")] == ["approved", "rejected", "approved"]
    told = Event.objects.get(subject=waiting[0].subject, kind="application.approved").data
    assert (told["means"], told["seconds"], told["opened"], told["asked"]) == ("digits", 14, 3, 9)
    assert basket_of(cast["kusuma"]) == []


def test_a_passkey_signs_the_digest_of_the_list(waiting: list[Application], cast: Cast) -> None:
    kusuma = user_of(cast["kusuma"])
    key = Passkey(kusuma)
    plan(waiting[0], YES, by=cast["kusuma"])
    begun = begin(kusuma, basket_of(cast["kusuma"]))
    challenge = asked_of_the_browser(begun)["publicKey"]["challenge"]
    used = use(begun.pk, signer=kusuma, passkey=key.answer(challenge))
    assert used.means == "passkey"
    assert len(sign(used, by=cast["kusuma"]).signed) == 1


def test_a_passkey_that_answered_another_list_is_refused(waiting: list[Application], cast: Cast) -> None:
    kusuma = user_of(cast["kusuma"])
    key = Passkey(kusuma)
    plan(waiting[0], YES, by=cast["kusuma"])
    earlier = begin(kusuma, basket_of(cast["kusuma"]))
    now = begin(kusuma, basket_of(cast["kusuma"]))
    stolen = key.answer(asked_of_the_browser(earlier)["publicKey"]["challenge"])
    with refused("did not confirm"):
        use(now.pk, signer=kusuma, passkey=stolen)
    for nonsense in ("", "{}", "[]", "not json"):
        with refused("did not confirm", "six digits"):
            use(now.pk, signer=kusuma, passkey=nonsense)


def test_a_list_that_changed_after_it_was_seen_is_not_signed(waiting: list[Application], cast: Cast) -> None:
    kusuma = user_of(cast["kusuma"])
    planned = plan(waiting[0], YES, by=cast["kusuma"])
    begun = begin(kusuma, basket_of(cast["kusuma"]))
    Planned.objects.filter(pk=planned.pk).update(outcome="refusal", action="reject", reasons=["T-01"])
    with refused("has changed"):
        use(begun.pk, signer=kusuma, digits=digits_of(kusuma))
    Planned.objects.filter(pk=planned.pk).update(outcome="approval", action="approve", reasons=[])
    waiting[0].documents.filter(code="passport").update(sha256="0" * 64)
    with refused("has changed"):
        use(begun.pk, signer=kusuma, digits=digits_of(kusuma))


def test_what_was_taken_out_meanwhile_changes_the_list(waiting: list[Application], cast: Cast) -> None:
    kusuma = user_of(cast["kusuma"])
    plan(waiting[0], YES, by=cast["kusuma"])
    other = plan(waiting[1], YES, by=cast["kusuma"])
    begun = begin(kusuma, basket_of(cast["kusuma"]))
    take_out(other, by=cast["kusuma"])
    with refused("has changed"):
        use(begun.pk, signer=kusuma, digits=digits_of(kusuma))


def test_a_signature_works_once_for_five_minutes_and_for_its_signer(waiting: list[Application], cast: Cast) -> None:
    kusuma = user_of(cast["kusuma"])
    plan(waiting[0], YES, by=cast["kusuma"])
    late = begin(kusuma, basket_of(cast["kusuma"]))
    Ceremony.objects.filter(pk=late.pk).update(begun_at=timezone.now() - timedelta(minutes=9))
    Ceremony.objects.filter(pk=late.pk).update(until=timezone.now() - timedelta(minutes=4))
    with refused("five minutes"):
        use(late.pk, signer=kusuma, digits=digits_of(kusuma))
    with refused("not asked of you"):
        use(late.pk, signer=user_of(cast["dewi"]), digits="123456")
    begun = begin(kusuma, basket_of(cast["kusuma"]))
    with refused("six digits"):
        use(begun.pk, signer=kusuma, digits="000000")
    used = use(begun.pk, signer=kusuma, digits=digits_of(kusuma))
    with refused("used already"):
        use(begun.pk, signer=kusuma, digits=digits_of(kusuma, ahead=1))
    assert [len(sign(used, by=cast["kusuma"]).signed) for _ in range(2)] == [1, 0]
    assert Decision.objects.count() == 1


def test_a_list_that_was_not_proved_decides_nothing(waiting: list[Application], cast: Cast) -> None:
    plan(waiting[0], YES, by=cast["kusuma"])
    begun = begin(user_of(cast["kusuma"]), basket_of(cast["kusuma"]))
    with pytest.raises(PermissionDenied):
        sign(begun, by=cast["kusuma"])
    proved = signed(cast)
    with pytest.raises(PermissionDenied):
        sign(proved, by=cast["dewi"])


def test_what_cannot_be_signed_stays_with_its_reason_and_the_rest_is_signed(
    waiting: list[Application], cast: Cast
) -> None:
    for file in waiting:
        plan(file, YES, by=cast["kusuma"])
    proved = signed(cast)
    perform(waiting[1], "return", by=cast["kusuma"], reasons=["R-01"])
    report = sign(proved, by=cast["kusuma"])
    assert [one.application for one in report.signed] == [waiting[0], waiting[2]]
    assert [(one.application, one.problem) for one in report.kept] == [
        (waiting[1], "The file has moved since you decided. Look at it again.")
    ]


def test_a_decision_is_undone_until_it_is_signed(waiting: list[Application], cast: Cast) -> None:
    planned = plan(waiting[0], NO, by=cast["kusuma"])
    with pytest.raises(NotYours, match="colleague"):
        take_out(planned, by=cast["dewi"])
    take_out(planned, by=cast["kusuma"])
    with refused("no longer in your basket"):
        take_out(planned, by=cast["kusuma"])
    assert basket_of(cast["kusuma"]) == []


def test_deciding_again_replaces_what_was_in_the_basket(waiting: list[Application], cast: Cast) -> None:
    plan(waiting[0], NO, by=cast["kusuma"])
    plan(waiting[0], YES, by=cast["kusuma"])
    assert [one.outcome for one in basket_of(cast["kusuma"])] == ["approval"]


def test_only_who_decides_has_a_basket_and_a_refusal_needs_its_reason(waiting: list[Application], cast: Cast) -> None:
    with pytest.raises(NotYours):
        plan(waiting[0], YES, by=cast["dewi"])
    with refused("at least one reason"):
        plan(waiting[0], Ruling(outcome="refusal"), by=cast["kusuma"])
    with refused("Unknown reason"):
        plan(waiting[0], Ruling(outcome="refusal", reasons=["X"]), by=cast["kusuma"])


def test_a_full_basket_and_a_full_day_take_no_more(
    waiting: list[Application], cast: Cast, settings: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tinggal.basket.planning.MOST", 1)
    plan(waiting[0], YES, by=cast["kusuma"])
    with refused("full"):
        plan(waiting[1], YES, by=cast["kusuma"])
    sign(signed(cast), by=cast["kusuma"])
    settings.MOST_DECISIONS_A_DAY = 1  # type: ignore[attr-defined]
    with refused("for a day"):
        plan(waiting[1], YES, by=cast["kusuma"])


def test_a_quick_decision_counts_and_is_marked(waiting: list[Application], cast: Cast) -> None:
    plan(waiting[0], YES, by=cast["kusuma"], attention=Attention(seconds=2))
    sign(signed(cast), by=cast["kusuma"])
    assert Event.objects.get(subject=waiting[0].subject, kind="application.approved").data["hasty"] is True


def test_a_second_officer_judges_blind_and_a_difference_is_seen(
    waiting: list[Application], cast: Cast, settings: pytest.FixtureRequest
) -> None:
    settings.SECOND_LOOK_SHARE = 1  # type: ignore[attr-defined]
    plan(waiting[0], YES, by=cast["kusuma"])
    sign(signed(cast), by=cast["kusuma"])
    assert SecondLook.objects.get().application == waiting[0]
    assert waiting_for(cast["kusuma"]) is None
    post = Post.objects.get(user_id=cast["kusuma"].user_id)
    ratna = User.objects.create(email="ratna@example.org", full_name="Ratna", password="!")
    Post.objects.create(user=ratna, role=post.role, office=post.office, from_on=post.from_on)
    second = actor_for(ratna)
    one = waiting_for(second)
    assert one is not None
    with refused("at least one reason"):
        look(one, by=second, outcome="refusal")
    look(one, by=second, outcome="refusal", reasons=["T-01"])
    assert [found.application for found in differing()] == [waiting[0]]
    assert waiting_for(second) is None
