"""A caregiver on a phone, before and after the patient ends it."""

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import axe
from tests.functional.story import follow, press, sql


@pytest.fixture
def as_before(site):
    """Afterwards Gita helps Pat again: other journeys look at her pages."""
    yield
    sql(site, "UPDATE patients_consent SET revoked_at = NULL, revoked_by_id = NULL")


def test_a_caregiver_helps_until_the_patient_ends_it(enter, as_before):
    gita = enter("gita", width=390)
    gita.goto("/for/")
    follow(gita, "Pat")
    expect(gita.get_by_role("heading", name="The plan for today")).to_be_visible()
    here = gita.url
    for private in ("PHQ", "How strong was your pain", "out of 10"):
        assert gita.get_by_text(private).count() == 0
    follow(gita, "Practise it together")
    gita.get_by_text("Do not take over", exact=True).last.click()
    press(gita, "Save what I practised")
    expect(gita.get_by_text("They can see what you practised.")).to_be_visible()
    assert axe(gita) == []
    gita.goto(here)
    follow(gita, "Note that I helped")
    gita.get_by_text("Gave a ride").click()
    press(gita, "Note that I helped")
    expect(gita.get_by_text("Thank you for being there.")).to_be_visible()
    assert axe(gita) == []

    pat = enter("pat", width=390)
    pat.goto("/settings/caregivers/")
    expect(pat.get_by_text("Has practised 3 of 3 things")).to_be_visible()
    expect(pat.get_by_text("Gave a ride")).to_be_visible()
    follow(pat, "End access of Gita Hazelwood")
    press(pat, "End access")

    gita.goto(here)
    expect(gita.get_by_role("heading", name="No longer shared with you")).to_be_visible()
    expect(gita.get_by_text("The person you helped ended this on")).to_be_visible()
    assert axe(gita) == []
    gita.goto("/messages/")
    assert gita.get_by_text("Stiff in the morning").count() == 0
