"""The demo clinic is reproducible, plausible and complete; everyone in it is invented."""

import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from itertools import pairwise
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from programs.demo.model import PLAN_AGREED, SEED, demo_clinic
from programs.demo.people import BY_KEY
from programs.demo.records import ACTIVITY_KEY, Barrier, DemoClinic, DemoDay, DemoRecord, DemoSession
from programs.demo.truth import Adherence
from programs.rules.precautions import PatientFlag, hidden
from programs.starter.exercises import BY_ID

pytestmark = pytest.mark.xdist_group("demo_model")  # so that what they share is made once

BARRIERS = get_args(Barrier)


@pytest.fixture(scope="module")
def clinic() -> DemoClinic:
    return demo_clinic()


def all_days(clinic: DemoClinic) -> Iterator[DemoDay]:
    return (day for record in clinic.records for day in record.days)


def all_sessions(clinic: DemoClinic) -> Iterator[tuple[DemoRecord, DemoSession]]:
    return ((record, session) for record in clinic.records for session in record.sessions)


def record(clinic: DemoClinic, key: str) -> DemoRecord:
    return next(found for found in clinic.records if found.patient.key == key)


def test_the_same_seed_gives_the_same_clinic(clinic: DemoClinic) -> None:
    assert demo_clinic(SEED) == clinic


def test_another_seed_gives_other_days_for_the_same_people(clinic: DemoClinic) -> None:
    other = demo_clinic(SEED + 1)
    assert [r.patient.name for r in other.records] == [r.patient.name for r in clinic.records]
    assert [r.days for r in other.records] != [r.days for r in clinic.records]


def test_the_whole_clinic_takes_less_than_two_seconds() -> None:
    start = time.perf_counter()
    demo_clinic(1)
    assert time.perf_counter() - start < 2


def test_there_are_24_patients_with_180_days_each(clinic: DemoClinic) -> None:
    assert len(clinic.records) == 24
    assert all([day.offset for day in r.days] == list(range(180)) for r in clinic.records)


@pytest.mark.parametrize(("n_days", "weekday"), [(59, 0), (0, 0), (180, 7), (180, -1)])
def test_arguments_that_make_no_sense_are_refused(n_days: int, weekday: int) -> None:
    with pytest.raises(ValueError, match=r"days or more|0 to 6"):
        demo_clinic(n_days=n_days, first_weekday=weekday)


@pytest.mark.parametrize("n_days", [60, 90, 365])
def test_other_lengths_work_and_keep_flares_inside(n_days: int) -> None:
    for found in demo_clinic(n_days=n_days).records:
        assert len(found.days) == n_days
        assert all(flare.start + flare.days <= n_days for flare in found.truth.flares)


def test_scores_are_whole_numbers_from_0_to_10(clinic: DemoClinic) -> None:
    for day in all_days(clinic):
        for value in (day.pain_avg, day.pain_worst, day.sleep_quality, day.mood, day.stress):
            assert value is None or (type(value) is int and value in range(11))


def test_worst_pain_is_never_below_average_pain(clinic: DemoClinic) -> None:
    for day in all_days(clinic):
        if day.pain_avg is not None and day.pain_worst is not None:
            assert day.pain_worst >= day.pain_avg


def test_minutes_are_positive_and_fit_into_a_day(clinic: DemoClinic) -> None:
    for day in all_days(clinic):
        assert all(minutes > 0 and 0 <= effort <= 10 for _, minutes, effort in day.activities)
        assert day.activity_minutes is None or day.activity_minutes <= 480


def test_a_missing_day_holds_nothing_at_all(clinic: DemoClinic) -> None:
    missing = [day for day in all_days(clinic) if day.missing]
    assert missing
    assert all(day == DemoDay(day.offset, missing=True) for day in missing)


def test_pain_is_now_and_then_skipped_on_a_logged_day(clinic: DemoClinic) -> None:
    logged = [day for day in all_days(clinic) if not day.missing]
    skipped = sum(day.pain_avg is None for day in logged) / len(logged)
    assert 0.01 < skipped < 0.06


def test_journals_are_logged_at_waking_hours(clinic: DemoClinic) -> None:
    assert all(day.hour_logged in range(7, 22) for day in all_days(clinic) if not day.missing)


def test_no_session_comes_before_the_plan_is_agreed(clinic: DemoClinic) -> None:
    assert all(session.offset >= PLAN_AGREED for _, session in all_sessions(clinic))


@pytest.mark.parametrize("first_weekday", [0, 3])
def test_sessions_fall_on_their_weekdays_once_each(first_weekday: int) -> None:
    for found in demo_clinic(n_days=60, first_weekday=first_weekday).records:
        days = {p.external_id: p.weekdays for p in found.patient.exercises}
        days[ACTIVITY_KEY] = found.patient.activity.weekdays
        for session in found.sessions:
            assert (session.offset + first_weekday) % 7 in days[session.item]
        keys = [(session.offset, session.item) for session in found.sessions]
        assert len(set(keys)) == len(keys)


def test_an_unlogged_session_is_unknown_and_holds_only_its_quota(clinic: DemoClinic) -> None:
    for _, s in all_sessions(clinic):
        if s.status == "unlogged":
            assert s == DemoSession(s.offset, s.item, "unlogged", s.quota)


