"""Check-ins by phone or at a visit: /patients/<uuid>/check-ins/ask/<uuid>/."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from patients.actions.check_in_plan import add_line, pause_check_ins, plan_check_ins, set_rhythm
from patients.actions.reminders import tick
from patients.models import Alert, CheckInOccurrence, JournalDay, JournalRevision, Task
from rehab.audit.models import AuditEvent
from rehab.notifications.actions.deliver import deliver_due
from rehab.notifications.models import Message

MADRID = ZoneInfo("Europe/Madrid")
TUESDAY = date(2026, 3, 10)


def at(hour, day=10):
    return datetime(2026, 3, day, hour, 0, tzinfo=MADRID)


@pytest.fixture
def clock():
    with time_machine.travel(at(9), tick=False) as travelling:
        yield travelling


@pytest.fixture
def plan(clock, pat_record, clara):
    return plan_check_ins(patient=pat_record, by=clara, wall_time=time(18, 0))


@pytest.fixture
def asking(plan, clock, clara):
    """Clara has agreed with Pat on phone calls, and it is six o'clock."""
    set_rhythm(plan=plan, by=clara, rhythm="daily", how="phone")
    clock.move_to(at(18))
    tick()
    return Task.objects.get()


@pytest.fixture
def claras(as_person, clara, asking):
    return as_person(clara)


@pytest.fixture
def claras_desk(as_person, clara, pat_record):
    return as_person(clara)


def page_of(task):
    return reverse("patients:ask_by_team", args=[task.patient_id, task.asking_id])


def answers(**more):
    rows = {"activity-TOTAL_FORMS": "0", "activity-INITIAL_FORMS": "0"}
    return rows | {"client_uuid": str(uuid4()), "none": "on"} | more


# --- falling due ----------------------------------------------------------------------------------
def test_a_clinician_chooses_how_and_the_form_keeps_what_was_agreed(plan, as_person, clara, pat_record):
    here, client = reverse("patients:asked", args=[pat_record.pk]), as_person(clara)
    client.post(here, {"do": "rhythm", "rhythm": "daily", "how": "phone"})
    client.post(here, {"do": "line", "kind": "sleep", "rhythm": "weeks", "how": "visit"})
    client.post(here, {"do": "line", "kind": "peg", "rhythm": "weeks"})
    client.post(here, {"do": "rhythm", "rhythm": "taper"})
    plan.refresh_from_db()
    assert (plan.how, plan.rhythm) == ("phone", "taper")
    assert set(plan.lines.values_list("kind", "how")) == {("sleep", "visit"), ("peg", "app")}
    page = client.get(here).text
    assert "By phone." in page
    assert "At a visit" in page
    assert client.post(here, {"do": "rhythm", "rhythm": "daily", "how": "pigeon"}).status_code == 200
    plan.refresh_from_db()
    assert plan.how == "phone"


def test_it_becomes_one_task_for_the_lead_and_no_message(asking, plan, clock, clara):
    tick()
    clock.move_to(at(20))
    tick()
    deliver_due()
    task = Task.objects.get()
    assert (task.title, task.due, task.owner) == ("By phone: Check-in", TUESDAY, clara)
    assert not Message.objects.exists()
    assert mail.outbox == []
    assert not CheckInOccurrence.objects.filter(slot="nudge", local_date__gte=TUESDAY).exists()
    assert AuditEvent.objects.filter(event="task.added", patient_id=plan.patient_id).count() == 1
    clock.move_to(at(18, 11))
    tick()
    assert Task.objects.count() == 2, "the next day is another call"


