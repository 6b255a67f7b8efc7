"""Make the demo clinic: invented people, 180 days of log from a model with known truth."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from programs.demo.build import NotEmpty, build
from programs.demo.model import SEED
from programs.demo.people import PEOPLE
from rehab.accounts.models import DemoStamp, User


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when the demo is there already"
        )
        parser.add_argument("--sign-ins", action="store_true", help="only print who can enter the demo")
        parser.add_argument("--seed", type=int, default=SEED)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["sign_ins"]:
            self._sign_ins()
            return
        if not settings.DEMO:
            raise CommandError(
                "The demo is only made where DEMO=1 is set; real patients never share its database."
            )
        if options["if_empty"] and DemoStamp.objects.exists():
            return
        try:
            patients = build(say=self.stdout.write, seed=options["seed"])
        except NotEmpty:
            raise CommandError(
                f"This database already holds {User.objects.count()} people. The demo needs an empty one."
            ) from None
        self.stdout.write(f"The demo clinic is ready: {len(patients)} patients.")

    def _sign_ins(self) -> None:
        for person in PEOPLE:
            self.stdout.write(f"{person.name:<18} {person.role:<10} {person.tries}")
