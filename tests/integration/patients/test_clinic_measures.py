"""Measures in the clinic: planned, entered, drawn over time, corrected; alerts that follow from scores."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from patients.actions.measure_plan import plan_default_battery, put_off
from patients.actions.measures import answer_item, finish_measure, keep_measure, start_measure
from patients.insights.measures import histories_of, plan_of
from patients.measures.registry import INSTRUMENTS
from patients.models import Alert, Measure, MeasureRevision
from patients.permissions import NotNow
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(pat_record):
    def of(name, *args):
        return reverse(f"patients:{name}", args=[pat_record.pk, *args])

    return of


@pytest.fixture
def keep(pat_record, clara):
    def of(key, days_ago=0, *, by=None, **answers):
        return keep_measure(
            patient=pat_record,
            instrument=INSTRUMENTS[key],
            answers=answers,
            local_date=pat_record.today() - timedelta(days=days_ago),
            by=by or clara,
            client_uuid=uuid.uuid4(),
        )

    return of


def filled(patient, **answers):
    return {"local_date": patient.today().isoformat(), "client_uuid": str(uuid.uuid4())} | answers


def text(response):
    return response.content.decode()


def test_an_entered_score_is_kept_with_its_subscales_its_version_and_its_first_revision(
    clara, as_person, url, pat_record
):
    form = filled(
        pat_record, total="31", rumination="10", magnification="6", helplessness="15", note="After lunch"
    )
    answer = as_person(clara).post(url("measure_new", "pcs"), form, follow=True)
    assert "The measure is kept" in text(answer)
    measure = Measure.objects.get()
    assert (measure.value, measure.version, measure.by_patient) == (31, "13 items", False)
    assert measure.parts == {"rumination": 10, "magnification": 6, "helplessness": 15}
    assert measure.revisions.get().values["answers"]["total"] == 31
    assert AuditEvent.objects.filter(event="measure.kept", patient_id=pat_record.pk).count() == 1
    page = text(as_person(clara).get(url("measure_history", "pcs")))
    assert "31" in page and "at or above the 75th percentile" in page and "Licensed through Mapi" in page


def test_the_same_form_sent_twice_is_kept_once(clara, as_person, url, pat_record):
    form, browser = filled(pat_record, total="12"), as_person(clara)
    browser.post(url("measure_new", "isi"), form)
    browser.post(url("measure_new", "isi"), form)
    assert Measure.objects.count() == 1


@pytest.mark.parametrize(
    ("key", "answers", "said"),
    [
        ("isi", {"total": "29"}, "Write a number from 0 to 28."),
        ("tsk_11", {"total": "10"}, "Write a number from 11 to 44."),
        ("pcs", {"total": "31", "rumination": "17"}, "Write a number from 0 to 16."),
        ("timed_up_and_go", {"seconds": "9.5"}, "Choose one."),
        ("peg", {}, "Nothing was filled in yet."),
        ("peg", {"pain": "11"}, "Choose a number from 0 to 10."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_typed_is_lost(
    clara, as_person, url, pat_record, key, answers, said
):
    answer = as_person(clara).post(url("measure_new", key), filled(pat_record, note="Keep me", **answers))
    assert said in text(answer) and "Keep me" in text(answer)
    assert not Measure.objects.exists()


def test_a_measure_of_a_day_to_come_and_a_number_past_the_form_are_refused_by_the_action(pat_record, keep):
    with pytest.raises(NotNow, match="not come yet"):
        keep("isi", -1, total=3)
    with pytest.raises(ValidationError):
        keep("isi", total=29)


def test_a_correction_is_one_more_revision_and_the_first_stays_readable(
    clara, as_person, url, pat_record, keep
):
    measure = keep("isi", 3, total=20)
    form = filled(pat_record, total="12", why="Read from the wrong column")
    as_person(clara).post(url("measure_correct", "isi", measure.pk), form)
    measure.refresh_from_db()
    assert (measure.value, measure.revision, measure.local_date) == (12, 2, pat_record.today())
    assert [row.values["score"] for row in measure.revisions.all()] == [20, 12]
    page = text(as_person(clara).get(url("measure_correct", "isi", measure.pk)))
    assert "Read from the wrong column" in page
    without = as_person(clara).post(url("measure_correct", "isi", measure.pk), filled(pat_record, total="13"))
    assert "Please fill this in." in text(without)


def test_the_database_itself_refuses_to_change_a_revision(keep):
    keep("isi", total=20)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        MeasureRevision.objects.update(why="nobody sees this")


def test_arms_make_a_chair_stand_count_nothing_and_the_aid_of_a_walk_is_recorded(
    clara, as_person, url, pat_record
):
    browser = as_person(clara)
    browser.post(url("measure_new", "sit_to_stand"), filled(pat_record, count="12", arms="1"))
    browser.post(url("measure_new", "six_minute_walk"), filled(pat_record, metres="312", aid="1"))
    assert Measure.objects.get(instrument="sit_to_stand").value == 0
    page = text(browser.get(url("measure_history", "six_minute_walk")))
    assert "312 m" in page and "Walking aid: Stick or one crutch" in page


def test_a_day_with_a_mistyped_year_is_said_beside_it_and_nothing_is_kept(clara, as_person, url, pat_record):
    told = filled(pat_record, metres="312", aid="1") | {"local_date": "1926-11-26"}
    page = text(as_person(clara).post(url("measure_new", "six_minute_walk"), told))
    assert "more than ten years ago" in page and 'value="312"' in page
    assert not Measure.objects.exists()


def test_history_says_what_a_change_may_be_called_and_misses_no_gap(clara, as_person, url, pat_record, keep):
    for days_ago, answers in ((84, (8, 8, 8)), (42, (6, 6, 6)), (0, (4, 4, 4))):
        keep("peg", days_ago, **dict(zip(("pain", "enjoyment", "activity"), answers, strict=True)))
    keep("peg", 7, pain=5)
    found = histories_of(pat_record)["peg"]
    assert ([point.value for point in found.points], found.unscored) == ([8, 6, 4], 1)
    assert found.error_band == (4.6, 10)
    page = text(as_person(clara).get(url("measure_history", "peg")))
    assert "4.0 better – beyond measurement error, meaningful to most" in page
    assert "2.0 better – of a size that is meaningful to most, yet within measurement error" in page
    assert "too little was answered for a score" in page
    assert "MCID 1.75 (published" in page


def test_histories_cost_one_query_and_the_page_as_many_with_more_rows(
    clara, as_person, url, pat_record, keep, django_assert_num_queries, django_assert_max_num_queries
):
    keep("isi", 5, total=3)
    with django_assert_num_queries(1):
        histories_of(pat_record)
    browser = as_person(clara)
    browser.get(url("measures"))
    for days_ago in range(6):
        keep("peg", days_ago, pain=5, enjoyment=5, activity=5)
        keep("nrs", days_ago, average=5)
    with django_assert_num_queries(1):
        histories_of(pat_record)
    with django_assert_max_num_queries(25):
        browser.get(url("measures"))
    with django_assert_max_num_queries(25):
        browser.get(url("measure_history", "peg"))


def test_the_usual_measures_are_planned_due_and_ended(clara, as_person, url, pat_record, keep):
    browser = as_person(clara)
    browser.post(url("measure_plan"), {"do": "plan", "instrument": "peg", "cadence": "fortnightly"})
    browser.post(url("measure_plan"), {"do": "battery"})
    lines = {line.instrument.key: line for line in plan_of(pat_record, pat_record.today())}
    assert len(lines) == 9 and lines["peg"].plan.cadence == "fortnightly"
    assert lines["isi"].due.is_due and not lines["pgic"].due.is_due
    keep("isi", total=9)
    browser.post(url("measure_plan"), {"do": "end", "instrument": "pseq"})
    lines = {line.instrument.key: line for line in plan_of(pat_record, pat_record.today())}
    assert not lines["isi"].due.is_due and "pseq" not in lines
    page = text(browser.get(url("measures")))
    assert "Due now" in page and "At the start, after 6 and after 12 weeks" in page


def test_not_today_asks_again_tomorrow(clara, pat, pat_record):
    plan = next(p for p in plan_default_battery(patient=pat_record, by=clara) if p.instrument == "peg")
    put_off(plan=plan, by=pat)
    today = pat_record.today()
    due_on = {line.instrument.key: line.due.due_on for line in plan_of(pat_record, today)}
    assert due_on["peg"] == today + timedelta(days=1)


def test_very_poor_sleep_raises_an_alert_once_it_is_entered(pat_record, keep):
    keep("isi", total=21)
    assert not Alert.objects.exists()
    keep("isi", total=22)
    alert = Alert.objects.get()
    assert (alert.flag, alert.level) == ("poor_sleep", "P2")


def test_question_by_question_nothing_is_lost_and_finishing_twice_changes_nothing(pat, pat_record):
    peg = INSTRUMENTS["peg"]
    measure = start_measure(patient=pat_record, instrument=peg, by=pat)
    answer_item(measure=measure, key="pain", value=6, by=pat)
    again = start_measure(patient=pat_record, instrument=peg, by=pat)
    assert (again.pk, again.answers) == (measure.pk, {"pain": 6})
    for key in ("enjoyment", "activity"):
        answer_item(measure=measure, key=key, value=3, by=pat)
    first = finish_measure(measure=measure, by=pat)
    finish_measure(measure=measure, by=pat)
    assert (first.value, first.by_patient, MeasureRevision.objects.count()) == (4, True, 1)
    with pytest.raises(NotNow, match="completed already"):
        answer_item(measure=measure, key="pain", value=1, by=pat)


def test_nobody_but_the_patient_and_the_care_team_answers(pat, gita, colin, quinn, pat_record):
    for somebody in (gita, colin, quinn):
        with pytest.raises(Refused):
            start_measure(patient=pat_record, instrument=INSTRUMENTS["peg"], by=somebody)
    with pytest.raises(Refused, match="Your care team enters"):
        start_measure(patient=pat_record, instrument=INSTRUMENTS["isi"], by=pat)


def test_after_the_end_of_care_nothing_is_entered(clara, as_person, url, pat_record, keep):
    keep("isi", total=9)
    pat_record.ended_at = pat_record.enrolled_at
    pat_record.save()
    assert as_person(clara).get(url("measure_new", "isi")).status_code == 403
    page = text(as_person(clara).get(url("measures")))
    assert "care has ended" in page and "Plan it" not in page


def test_an_instrument_that_is_not_there_is_not_found(clara, as_person, url):
    assert as_person(clara).get(url("measure_history", "made_up")).status_code == 404
    assert as_person(clara).get(url("measure_new", "made_up")).status_code == 404
