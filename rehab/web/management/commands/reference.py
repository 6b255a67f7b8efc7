"""Write the reference pages in docs/reference/, or check that they are up to date."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from rehab.web.reference import pages


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail if a page is out of date"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.BASE_DIR / "docs" / "reference"
        old = [name for name, text in pages().items() if not _same(folder / name, text)]
        if options["check"] and old:
            raise CommandError(f"out of date: {', '.join(old)}; run `make fix`")
        folder.mkdir(parents=True, exist_ok=True)
        for name in old:
            (folder / name).write_text(pages()[name], encoding="utf-8")
            self.stdout.write(f"wrote docs/reference/{name}")


def _same(path: Any, text: str) -> bool:
    return bool(path.exists() and path.read_text(encoding="utf-8") == text)
