"""/library/exercises/new/ and …/edit/: words are drafts until somebody else publishes them."""

import pytest
from django.urls import reverse

from programs.models import Exercise, ExerciseRevision
from rehab.publishing.kind_words import unkind_phrases
from tests.integration.programs.library import draft_of, make_draft, seen_of, typed
from tests.integration.programs.plans import exercise_program, make_exercise
from tests.integration.programs.portal import text_of

NEW = "/library/exercises/new/"


def edit_url(exercise):
    return reverse("programs:exercise_edit", args=[exercise.pk])


@pytest.fixture
def coras(as_person, cora):
    return as_person(cora)


def test_a_new_exercise_is_a_draft_of_its_author(coras, cora, clinic):
    response = coras.post(NEW, typed(("safety", "Stop if dizzy."), ("step", "Rise.")))
    row = ExerciseRevision.objects.get()
    assert response.url == reverse("programs:exercise", args=[row.exercise_id])
    assert (row.state, row.author, row.exercise.clinic, row.exercise.external_id) == (
        "draft",
        cora,
        clinic,
        "C1",
    )
    assert row.steps == [{"type": "safety", "text": "Stop if dizzy."}, {"type": "step", "text": "Rise."}]
    assert (row.tags, row.sets, row.reps, row.effort_target) == (["WB"], 2, 8, None)


def test_ids_of_own_exercises_count_up(coras):
    coras.post(NEW, typed())
    coras.post(NEW, typed(name="Another"))
    assert list(Exercise.objects.order_by("external_id").values_list("external_id", flat=True)) == [
        "C1",
        "C2",
    ]


def test_the_place_decides_the_order_of_steps(coras):
    data = typed(("step", "Second."), ("step", "First.")) | {"form-0-place": "20", "form-1-place": "15"}
    coras.post(NEW, data)
    assert [step["text"] for step in ExerciseRevision.objects.get().steps] == ["First.", "Second."]


def test_more_rows_keep_everything_and_save_nothing(coras):
    response = coras.post(NEW, typed(add_rows="1", name="", cues="One\nTwo"))
    text = text_of(response)
    assert not ExerciseRevision.objects.exists()
    assert 'value="Stand tall."' in text
    assert "One\nTwo" in response.content.decode()
    assert "Please fill this in" not in text
    assert 'name="form-4-text"' in text


def test_more_rows_are_more_also_when_those_before_are_empty(coras):
    empty = typed(("step", ""), ("step", ""), add_rows="1")
    assert 'name="form-5-text"' in text_of(coras.post(NEW, empty))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": ""}, "Please fill this in."),
        ({"reps": "", "sets": ""}, "Give repetitions, a hold or minutes"),
        ({"tags": ["ND_TENSIONER"]}, "always goes together"),
        ({"tags": ["WB", "NWB"]}, "with or without weight"),
        ({"tags": ["XX"]}, "not one of the available"),
        ({"per_week": "8"}, "less than or equal to 7"),
        ({"summary": "Push through the pain."}, "can hurt people"),
        ({"form-0-type": "safety", "form-1-type": "safety"}, "at least one step"),
        ({"form-0-type": "dance"}, "not one of the available"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_lost(coras, fields, words):
    response = coras.post(NEW, typed(**{"why": "Helps on stairs."} | fields))
    text = text_of(response)
    assert response.status_code == 200
    assert words in text
    assert 'value="Helps on stairs."' in text
    assert not ExerciseRevision.objects.exists()


def test_a_change_of_a_published_exercise_is_the_next_version(coras, clinic, curt):
    shown = make_exercise(clinic, curt)
    coras.post(edit_url(shown.exercise), typed(name="Calf raises", seen=seen_of(shown.exercise)))
    shown.refresh_from_db()
    draft = draft_of(shown.exercise)
    assert (shown.name, shown.state) == ("Heel raises", "published")
    assert (draft.name, draft.number, draft.origin) == ("Calf raises", 2, "clinic")


def test_saving_a_draft_again_stays_the_same_version(coras, clinic, curt):
    exercise = make_exercise(clinic, curt).exercise
    coras.post(edit_url(exercise), typed(name="One", seen=seen_of(exercise)))
    coras.post(edit_url(exercise), typed(name="Two", seen=seen_of(exercise)))
    assert [(row.number, row.name) for row in exercise.revisions.order_by("number")] == [
        (1, "Heel raises"),
        (2, "Two"),
    ]


def test_the_form_starts_with_what_stands(coras, clinic, curt):
    exercise = make_exercise(clinic, curt, cues=["Slowly."]).exercise
    text = text_of(coras.get(edit_url(exercise)))
    assert 'value="Rise slowly."' in text
    assert "Slowly." in text
    assert not exercise.revisions.filter(state="draft").exists()


def test_the_second_of_two_editors_is_told_and_sees_both(as_person, cora, curt, clinic):
    exercise = make_exercise(clinic, curt).exercise
    seen = seen_of(exercise)
    as_person(curt).post(edit_url(exercise), typed(name="By Curt", seen=seen))
    response = as_person(cora).post(edit_url(exercise), typed(name="By Cora", seen=seen))
    text = text_of(response)
    assert draft_of(exercise).name == "By Curt"
    assert "Curt Example saved this meanwhile" in text
    assert "<td>By Curt</td><td>By Cora</td>" in text
    assert 'value="By Cora"' in text
    again = typed(name="By Cora", seen=response.context["form"].data["seen"])
    as_person(cora).post(edit_url(exercise), again)
    assert draft_of(exercise).name == "By Cora"


def test_a_form_without_a_mark_overwrites_nothing(coras, clinic, curt):
    exercise = make_exercise(clinic, curt).exercise
    coras.post(edit_url(exercise), typed(name="Blind"))
    assert not exercise.revisions.filter(state="draft").exists()


def test_what_is_in_review_stands_still(coras, clinic, cora, curt):
    exercise = make_draft(clinic, cora, state="in_review").exercise
    response = coras.post(edit_url(exercise), typed(name="Late", seen=seen_of(exercise)))
    assert response.status_code == 403
    assert "This is in review" in text_of(response)


def test_a_prescription_keeps_the_words_it_was_made_with(coras, pat_record, clara, clinic, curt):
    shown = make_exercise(clinic, curt)
    item = exercise_program(pat_record, clara, shown)
    coras.post(edit_url(shown.exercise), typed(name="Calf raises", seen=seen_of(shown.exercise)))
    item.refresh_from_db()
    assert item.exercise.name == "Heel raises"


@pytest.mark.parametrize("who", ["clara", "pat", "ada"])
def test_only_curators_write(as_person, request, who, clinic, curt):
    exercise = make_exercise(clinic, curt).exercise
    client = as_person(request.getfixturevalue(who))
    assert client.post(NEW, typed()).status_code == 403
    assert client.post(edit_url(exercise), typed(seen=seen_of(exercise))).status_code == 403
    assert ExerciseRevision.objects.count() == 1


def test_a_curator_of_another_clinic_finds_nothing_here(as_person, sam, other_clinic, clinic, curt):
    sam.memberships.create(clinic=other_clinic, role="curator")
    assert as_person(sam).get(edit_url(make_exercise(clinic, curt).exercise)).status_code == 404


def test_phrases_that_hurt_are_found_across_lines_and_cases():
    assert unkind_phrases(["It is ALL in\nyour head.", "No pain,  no gain!"]) == [
        "all in your head",
        "no pain, no gain",
    ]
    assert unkind_phrases(["Stop when it hurts more than before."]) == []