def test_what_is_asked_in_the_app_beside_it_still_has_its_message(plan, clock, clara):
    set_rhythm(plan=plan, by=clara, rhythm="daily", how="phone")
    line = add_line(plan=plan, by=clara, kind="sleep", rhythm="weeks")
    add_line(plan=plan, by=clara, kind="peg", rhythm="weeks", how="visit")
    clock.move_to(at(18))
    tick()
    deliver_due()
    titles = sorted(Task.objects.values_list("title", flat=True))
    assert titles == ["At the visit: Three questions about pain and life (PEG)", "By phone: Check-in"]
    assert [m.subject for m in mail.outbox] == ["Something short is ready for you"]
    assert CheckInOccurrence.objects.get(pk=Message.objects.get().about_id).line == line


def test_no_task_for_a_logged_day_a_pause_or_a_day_that_is_over(plan, clock, clara, pat_record):
    set_rhythm(plan=plan, by=clara, rhythm="daily", how="visit")
    JournalDay.objects.create(patient=pat_record, local_date=TUESDAY, pain_avg=4)
    clock.move_to(at(18))
    tick()
    pause_check_ins(plan=plan, by=clara, until=date(2026, 3, 12))
    clock.move_to(at(18, 11))
    tick()
    clock.move_to(at(9, 13))
    tick()
    assert not Task.objects.exists()
    rows = CheckInOccurrence.objects.filter(slot="main", local_date__lt=date(2026, 3, 13))
    assert list(rows.order_by("local_date").values_list("why", flat=True)) == [
        "already logged",
        "paused",
        "too old",
    ]


# --- asking ---------------------------------------------------------------------------------------
def test_the_answers_go_into_the_log_in_the_name_of_who_wrote_them(claras, asking, pat_record, clara):
    assert page_of(asking) in claras.get(reverse("patients:tasks", args=[pat_record.pk])).text
    page = claras.get(page_of(asking)).text
    assert page.index("new or worrying") < page.index("Pain on average that day")
    sent = answers(pain_avg="4", note="Sounds well")
    assert claras.post(page_of(asking), sent).status_code == 302
    claras.post(page_of(asking), sent)
    day = JournalDay.objects.get()
    assert (day.local_date, day.pain_avg, day.mood) == (TUESDAY, 4, None)
    revision = JournalRevision.objects.get()
    assert (revision.by_team, revision.entered_by) == (True, clara.pk)
    asking.refresh_from_db()
    assert (asking.state, asking.closed_by, asking.asking.state) == ("done", clara, "done")
    told = AuditEvent.objects.filter(patient_id=pat_record.pk).values_list("event", flat=True)
    assert {"check_in.asked_by_team", "journal.written", "task.changed"} <= set(told)
    assert not Alert.objects.exists()


def test_what_is_ticked_for_safety_is_kept_and_spoken_even_when_the_rest_has_to_be_mended(claras, asking):
    sent = answers(now="foot_change", pain_avg="40", note="Kept words")
    response = claras.post(page_of(asking), sent)
    assert response.status_code == 200
    assert "Say this now, word for word" in response.text
    assert "Kept words" in response.text
    assert Alert.objects.get().flag == "foot_change"
    assert not JournalDay.objects.exists()
    alone = claras.post(page_of(asking), answers(now="foot_change"))
    assert "Say this now, word for word" in alone.text
    assert "one answer at least" not in alone.text
    asking.refresh_from_db()
    assert asking.state == "open", "what is worrying comes first, the questions wait"
    assert claras.post(page_of(asking), sent | {"pain_avg": "4"}).status_code == 302
    assert "Say this now, word for word" in claras.get(page_of(asking)).text
    assert Alert.objects.count() == 1


def test_without_the_safety_questions_or_any_answer_nothing_is_saved(claras, asking):
    without = answers(pain_avg="4")
    del without["none"]
    assert "tick “None of these”" in claras.post(page_of(asking), without).text
    assert "one answer at least" in claras.post(page_of(asking), answers()).text
    asking.refresh_from_db()
    assert (asking.state, JournalDay.objects.count()) == ("open", 0)


