"""A patient makes a link for their calendar, and takes it back."""

from django.db import transaction
from django.utils import timezone

from patients.events import CALENDAR_CHANGED
from patients.models import CalendarFeed, Patient
from rehab.accounts.models import User
from rehab.audit.record import record


@transaction.atomic
def make_feed(*, patient: Patient, by: User) -> CalendarFeed:
    """A new link; an older one is unknown from now on."""
    CalendarFeed.objects.filter(patient=patient).delete()
    feed = CalendarFeed.objects.create(patient=patient)
    record(CALENDAR_CHANGED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=feed)
    return feed


@transaction.atomic
def take_back_feed(*, patient: Patient, by: User) -> None:
    """Nobody reads anything with the link any more."""
    if CalendarFeed.objects.filter(patient=patient).delete()[0]:
        record(CALENDAR_CHANGED, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=patient)


def note_read(feed: CalendarFeed) -> None:
    """When a calendar asked last, so that its owner can see whether anybody does."""
    CalendarFeed.objects.filter(pk=feed.pk).update(read_at=timezone.now())
