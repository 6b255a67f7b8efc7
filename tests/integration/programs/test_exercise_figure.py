"""The drawing of an exercise, where it is done and where it is written."""

import pytest
from django.urls import reverse

from programs.figures import FIGURES
from tests.integration.programs.plans import exercise_program, make_exercise
from tests.integration.programs.portal import text_of

pytestmark = pytest.mark.any_database

CAPTION = "Rise up on your toes."


@pytest.fixture
def heel_raise(clinic, curt):
    return make_exercise(clinic, curt, figure="E11")


def session_of(as_person, pat, pat_record, clara, exercise):
    item = exercise_program(pat_record, clara, exercise)
    return as_person(pat).get(reverse("programs:session", args=[item.pk])).content.decode()


def test_a_patient_sees_how_it_is_done(as_person, pat, pat_record, clara, heel_raise):
    page = session_of(as_person, pat, pat_record, clara, heel_raise)
    assert CAPTION in page
    assert page.count('class="figure-still"') == len(FIGURES["E11"].keys)
    assert "js/figure.js" in page
    assert "css/figures.css" in page


@pytest.mark.parametrize("figure", ["", "no-such-drawing"])
def test_an_exercise_without_a_drawing_has_no_empty_frame(
    as_person, pat, pat_record, clara, clinic, curt, figure
):
    page = session_of(as_person, pat, pat_record, clara, make_exercise(clinic, curt, figure=figure))
    assert "figure-drawing" not in page


def test_staff_see_it_in_the_library_and_in_the_preview(as_person, cora, heel_raise):
    client = as_person(cora)
    assert CAPTION in text_of(client.get(reverse("programs:exercise", args=[heel_raise.exercise_id])))
    preview = reverse("programs:revision_preview", args=[heel_raise.exercise_id, heel_raise.number])
    assert CAPTION in text_of(client.get(preview))
