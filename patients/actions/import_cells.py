"""Cells of an import as values. Each reader raises Wrong, which says what is wrong and how to mend it."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from patients.models.condition import ConditionKind
from patients.models.patient import Certainty
from patients.rules.body_map import LIMBS, REGIONS, areas

MINUTES_OF_A_DAY = 1440
YES, NO = {"yes", "true", "1"}, {"no", "false", "0"}


class Wrong(ValueError):
    """A cell that cannot be: what is wrong, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


def words(cell: str, *, most: int, needed: bool = False) -> str:
    """Text as it stands, even when it looks like a formula."""
    if needed and not cell:
        raise Wrong("This cell is empty.", "Fill it in.")
    if len(cell) > most:
        raise Wrong(f"This text has {len(cell)} characters.", f"Shorten it to {most}.")
    return cell


def day(cell: str, *, latest: date) -> date:
    """A date as year-month-day, not after `latest`."""
    try:
        found = (
            datetime.strptime(cell, "%Y-%m-%d").date() if re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell) else None
        )
    except ValueError:
        found = None
    if found is None:
        raise Wrong(f"“{cell}” is not a date.", "Write it as year-month-day, for example 2026-05-12.")
    if found > latest:
        raise Wrong(f"{cell} is in the future.", "Check the year.")
    if found.year < latest.year - 120:
        raise Wrong(f"{cell} is more than 120 years ago.", "Check the year.")
    return found


def whole(cell: str, *, top: int) -> int | None:
    """A whole number from 0 to `top`; an empty cell is not logged, never zero."""
    if not cell:
        return None
    if not re.fullmatch(r"[0-9]{1,5}", cell) or int(cell) > top:
        raise Wrong(
            f"“{cell}” is not a whole number from 0 to {top}.", "Correct it, or leave it empty when unknown."
        )
    return int(cell)


def yes_or_no(cell: str) -> bool | None:
    """Yes, no, or None for an empty cell."""
    if not cell:
        return None
    if cell.lower() not in YES | NO:
        raise Wrong(f"“{cell}” is neither yes nor no.", "Write yes or no, or leave it empty when unknown.")
    return cell.lower() in YES


def address(cell: str) -> str:
    """An e-mail address or nothing."""
    if cell:
        try:
            validate_email(cell)
        except ValidationError as error:
            raise Wrong(f"“{cell}” is not an e-mail address.", "Correct it or leave it empty.") from error
    return words(cell, most=254)


def one_of(cell: str, known: Iterable[str], otherwise: str) -> str:
    """One of the known words; an empty cell means `otherwise`."""
    if not cell:
        return otherwise
    if cell not in set(known):
        raise Wrong(f"“{cell}” is not known here.", f"Use one of: {', '.join(sorted(known))}.")
    return cell


def zone(cell: str, otherwise: str) -> str:
    """The name of a time zone; an empty cell is the clinic's."""
    if cell and cell not in available_timezones():
        raise Wrong(f"There is no time zone “{cell}”.", "Write it like Europe/Madrid, or leave it empty.")
    return cell or otherwise


def language(cell: str, otherwise: str) -> str:
    return one_of(cell, dict(settings.LANGUAGES), otherwise)


def certainty(cell: str) -> str:
    return one_of(cell, Certainty.values, Certainty.NOT_GRADED)


def many(cell: str) -> list[str]:
    """Parts between semicolons."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def regions(cell: str) -> list[str]:
    """Painful areas between semicolons."""
    keys = many(cell)
    unknown = [key for key in keys if key not in REGIONS and key not in LIMBS]
    if unknown:
        raise Wrong(f"Unknown areas: {', '.join(unknown)}.", f"Use: {', '.join([*REGIONS, *LIMBS])}.")
    return areas(keys)


def conditions(cell: str) -> list[str]:
    """Kinds of condition between semicolons, each once."""
    kinds = list(dict.fromkeys(many(cell)))
    unknown = [kind for kind in kinds if kind not in ConditionKind.values]
    if unknown:
        raise Wrong(f"Unknown conditions: {', '.join(unknown)}.", f"Use: {', '.join(ConditionKind.values)}.")
    return kinds


def activities(cell: str) -> list[tuple[str, int]] | None:
    """“walking 20; gardening 15” as names and minutes; empty is not logged, “none” is nothing that day."""
    if not cell:
        return None
    if cell.lower() == "none":
        return []
    found = [_activity(part) for part in many(cell)]
    names = [name.casefold() for name, _minutes in found]
    if len(set(names)) < len(names):
        raise Wrong("An activity stands twice on this day.", "Add its minutes up in one entry.")
    if sum(minutes for _name, minutes in found) > MINUTES_OF_A_DAY:
        raise Wrong("These activities take longer than a day.", f"A day has {MINUTES_OF_A_DAY} minutes.")
    return found


def _activity(part: str) -> tuple[str, int]:
    match = re.fullmatch(r"(.{1,60}?)\s+([0-9]{1,4})", part)
    if match is None or int(match[2]) > MINUTES_OF_A_DAY:
        raise Wrong(
            f"“{part}” is not an activity with its minutes.", "Write it like: walking 20; gardening 15."
        )
    return match[1].strip(), int(match[2])
