"""``make_keys``: the development signer's key, its certificate and its authority; safe to run at every start."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tinggal.letters.signers.development import make_development_keys


class Command(BaseCommand):
    """Does nothing in production, and nothing where the keys are there already."""

    help = "Make the keys with which a development machine signs its letters."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, and say where they are; silent with ``--verbosity 0``."""
        if settings.PRODUCTION:
            self.stdout.write("Production brings its own keys: set SIGNER_FILE, SIGNER_PASSPHRASE and SIGNER_ROOTS.")
            return
        folder = Path(settings.KEYS_FOLDER)
        make_development_keys(folder)
        if options["verbosity"]:
            self.stdout.write(f"signer: {folder / 'signer.p12'}")
