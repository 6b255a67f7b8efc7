"""`manage.py worklist rebuild|verify`: work the list's summaries out anew, or prove that they equal the log."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from programs.actions.worklist import rebuild, verify

SHOWN = 50


class Command(BaseCommand):
    help = "Work out the worklist's summaries again (rebuild), or prove that each equals the log (verify)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["rebuild", "verify"])

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        if what == "rebuild":
            self.stdout.write(f"{rebuild()} summaries worked out from the log.")
            return
        shown, behind, wrong = verify()
        for line in wrong[:SHOWN]:
            self.stdout.write(line)
        self.stdout.write(
            f"{shown} summaries are current, {behind} will be worked out when they are read next."
        )
        if wrong:
            raise CommandError(f"{len(wrong)} values differ from the log. Run: manage.py worklist rebuild")
        self.stdout.write("Every current summary equals the log.")
