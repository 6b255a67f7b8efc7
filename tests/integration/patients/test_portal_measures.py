"""Measures in the portal: one question a screen, saved as you go; PHQ-9 only behind the gate, and heard at once."""

import uuid
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone

from patients.actions.alert_handling import agree_handling
from patients.actions.measure_plan import plan_measure
from patients.actions.measures import keep_measure
from patients.measures.registry import INSTRUMENTS
from patients.models import Alert, JournalDay, Measure
from patients.permissions import NotNow
from rehab.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
LIST = "/measures/"


def text(response):
    return response.content.decode()


def ask(patient, key, by, cadence="weekly"):
    return plan_measure(patient=patient, instrument=key, cadence=cadence, by=by)


@pytest.fixture
def asked(pat_record, clara):
    """PEG is asked of Pat every week."""
    return ask(pat_record, "peg", clara)


@pytest.fixture
def staffed(clinic, ada, clara, colin):
    """A clinic that has agreed who is told, and is there around the clock."""
    agree_handling(clinic=clinic, by=ada, recipient=clara, backup=colin)
    clinic.opening = {str(weekday): ["00:00", "23:59"] for weekday in range(7)}
    clinic.save()
    return clinic


def test_without_anything_due_the_page_says_so(as_person, pat):
    assert "Nothing is asked today" in text(as_person(pat).get(LIST))
    answer = as_person(pat).get(reverse("patients:my_measure", args=["peg"]), follow=True)
    assert "Nothing is asked here today" in text(answer)


def test_questions_come_one_by_one_unset_and_each_answer_is_saved_at_once(as_person, pat, asked, pat_record):
    browser, url = as_person(pat), reverse("patients:my_measure", args=["peg"])
    assert "Answer now" in text(browser.get(LIST))
    page = text(browser.get(url))
    assert "Question 1 of 3" in page and "your pain on average in the past week" in page
    assert "checked" not in page and 'lang="en"' in page
    assert not Measure.objects.exists(), "looking begins nothing"
    assert browser.post(f"{url}?q=pain", {"answer": "6"}).headers["Location"] == url
    assert Measure.objects.get().answers == {"pain": 6}
    assert "Question 2 of 3" in text(as_person(pat).get(url)), "another device goes on where this one stopped"
    browser.post(f"{url}?q=enjoyment", {"answer": "7"})
    done = browser.post(f"{url}?q=activity", {"answer": "5"}, follow=True)
    assert "Your answers are kept" in text(done)
    measure = Measure.objects.get()
    assert (measure.value, measure.by_patient, measure.revision) == (6, True, 1)
    assert "Nothing is asked today" in text(browser.get(LIST))
    assert AuditEvent.objects.filter(event="measure.answered", patient_id=pat_record.pk).count() == 3


def test_after_a_check_in_a_line_says_that_questions_wait_but_not_after_not_today(
    as_person, pat, asked, pat_record
):
    browser = as_person(pat)
    day = JournalDay.objects.create(patient=pat_record, local_date=pat_record.today(), mood=5)
    assert "A few questions wait for you" in text(browser.get("/check-in/saved/"))
    day.not_today = True
    day.save()
    assert "A few questions wait for you" not in text(browser.get("/check-in/saved/"))


def test_a_question_may_be_skipped_gone_back_to_and_not_left_empty_by_accident(as_person, pat, asked):
    browser, url = as_person(pat), reverse("patients:my_measure", args=["peg"])
    assert "Choose an answer, or skip this question." in text(browser.post(f"{url}?q=pain", {}))
    assert "Choose a number from 0 to 10" in text(browser.post(f"{url}?q=pain", {"answer": "11"}))
    browser.post(f"{url}?q=pain", {"answer": "6"})
    browser.post(f"{url}?q=enjoyment", {"skip": "1"})
    assert 'value="6"' in text(browser.get(f"{url}?q=pain"))
    browser.post(f"{url}?q=pain", {"answer": "4"})
    browser.post(f"{url}?q=activity", {"answer": "5"})
    measure = Measure.objects.get()
    assert (measure.answers, measure.score) == ({"pain": 4, "enjoyment": None, "activity": 5}, None)
    assert browser.get(f"{url}?q=itch").status_code in (302, 404)


def test_not_today_is_an_answer(as_person, pat, asked, pat_record):
    browser = as_person(pat)
    answer = browser.post(reverse("patients:my_measure", args=["peg"]), {"not_today": "1"}, follow=True)
    assert "You will find it here again tomorrow" in text(answer)
    assert "Nothing is asked today" in text(browser.get(LIST))
    asked.refresh_from_db()
    assert asked.put_off_until == pat_record.today() + timedelta(days=1)


