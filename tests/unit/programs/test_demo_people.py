"""The people who can sign in to the demo, and the days they have behind them."""

from datetime import date, datetime, timedelta

import pytest

from programs.demo.build import first_day_of
from programs.demo.cast import CAST
from programs.demo.people import BY_KEY, CLINIC, OTHER_CLINIC, PEOPLE


def test_every_named_person_is_there_once() -> None:
    assert len(BY_KEY) == len(PEOPLE)
    assert {"clara", "colin", "cora", "ada", "pat", "quinn", "gita", "sam", "hugo"} <= set(BY_KEY)


def test_the_clinic_has_three_clinicians_two_curators_and_an_admin() -> None:
    roles = [person.role for person in PEOPLE if person.clinic == CLINIC]
    assert (roles.count("clinician"), roles.count("curator"), roles.count("admin")) == (3, 2, 1)


def test_sam_is_a_stranger_from_another_clinic() -> None:
    assert BY_KEY["sam"].clinic == OTHER_CLINIC
    assert BY_KEY["sam"].name == "Sam Stranger"


def test_gita_cares_for_pat_and_no_one_else_cares_for_anyone() -> None:
    assert {person.key: person.cares_for for person in PEOPLE if person.cares_for} == {"gita": "pat"}
    assert BY_KEY["gita"].role == "caregiver"


def test_addresses_can_reach_no_one() -> None:
    assert all(person.email.endswith(("@example.org", ".example")) for person in PEOPLE)
    assert len({person.email for person in PEOPLE}) == len(PEOPLE)


def test_everyone_says_in_one_sentence_what_to_try() -> None:
    assert all(person.tries.count(".") == 1 and person.tries.endswith(".") for person in PEOPLE)


def test_patients_with_a_sign_in_are_in_the_cast_under_the_same_name() -> None:
    names = {case.key: case.name for case in CAST}
    for person in PEOPLE:
        if person.role == "patient":
            assert names[person.key] == person.name


def test_the_other_clinic_has_a_curator_of_its_own() -> None:
    assert (BY_KEY["hugo"].clinic, BY_KEY["hugo"].role) == (OTHER_CLINIC, "curator")


@pytest.mark.parametrize(
    ("now", "last"), [("05T23:59", 4), ("06T00:30", 4), ("06T02:59", 4), ("06T03:00", 5)]
)
def test_the_last_day_of_the_demo_is_over_for_its_people_at_any_hour(now: str, last: int) -> None:
    """A day closes at three: until then "today" is the day before, and nothing is logged in it yet."""
    first = first_day_of(180, datetime.fromisoformat(f"2026-11-{now}+00:00"), "Europe/London")
    assert first + timedelta(days=179) == date(2026, 11, last)
