"""Each night, when the journal day has closed at a clinic, its suggestions are brought in line with the log. Once."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from patients.models import Patient
from programs.actions import review_nights
from programs.actions.program import start_draft
from programs.actions.review_nights import night_of, tick_reviews
from programs.actions.suggest import suggest_for
from programs.models import Program, ReviewNight, Suggestion
from programs.tasks import review_due
from rehab.accounts.models import Clinic, User
from rehab.audit.models import AuditEvent
from tests.integration.programs.plans import ago, could_not, journal, walking_program


def tomorrow_noon() -> datetime:
    return timezone.now() + timedelta(days=1)


def test_every_active_program_is_looked_at_once_a_night(
    pat_record: Patient, quinn_record: Patient, clara: User, colin: User
) -> None:
    walking_program(pat_record, clara)
    walking_program(quinn_record, colin)
    assert (review_due(), review_due()) == (2, 0)
    assert Suggestion.objects.count() == 2
    assert AuditEvent.objects.filter(event="suggestion.made", actor_role="system").count() == 2
    night = ReviewNight.objects.get(clinic=pat_record.clinic)
    assert (night.looked_at, night.waiting, night.finished_at is None) == (2, 2, False)
    assert tick_reviews(now=tomorrow_noon()) == 2
    assert Suggestion.objects.count() == 2


@pytest.mark.parametrize(
    ("zone", "utc", "night"),
    [
        ("UTC", "03:29", 4),
        ("UTC", "03:30", 5),
        ("Pacific/Auckland", "15:29", 5),
        ("Pacific/Auckland", "15:31", 6),
        ("America/Los_Angeles", "10:29", 4),
        ("America/Los_Angeles", "10:31", 5),
    ],
)
def test_the_night_is_the_clinics_own(zone: str, utc: str, night: int) -> None:
    now = datetime.fromisoformat(f"2026-05-05T{utc}").replace(tzinfo=UTC)
    assert night_of(Clinic(time_zone=zone), now) == date(2026, 5, night)


def test_a_night_that_was_missed_is_caught_up_and_one_that_runs_elsewhere_is_left_alone(
    pat_record: Patient, clara: User
) -> None:
    walking_program(pat_record, clara)
    now = timezone.now()
    night = ReviewNight.objects.create(
        clinic=pat_record.clinic,
        local_date=night_of(pat_record.clinic, now),
        lease_until=now + timedelta(minutes=1),
    )
    assert tick_reviews(now=now) == 0
    assert not Suggestion.objects.exists()
    assert tick_reviews(now=now + timedelta(minutes=2)) == 1
    night.refresh_from_db()
    assert (night.token, night.looked_at) == (1, 1)


def test_a_night_that_runs_out_of_time_goes_on_where_it_stopped(
    pat_record: Patient, quinn_record: Patient, clara: User, colin: User
) -> None:
    walking_program(pat_record, clara)
    walking_program(quinn_record, colin)
    assert tick_reviews(seconds=0) == 1
    assert ReviewNight.objects.get(clinic=pat_record.clinic).finished_at is None
    tick_reviews()
    night = ReviewNight.objects.get(clinic=pat_record.clinic)
    assert (night.looked_at, night.finished_at is None) == (2, False)
    assert {row.patient for row in Suggestion.objects.all()} == {pat_record, quinn_record}


def test_one_broken_record_does_not_stop_the_others_and_is_told(
    pat_record: Patient, quinn_record: Patient, clara: User, colin: User
) -> None:
    broken = walking_program(pat_record, clara)
    could_not(broken, ago(pat_record, 1), "nonsense")
    walking_program(quinn_record, colin)
    with pytest.raises(RuntimeError, match="1 reviews could not be worked out"):
        tick_reviews()
    assert Suggestion.objects.get().patient == quinn_record
    assert ReviewNight.objects.get(clinic=pat_record.clinic).broken == 1


def test_a_flare_does_not_wait_for_the_night(pat_record: Patient, clara: User) -> None:
    walking_program(pat_record, clara, days_ago=3)
    tick_reviews()
    assert not Suggestion.objects.exists()
    journal(pat_record, ago(pat_record, 1), 8, flare=True)
    assert tick_reviews() == 1
    assert Suggestion.objects.get().rule_id == "R2a"


def test_what_waits_too_long_expires_also_when_its_program_has_ended(
    pat_record: Patient, clara: User
) -> None:
    walking_program(pat_record, clara)
    row = suggest_for(patient=pat_record, by=None)[0]
    Program.objects.filter(patient=pat_record).update(state="ended")
    tick_reviews(now=row.expires_at - timedelta(seconds=1))
    row.refresh_from_db()
    assert row.state == "open"
    tick_reviews(now=row.expires_at)
    row.refresh_from_db()
    assert row.state == "expired"
    assert AuditEvent.objects.filter(event="suggestion.expired").count() == 1


def test_with_decision_support_off_only_old_suggestions_end(
    pat_record: Patient, clara: User, settings: Any
) -> None:
    walking_program(pat_record, clara)
    row = suggest_for(patient=pat_record, by=None)[0]
    settings.DECISION_SUPPORT_ENABLED = False
    assert tick_reviews(now=row.expires_at) == 0
    row.refresh_from_db()
    assert row.state == "expired"
    assert not ReviewNight.objects.exists()


def test_a_draft_alone_is_not_looked_at(pat_record: Patient, clara: User) -> None:
    start_draft(patient=pat_record, by=clara)
    assert tick_reviews() == 0
    assert ReviewNight.objects.get(clinic=pat_record.clinic).looked_at == 0


def test_another_worker_that_took_over_stops_this_one(
    pat_record: Patient, clara: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    walking_program(pat_record, clara)
    monkeypatch.setattr(review_nights, "KEEP_PLACE", 1)

    def taken_over(**_given: Any) -> list[Suggestion]:
        ReviewNight.objects.update(token=9)
        return []

    monkeypatch.setattr(review_nights, "suggest_for", taken_over)
    tick_reviews()
    night = ReviewNight.objects.get(clinic=pat_record.clinic)
    assert (night.looked_at, night.finished_at, night.token) == (0, None, 9)
