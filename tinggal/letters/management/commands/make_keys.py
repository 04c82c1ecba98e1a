"""``make_keys``: everything a development machine signs, seals, stamps, logs and witnesses with; safe to repeat."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tinggal.letters.signers.development import make_development_keys
from tinggal.letters.signers.seal_key import make_seal_keys
from tinggal.simulators.stamping import make_stamp_keys
from tinggal.transparency.keys import make_log_keys, make_witness_keys


class Command(BaseCommand):
    """Does nothing in production, and nothing where the keys are there already."""

    requires_system_checks: list[str] = []  # the checks ask for the keys
    help = "Make the keys with which a development machine makes and checks its letters."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, and say where they are; silent with ``--verbosity 0``."""
        if settings.PRODUCTION:
            self.stdout.write("Production brings its own keys: see docs/howto/sign.md.")
            return
        secret, public = settings.SIGNING_FOLDER, settings.TRUST_FOLDER
        make_development_keys(secret, public)
        make_seal_keys(secret, public)
        make_stamp_keys(secret, public)
        make_log_keys(secret, public, origin=settings.LOG_ORIGIN)
        make_witness_keys(settings.HOME / "witnesses", public, port=settings.LOG_WITNESS_PORT)
        if options["verbosity"]:
            self.stdout.write(f"private keys: {secret}\npublic keys: {public}")
