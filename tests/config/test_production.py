"""Production refuses to start on anything that is only good for trying out, and says what to do instead."""

import base64
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.checks import run_checks

from tests.config.fresh import Fresh
from tinggal.launch.places import ROOT
from tinggal.letters.signers.development import make_development_keys
from tinggal.registers.table import REGISTERS

KEY = base64.b64encode(bytes(32)).decode()
REAL = "tests.config.adapters.RealEnough"
REAL_WITH_OPTIONS = "tests.config.test_production.TakesOptions"


def complete(folder: Path) -> dict[str, str]:
    """Everything production asks of a web process, but for the payment adapter, which does not exist yet."""
    return {
        "TINGGAL_MODE": "production",
        "TINGGAL_HOME": str(folder),
        "SITE_URL": "https://stay.example",
        "ALLOWED_HOSTS": "stay.example",
        "BEHIND_PROXY": "yes",
        "SECRET_KEY": "kD8_w2-" * 10,
        "VAULT_KEYS": f"2026:{KEY}",
        "BLIND_INDEX_KEY": KEY,
        "DATABASE_URL": "postgresql://tinggal@db.example/tinggal",
        "WATCHLIST_BACKEND": REAL,
        "SMS_BACKEND": REAL,
        "BIOMETRICS_BACKEND": REAL,
        "SMTP_HOST": "mail.example",
    }


def signing(folder: Path) -> dict[str, str]:
    """What the signing process is told besides."""
    make_development_keys(folder / "signing", folder / "trust")  # only the adapter makes it a development key
    return complete(folder) | {
        "SIGNS": "yes",
        "SIGNER_BACKEND": "tinggal.letters.signers.local_key.LocalKeySigner",
        "SIGNER_PASSPHRASE": "development",
        "SEALER_BACKEND": REAL_WITH_OPTIONS,
        "STAMPER_BACKEND": REAL_WITH_OPTIONS,
    }


@cache
def fresh() -> Fresh:
    """Started by the first test that needs it; ends with the last of this file."""
    return Fresh(known({}))


@pytest.fixture(scope="module", autouse=True)
def ended() -> Iterator[None]:
    yield
    if fresh.cache_info().currsize:
        fresh().end()
        fresh.cache_clear()


def known(environment: dict[str, str]) -> dict[str, str]:
    """A command knows nothing of the environment of the tests."""
    return {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | environment


def run(*command: str, environment: dict[str, str]) -> tuple[int, str]:
    """Exit code and everything said."""
    return fresh().run(*command, environment=known(environment))


def run_from_nothing(*command: str, environment: dict[str, str]) -> tuple[int, str]:
    """As ``run``, with an interpreter that loads everything itself."""
    done = subprocess.run(
        [sys.executable, *command],
        check=False,
        env=known(environment),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.returncode, done.stdout + done.stderr


def check(*options: str, environment: dict[str, str]) -> tuple[int, str]:
    return run("manage.py", "check", *options, environment=environment)


def refusals(said: str) -> list[str]:
    """The ids of the errors in what a check says, each with a hint beside it."""
    lines = [line for line in said.splitlines() if line.startswith("?: (tinggal.E")]
    assert said.count("HINT:") >= len(lines)
    return [line[4:16] for line in lines]


def test_a_bare_installation_is_told_everything_at_once(tmp_path: Path) -> None:
    wrong = {
        "TINGGAL_MODE": "production",
        "TINGGAL_HOME": str(tmp_path),
        "SITE_URL": "http://stay.example",
        "SECRET_KEY": "short",
        "BLIND_INDEX_KEY": KEY,
        "SIMULATORS_ENABLED": "yes",
        "DEBUG": "yes",
        "EMAIL_BACKEND": "tinggal.simulators.mailbox.EmailBackend",
        "SMS_BACKEND": "tests.config.adapters.Unhappy",
    }
    code, said = check(environment=wrong)
    assert code == 1
    assert sorted(refusals(said)) == [
        *["tinggal.E001"] * 3,
        *["tinggal.E002"] * 2,
        *(f"tinggal.E00{number}" for number in range(3, 10)),
    ]
    for name in ("payment", "biometrics", "watchlist"):
        assert f"The {name} adapter is a simulator.\n\tHINT: Set {name.upper()}_BACKEND to a real adapter." in said
    assert "sms: The certificate ended." in said


def test_a_complete_installation_lacks_nothing_but_a_payment_adapter(tmp_path: Path) -> None:
    code, said = check("--deploy", environment=complete(tmp_path))
    assert (code, refusals(said)) == (1, ["tinggal.E001"])
    assert "The payment adapter is a simulator." in said
    assert "security.W" not in said
    assert "tinggal.W001" in said  # the files are on this machine's disk


def test_a_register_that_is_played_is_refused(tmp_path: Path) -> None:
    played = {"PAYMENT_BACKEND": REAL_WITH_OPTIONS, "TAX_BACKEND": "tinggal.registers.providers.http.SimulatedRegister"}
    code, said = check(environment=complete(tmp_path) | played)
    assert (code, refusals(said)) == (1, ["tinggal.E001"])
    assert "The tax adapter is a simulator." in said


def test_with_a_payment_adapter_it_may_start(tmp_path: Path) -> None:
    """The web server too: it runs no command, so it asks by itself."""
    environment = complete(tmp_path) | {"PAYMENT_BACKEND": REAL_WITH_OPTIONS}
    assert check(environment=environment)[0] == 0
    (tmp_path / "static").mkdir()
    assert run("-c", "import tinggal.config.asgi, tinggal.config.wsgi", environment=environment) == (0, "")


def test_the_signing_process_refuses_keys_made_for_development(tmp_path: Path) -> None:
    environment = signing(tmp_path) | {"PAYMENT_BACKEND": REAL_WITH_OPTIONS}
    assert check(environment=environment)[0] == 0
    for name in ("SIGNER", "SEALER", "STAMPER"):
        code, said = check(environment=environment | {f"{name}_BACKEND": ""})
        assert (code, "tinggal.E001" in refusals(said)) == (1, True)
        assert f"The {name.lower()} adapter is a simulator." in said


def test_a_process_that_does_not_sign_may_not_be_able_to_read_the_keys(tmp_path: Path) -> None:
    environment = signing(tmp_path) | {"PAYMENT_BACKEND": REAL_WITH_OPTIONS, "SIGNS": "no"}
    code, said = check(environment=environment)
    assert (code, refusals(said)) == (1, ["tinggal.E011"])
    assert f"This process can read the private keys in {tmp_path / 'signing'}" in said


def test_a_process_that_does_not_sign_knows_no_signer(tmp_path: Path) -> None:
    asking = "from tinggal.config import settings; print(sorted(settings.PROVIDERS))"
    named = str(sorted(["payment", "biometrics", "sms", *REGISTERS]))
    assert run("-c", asking, environment=complete(tmp_path)) == (0, f"{named}\n")
    code, said = run("manage.py", "sign", environment=complete(tmp_path) | {"PAYMENT_BACKEND": REAL_WITH_OPTIONS})
    assert code == 1
    assert "This process may not sign: set SIGNS=yes for it, and for no other." in said


class TakesOptions:
    """An adapter as far as the checks look at it."""

    simulated = False

    def __init__(self, **options: str) -> None:
        self.options = options

    def check(self) -> list[str]:
        """Nothing is wrong."""
        return []


@pytest.mark.parametrize("server", ["asgi", "wsgi"])
def test_a_web_server_refuses_as_the_commands_do(tmp_path: Path, server: str) -> None:
    code, said = run_from_nothing("-c", f"import tinggal.config.{server}", environment=complete(tmp_path))
    assert code == 1
    assert "This installation may not run in production:" in said
    assert "(tinggal.E001) The payment adapter is a simulator." in said
    assert "Traceback" not in said


@pytest.mark.parametrize("name", ["SITE_URL", "SECRET_KEY", "BLIND_INDEX_KEY"])
def test_a_missing_secret_is_named(tmp_path: Path, name: str) -> None:
    code, said = check(environment=complete(tmp_path) | {name: ""})
    assert code == 1
    assert said.strip().endswith(f"Set the environment variable {name}.")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("TINGGAL_MODE", "staging", "choose one of development, production"),
        ("DEBUG", "perhaps", "is neither yes nor no"),
        ("SMTP_PORT", "many", "is not a whole number"),
        ("FILES", "tape", "choose one of disk, s3"),
    ],
)
def test_a_misspelt_setting_is_named(tmp_path: Path, name: str, value: str, words: str) -> None:
    code, said = check(environment=complete(tmp_path) | {name: value})
    assert code == 1
    assert f"{name}='{value}'" in said
    assert words in said


