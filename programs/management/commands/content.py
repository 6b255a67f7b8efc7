"""Check what patients can be given (published, or as it ships); export and import the libraries (docs/import.md)."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from education.actions.starter import words_of as words_of_module
from education.shelves import MODULES, RESOURCES
from education.starter.modules import MODULES as STARTER_MODULES
from education.starter.translations import TRANSLATIONS as MODULE_TRANSLATIONS
from programs.actions.starter import words_of
from programs.management.exchange import BOOKS, export_file, import_file
from programs.shelves import EXERCISES
from programs.starter.exercises import EXERCISES as STARTER_EXERCISES
from programs.starter.translations import TRANSLATIONS
from rehab.publishing.lint import Finding
from rehab.publishing.models import RevisionState
from rehab.publishing.reading import MOST, reading_ease
from rehab.publishing.shelf import Shelf
from rehab.publishing.told import Told, other_languages, paired, translated, untold

SHELVES: Final[tuple[Shelf[Any], ...]] = (EXERCISES, MODULES, RESOURCES)
# Shelf, its starter items, how one becomes the fields of a revision, and their translations.
STARTER: Final[tuple[tuple[Shelf[Any], Iterable[Any], Any, Any], ...]] = (
    (EXERCISES, STARTER_EXERCISES, words_of, TRANSLATIONS),
    (MODULES, STARTER_MODULES, words_of_module, MODULE_TRANSLATIONS),
)


@dataclass(frozen=True)
class Checked:
    """One text in one language, with what the lint says."""

    key: str
    name: str
    language: str
    grade: float | None
    findings: list[Finding]


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_subparsers(dest="what", required=True)
        check = what.add_parser("check", help="print every text, its grade and what to mend")
        check.add_argument(
            "--starter", action="store_true", help="check the starter content; no clinic is needed"
        )
        out, into = what.add_parser("export"), what.add_parser("import")
        for one in (out, into):
            one.add_argument("library", choices=BOOKS)
            one.add_argument("file", type=Path, help="a file that ends in .csv or .json")
            one.add_argument("--clinic", required=True, help="the clinic's name or id")
        out.add_argument("--which", choices=["newest", "published"], default="newest")
        into.add_argument("--by", required=True, help="e-mail of the curator whose drafts they become")
        into.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        where: dict[str, Any] = {name: options.get(name) for name in ("library", "file", "clinic")}
        if options["what"] == "export":
            export_file(**where, which=options["which"], out=self.stdout)
        elif options["what"] == "import":
            more: dict[str, Any] = {name: options[name] for name in ("by", "dry_run")}
            import_file(**where, **more, out=self.stdout, err=self.stderr)
        else:
            self._check(starter=options["starter"])

    def _check(self, *, starter: bool) -> None:
        rows = list(starter_content() if starter else published_content())
        for row in rows:
            self._print(row)
        self._sum_up(rows)
        found = sum(len(row.findings) for row in rows)
        if found:
            raise CommandError(f"{found} findings to mend.")

    def _print(self, row: Checked) -> None:
        grade = "–" if row.grade is None else f"{row.grade:g}"
        self.stdout.write(f"{row.key:<10} {row.language:<3} grade {grade:>4}  {row.name}")
        for finding in row.findings:
            self.stdout.write(f"    {finding}")

    def _sum_up(self, rows: list[Checked]) -> None:
        """Median and highest grade for each language, apart: the formulas are not the same."""
        for language in sorted({row.language for row in rows}):
            grades = [row.grade for row in rows if row.language == language and row.grade is not None]
            said = (
                f"median grade {median(grades):g}, highest {max(grades):g} (at most {MOST:g})"
                if grades
                else "no grade"
            )
            number = sum(row.language == language for row in rows)
            self.stdout.write(f"{language}: {number} texts, {said}")
        if not rows:
            self.stdout.write("Nothing is published yet.")


def published_content() -> Iterator[Checked]:
    """Every published text of every clinic, in English and in each language that patients are told it in."""
    for shelf in SHELVES:
        rows = shelf.rows().filter(state=RevisionState.PUBLISHED)
        for row in rows.order_by(f"{shelf.item}__clinic__name", f"{shelf.item}__external_id"):
            yield check(shelf, row, str(shelf.item_of(row)))
            for translation in row.translations.all() if shelf.translations is not None else ():
                if translation.words and not untold(shelf, row, translation.words):
                    told = translated(shelf, row, translation.language, translation.words)
                    yield check(shelf, told, str(shelf.item_of(row)), translation.language)


def starter_content() -> Iterator[Checked]:
    """What ships, as it would be adopted."""
    for shelf, items, words, translations in STARTER:
        for item in items:
            revision = shelf.revisions(**words(item))
            yield check(shelf, revision, item.external_id)
            for language, _name in other_languages():
                said = translations.get(language, {}).get(item.external_id)
                if said is not None:
                    yield _translated(shelf, revision, item.external_id, language, said)


def _translated(shelf: Shelf[Any], revision: Any, key: str, language: str, said: Any) -> Checked:
    """A starter translation. One that lacks a part is a finding too."""
    english = {name: getattr(revision, name) for name in shelf.translated}
    try:
        words = paired(shelf, english, said)
    except (KeyError, ValueError) as wrong:
        mend = "Give every field the same parts as the English."
        return Checked(key, str(revision), language, None, [Finding("Translation", str(wrong), mend, True)])
    return check(shelf, translated(shelf, revision, language, words), key, language)


def check(shelf: Shelf[Any], revision: Any, key: str, language: str = "en") -> Checked:
    """Grade and findings of one text."""
    texts = [line.text for line in shelf.lines(revision, shelf.prose)]
    name = str(revision.revision if isinstance(revision, Told) else revision)
    ease = reading_ease(texts, language)
    return Checked(key, name, language, ease.grade, shelf.findings(revision, language))
