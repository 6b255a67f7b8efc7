"""From goal to outcome: levels agreed, activities named, rated by the patient, read as one thread."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from patients.actions.goal_scale import add_own_activity, end_own_activity, set_scale
from patients.actions.goals import close_goal, set_goal
from patients.actions.measure_plan import plan_measure
from patients.insights.goals import own_rows
from patients.measures.registry import INSTRUMENTS
from patients.models import GoalScale, Measure, OwnActivity
from patients.models.goal import GoalState
from patients.permissions import NotNow
from programs.models import GradedActivity, Milestone
from rehab.lib.refusals import Refused
from tests.integration.programs.plans import unlinked

pytestmark = pytest.mark.django_db
LEVELS = {
    "less": "To the corner",
    "expected": "To the market",
    "more": "And back",
    "weight": 2,
    "baseline": -1,
}


def text(response):
    return response.content.decode()


@pytest.fixture
def market(pat_record, clara):
    """Pat's goal with its levels, an activity on the way and one to rate."""
    goal = set_goal(patient=pat_record, words="Walk to the market", by=clara)
    set_scale(goal=goal, values=LEVELS, by=clara)
    walking = GradedActivity.objects.create(
        patient=pat_record, goal=goal, name="Walking", goal_value=30, baseline_value=10, first_quota=8, step=1,
        made_by=clara, agreed_in_visit_on=pat_record.today(),
    )  # fmt: skip
    Milestone.objects.create(
        activity=walking, value=Decimal(15), words="the bakery", reached_on=pat_record.today(), note="Sunny"
    )
    add_own_activity(patient=pat_record, words="Carry the shopping", goal=goal, by=clara)
    return goal


def rate(browser, key, *values):
    url = reverse("patients:my_measure", args=[key])
    for value in values:
        assert browser.post(url, {"answer": str(value)}).status_code == 302


def test_levels_are_agreed_in_the_patients_words(clara, as_person, pat_record):
    goal = set_goal(patient=pat_record, words="Walk to the market", by=clara)
    url = reverse("patients:goal_scale", args=[pat_record.pk, goal.pk])
    browser = as_person(clara)
    missing = browser.post(url, {"expected": "To the market"})
    assert "Please fill this in." in text(missing) and "To the market" in text(missing)
    browser.post(url, {**LEVELS, "much_less": "", "much_more": ""})
    scale = GoalScale.objects.get()
    assert (scale.weight, scale.levels) == (2, {"-1": "To the corner", "0": "To the market", "1": "And back"})
    assert "Change levels" in text(browser.get(reverse("patients:goals", args=[pat_record.pk])))


def test_the_patient_rates_goals_and_activities_and_reads_one_thread(
    clara, pat, as_person, pat_record, market, django_assert_max_num_queries
):
    for key in ("gas", "psfs"):
        plan_measure(patient=pat_record, instrument=key, cadence="weekly", by=clara)
    browser = as_person(pat)
    page = text(browser.get(reverse("patients:my_measure", args=["gas"])))
    assert "To the corner" in page and "Much less than hoped for" in page and "Walk to the market" in page
    rate(browser, "gas", 0)
    rate(browser, "psfs", 3)
    Measure.objects.update(local_date=pat_record.today() - timedelta(days=7))
    rate(browser, "gas", 1)
    rate(browser, "psfs", 7)
    gas = list(Measure.objects.filter(instrument="gas"))
    assert [measure.value for measure in gas] == [50, 60]
    assert gas[0].own[0]["weight"] == 2
    with django_assert_max_num_queries(20):
        thread = text(browser.get("/goals/"))
    for words in (
        "Walking: from 8 minutes to 30 minutes",
        "the bakery",
        "Sunny",
        "And back",
        "7 of 10, was 3 at first",
    ):
        assert words in unlinked(thread)
    assert "1 of your 1 goals is where you hoped, or further." in unlinked(thread)
    clinic = text(as_person(clara).get(reverse("programs:goal_threads", args=[pat_record.pk])))
    assert "60.0" in unlinked(clinic) and "+20.0" in unlinked(clinic) and "1 of 1" in unlinked(clinic)


def numbers(page):
    """Where the numbers of a page lead, each with its words."""
    return {words: url for url, words in re.findall(r'<a class="traced" href="([^"]+)">([^<]+)</a>', page)}


