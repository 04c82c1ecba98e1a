"""What must be true before this installation may run: system checks with ids and hints."""

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.utils.module_loading import import_string

from tinggal.intake import child, clamd
from tinggal.letters.signers.expiry import expiry_warnings
from tinggal.lib.providers import provider

FAULTS = "tinggal.rehearsal.proving.all_faults"


@checks.register()
def adapters_are_usable(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every adapter loads and finds its settings in order."""
    hint = "See docs/operate.md."
    problems = [(name, problem) for name in settings.PROVIDERS for problem in _problems(name)]
    return [checks.Error(f"{name}: {problem}", hint=hint, id="tinggal.E002") for name, problem in problems]


def _problems(name: str) -> list[str]:
    try:
        adapter = provider(name)
    except (ImportError, TypeError) as problem:  # no such class, or one that does not take its options
        return [f"{settings.PROVIDERS[name]['BACKEND']} cannot be used: {problem}."]
    found: list[str] = adapter.check()
    return found


@checks.register()
def roads_are_safe(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """No road takes effect that can be wrong: nothing starts, and ``make check`` fails."""
    found = import_string(FAULTS)()  # by name: this file is read before there are tables
    hint = "See tinggal/rehearsal/faults.py."
    return [checks.Error(f"{name}: {words}", hint=hint, id="tinggal.E013") for name, words in found]


@checks.register()
def nothing_simulated_in_production(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Production refuses simulators, development keys, the embedded database, local mail and DEBUG."""
    if not settings.PRODUCTION:
        return []
    found: list[checks.CheckMessage] = []
    for name in settings.PROVIDERS:
        if _simulated(name):
            hint = f"Set {name.upper()}_BACKEND to a real adapter."
            found.append(checks.Error(f"The {name} adapter is a simulator.", hint=hint, id="tinggal.E001"))
    refusals = (
        (settings.SIMULATORS_ENABLED, "Simulators are switched on.", "Unset SIMULATORS_ENABLED.", "tinggal.E003"),
        (settings.DEBUG_ASKED_FOR, "DEBUG is on.", "Unset DEBUG.", "tinggal.E004"),
        (_embedded(settings.DATABASE_URL), "The database is the embedded one.", "Set DATABASE_URL.", "tinggal.E005"),
        (not settings.VAULT_KEYS, "There is no key for stored files.", "Set VAULT_KEYS.", "tinggal.E006"),
        (len(settings.SECRET_KEY) < 50, "SECRET_KEY is too short.", "Use 50 random characters.", "tinggal.E007"),
        (not settings.SITE_URL.startswith("https://"), "SITE_URL is not https.", "Set SITE_URL.", "tinggal.E008"),
        (
            "simulators" in settings.EMAIL_BACKEND,
            "Mail goes to a local mailbox.",
            "Unset EMAIL_BACKEND.",
            "tinggal.E009",
        ),
    )
    found += [checks.Error(text, hint=hint, id=id_) for wrong, text, hint, id_ in refusals if wrong]
    return found


@checks.register()
def uploads_are_read_in_confinement(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """The process that opens strangers' files starts, and this machine can confine it."""
    lacking = child.missing()
    if not lacking:
        return []
    words = f"Uploads are read by a process that lacks: {', '.join(lacking)}."
    if "parser" in lacking:
        return [checks.Error(words, hint="Install the locked libraries into one environment.", id="tinggal.E010")]
    return (
        [checks.Warning(words, hint="See docs/operate.md, Uploads.", id="tinggal.W002")] if settings.PRODUCTION else []
    )


@checks.register()
def uploads_are_looked_through(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """The virus scanner has an address that can be understood; production is told when there is none."""
    hint = "Set CLAMD_ADDRESS to the daemon of ClamAV. See docs/operate.md, Uploads."
    if settings.CLAMD_ADDRESS:
        problem = clamd.problem_of(settings.CLAMD_ADDRESS)
        return [checks.Error(f"CLAMD_ADDRESS: {problem}", hint=hint, id="tinggal.E012")] if problem else []
    words = "Uploads are not looked through for viruses."
    return [checks.Warning(words, hint=hint, id="tinggal.W004")] if settings.PRODUCTION else []


@checks.register()
def keys_are_out_of_reach(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """Whoever breaks into a web process must not find the keys that sign letters."""
    if not settings.PRODUCTION or settings.SIGNS or not os.access(settings.SIGNING_FOLDER, os.R_OK | os.X_OK):
        return []
    words = f"This process can read the private keys in {settings.SIGNING_FOLDER}, and it does not sign."
    hint = "Run manage.py sign as a user of its own, and let only that user read the folder. See docs/operate.md."
    return [checks.Error(words, hint=hint, id="tinggal.E011")]


@checks.register()
def files_are_off_this_machine(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """One disk is one accident."""
    if settings.PRODUCTION and settings.FILES_BACKEND == "disk":
        hint = "Set FILES=s3, or make sure that the folder is mirrored and backed up."
        return [checks.Warning("Documents are stored on a local disk.", hint=hint, id="tinggal.W001")]
    return []


@checks.register()
def certificates_last_a_while(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """A certificate that ends takes the letters with it; say so two months before."""
    hint = "See docs/howto/sign.md, A new key."
    return [checks.Warning(words, hint=hint, id="tinggal.W003") for words in expiry_warnings()]


def _simulated(name: str) -> bool:
    with suppress(ImportError, TypeError):  # told as E002
        return bool(provider(name).simulated)
    return False


def _embedded(url: str) -> bool:
    """The launcher's own database is reached over a socket inside its private folder."""
    return "tinggal-pg" in url or url == "postgresql:///tinggal"
