"""/program/: the agreed plan, how the quotas rose, and what changed when."""

from datetime import timedelta
from decimal import Decimal

import pytest

from patients.models import Goal
from programs.actions.program import start_draft
from programs.views.portal.program_page import Stair, stair_points
from tests.integration.programs.plans import (
    ago,
    exercise_program,
    make_exercise,
    publish,
    walking_program,
)
from tests.integration.programs.portal import text_of


@pytest.fixture
def opened(as_person, pat):
    """opened() is Pat's program page as text."""
    return lambda **query: text_of(as_person(pat).get("/program/", query))


def raise_quota(patient, by, quota, *, days_ago, note):
    draft = start_draft(patient=patient, by=by)
    draft.prescriptions.update(quota=quota)
    return publish(patient, by, days_ago=days_ago, note=note)


def test_items_stand_with_dose_days_and_goal(opened, pat_record, clara):
    walking_program(pat_record, clara)
    text = opened()
    assert "8 minutes" in text
    assert "Every day" in text
    assert "On the way to: 30 minutes" in text
    assert "Your plan from Clara Example" in text


def test_quota_stairs_are_listed_with_their_days(opened, pat_record, clara):
    walking_program(pat_record, clara, days_ago=20)
    raise_quota(pat_record, clara, 9, days_ago=10, note="One minute more")
    raise_quota(pat_record, clara, 9, days_ago=5, note="As it was")
    text = opened()
    assert text.count(" minutes</li>") == 2
    assert ": 9 minutes</li>" in text
    assert "<polyline" in text


def test_what_changed_is_told_newest_first(opened, pat_record, clara):
    walking_program(pat_record, clara, days_ago=20)
    raise_quota(pat_record, clara, 9, days_ago=10, note="One minute more")
    text = opened()
    assert text.index("One minute more") < text.index("Walking, 8 minutes")


def test_a_draft_stays_with_the_clinician(opened, pat_record, clara):
    walking_program(pat_record, clara)
    start_draft(patient=pat_record, by=clara).prescriptions.update(quota=25, note="not yet")
    text = opened()
    assert "25 minutes" not in text
    assert "not yet" not in text


def test_the_goal_stands_first(opened, pat_record, clara):
    walking_program(pat_record, clara)
    Goal.objects.create(patient=pat_record, words="Dance at the wedding", set_by=clara)
    text = opened()
    assert text.index("Dance at the wedding") < text.index("8 minutes")


def test_without_a_program_it_says_so(opened, pat_record):
    assert "No program yet" in opened()


def test_the_page_to_print_has_the_steps_open_and_no_menu(opened, pat_record, clara, clinic, cora):
    steps = [{"type": t, "text": f"{t}."} for t in ("safety", "preparation")]
    steps.append({"type": "step", "text": "Rise slowly."})
    exercise_program(pat_record, clara, make_exercise(clinic, cora, steps=steps))
    text = opened(view="print")
    assert "Rise slowly." in text
    assert text.index("Get ready") < text.index("How to do it") < text.index("When to stop")
    assert "<details" not in text
    assert "thumb-bar" not in text


def test_the_words_stay_those_of_the_prescribed_version(opened, pat_record, clara, clinic, cora):
    exercise = make_exercise(clinic, cora)
    exercise_program(pat_record, clara, exercise)
    exercise.state = "retired"
    exercise.save()
    make_newer = {**{f.name: getattr(exercise, f.name) for f in exercise._meta.fields if f.name != "id"}}
    type(exercise).objects.create(**make_newer | {"number": 2, "name": "Other words", "state": "published"})
    text = opened()
    assert "Heel raises" in text
    assert "Other words" not in text


def test_queries_do_not_grow_with_versions(as_person, pat, pat_record, clara, django_assert_max_num_queries):
    walking_program(pat_record, clara, days_ago=40)
    for n in range(6):
        raise_quota(pat_record, clara, 9 + n, days_ago=30 - 4 * n, note="More")
    client = as_person(pat)
    with django_assert_max_num_queries(15 + 2):  # a savepoint is opened and closed
        client.get("/program/")


def test_one_stair_is_no_figure(pat_record):
    today = pat_record.today()
    assert stair_points([Stair(today, Decimal(8))], 30, today) is None


def test_the_figure_stays_inside_its_box(pat_record):
    today = pat_record.today()
    stairs = [Stair(today - timedelta(days=9), Decimal(8)), Stair(ago(pat_record, 2), Decimal(40))]
    figure = stair_points(stairs, 30, today)
    points = [tuple(map(float, point.split(","))) for point in figure["points"].split()]
    assert all(4 <= x <= 316 and 4 <= y <= 92 for x, y in points)
    assert [y for _x, y in points] == sorted((y for _x, y in points), reverse=True)
