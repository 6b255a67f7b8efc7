"""Open a clinic with its first admin. Asks for the admin's password, or reads it from standard input."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from rehab.accounts.actions.clinics import open_clinic
from rehab.accounts.models import Clinic, User


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", required=True, help="the clinic's name")
        parser.add_argument("--time-zone", required=True, help="such as Europe/Madrid")
        parser.add_argument(
            "--hours", required=True, help="opening hours in words; shown on every patient form"
        )
        parser.add_argument("--phone", default="")
        parser.add_argument("--emergency-number", required=True, help="such as 112")
        parser.add_argument("--crisis-text", required=True, help="whom to call in a crisis, in one sentence")
        parser.add_argument("--admin-name", required=True)
        parser.add_argument("--admin-email", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        clinic = Clinic(
            name=options["name"],
            time_zone=options["time_zone"],
            hours=options["hours"],
            phone=options["phone"],
            emergency_number=options["emergency_number"],
            crisis_text=options["crisis_text"],
        )
        admin = User(name=options["admin_name"], email=options["admin_email"], time_zone=options["time_zone"])
        try:
            open_clinic(clinic=clinic, admin=admin, password=self._password())
        except ValidationError as wrong:
            raise CommandError("\n".join(wrong.messages)) from None
        self.stdout.write(
            "The clinic is open. The admin signs in, sets up a second step and invites the others."
        )

    @staticmethod
    def _password() -> str:
        if sys.stdin.isatty():
            return getpass.getpass("Password of the admin (12 characters or more): ")
        return sys.stdin.readline().rstrip("\n")
