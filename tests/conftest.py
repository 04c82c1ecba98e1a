"""The cast, a finished draft, and the harness that runs every reaction twice."""

import gc
import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import hypothesis
import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone, translation
from django.utils.module_loading import import_string

from tests.kept import begin_anew, once
from tests.papers import attach_everything, good_answers
from tests.sampled import Sample
from tests.tables import empty_tables
from tinggal.applications.drafts import answer, start
from tinggal.applications.models import Application
from tinggal.catalogue.permits import permit
from tinggal.journal.models import Delivery
from tinggal.journal.outbox import deliver
from tinggal.offices.models import Office
from tinggal.people.actors import Actor, actor_for
from tinggal.people.models import Post, User
from tinggal.people.roles import Role

CAST: dict[str, tuple[Role, str] | None] = {
    "anna": None,
    "mallory": None,
    "kade": (Role.KANIM_OFFICER, "K3102"),
    "hadi": (Role.KAKANIM, "K3102"),
    "wayan": (Role.KANWIL_OFFICER, "W31"),
    "dewi": (Role.DIRECTORATE_OFFICER, "DIT"),
    "kusuma": (Role.KASUBDIT, "DIT"),
    "budi": (Role.KANIM_OFFICER, "K5101"),
    "sari": (Role.ADMIN, "DIT"),
    "agus": (Role.AUDITOR, "DIT"),
}
SWEEPS = ("test_addresses.py", "test_access.py")
Cast = dict[str, Actor]
RunOutbox = Callable[[], int]

# A busy machine is slow, which is no fault of the code. For a long search: ./test --hypothesis-profile=thorough
_PATIENT = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("everyday", max_examples=50, **_PATIENT)
hypothesis.settings.register_profile("thorough", max_examples=2000, **_PATIENT)
hypothesis.settings.load_profile("everyday")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--all``: what is many times the same is tried in full."""
    parser.addoption("--all", action="store_true", dest="everything", help="journeys too, and no samples: all of it")


def pytest_configure(config: pytest.Config) -> None:
    """The catalogues are compiled once before all, so that a test hears the same language on every machine."""
    if not hasattr(config, "workerinput"):
        call_command("words", stdout=io.StringIO())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks the database, so that another server can be tried with these alone; the long sweeps come first.

    Each sweep is one long transaction, and whoever reads the journal waits until nobody has an older one open.
    """
    items.sort(key=lambda item: item.path.name not in SWEEPS)
    for item in items:
        if {"db", "transactional_db"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")


def pytest_collection_finish() -> None:
    """All code is read now and stays: looking through it for garbage again and again took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, django_db_blocker: pytest.FixtureRequest) -> None:
    """A test database begins as a copy of the empty tables."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        connection.settings_dict["TEST"]["TEMPLATE"] = empty_tables()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> None:
    """Reference data once; the TRUNCATE refusals are lifted because emptying tables is how such tests clean up."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        with connection.cursor() as cursor:
            cursor.execute("SELECT tgname, tgrelid::regclass FROM pg_trigger WHERE tgname LIKE '%_no_truncate'")
            for trigger, table in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{trigger}" ON {table}')
        call_command("load_reference", verbosity=0)


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, settings: pytest.FixtureRequest) -> Iterator[None]:
    """Every test has its own folder for stored files and its own log, asks no witnesses, and speaks English."""
    storages = {**settings.STORAGES}  # type: ignore[attr-defined]
    storages["default"] = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path / "files"},
    }
    settings.WHITENOISE_AUTOREFRESH = True  # looks for a file when it is asked for  # type: ignore[attr-defined]
    storages["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = storages  # type: ignore[attr-defined]
    settings.READ_DOCUMENTS = False  # takes seconds; the tests about it ask for it  # type: ignore[attr-defined]
    settings.EMAIL_BACKEND = "tinggal.simulators.mailbox.EmailBackend"  # type: ignore[attr-defined]
    settings.LOG_HEAD_FILE = tmp_path / "log.head"  # type: ignore[attr-defined]
    settings.LOG_PATIENCE = settings.LOG_QUORUM = 0  # type: ignore[attr-defined]
    settings.SIMULATORS = {**settings.SIMULATORS, "callback_transport": "wsgi"}  # type: ignore[attr-defined]
    settings.SMS_QUIET = (0, 0)  # tests run at night, too  # type: ignore[attr-defined]
    begin_anew()
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def sample(pytestconfig: pytest.Config) -> Sample:
    """A part of what is many times the same, or all of it."""
    return Sample(full=pytestconfig.getoption("everything"))


@pytest.fixture(scope="session", autouse=True)
def signing_keys() -> None:
    """The keys of a development machine, made once."""
    call_command("make_keys", verbosity=0)


def make_cast() -> Cast:
    """Everybody who plays a part, with the posts they hold."""
    return dict(once("cast", _make_cast))


def _make_cast() -> Cast:
    actors = {}
    for name, post in CAST.items():
        user = User.objects.create(email=f"{name}@example.org", full_name=name.capitalize(), password="!")
        if post:
            role, office = post
            Post.objects.create(user=user, role=role, office=Office.objects.get(code=office), from_on=date(2020, 1, 1))
        actors[name] = actor_for(user)
    return actors


def make_draft(cast: Cast, *, permit_code: str = "new-itas-worker", owner: str = "anna") -> Application:
    """A draft of Anna's with every answer and every document, ready to be sent."""
    number = once(
        ("draft", permit_code, cast[owner]), lambda: _make_draft(cast, permit_code=permit_code, owner=owner).pk
    )
    return Application.objects.get(pk=number)


def _make_draft(cast: Cast, *, permit_code: str, owner: str) -> Application:
    file = start(permit(permit_code), by=cast[owner])
    answer(file, good_answers(file.permit, today=timezone.localdate()), by=cast[owner])
    attach_everything(file, by=cast[owner])
    return file


def empty_outbox() -> int:
    """Deliver everything that is owed until nothing is, each reaction a second time as well; says how many."""
    count = 0
    while delivery := Delivery.objects.filter(done_at=None, dead_at=None).order_by("id").first():
        deliver(delivery_id=delivery.pk)
        import_string(delivery.reaction)(delivery.event)
        count += 1
    return count


@pytest.fixture
def cast(db: None) -> Cast:
    """The actors, by name."""
    return make_cast()


@pytest.fixture
def draft(cast: Cast) -> Application:
    """Anna's finished draft of a new permit for a worker."""
    return make_draft(cast)


@pytest.fixture
def run_outbox() -> RunOutbox:
    """Empties the outbox, running every reaction twice."""
    return empty_outbox


@pytest.fixture
def committed(transactional_db: None) -> None:
    """For tests with several connections: real commits, reference data in place."""
    call_command("load_reference", verbosity=0)


def user_of(actor: Actor) -> User:
    """The account behind an actor."""
    return User.objects.get(pk=actor.user_id)
