"""``manage.py sign``: the one process that may read the private keys; it writes, seals and signs the letters."""

import gc
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tinggal.journal.working import signing_queues, work


class Command(BaseCommand):
    help = "Write and sign letters until stopped. Give SIGNS=yes and the signing folder to this process only."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SIGNS:
            raise CommandError("This process may not sign: set SIGNS=yes for it, and for no other.")
        gc.freeze()  # what is loaded now stays: to look through it for waste again and again took a tenth of the time
        work(signing_queues())
