"""``manage.py replay_letter NUMBER``: typeset a letter again from what is filed and compare it with the file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tinggal.letters.models import Letter
from tinggal.letters.replay import replay


class Command(BaseCommand):
    help = "Typeset a letter again from its filed data and compare it, byte for byte, with the file that was signed."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("number", nargs="*", help="the letter's number, as it is printed; blanks need no quotes")
        parser.add_argument("--all", action="store_true", help="every letter there is")
        parser.add_argument("--to", metavar="FILE", help="write the unsigned PDF there")

    def handle(self, *args: Any, **options: Any) -> None:
        number = " ".join(options["number"])
        if bool(number) == options["all"] or (options["to"] and not number):
            raise CommandError("Give the number of one letter, or --all. --to goes with one letter.")
        letters = Letter.objects.select_related("writing").order_by("pk")
        if number:
            letters = letters.filter(number=number)
            if not letters:
                raise CommandError(f"There is no letter {number}.")
        different = count = 0
        for letter in letters.iterator(chunk_size=100):
            found = replay(letter)
            count, different = count + 1, different + (not found.same)
            if number or not found.same:
                self.stdout.write(f"{found.number}: {found.wrong or f'the same {len(found.pdf)} bytes'}")
            if options["to"] and found.pdf:
                Path(options["to"]).write_bytes(found.pdf)
        self.stdout.write(f"{count} typeset again, {different} different")
        if different:
            raise CommandError("Not every letter could be made again as it was.")
