"""The food log in weeks, and what is known about weight."""

from datetime import date, timedelta
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from patients.models import FoodChoice, FoodDay, FoodScreen, Patient
from patients.rules.food import FLAGS, LOSS_WITHIN, FoodFacts, Weight, weighs_now
from rehab.lib.lists import listed

FoodByDay = dict[date, FoodDay]


def food_of(patient: Patient, first: date, last: date) -> FoodByDay:
    """The days that are logged in a span. One query."""
    rows = FoodDay.objects.filter(patient=patient, local_date__range=(first, last))
    return {row.local_date: row for row in rows}


def weights_of(patient: Patient, today: date) -> list[Weight]:
    """Weights that a loss within half a year can be seen from, oldest first. One query."""
    since = today - 2 * LOSS_WITHIN
    rows = FoodDay.objects.filter(patient=patient, weight_kg__isnull=False, local_date__gte=since)
    found = rows.order_by("local_date").values_list("local_date", "weight_kg")
    return [Weight(on, float(kg)) for on, kg in found if kg is not None]


def asks_weight(patient: Patient, today: date) -> bool:
    """Whether the food log asks for the weight now. Three queries."""
    choice = FoodChoice.objects.filter(patient=patient).first()
    screen = FoodScreen.objects.filter(patient=patient).first()
    rows = FoodDay.objects.filter(patient=patient, weight_kg__isnull=False, local_date__lt=today)
    return weighs_now(
        rows.order_by("-local_date").values_list("local_date", flat=True).first(),
        today,
        wants=choice is None or choice.weighs,
        careful=screen is not None and screen.eating_disorder_signs,
    )


def facts_of(patient: Patient, screen: FoodScreen | None, today: date) -> FoodFacts:
    """What the rule reads. One query."""
    weights = weights_of(patient, today)
    if screen is None:
        return FoodFacts(today, weights)
    return FoodFacts(
        today=today,
        weights=weights,
        height_cm=screen.height_cm,
        must=screen.must,
        metformin=screen.metformin,
        b12_checked_on=screen.b12_checked_on,
        flags=frozenset(flag for flag in FLAGS if getattr(screen, flag)),
    )


def food_words(day: FoodDay) -> str:
    """One day in one line, without a judgement."""
    told = []
    if day.veg_fruit is not None:
        told.append(
            ngettext("%(n)d portion of greens and fruit", "%(n)d portions of greens and fruit", day.veg_fruit)
            % {"n": day.veg_fruit}
        )
    if day.cups is not None:
        told.append(ngettext("%(n)d cup", "%(n)d cups", day.cups) % {"n": day.cups})
    if day.weight_kg is not None:
        told.append(weight_words(day.weight_kg))
    return listed(told) or _("Logged")


def weight_words(kg: Any) -> str:
    return _("%(n)s kg") % {"n": number_format(kg, 1)}


def since_monday(days: FoodByDay, today: date) -> int:
    """How many days of this calendar week are logged."""
    monday = today - timedelta(days=today.weekday())
    return sum(day >= monday for day in days)
