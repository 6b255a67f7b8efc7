"""/settings/ and /settings/check-in/: the patient's own times and looks."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse

from patients.actions.check_in_plan import plan_check_ins
from patients.actions.reminders import tick
from patients.models import CheckInPlan
from rehab.audit.models import AuditEvent
from rehab.notifications.models import Message, OptOut

URL, TIMES = "/settings/", "/settings/check-in/"
LOOKS = {
    "language": "es",
    "text_size": "larger",
    "theme": "dark",
    "contrast": "more",
    "reduce_motion": "on",
    "sound": "on",
}
EVENING = {
    "what": "times",
    "wall_time": "18:30",
    "quiet_from": "21:00",
    "quiet_until": "08:00",
    "by_email": "on",
}


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


@pytest.fixture
def plan(pat_record, pat):
    return plan_check_ins(patient=pat_record, by=pat, wall_time=time(19))


def test_looks_are_kept_and_bite_on_the_next_page(pats, pat, pat_record):
    pats.post(URL, LOOKS)
    pat.refresh_from_db()
    pat_record.refresh_from_db()
    assert (pat.language, pat.text_size, pat.theme, pat.reduce_motion) == ("es", "larger", "dark", True)
    assert (pat_record.function_first, pat_record.language) == (False, "es")
    page = pats.get(URL).content.decode()
    assert 'lang="es"' in page
    assert 'data-bs-theme="dark"' in page
    assert 'data-text="larger"' in page
    assert 'data-contrast="more"' in page
    assert 'data-sound="off"' not in page
    assert AuditEvent.objects.filter(event="settings.changed", patient_id=pat_record.pk).count() == 1


def test_without_sound_every_page_says_so_to_its_timers(pats, pat):
    assert 'data-sound="off"' not in pats.get(URL).content.decode()
    pats.post(URL, {name: value for name, value in LOOKS.items() if name != "sound"} | {"language": "en"})
    for page in (URL, "/today/", "/check-in/"):
        assert '<body class="layout-portal"' in (text := pats.get(page).content.decode())
        assert 'data-sound="off"' in text.partition("<body")[2].partition(">")[0]


@pytest.mark.parametrize(
    "wrong", [{"contrast": "pink"}, {"language": "xx"}, {"theme": "neon"}, {"text_size": ""}]
)
def test_a_look_that_does_not_exist_is_refused(pats, pat, wrong):
    page = pats.post(URL, LOOKS | wrong).content.decode()
    pat.refresh_from_db()
    assert "data-error-summary" in page
    assert pat.theme == "auto"


def test_the_check_in_time_is_moved(pats, pat_record, plan):
    answer = pats.post(TIMES, EVENING, follow=True)
    plan.refresh_from_db()
    assert "Your check-in settings are saved." in answer.content.decode()
    assert (plan.wall_time, plan.nudge) == (time(18, 30), False)


def test_a_patient_without_a_plan_starts_one(pats, pat_record):
    assert "No check-ins are planned yet" in pats.get(TIMES).content.decode()
    pats.post(TIMES, EVENING | {"nudge": "on"})
    assert CheckInPlan.objects.get(patient=pat_record).nudge


def test_a_time_in_the_quiet_hours_is_asked_back_and_kept_on_the_page(pats, pat_record, plan):
    page = pats.post(TIMES, EVENING | {"wall_time": "22:15"}).content.decode()
    plan.refresh_from_db()
    assert "lies in your quiet hours" in page
    assert 'value="22:15"' in page
    assert plan.wall_time == time(19)


@pytest.mark.parametrize("wrong", ["25:00", "", "seven"])
def test_a_time_that_is_none_is_refused(pats, pat_record, plan, wrong):
    assert "data-error-summary" in pats.post(TIMES, EVENING | {"wall_time": wrong}).content.decode()


def test_no_more_reminders_by_email_means_none_is_sent(pats, pat, pat_record, plan):
    pats.post(TIMES, {k: v for k, v in EVENING.items() if k != "by_email"})
    assert OptOut.objects.filter(user=pat).exists()
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1)):
        tick()
    assert not Message.objects.filter(user=pat).exists()
    pats.post(TIMES, EVENING)
    assert not OptOut.objects.filter(user=pat).exists()


def test_a_break_has_a_day_on_which_it_ends(pats, pat_record, plan):
    back = pat_record.today() + timedelta(days=10)
    page = pats.post(TIMES, {"what": "pause", "until": back.isoformat()}, follow=True).content.decode()
    plan.refresh_from_db()
    assert plan.paused_until == back
    assert "You are having a break" in page
    pats.post(TIMES, {"what": "resume"})
    plan.refresh_from_db()
    assert plan.paused_until is None


@pytest.mark.parametrize("days", [0, -3, 400])
def test_a_break_that_cannot_be_is_refused(pats, pat_record, plan, days):
    until = (pat_record.today() + timedelta(days=days)).isoformat()
    page = pats.post(TIMES, {"what": "pause", "until": until}).content.decode()
    plan.refresh_from_db()
    assert "Choose a day" in page
    assert plan.paused_until is None


def test_a_break_without_a_plan_changes_nothing(pats, pat_record):
    until = (pat_record.today() + timedelta(days=3)).isoformat()
    assert pats.post(TIMES, {"what": "pause", "until": until}).status_code == 200
    assert pats.post(TIMES, {"what": "resume"}).status_code == 200
    assert not CheckInPlan.objects.exists()


def test_every_setting_is_one_link_away(pats, pat_record):
    page = pats.get(URL).content.decode()
    names = (
        "patients:check_in_settings",
        "patients:caregivers",
        "patients:who_opened",
        "account_change_password",
    )
    assert all(f'href="{reverse(name)}"' in page for name in (*names, "usersessions_list"))


def test_a_caregiver_has_no_patient_settings(as_person, gita):
    assert as_person(gita).get(URL).headers["Location"] == reverse("patients:no_record")
