"""What is asked beside the check-in, and how often: /patients/<uuid>/check-ins/asked/."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patients.actions.check_in_plan import add_line, end_line, plan_check_ins, set_rhythm
from patients.actions.check_in_templates import save_template, use_template
from patients.actions.diary import write_night
from patients.actions.measure_plan import plan_measure
from patients.actions.measures import keep_measure
from patients.actions.reminders import complete_check_in, tick
from patients.insights.open_asks import open_for
from patients.measures.peg import PEG
from patients.models import CheckInLine, CheckInOccurrence, JournalDay, Task
from patients.permissions import NotNow
from rehab.notifications.actions.deliver import deliver_due
from rehab.notifications.models import Message

MADRID = ZoneInfo("Europe/Madrid")
TUESDAY = date(2026, 3, 10)


def at(hour, day=10, month=3):
    return datetime(2026, month, day, hour, 0, tzinfo=MADRID)


@pytest.fixture
def clock():
    with time_machine.travel(at(9), tick=False) as travelling:
        yield travelling


@pytest.fixture
def plan(clock, pat_record, clara):
    return plan_check_ins(patient=pat_record, by=clara, wall_time=time(18, 0), nudge=False)


@pytest.fixture
def here(pat_record):
    return reverse("patients:asked", args=[pat_record.pk])


def asked():
    tick()
    deliver_due()
    return [m.subject for m in mail.outbox]


def days(line=None, **more):
    rows = CheckInOccurrence.objects.filter(line=line, slot="main", **more)
    return [row.local_date.day for row in rows.order_by("local_date")]


def days_asked(clock, count, start=10):
    """Live through so many days; on which of them a message came."""
    for n in range(count):
        clock.move_to(at(18) + timedelta(days=n))
        tick()
    return [
        moment.astimezone(MADRID).date()
        for (moment,) in Message.objects.order_by("created_at").values_list("created_at")
    ]


# --- rhythms --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("rhythm", "weekdays", "wanted"),
    [("days", "16", [10, 15, 17, 22]), ("bursts", "", [10, 11, 12, 13, 14, 15, 16])],
)
def test_a_check_in_comes_on_the_days_of_its_rhythm(plan, clock, clara, rhythm, weekdays, wanted):
    set_rhythm(plan=plan, by=clara, rhythm=rhythm, weekdays=weekdays)
    assert [day.day for day in days_asked(clock, 14)] == wanted


def test_a_tapering_check_in_thins_out_by_itself_after_eight_steady_weeks(plan, clock, clara, pat_record):
    set_rhythm(plan=plan, by=clara, rhythm="taper")
    log = [TUESDAY - timedelta(days=n) for n in range(1, 60)]
    JournalDay.objects.bulk_create([JournalDay(patient=pat_record, local_date=d, pain_avg=4) for d in log])
    clock.move_to(at(4, 12))
    tick()  # the 10th and 11th were made before anything was logged
    assert days(local_date__gt=date(2026, 3, 11)) == [12]
    clock.move_to(at(4, 13))
    tick()
    assert days(local_date__gt=date(2026, 3, 11)) == [12, 14]
    JournalDay.objects.create(patient=pat_record, local_date=date(2026, 3, 13), pain_avg=4, flare=True)
    clock.move_to(at(4, 14))
    tick()
    assert days(local_date__gt=date(2026, 3, 11)) == [12, 14, 15], "after a flare it asks every day again"
    set_rhythm(plan=plan, by=clara, rhythm="taper", maintenance=True)
    assert days(local_date__gt=date(2026, 3, 11)) == [12]


def test_a_new_rhythm_never_asks_a_day_twice(plan, clock, clara):
    clock.move_to(at(18))
    assert len(asked()) == 1
    for rhythm, weekdays in (("days", "1"), ("daily", ""), ("bursts", "")):
        set_rhythm(plan=plan, by=clara, rhythm=rhythm, weekdays=weekdays)
        assert len(asked()) == 1


# --- lines ----------------------------------------------------------------------------------------
def test_what_is_asked_at_one_moment_is_one_message(plan, clock, clara, pat_record):
    line = add_line(plan=plan, by=clara, kind="peg", rhythm="weeks")
    clock.move_to(at(18))
    assert asked() == ["Your check-in is ready"]
    states = set(CheckInOccurrence.objects.filter(local_date=TUESDAY).values_list("line", "state"))
    assert states == {(None, "queued"), (line.pk, "queued")}
    clock.move_to(at(18, 17))
    tick()
    complete_check_in(patient_id=pat_record.pk, local_date=date(2026, 3, 17))
    deliver_due()
    assert len(mail.outbox) == 2, "the check-in is done, the three questions are not"
    clock.move_to(at(18, 24))
    tick()
    complete_check_in(patient_id=pat_record.pk, local_date=date(2026, 3, 24))
    answer_peg(pat_record, clara)
    deliver_due()
    assert len(mail.outbox) == 2


def test_a_time_of_its_own_is_a_message_of_its_own_within_the_caps(plan, clock, clara):
    add_line(plan=plan, by=clara, kind="sleep", rhythm="daily", wall_time=time(8, 30))
    add_line(plan=plan, by=clara, kind="peg", rhythm="daily", wall_time=time(17, 0))
    clock.move_to(at(17))
    tick()
    clock.move_to(at(18))
    assert asked() == ["Something short is ready for you", "Your check-in is ready"]
    clock.move_to(at(8, 11) + timedelta(minutes=30))
    asked()
    clock.move_to(at(17, 11))
    asked()
    clock.move_to(at(18, 11))
    asked()
    assert len(mail.outbox) == 4
    row = CheckInOccurrence.objects.get(line=None, local_date=date(2026, 3, 11))
    assert (row.state, row.why) == ("skipped", "enough messages")


def test_what_asks_only_while_something_is_open_is_quiet_else(plan, clock, clara, pat_record, settings):
    settings.ASKED_WHEN_OPEN = {"education": f"{__name__}.for_nobody"}
    add_line(plan=plan, by=clara, kind="education", rhythm="daily", wall_time=time(12, 0))
    clock.move_to(at(12))
    assert asked() == []
    assert CheckInOccurrence.objects.get(line__kind="education", local_date=TUESDAY).why == "nothing is open"


def for_nobody(patients):
    return set()


def test_an_ended_line_is_asked_no_more_even_between_tick_and_sending(plan, clock, clara):
    line = add_line(plan=plan, by=clara, kind="sleep", rhythm="daily", wall_time=time(10, 0))
    with pytest.raises(NotNow):
        add_line(plan=plan, by=clara, kind="sleep", rhythm="daily")
    clock.move_to(at(10))
    tick()
    end_line(line=line, by=clara)
    deliver_due()
    assert mail.outbox == []
    assert Message.objects.get().why == "already done"
    assert not CheckInOccurrence.objects.filter(line=line, state="due").exists()


def test_a_tick_costs_the_same_for_one_patient_and_for_many(plan, clock, clara, quinn_record, colin):
    for kind in ("peg", "session", "measures"):
        add_line(plan=plan, by=clara, kind=kind, rhythm="daily")
    clock.move_to(at(18))
    with CaptureQueriesContext(connection) as one:
        tick()
    other = plan_check_ins(patient=quinn_record, by=colin, wall_time=time(18, 0))
    for kind in ("peg", "session", "measures"):
        add_line(plan=other, by=colin, kind=kind, rhythm="daily")
    clock.move_to(at(17, 11))
    tick()
    clock.move_to(at(18, 11))
    with CaptureQueriesContext(connection) as many:
        tick()
    assert CheckInOccurrence.objects.filter(local_date=date(2026, 3, 11)).exclude(state="due").count() == 8
    assert len(many) <= len(one)


def answer_peg(patient, by):
    keep_measure(
        patient=patient,
        instrument=PEG,
        answers={item.key: 5 for item in PEG.items},
        local_date=patient.today(),
        by=by,
        client_uuid=uuid4(),
    )


def test_what_was_answered_is_not_asked_about(plan, clock, clara, pat_record, pat, django_assert_num_queries):
    both = [pat_record.pk]
    with django_assert_num_queries(7):
        assert [open_for(kind, both) for kind in ("peg", "sleep", "measures")] == [{*both}, {*both}, set()]
    plan_measure(patient=pat_record, instrument="phq_4", cadence="weekly", by=clara)
    assert open_for("measures", both) == {*both}
    answer_peg(pat_record, clara)
    write_night(patient=pat_record, wake_date=TUESDAY, told={"quality": 5}, by=pat)
    assert [open_for(kind, both) for kind in ("peg", "sleep")] == [set(), set()]
    clock.move_to(at(9, 17))
    assert [open_for(kind, both) for kind in ("peg", "sleep")] == [{*both}, {*both}]


# --- ways of asking -------------------------------------------------------------------------------
def test_a_way_of_asking_is_kept_and_used_for_another_patient(plan, clock, clara, colin, quinn_record):
    set_rhythm(plan=plan, by=clara, rhythm="taper")
    add_line(plan=plan, by=clara, kind="peg", rhythm="weeks", every=2)
    kept = save_template(plan=plan, name="Ours", by=clara)
    with pytest.raises(NotNow):
        save_template(plan=plan, name="Ours", by=clara)
    other = plan_check_ins(patient=quinn_record, by=colin, wall_time=time(20, 0))
    add_line(plan=other, by=colin, kind="sleep", rhythm="daily")
    other = use_template(plan=other, template=kept, by=colin)
    lines = CheckInLine.objects.filter(plan=other, ended_at=None).values_list("kind", "rhythm", "every")
    assert list(lines) == [("peg", "weeks", 2)]
    assert (other.rhythm, other.wall_time) == ("taper", time(20, 0))


# --- the page -------------------------------------------------------------------------------------
def test_the_page_says_how_often_and_changes_it(plan, clara, as_person, here):
    browser = as_person(clara)
    html = browser.get(here).content.decode()
    assert "Every day" in html
    assert "Nothing is asked beside the check-in." in html
    answer = browser.post(here, {"do": "rhythm", "rhythm": "days"}).content.decode()
    assert "Choose at least one day." in answer
    browser.post(here, {"do": "rhythm", "rhythm": "days", "weekdays": ["0", "3"]})
    line = {"do": "line", "kind": "peg", "rhythm": "weeks", "every": "2", "wall_time": "12:00"}
    html = browser.post(here, line, follow=True).content.decode()
    assert "Monday, Thursday" in html
    assert "Every 2 weeks · Tuesday · 12:00" in html
    html = browser.post(here, line, follow=True).content.decode()
    assert "This is already asked." in html
    browser.post(here, {"do": "keep", "name": "Ours"})
    assert "Ours" in browser.get(here).content.decode()
    ended = reverse("patients:asked_end", args=[plan.patient_id, CheckInLine.objects.get().pk])
    assert "It is asked no more." in browser.post(ended, follow=True).content.decode()


def test_without_a_plan_the_page_leads_to_where_one_begins(clara, as_person, here, pat_record):
    answer = as_person(clara).get(here)
    assert answer["Location"] == reverse("patients:check_in_plan", args=[pat_record.pk])


def test_a_review_that_is_due_reminds_the_patient_and_is_a_task_at_the_same_time(
    plan, clock, as_person, clara, pat, here, monkeypatch, pat_record
):
    due = {pat_record.pk}
    monkeypatch.setattr("programs.insights.open_now.reviews_open", lambda patients: due & set(patients))
    browser = as_person(clara)
    for how in ("app", "phone", "app"):
        browser.post(
            here, {"do": "line", "kind": "review", "rhythm": "weeks", "wall_time": "17:00", "how": how}
        )
    lines = plan.lines.filter(kind="review", ended_at=None)
    assert sorted(lines.values_list("how", flat=True)) == ["app", "phone"], "the third was asked already"
    clock.move_to(at(17))
    tick()
    assert Message.objects.get().link == "programs:my_reviews"
    task = Task.objects.get()
    assert (task.title, task.owner) == ("By phone: Review with the care team, when one is due", clara)
    page = browser.get(reverse("patients:ask_by_team", args=[task.patient_id, task.asking_id])).text
    assert reverse("programs:review", args=[pat_record.pk]) in page
    due.clear()
    tick()
    task.refresh_from_db()
    assert (task.state, task.closed_because, task.closed_by) == ("dropped", "answered", None)
    assert (
        "nothing of it is open any more" in browser.get(reverse("patients:tasks", args=[pat_record.pk])).text
    )
    clock.move_to(at(17, 17))
    tick()
    assert (Message.objects.count(), Task.objects.count()) == (1, 1)
    assert set(
        CheckInOccurrence.objects.filter(line__in=lines, local_date="2026-03-17").values_list("why")
    ) == {("nothing is open",)}


def test_a_template_keeps_both_ways_of_asking_about_a_review(plan, clara):
    for how in ("app", "visit"):
        add_line(plan=plan, by=clara, kind="review", rhythm="weeks", how=how)
    kept = save_template(plan=plan, name="With reviews", by=clara)
    add_line(plan=plan, by=clara, kind="review", rhythm="weeks", how="phone")
    for _twice in range(2):
        use_template(plan=plan, template=kept, by=clara)
    assert sorted(plan.lines.filter(ended_at=None).values_list("how", flat=True)) == ["app", "visit"]
