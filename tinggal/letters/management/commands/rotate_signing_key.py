"""``manage.py rotate_signing_key``: a new key, certificate and authority for the development signer."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tinggal.letters.signers.development import make_development_keys


class Command(BaseCommand):
    help = "Give the development signer a new key. The old root stays, so letters signed before stay valid."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("A real key comes from its authority: see docs/howto/sign.md, A new key.")
        signing = settings.SIGNING_FOLDER
        fresh = signing / "next"
        make_development_keys(fresh, settings.TRUST_FOLDER)
        os.replace(fresh / "signer.p12", signing / "signer.p12")
        fresh.rmdir()
        if options["verbosity"]:
            self.stdout.write("The signer has a new key. Start “manage.py sign” again to use it.")