def test_every_number_of_the_goals_leads_to_what_was_answered(clara, pat, as_person, pat_record, market):
    for key in ("gas", "psfs"):
        plan_measure(patient=pat_record, instrument=key, cadence="weekly", by=clara)
    portal, clinic = as_person(pat), as_person(clara)
    rate(portal, "gas", 1)
    rate(portal, "psfs", 7)
    shown = numbers(text(clinic.get(reverse("programs:goal_threads", args=[pat_record.pk]))))
    history = reverse("patients:measure_history", args=[pat_record.pk, "gas"])
    for words, value, row in (
        ("60.0", "60", "Walk to the market"),
        ("+20.0", "20", "<td>−1</td>"),
        ("1", "1", "<td>+1</td>"),
        ("7", "7", "Carry the shopping"),
    ):
        page = text(clinic.get(shown[words]))
        assert f'<p class="trace-value">{value}</p>' in page and row in page, words
    assert history in text(clinic.get(shown["+20.0"]))
    own = numbers(text(portal.get("/goals/")))
    assert "Carry the shopping" in text(portal.get(own["7"]))
    assert "Walk to the market" in text(portal.get(own["1"]))


def test_the_same_goal_noted_twice_is_one_until_it_is_closed(clara, pat_record):
    first = set_goal(patient=pat_record, words="Swim again", by=clara)
    assert set_goal(patient=pat_record, words=" swim again", by=clara) == first
    close_goal(goal=first, state=GoalState.REACHED, by=clara)
    assert set_goal(patient=pat_record, words="Swim again", by=clara) != first


def test_a_goal_that_was_set_aside_still_counts_from_where_it_stood(clara, pat, as_person, pat_record):
    goal = set_goal(patient=pat_record, words="Swim", by=clara)
    set_scale(goal=goal, values=LEVELS | {"baseline": -2, "weight": 1}, by=clara)
    plan_measure(patient=pat_record, instrument="gas", cadence="weekly", by=clara)
    rate(as_person(pat), "gas", 0)
    close_goal(goal=goal, state=GoalState.SET_ASIDE, by=clara)
    clinic = text(as_person(clara).get(reverse("programs:goal_threads", args=[pat_record.pk])))
    assert "+20.0" in numbers(clinic)


def test_goals_that_were_not_rated_say_so(pat, as_person, market):
    thread = text(as_person(pat).get("/goals/"))
    assert "Not rated yet" in thread and "not rated yet" in thread


def test_nothing_of_ones_own_is_asked_before_something_is_named(clara, pat, as_person, pat_record):
    plan_measure(patient=pat_record, instrument="psfs", cadence="weekly", by=clara)
    assert "Nothing is asked today" in text(as_person(pat).get("/measures/"))
    page = as_person(clara).get(reverse("patients:measure_new", args=[pat_record.pk, "psfs"]), follow=True)
    assert "Name what the patient rates first" in text(page)


def test_the_clinician_may_enter_own_activities_in_the_visit(clara, as_person, pat_record, market):
    row = OwnActivity.objects.get()
    url = reverse("patients:measure_new", args=[pat_record.pk, "psfs"])
    form = {"local_date": pat_record.today().isoformat(), "client_uuid": str(row.pk), str(row.pk): "4"}
    as_person(clara).post(url, form)
    measure = Measure.objects.get()
    assert (measure.value, measure.by_patient) == (4, False)
    history = text(as_person(clara).get(reverse("patients:measure_history", args=[pat_record.pk, "psfs"])))
    assert "Carry the shopping: 4" in history


def test_five_activities_are_enough_and_an_ended_one_makes_room(clara, as_person, pat_record):
    rows = [add_own_activity(patient=pat_record, words=f"Thing {n}", by=clara) for n in range(5)]
    assert add_own_activity(patient=pat_record, words="thing 3", by=clara) == rows[3]
    with pytest.raises(NotNow, match="Five activities"):
        add_own_activity(patient=pat_record, words="Another", by=clara)
    url = reverse("patients:own_activities", args=[pat_record.pk])
    as_person(clara).post(url, {"do": "end", "activity": str(rows[0].pk)})
    as_person(clara).post(url, {"do": "add", "words": "Another"})
    asked = own_rows(pat_record, INSTRUMENTS["psfs"])
    assert [row["words"] for row in asked] == ["Another", "Thing 1", "Thing 2", "Thing 3", "Thing 4"]
    assert as_person(clara).post(url, {"do": "end", "activity": "x"}).status_code == 404


def test_neither_the_caregiver_nor_a_colleague_names_or_rates(pat_record, gita, colin, market):
    for somebody in (gita, colin):
        with pytest.raises(Refused):
            add_own_activity(patient=pat_record, words="Swim", by=somebody)
        with pytest.raises(Refused):
            set_scale(goal=market, values=LEVELS, by=somebody)
    with pytest.raises(Refused):
        end_own_activity(row=OwnActivity.objects.get(), by=gita)
