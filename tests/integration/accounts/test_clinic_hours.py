"""/clinic/hours/, and what patients read of it wherever they could write something that will not wait."""

import pytest
import time_machine

from rehab.accounts.forms_hours import HoursForm
from rehab.audit.models import AuditEvent

URL = "/clinic/hours/"
WEEK = {f"{name}_{day}": wall for day in range(5) for name, wall in (("opens", "08:00"), ("closes", "17:00"))}
TYPED = WEEK | {"closed_on": "2026-12-25\n2026-12-24", "reply_days": "1"}
NOON, EVENING = "2026-11-26T11:00:00Z", "2026-11-27T19:00:00Z"  # a Thursday, and the Friday after it


@pytest.fixture
def told(as_person, ada, clinic):
    """The clinic has told its hours."""
    with time_machine.travel(NOON, tick=False):
        assert as_person(ada).post(URL, TYPED)["Location"] == URL
    clinic.refresh_from_db()
    return clinic


def test_the_week_is_kept_as_values_and_shown_again(told, as_person, ada):
    assert told.opening == {str(day): ["08:00", "17:00"] for day in range(5)}
    assert (told.closed_on, told.reply_days) == (["2026-12-24", "2026-12-25"], 1)
    assert AuditEvent.objects.get(event="clinic.changed").reason == "closed_on, opening, reply_days"
    page = as_person(ada).get(URL).content.decode()
    assert 'value="08:00"' in page
    assert "What patients read now" in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"closes_0": ""}, "closes_0"),
        ({"opens_0": ""}, "closes_0"),
        ({"opens_0": "17:00"}, "closes_0"),
        ({"opens_0": "quarter past"}, "opens_0"),
        ({"closed_on": "Christmas"}, "closed_on"),
        ({"reply_days": "11"}, "reply_days"),
    ],
)
def test_wrong_hours_are_said_beside_their_field_and_nothing_typed_is_lost(
    as_person, ada, clinic, wrong, field
):
    answer = as_person(ada).post(URL, TYPED | wrong)
    assert answer.context["form"].errors.keys() == {field}
    assert 'value="08:00"' in answer.content.decode()
    clinic.refresh_from_db()
    assert clinic.opening == {}


def test_days_gone_by_are_left_out(clinic):
    with time_machine.travel(NOON, tick=False):
        form = HoursForm(TYPED | {"closed_on": "2020-01-01"}, clinic=clinic, today=clinic.created_at.date())
    assert form.is_valid()
    assert form.values()["closed_on"] == []


@pytest.mark.parametrize("page", ["/safety/", "/check-in/saved/", "/flare/"])
def test_patients_read_whether_somebody_is_there_now(as_person, pat, told, page):
    browser = as_person(pat)
    with time_machine.travel(NOON, tick=False):
        assert "Your clinic is open now, until 17:00." in (text := browser.get(page).content.decode())
        assert "This page is not watched all the time." in text
    with time_machine.travel(EVENING, tick=False):
        text = as_person(pat).get(page).content.decode()
        assert "Your clinic is closed now. It opens again on Monday 30 November at 08:00." in text
        assert 'href="tel:112"' in text


def test_the_instruction_in_danger_says_it_too(as_person, pat, told):
    with time_machine.travel(EVENING, tick=False):
        page = as_person(pat).post("/safety/", {"now": "foot_change"}).content.decode()
    assert "What to do now" in page
    assert "closed now. It opens again on Monday" in page


def test_the_clock_is_the_clinics_and_its_place_is_named_to_those_elsewhere(as_person, pat, told):
    with time_machine.travel(NOON, tick=False):
        assert "Madrid time" not in as_person(pat).get("/safety/").content.decode()
        pat.time_zone = "America/New_York"
        pat.save()
        assert "That is Madrid time." in as_person(pat).get("/safety/").content.decode()


def test_a_clinic_that_told_no_hours_claims_nothing(as_person, pat, clinic):
    page = as_person(pat).get("/safety/").content.decode()
    assert "open now" not in page
    assert "closed now" not in page
    assert clinic.hours in page
