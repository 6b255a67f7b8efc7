"""A saved template of the demo clinic, and Pat's week."""

from collections.abc import Mapping
from typing import Final

from patients.actions.availability import DayTold, set_week
from patients.models import Patient
from programs.models import ExerciseRevision, ProgramTemplate, TemplateItem
from programs.models.dose import Dose
from rehab.accounts.models import User

ITEMS: Final = ("E04", "E08", "E21", "E19", "MB01")
WEEK: Final = {
    0: DayTold("work", "work", "free"),
    1: DayTold("work", "work", "family", "Choir at seven"),
    2: DayTold("free", "free", "rest"),
    3: DayTold("work", "transport", "family", "Drives the grandson home"),
    4: DayTold("free", "family", "free"),
    5: DayTold("family", "free", "free"),
    6: DayTold("rest", "family", "free"),
}


def tell_week(pat: Patient) -> None:
    """What Pat said about the week."""
    if pat.user is not None:
        set_week(patient=pat, week=WEEK, by=pat.user)


def make_template(library: Mapping[str, ExerciseRevision], clara: User) -> ProgramTemplate:
    """What Clara starts people with numb feet on."""
    clinic = library[ITEMS[0]].exercise.clinic
    template = ProgramTemplate.objects.create(
        clinic=clinic,
        name="Numb feet, first two weeks",
        about="Seated and supported work while feet and balance are being looked at",
        modules=["M01", "M05"],
        cards=["foot_check"],
        made_by=clara,
    )
    TemplateItem.objects.bulk_create(_item(template, n, library[key]) for n, key in enumerate(ITEMS))
    return template


def _item(template: ProgramTemplate, position: int, revision: ExerciseRevision) -> TemplateItem:
    dose = Dose.first(revision)
    return TemplateItem(
        template=template,
        position=position,
        exercise=revision.exercise,
        weekdays=dose.weekdays,
        sets=dose.sets,
        reps=dose.reps,
        hold_s=dose.hold_s,
        minutes=dose.minutes,
        effort_target=dose.effort_target,
        supervision=dose.supervision,
    )
