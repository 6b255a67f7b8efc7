"""Field and constraint helpers that models of every room share."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q


def rating() -> "models.PositiveSmallIntegerField[int | None, int | None]":
    """A 0–10 rating that may be unknown. Unknown is not zero."""
    return models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(10)]
    )


def minutes() -> "models.PositiveSmallIntegerField[int | None, int | None]":
    """Minutes of one day, which may be unknown."""
    return models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(1440)]
    )


def within(table: str, field: str, low: int, high: int) -> models.CheckConstraint:
    """The database refuses a value outside low–high; unknown (NULL) passes."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": low, f"{field}__lte": high}),
        name=f"{table}_{field}_{low}_{high}",
    )


def one_of(table: str, field: str, choices: type[models.TextChoices]) -> models.CheckConstraint:
    """The database refuses a state or kind that the enum does not name."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": choices.values}), name=f"{table}_{field}_known"
    )


def together(table: str, first: str, second: str) -> models.CheckConstraint:
    """Both are set or both are empty, such as who and when."""
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": False}),
        name=f"{table}_{first}_with_{second}",
    )