def test_published_questions_say_that_they_are_only_in_english_and_ours_are_translated(
    as_person, pat, asked, pat_record, clara
):
    ask(pat_record, "pgic", clara, cadence="once")
    pat.language = "es"
    pat.save()
    browser = as_person(pat)
    page = text(browser.get(reverse("patients:my_measure", args=["peg"])))
    assert "solo están en inglés" in page and "your pain on average in the past week" in page
    ours = text(browser.get(reverse("patients:my_measure", args=["pgic"])))
    assert "Muchísimo mejor" in ours and "solo están en inglés" not in ours


def test_yesterdays_half_is_begun_anew(as_person, pat, asked, pat_record):
    browser, url = as_person(pat), reverse("patients:my_measure", args=["peg"])
    browser.post(f"{url}?q=pain", {"answer": "6"})
    Measure.objects.update(local_date=pat_record.today() - timedelta(days=1))
    assert "Question 1 of 3" in text(browser.get(url))
    browser.post(f"{url}?q=pain", {"answer": "2"})
    assert Measure.objects.get().answers == {"pain": 2}


# --- PHQ-9 ------------------------------------------------------------------------------------------
def test_phq_9_cannot_be_asked_before_the_clinic_has_agreed_who_is_told(pat_record, clara, as_person):
    with pytest.raises(NotNow, match="Name the clinician who is told"):
        ask(pat_record, "phq_9", clara)
    with pytest.raises(NotNow, match="cannot be asked now"):
        keep_measure(
            patient=pat_record,
            instrument=INSTRUMENTS["phq_9"],
            answers={"q1": 1},
            local_date=pat_record.today(),
            by=clara,
            client_uuid=uuid.uuid4(),
        )
    page = reverse("patients:measure_plan", args=[pat_record.pk])
    form = {"do": "plan", "instrument": "phq_9", "cadence": "once"}
    answer = as_person(clara).post(page, form, follow=True)
    assert "PHQ-9 cannot be asked now" in text(answer) and "PHQ-4" in text(answer)


def test_an_answer_about_self_harm_is_heard_when_it_is_saved_though_all_others_are_blank(
    as_person, pat, pat_record, clara, staffed
):
    ask(pat_record, "phq_9", clara)
    url = reverse("patients:my_measure", args=["phq_9"])
    answer = as_person(pat).post(f"{url}?q=q9", {"answer": "1"})
    alert = Alert.objects.get()
    assert (alert.flag, alert.level, alert.owner) == ("self_harm", "P1", clara)
    assert answer.status_code == 200
    page = text(answer)
    assert "Call 024 at any time of day." in page and "112" in page and "A clinician will be told" in page
    assert "Do you have a plan to do this?" in page and f'href="{url}"' in page
    assert Measure.objects.get().finished_at is None


def test_not_at_all_raises_nothing_and_a_score_of_twenty_does(as_person, pat, pat_record, clara, staffed):
    ask(pat_record, "phq_9", clara)
    browser, url = as_person(pat), reverse("patients:my_measure", args=["phq_9"])
    for n in range(1, 9):
        browser.post(f"{url}?q=q{n}", {"answer": "3" if n < 8 else "0"})
    assert not Alert.objects.exists()
    done = browser.post(f"{url}?q=q9", {"answer": "0"}, follow=True)
    assert Measure.objects.get().value == 21
    assert [(alert.flag, alert.level) for alert in Alert.objects.all()] == [("low_mood", "P2")]
    assert "you do not have to carry it alone" in text(done)


def test_the_instruction_is_there_even_when_nothing_can_be_saved(as_person, pat, pat_record, clara, staffed):
    ask(pat_record, "phq_9", clara)
    url = reverse("patients:my_measure", args=["phq_9"])
    with patch("patients.views.portal.measures.answer_item", side_effect=OperationalError):
        answer = as_person(pat).post(f"{url}?q=q9", {"answer": "2"})
    assert "Call 024 at any time of day." in text(answer)
    assert "could not be saved" in text(answer) and "A clinician will be told" not in text(answer)


def test_outside_staffed_hours_phq_9_waits_and_other_questions_do_not(
    as_person, pat, pat_record, clara, staffed, asked
):
    ask(pat_record, "phq_9", clara)
    near = [timezone.now().date() + timedelta(days=n) for n in (-1, 0, 1)]
    staffed.closed_on = [day.isoformat() for day in near]
    staffed.save()
    page = text(as_person(pat).get(LIST))
    assert "Some questions wait until your clinic is there" in page
    assert "PEG" in page and "PHQ-9" not in page
    url = reverse("patients:my_measure", args=["phq_9"])
    as_person(pat).post(f"{url}?q=q1", {"answer": "1"})
    assert not Measure.objects.exists()
