"""The check-in plan: /patients/<uuid>/check-ins/."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from patients.actions.check_in_plan import plan_check_ins, stop_check_ins
from patients.models import CheckInPlan, Patient

TIMES = {"do": "times", "wall_time": "18:30", "quiet_from": "22:00", "quiet_until": "07:00", "nudge": "on"}


@pytest.fixture
def here(pat_record):
    return reverse("patients:check_in_plan", args=[pat_record.pk])


@pytest.fixture
def plan(pat_record, clara):
    return plan_check_ins(patient=pat_record, by=clara, wall_time=time(19, 0))


def text(response):
    return response.content.decode()


def test_without_a_plan_the_page_offers_to_start_one(clara, as_person, here):
    browser = as_person(clara)
    html = text(browser.get(here))
    assert "No check-in is planned." in html
    assert "Start check-ins" in html
    assert "Stop check-ins" not in html
    assert "Every day at" in text(browser.post(here, TIMES, follow=True))
    made = CheckInPlan.objects.get()
    assert (made.wall_time, made.quiet_from, made.nudge, made.agreed_by) == (
        time(18, 30),
        time(22),
        True,
        clara,
    )


def test_times_are_changed(clara, as_person, here, plan):
    as_person(clara).post(here, TIMES | {"nudge": ""})
    plan.refresh_from_db()
    assert (plan.wall_time, plan.quiet_until, plan.nudge) == (time(18, 30), time(7, 0), False)


def test_a_time_in_the_quiet_hours_is_said_and_what_was_typed_stays(clara, as_person, here, plan):
    html = text(as_person(clara).post(here, TIMES | {"wall_time": "23:00"}))
    assert "in the quiet hours" in html
    assert 'value="23:00"' in html
    plan.refresh_from_db()
    assert plan.wall_time == time(19, 0)


def test_check_ins_are_paused_until_a_day_and_go_on_early(clara, as_person, here, plan, pat_record):
    until = pat_record.today() + timedelta(days=10)
    browser = as_person(clara)
    assert "Paused. The next check-in is on" in text(
        browser.post(here, {"do": "pause", "until": until.isoformat()}, follow=True)
    )
    plan.refresh_from_db()
    assert plan.paused_until == until
    browser.post(here, {"do": "resume"})
    plan.refresh_from_db()
    assert plan.paused_until is None


@pytest.mark.parametrize(("days", "said"), [(0, "Choose a day after today."), (400, "a year at most")])
def test_a_pause_that_cannot_be_is_said(clara, as_person, here, plan, pat_record, days, said):
    until = pat_record.today() + timedelta(days=days)
    assert said in text(as_person(clara).post(here, {"do": "pause", "until": until.isoformat()}))


def test_check_ins_are_stopped_and_can_start_again(clara, as_person, here, plan):
    browser = as_person(clara)
    assert "Check-ins were stopped." in text(browser.post(here, {"do": "stop"}, follow=True))
    browser.post(here, TIMES)
    plan.refresh_from_db()
    assert plan.ended_at is None
    assert plan.wall_time == time(18, 30)


@pytest.mark.parametrize("do", ["stop", "resume"])
def test_stopping_what_is_stopped_is_said_kindly(clara, as_person, here, plan, do):
    stop_check_ins(plan=plan, by=clara)
    assert "No check-ins are planned now." in text(as_person(clara).post(here, {"do": do}, follow=True))


def test_a_patient_without_an_account_is_said_to_get_nothing_yet(clara, as_person, here, pat_record):
    Patient.objects.filter(pk=pat_record.pk).update(user=None)
    assert "nothing is sent until" in text(as_person(clara).get(here))


def test_ended_care_leaves_the_plan_as_it_is(clara, as_person, here, pat_record):
    Patient.objects.filter(pk=pat_record.pk).update(ended_at=timezone.now())
    assert as_person(clara).post(here, TIMES).status_code == 403
    assert not CheckInPlan.objects.exists()


def test_an_unknown_button_changes_nothing(clara, as_person, here, plan):
    before = CheckInPlan.objects.values().get()
    as_person(clara).post(here, {"do": "delete"})
    assert CheckInPlan.objects.values().get() == before
