"""What a caregiver may write: that they practised a skill, and that they helped. Nothing for the patient."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from patients.events import HELP_NOTED, SKILL_TICKED
from patients.models import CarerTraining, HelpEntry, Patient, Skill, Way
from patients.permissions import check_user_can_help, check_user_can_note_help
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.lib.states import NotAllowedNow

BACK: Final = timedelta(days=7)  # engineering default: how far back a day of help is noted


@transaction.atomic
def tick_skills(*, patient: Patient, skills: Sequence[str], by: User) -> list[Skill]:
    """Set which of the three skills are practised; a day that was ticked before stays. Raises Refused."""
    check_user_can_help(by, patient)
    wanted = {Skill(skill) for skill in skills}
    mine = CarerTraining.objects.filter(patient=patient, caregiver=by)
    mine.exclude(skill__in=wanted).delete()
    known = set(mine.values_list("skill", flat=True))
    new = [skill for skill in Skill if skill in wanted and skill not in known]
    today = patient.today()
    CarerTraining.objects.bulk_create(
        CarerTraining(patient=patient, caregiver=by, skill=skill, ticked_on=today) for skill in new
    )
    _note(SKILL_TICKED, patient, by)
    return new


@transaction.atomic
def note_help(*, patient: Patient, on: date, ways: Sequence[str], by: User) -> HelpEntry:
    """Note how somebody helped on a day; once more on the same day replaces it. Raises Refused, NotAllowedNow."""
    check_user_can_note_help(by, patient)
    today = patient.today()
    if not today - BACK <= on <= today:
        raise NotAllowedNow(_("Choose a day within the last week."))
    known = [way for way in Way.values if way in ways]
    entry, _new = HelpEntry.objects.update_or_create(
        patient=patient,
        caregiver=by,
        local_date=on,
        defaults={"ways": known, "noted_at": timezone.now()},
    )
    _note(HELP_NOTED, patient, by, entry)
    return entry


def _note(event: Event, patient: Patient, by: User, about: HelpEntry | None = None) -> None:
    record(
        event,
        by=by,
        patient_id=patient.pk,
        clinic_id=patient.clinic_id,
        about=about,
        on_behalf_of=patient.pk,
        role="caregiver",
    )
