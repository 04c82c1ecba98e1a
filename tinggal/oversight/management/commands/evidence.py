"""``manage.py evidence TG-… auditor@example.org bundle.zip``: make a signed bundle, where the signing key lies."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tinggal.applications.access import desk_files
from tinggal.lib.workflow import MoveRefused
from tinggal.oversight.evidence import evidence
from tinggal.people.actors import actor_for
from tinggal.people.models import User
from tinggal.people.roles import Role
from tinggal.witness.keys import BadFolder


class Command(BaseCommand):
    help = "Make a signed bundle of evidence about a file for an auditor. Documents themselves only with a reason."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("reference")
        parser.add_argument("auditor", help="the address of the auditor who asks for it")
        parser.add_argument("out", type=Path)
        parser.add_argument("--reason", default="")
        parser.add_argument("--with-documents", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email=options["auditor"], is_active=True).first()
        actor = actor_for(user) if user else None
        seat = next((seat for seat in actor.seats if seat.role == Role.AUDITOR), None) if actor else None
        if actor is None or seat is None:
            raise CommandError(f"{options['auditor']} is no auditor.")
        file = desk_files(actor).filter(reference=options["reference"]).first()
        if file is None:
            raise CommandError(f"{options['reference']} is no file.")
        wishes = {"reason": options["reason"], "contents": options["with_documents"]}
        try:
            options["out"].write_bytes(evidence(file, by=actor, desk=seat.desk, **wishes))
        except (MoveRefused, BadFolder) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(str(options["out"]))
