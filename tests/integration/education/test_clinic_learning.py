"""/patients/<id>/learning/: give lessons, order them, take them back; what was read, remembered, to talk about."""

import pytest
from django.urls import reverse
from django.utils import timezone

from education.actions.assign import assign_module, move_module, note_follow_up, renew_module, withdraw_module
from education.models import FollowUp, ModuleAssignment
from patients.permissions import NotNow
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from tests.integration.education.lessons import answer, check, give, make_module, read_all, text_of
from tests.integration.education.test_portal_learn import days_pass


@pytest.fixture
def where(pat_record):
    return reverse("education:learning", args=[pat_record.pk])


@pytest.fixture
def claras(as_person, clara):
    return as_person(clara)


@pytest.fixture
def shelf(clinic, cora):
    """M01, and M05 and M07 that build on it and on each other."""
    first = make_module(clinic, cora, "Your pain is real", "M01")
    feet = make_module(clinic, cora, "Feet and skin", "M05", first.module)
    flare = make_module(clinic, cora, "Hurt and harm", "M07", feet.module)
    return {"M01": first, "M05": feet, "M07": flare}


def post(client, lesson, step, **data):
    return client.post(
        reverse(f"education:learning_{step}", args=[lesson.patient_id, lesson.pk]), data, follow=True
    )


def titles(patient):
    rows = patient.lessons.filter(withdrawn_at=None).order_by("order")
    return list(rows.values_list("revision__title", flat=True))


def test_without_lessons_it_says_where_to_begin_and_offers_the_next_in_order(claras, where, shelf):
    text = text_of(claras.get(where))
    assert "No lessons given yet" in text
    assert "Your pain is real (3 min), next in order" in text
    assert "Hurt and harm (3 min), brings “Feet and skin”, “Your pain is real” along" not in text


def test_an_empty_library_says_what_to_do(claras, where):
    assert "A curator can adopt the starter modules." in text_of(claras.get(where))


def test_a_lesson_is_given_with_a_word_to_the_patient(claras, where, shelf, pat_record, clara):
    text = text_of(
        claras.post(where, {"module": str(shelf["M01"].pk), "note": "We spoke of this"}, follow=True)
    )
    assert "“Your pain is real” is given." in text
    row = ModuleAssignment.objects.get()
    assert (row.patient, row.revision, row.assigned_by, row.note) == (
        pat_record,
        shelf["M01"],
        clara,
        "We spoke of this",
    )
    event = AuditEvent.objects.get(event="learning.assigned")
    assert (event.actor_id, event.patient_id) == (clara.pk, pat_record.pk)


def test_it_brings_along_what_it_builds_on(claras, where, shelf, pat_record):
    text = text_of(claras.post(where, {"module": str(shelf["M07"].pk)}, follow=True))
    assert titles(pat_record) == ["Your pain is real", "Feet and skin", "Hurt and harm"]
    assert "It builds on “Your pain is real”, “Feet and skin”" in text


def test_no_lesson_chosen_is_said_beside_the_field(claras, where, shelf):
    assert "Choose a lesson." in text_of(claras.post(where, {"note": "kept"}))


def test_only_published_modules_of_this_clinic_and_each_once(shelf, pat_record, clara, cora, other_clinic):
    give(pat_record, clara, shelf["M01"])
    draft = make_module(
        pat_record.clinic, cora, "Draft", "M99", state="draft", reviewer=None, published_at=None
    )
    for revision, no in ((shelf["M01"], NotNow), (draft, NotNow), (make_module(other_clinic, cora), Refused)):
        with pytest.raises(no):
            assign_module(patient=pat_record, revision=revision, by=clara)


@pytest.mark.parametrize("who", ["colin", "cora", "pat"])
def test_only_the_care_team_gives(request, who, shelf, pat_record):
    with pytest.raises(Refused):
        assign_module(patient=pat_record, revision=shelf["M01"], by=request.getfixturevalue(who))


def test_after_care_has_ended_nothing_can_be_given(claras, where, shelf, pat_record):
    pat_record.ended_at = timezone.now()
    pat_record.save()
    text = text_of(claras.get(where))
    assert "Give this lesson" not in text and "care has ended" in text