def test_a_session_that_could_not_be_done_names_its_barrier(clinic: DemoClinic) -> None:
    for _, session in all_sessions(clinic):
        assert (session.barrier is not None) == (session.status == "could_not")
        assert session.barrier is None or session.barrier in BARRIERS


def test_a_session_done_has_an_amount_and_pain_that_makes_sense(clinic: DemoClinic) -> None:
    for _, s in all_sessions(clinic):
        if s.status == "done":
            assert s.amount is not None
            assert s.amount > 0
            assert s.pain_before is not None
            assert s.pain_peak is not None
            assert 0 <= s.pain_before <= s.pain_peak <= 10


def test_no_session_is_logged_on_a_day_that_is_not(clinic: DemoClinic) -> None:
    for found, session in all_sessions(clinic):
        if found.days[session.offset].missing:
            assert session.status == "unlogged"


def test_the_graded_activity_shows_in_the_journal_of_its_day(clinic: DemoClinic) -> None:
    for found, s in all_sessions(clinic):
        if s.item == ACTIVITY_KEY and s.amount is not None:
            minutes = round(s.amount * found.patient.activity.minutes_per_unit)
            names = {name: m for name, m, _ in found.days[s.offset].activities}
            assert names.get(found.patient.activity.name, 0) == minutes


def test_quotas_climb_by_one_step_a_week_and_stop_at_the_goal(clinic: DemoClinic) -> None:
    for found in clinic.records:
        activity = found.patient.activity
        quotas = [s.quota for s in found.sessions if s.item == ACTIVITY_KEY]
        assert quotas == sorted(quotas)
        assert quotas[0] == activity.start_quota
        assert quotas[-1] <= activity.goal_value
        assert {b - a for a, b in pairwise(quotas)} <= {
            0,
            activity.step,
            (activity.goal_value - activity.start_quota) % activity.step,
        }


def test_ladders_start_below_the_baseline_in_whole_units(clinic: DemoClinic) -> None:
    for found in clinic.records:
        activity = found.patient.activity
        mean = sum(amount for _, amount in activity.trials) / 3
        assert activity.start_quota <= 0.8 * mean
        assert activity.start_quota % activity.resolution == activity.step % activity.resolution == 0
        assert len({offset for offset, _ in activity.trials}) == 3
        assert all(offset < PLAN_AGREED for offset, _ in activity.trials)
        assert activity.quota(-1) == activity.start_quota


def test_everyone_is_clearly_invented_and_told_apart(clinic: DemoClinic) -> None:
    patients = [found.patient for found in clinic.records]
    assert [p.record_number for p in patients] == [f"DEMO-{n:04d}" for n in range(1, 25)]
    assert len({p.key for p in patients}) == len({p.name for p in patients}) == 24
    assert all(date(1940, 1, 1) < p.birth_date < date(2005, 1, 1) for p in patients)


def test_every_patient_has_a_goal_a_zone_and_a_clinician(clinic: DemoClinic) -> None:
    for found in clinic.records:
        patient = found.patient
        assert patient.goal
        assert patient.regions
        assert ZoneInfo(patient.time_zone).key == patient.time_zone
        assert BY_KEY[patient.clinician].role == "clinician"


def test_languages_zones_conditions_and_adherence_are_varied(clinic: DemoClinic) -> None:
    patients = [found.patient for found in clinic.records]
    assert {"en", "es", "ar"} <= {p.language for p in patients}
    assert len({p.time_zone for p in patients}) >= 5
    assert len({p.diagnosis for p in patients}) >= 10
    assert {p.certainty for p in patients} == {"possible", "probable", "definite"}
    flags = {flag for p in patients for flag in p.flags}
    assert {PatientFlag.LOSS_PROTECTIVE_SENSATION, PatientFlag.CIPN, PatientFlag.CRPS} <= flags
    assert {PatientFlag.RADICULOPATHY, PatientFlag.HIGH_FALL_RISK} <= flags
    assert {found.truth.adherence for found in clinic.records} == set(Adherence)


def test_exercises_come_from_the_starter_library_with_its_dose(clinic: DemoClinic) -> None:
    for found in clinic.records:
        for item in found.patient.exercises:
            dose = BY_ID[item.external_id].dose
            assert len(item.weekdays) == dose.per_week
            assert item.amount == (dose.bouts or dose.sets or 0) * (dose.minutes or dose.reps or 0)


def test_no_exercise_in_a_plan_is_blocked_by_the_patients_own_flags(clinic: DemoClinic) -> None:
    for found in clinic.records:
        chosen = {e.external_id: BY_ID[e.external_id].tags for e in found.patient.exercises}
        assert not hidden(found.patient.flags, chosen)


def test_someone_on_insulin_with_dizziness_starts_sitting_down(clinic: DemoClinic) -> None:
    for found in clinic.records:
        if PatientFlag.ORTHOSTATIC in found.patient.flags:
            assert all("NWB" in BY_ID[e.external_id].tags for e in found.patient.exercises)


def test_clara_has_patients_and_colin_does_not_have_pat(clinic: DemoClinic) -> None:
    assert record(clinic, "pat").patient.clinician == "clara"
    assert record(clinic, "quinn").patient.clinician == "colin"
    assert {found.patient.clinician for found in clinic.records} == {"clara", "colin", "noor"}


def test_a_clinic_is_plain_data_that_can_be_written_down(clinic: DemoClinic) -> None:
    assert asdict(clinic)["seed"] == SEED
