"""Bring patients and journals in from CSV files (docs/import.md)."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from patients.actions.import_csv import Report, import_clinic
from rehab.accounts.management.named import clinic_named, person_named
from rehab.audit.context import acting_as
from rehab.lib.refusals import Refused


class Command(BaseCommand):
    """manage.py import_clinic --clinic NAME --by E-MAIL patients.csv [--journal journal.csv] [--dry-run]"""

    help = "Import patients and their journals from CSV files: all or nothing. See docs/import.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("patients", type=Path, nargs="?", help="the patients' file")
        parser.add_argument("--journal", type=Path, help="the journal's file")
        parser.add_argument("--clinic", required=True, help="the clinic's name or id")
        parser.add_argument(
            "--by", required=True, help="e-mail of the clinician who leads the imported patients"
        )
        parser.add_argument("--dry-run", action="store_true", help="check the files and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (options["patients"] or options["journal"]):
            raise CommandError("Name a patients' file, or a journal's file with --journal.")
        clinic, by = clinic_named(options["clinic"]), person_named(options["by"], "a clinician")
        with acting_as("import"):
            try:
                report = import_clinic(
                    clinic=clinic,
                    by=by,
                    patients=options["patients"],
                    journal=options["journal"],
                    dry_run=options["dry_run"],
                )
            except Refused as no:
                raise CommandError(f"{options['by']}: {no}") from no
        self._say(report, dry_run=options["dry_run"])

    def _say(self, report: Report, *, dry_run: bool) -> None:
        for problem in report.problems:
            self.stderr.write(str(problem))
        if report.problems:
            raise CommandError(f"Nothing was imported: {len(report.problems)} to mend.")
        for line in report.differing:
            self.stdout.write(f"Already here and left as it is, though the file differs: {line}")
        would = "Would add" if dry_run else "Added"
        self.stdout.write(f"{would} {report.patients_added} patients and {report.days_added} journal days.")
        self.stdout.write(
            f"Already here: {report.patients_here} patients and {report.days_here} journal days."
        )
        if report.changes_nothing:
            self.stdout.write("Nothing to change.")
        elif dry_run:
            self.stdout.write("This was a dry run: nothing was written.")
