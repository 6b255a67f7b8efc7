"""What a patient watches for, what is asked once a week, and how it feels: all of it one tap, none of it required."""

import uuid
from datetime import timedelta

import pytest

from patients.actions.triggers import name_tag
from patients.models import JournalDay, TriggerTag
from rehab.audit.models import AuditEvent
from tests.integration.patients.day import sent

URL = "/check-in/"
TAGS = "/check-in/tags/"


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


def tag(pats, words):
    return pats.post(TAGS, {"words": words})


def test_six_tags_are_named_in_own_words_and_a_seventh_is_refused_kindly(pats, pat_record):
    for words in ("Car ride", "Cold", "Busy day", "Friends", "Garden", "زيارة صديق 🌿", " car  ride "):
        assert tag(pats, words).status_code == 302
    assert TriggerTag.objects.filter(patient=pat_record).count() == 6
    page = tag(pats, "One more").content.decode()
    assert "Six are enough to watch at once." in page
    assert AuditEvent.objects.filter(event="trigger_tag.named").count() == 6


@pytest.mark.parametrize(
    ("words", "said"), [("", "required"), ("x" * 41, "at most 40"), ("-", "Write a word or two.")]
)
def test_a_tag_that_cannot_be_is_said_beside_the_field(pats, pat_record, words, said):
    assert said in tag(pats, words).content.decode()
    assert not TriggerTag.objects.exists()


def test_only_the_patient_names_tags_and_takes_them_out(pats, pat_record, as_person, quinn, quinn_record):
    tag(pats, "Cold")
    end = f"{TAGS}{TriggerTag.objects.get().pk}/end/"
    assert as_person(quinn).post(end).status_code == 404
    assert pats.post(end).status_code == 302
    assert TriggerTag.objects.get().ended_at
    assert pats.post(end).status_code == 404
    assert pats.post(f"{TAGS}{uuid.uuid4()}/end/").status_code == 404


def test_without_tags_nothing_is_asked_about_them(pats, pat_record):
    assert "part of your day" not in pats.get(URL).content.decode()


def test_a_day_keeps_the_words_it_was_told_with_also_when_the_tag_is_gone(pats, pat_record, pat):
    cold = name_tag(patient=pat_record, words="Cold", by=pat)
    page = pats.get(URL).content.decode()
    assert "Was any of this part of your day?" in page and "checked" not in page
    pats.post(URL, sent(pat_record, triggers=["Cold"]))
    pats.post(f"{TAGS}{cold.pk}/end/")
    assert JournalDay.objects.get().triggers == ["Cold"]
    on = pat_record.today()
    assert "Cold" in pats.get(f"/journal/{on}/").content.decode()


def test_a_page_older_than_the_list_is_still_taken_and_strangers_words_are_not(pats, pat_record, pat):
    cold = name_tag(patient=pat_record, words="Cold", by=pat)
    pats.post(f"{TAGS}{cold.pk}/end/")
    pats.post(URL, sent(pat_record, triggers=["Cold"], mood="4"))
    assert JournalDay.objects.get().triggers == ["Cold"]
    pats.post(URL, sent(pat_record, triggers=["<b>Heat</b>"], mood="5"))
    assert JournalDay.objects.get().mood == 4


def test_none_of_these_is_an_answer_and_no_tick_is_none(pats, pat_record, pat):
    name_tag(patient=pat_record, words="Cold", by=pat)
    pats.post(URL, sent(pat_record, mood="4"))
    assert JournalDay.objects.get().triggers is None
    assert "keep one of them" in pats.post(URL, sent(pat_record, triggers=["-", "Cold"])).content.decode()
    pats.post(URL, sent(pat_record, triggers=["-"]))
    assert JournalDay.objects.get().triggers == []
    assert "none of these" in pats.get("/check-in/saved/").content.decode()


def test_contact_and_unpleasantness_are_asked_once_a_week_and_kept_apart_from_strength(pats, pat_record):
    asked = ("meet or talk with others", "How unpleasant")
    page = pats.get(URL).content.decode()
    assert all(words in page for words in asked)
    before = pat_record.today() - timedelta(days=3)
    JournalDay.objects.create(patient=pat_record, local_date=before, contact=0, unpleasantness=6)
    page = pats.get(URL).content.decode()
    assert not any(words in page for words in asked)
    JournalDay.objects.filter(local_date=before).update(local_date=before - timedelta(days=4))
    page = pats.get(URL).content.decode()
    assert all(words in page for words in asked)
    pats.post(URL, sent(pat_record, contact="2", unpleasantness="skip", symptoms=["burning", "numb"]))
    day = JournalDay.objects.get(local_date=pat_record.today())
    assert (day.contact, day.unpleasantness, day.pain_avg) == (2, None, None)
    assert day.symptoms == ["burning", "numb"]
    told = pats.get("/check-in/saved/").content.decode()
    assert "On three to five" in told and "Burning, Numbness" in told


@pytest.mark.parametrize("answers", [{"contact": "4"}, {"symptoms": ["gone"]}, {"unpleasantness": "11"}])
def test_an_answer_that_is_none_of_the_choices_is_asked_back(pats, pat_record, answers):
    page = pats.post(URL, sent(pat_record, note="Slept on the sofa", **answers)).content.decode()
    assert "data-error-summary" in page and "Slept on the sofa" in page
    assert not JournalDay.objects.exists()
