"""Take a library out and bring it in from the command line, with the same actions as the pages."""

from pathlib import Path
from typing import Any, Final

from django.core.management.base import CommandError, OutputWrapper

from education.forms.exchange import MODULE_BOOK
from programs.forms.exchange import EXERCISE_BOOK
from rehab.accounts.management.named import clinic_named, person_named
from rehab.audit.context import acting_as
from rehab.lib.refusals import Refused
from rehab.publishing.exchange.actions import carry_out
from rehab.publishing.exchange.book import Book
from rehab.publishing.exchange.export import Format, Which, export
from rehab.publishing.exchange.plan import Plan, make_plan
from rehab.publishing.exchange.read import read_file
from rehab.publishing.exchange.trouble import Unreadable

BOOKS: Final[dict[str, Book[Any]]] = {book.name: book for book in (EXERCISE_BOOK, MODULE_BOOK)}


def export_file(library: str, file: Path, *, clinic: str, which: Which, out: OutputWrapper) -> None:
    """Write a library to a file; the end of its name says whether as CSV or JSON."""
    format: Format = "json" if file.suffix.lower() == ".json" else "csv"
    content = export(BOOKS[library], clinic=clinic_named(clinic), format=format, which=which)
    file.write_bytes(content)
    out.write(f"{file.name}: {len(content)} bytes.")


def import_file(
    library: str, file: Path, *, clinic: str, by: str, dry_run: bool, out: OutputWrapper, err: OutputWrapper
) -> None:
    """Say what a file would do, row by row, and do it unless it is a dry run."""
    book, home, user = BOOKS[library], clinic_named(clinic), person_named(by, "a curator")
    try:
        content = file.read_bytes()
        plan = make_plan(book, home, read_file(book, content), user)
        _say(plan, out, err)
        with acting_as("import"):
            book.shelf.check_user_can_curate(user, home)
            if not dry_run and plan.can_be_done:
                carry_out(book, plan, clinic=home, by=user)
    except OSError as no:
        raise CommandError(f"{file} cannot be opened. Check its name and that you may read it.") from no
    except (Unreadable, Refused) as no:
        raise CommandError(str(no)) from no
    if plan.of("refused"):
        raise CommandError(f"Nothing was imported: {len(plan.of('refused'))} rows to mend.")
    if dry_run:
        out.write("This was a dry run: nothing was written.")


def _say(plan: Plan[Any], out: OutputWrapper, err: OutputWrapper) -> None:
    for line in plan.lines:
        for one in line.troubles:
            column = f", {one.column}" if one.column else ""
            err.write(f"row {line.row}, {line.key}{column}: {one.what} {one.mend}")
        if line.standing in ("new", "changed"):
            out.write(f"row {line.row}, {line.key}: {line.standing}, {line.title}")
    out.write(
        f"{len(plan.of('new'))} new, {len(plan.of('changed'))} changed, {len(plan.of('same'))} the same."
    )