def test_the_order_is_changed_but_never_before_what_a_lesson_builds_on(
    claras, shelf, pat_record, clara, cora, clinic
):
    give(pat_record, clara, shelf["M05"])
    free = give(pat_record, clara, make_module(clinic, cora, "Water", "M30"))
    post(claras, free, "move", direction="up")
    assert titles(pat_record) == ["Your pain is real", "Water", "Feet and skin"]
    feet = pat_record.lessons.get(revision=shelf["M05"])
    post(claras, feet, "move", direction="up")
    assert titles(pat_record) == ["Your pain is real", "Feet and skin", "Water"]
    assert "builds on “Your pain is real”" in text_of(post(claras, feet, "move", direction="up"))
    assert titles(pat_record) == ["Your pain is real", "Feet and skin", "Water"]
    with pytest.raises(NotNow):
        move_module(assignment=free, earlier=False, by=clara)


def test_taken_back_it_stays_in_the_record_and_can_be_given_again(
    claras, where, shelf, pat_record, clara, as_person, pat
):
    lesson = give(pat_record, clara, shelf["M01"])
    read_all(as_person(pat), lesson)
    text = text_of(post(claras, lesson, "withdraw"))
    assert "Taken back" in text
    assert ModuleAssignment.objects.get().reading.completed_on
    with pytest.raises(NotNow):
        withdraw_module(assignment=lesson, by=clara)
    give(pat_record, clara, shelf["M01"])
    assert titles(pat_record) == ["Your pain is real"]


def test_a_newer_version_is_offered_and_never_swapped_in_silently(
    claras, where, shelf, pat_record, clara, cora, clinic
):
    lesson, old = give(pat_record, clara, shelf["M01"]), shelf["M01"]
    assert "Give the newer version" not in text_of(claras.get(where))
    old.state, old.retired_at = "retired", timezone.now()
    old.save()
    new = make_module(clinic, cora, "Newer words", "M01", module=old.module, number=2)
    assert "Version 2 has been published since." in text_of(claras.get(where))
    assert titles(pat_record) == ["Your pain is real"]
    post(claras, lesson, "renew")
    assert titles(pat_record) == ["Newer words"]
    assert new.assignments.get().pk == lesson.pk
    with pytest.raises(NotNow):
        renew_module(assignment=lesson, by=clara)


def test_what_was_read_and_what_stayed_is_told_in_words(
    claras, where, shelf, pat_record, clara, as_person, pat
):
    lesson = give(pat_record, clara, shelf["M01"])
    pats = as_person(pat)
    assert "Not opened yet" in text_of(claras.get(where))
    pats.post(f"/learn/{lesson.pk}/turn/", {"page": "2"})
    assert "Begun, up to page 2" in text_of(claras.get(where))
    read_all(pats, lesson)
    answer(pats, lesson, "M01.1", True)
    answer(pats, lesson, "M01.2", False)
    days_pass(7)
    answer(pats, lesson, "M01.1", True)
    assert "1 of 2 questions remembered a week later" in text_of(claras.get(where))


def test_a_wrong_safety_answer_is_flagged_with_its_reason_until_somebody_talked(
    claras, where, pat_record, clara, cora, clinic, as_person, pat
):
    checks = [check("M5.2", is_true=False, misconception="May wait for pain."), check("M5.1")]
    lesson = give(pat_record, clara, make_module(clinic, cora, checks=checks))
    pats = as_person(pat)
    answer(pats, lesson, "M5.2", True)
    answer(pats, lesson, "M5.1", True)
    text = text_of(claras.get(where))
    assert "To talk about" in text and "Safety" in text
    assert "It may mean: May wait for pain." in text
    assert "Answered “True”; it is false." in text
    answer(pats, lesson, "M5.2", False)
    assert "Answered right since, but not yet again a week later." in text_of(claras.get(where))
    post(claras, lesson, "follow_up", key="M5.2", note="Will look every evening")
    assert "To talk about" not in text_of(claras.get(where))
    row = FollowUp.objects.get()
    assert (row.by, row.note) == (clara, "Will look every evening")
    with pytest.raises(NotNow):
        note_follow_up(assignment=lesson, key="M5.1", by=clara)


def test_a_note_that_is_too_long_is_said_and_not_kept(
    claras, pat_record, clara, cora, clinic, as_person, pat
):
    lesson = give(pat_record, clara, make_module(clinic, cora))
    answer(as_person(pat), lesson, "M05.1", False)
    assert "too long" in text_of(post(claras, lesson, "follow_up", key="M05.1", note="x" * 201))
    assert not FollowUp.objects.exists()


def test_the_tab_stands_in_the_patients_navigation(claras, where, pat_record):
    assert f'href="{where}"' in text_of(claras.get(f"/patients/{pat_record.pk}/record/"))


@pytest.mark.parametrize("who", ["colin", "sam"])
def test_who_is_not_on_the_team_finds_nothing(as_person, request, who, where):
    assert as_person(request.getfixturevalue(who)).get(where).status_code == 404