def test_what_is_asked_beside_the_check_in_leads_to_its_questions_and_may_be_all(
    plan, clock, clara, as_person
):
    add_line(plan=plan, by=clara, kind="peg", rhythm="weeks", how="visit")
    clock.move_to(at(18))
    tick()
    task, client = Task.objects.get(), as_person(clara)
    assert reverse("patients:measure_new", args=[task.patient_id, "peg"]) in client.get(page_of(task)).text
    assert client.post(page_of(task), answers(now="foot_change")).status_code == 200
    task.refresh_from_db()
    assert task.state == "open"
    assert client.post(page_of(task), answers()).status_code == 302
    task.refresh_from_db()
    assert (task.state, task.asking.state, JournalDay.objects.count()) == ("done", "done", 0)


def test_a_call_days_later_is_written_down_for_its_own_day(claras, asking, clock, as_person, clara):
    clock.move_to(at(10) + timedelta(days=6))
    as_person(clara).post(page_of(asking), answers(pain_avg="3"))
    assert JournalDay.objects.get().local_date == TUESDAY + timedelta(days=6)


def test_other_patients_tasks_and_tasks_without_a_script_are_not_found(claras, asking, quinn_record):
    assert (
        claras.get(reverse("patients:ask_by_team", args=[quinn_record.pk, asking.asking_id])).status_code
        == 404
    )
    assert claras.get(reverse("patients:ask_by_team", args=[asking.patient_id, uuid4()])).status_code == 404


# --- nobody phones for nothing ---------------------------------------------------------------------
def test_a_call_closes_by_itself_when_the_patient_logs_and_stays_open_when_somebody_wants_it(
    asking, claras, clara, as_person, pat, pat_record, clock
):
    tick()
    asking.refresh_from_db()
    assert asking.state == "open"
    as_person(pat).post("/check-in/", answers(local_date=str(TUESDAY), pain_avg="4"))
    clock.move_to(at(19))
    for _twice in range(2):
        tick()
    asking.refresh_from_db()
    assert (asking.state, asking.closed_because, asking.closed_by) == ("dropped", "logged", None)
    assert asking.closed_at == at(19)
    events = AuditEvent.objects.filter(event="task.changed", patient_id=pat_record.pk)
    assert [event.actor_id for event in events] == [None]
    here = reverse("patients:tasks", args=[pat_record.pk])
    assert "Not needed, the patient has logged in the meantime" in claras.get(here).text
    change = reverse("patients:task_change", args=[pat_record.pk, asking.pk])
    claras.post(change, {"do": "reopen"})
    tick()
    asking.refresh_from_db()
    assert asking.state == "open"
    assert "Closed by itself once:" in claras.get(here).text
    claras.post(change, {"do": "done"})
    asking.refresh_from_db()
    assert (asking.state, asking.closed_because, asking.closed_by) == ("done", "", clara)


def test_a_call_after_a_quiet_week_closes_when_any_day_is_written_and_a_paused_plan_says_so(
    plan, clock, claras_desk, clara, as_person, pat, pat_record
):
    calls = {
        kind: Task.objects.create(
            patient=pat_record,
            title=kind or "by hand",
            due=TUESDAY,
            owner=clara,
            made_by=clara,
            made_for=kind,
        )
        for kind in ("silence", "pause", "")
    }
    clock.move_to(at(10))
    tick()
    assert set(Task.objects.values_list("state", flat=True)) == {"open"}
    as_person(pat).post("/check-in/", answers(local_date=str(date(2026, 3, 9)), pain_avg="4"))
    tick()
    assert dict(Task.objects.values_list("made_for", "state")) == {
        "silence": "dropped",
        "pause": "open",
        "": "open",
    }
    assert Task.objects.get(pk=calls["silence"].pk).closed_because == "logged"
    page = claras_desk.get(reverse("patients:tasks", args=[pat_record.pk])).text
    assert page.count("The patient has logged since. The check-ins are still paused.") == 1
    assert "has logged since" in claras_desk.get("/caseload/messages/").text