def test_an_adapter_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    environment = signing(tmp_path) | {
        "SMS_BACKEND": "nowhere.At.All",
        "WATCHLIST_BACKEND": "tinggal.letters.signers.local_key.LocalKeySigner",
        "SIGNER_PASSPHRASE": "wrong",
    }
    code, said = check(environment=environment)
    assert code == 1
    assert "sms: nowhere.At.All cannot be used: No module named 'nowhere'." in said
    assert "watchlist: tinggal.letters.signers.local_key.LocalKeySigner cannot be used:" in said
    assert f"signer: The key file {tmp_path / 'signing' / 'signer.p12'} does not open: check SIGNER_PASSPHRASE." in said


@pytest.mark.parametrize(
    ("name", "value", "refusal"),
    [
        ("SIMULATORS_ENABLED", True, "tinggal.E003"),
        ("DEBUG_ASKED_FOR", True, "tinggal.E004"),
        ("DATABASE_URL", "postgresql:///tinggal", "tinggal.E005"),
        ("DATABASE_URL", "postgresql:///tinggal?host=/run/tinggal-pg-1000", "tinggal.E005"),
        ("VAULT_KEYS", [], "tinggal.E006"),
        ("SECRET_KEY", "x" * 49, "tinggal.E007"),
        ("SITE_URL", "http://stay.example", "tinggal.E008"),
        ("EMAIL_BACKEND", "tinggal.simulators.mailbox.EmailBackend", "tinggal.E009"),
    ],
)
def test_each_thing_alone_is_refused(settings: LazySettings, name: str, value: object, refusal: str) -> None:
    good: dict[str, object] = {
        "PRODUCTION": True,
        "SIGNING_FOLDER": Path("/nowhere"),
        "SIMULATORS_ENABLED": False,
        "DATABASE_URL": "postgresql://tinggal@db.example/tinggal",
        "SECRET_KEY": "x" * 50,
        "SITE_URL": "https://stay.example",
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    }
    for setting, usual in (good | {name: value}).items():
        setattr(settings, setting, usual)
    found = {str(one.id) for one in run_checks() if str(one.id).startswith("tinggal.E")}
    assert found == {"tinggal.E001", refusal}


def test_development_may_start_on_all_of_it() -> None:
    assert [one for one in run_checks() if one.is_serious()] == []
