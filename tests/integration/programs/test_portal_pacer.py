"""The breathing pacer of a session: words without a script, a calm circle or a bar with one, and always a way out."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from programs.rules.breathing import Breath, breath_at
from programs.starter.exercise import Pace
from tests.integration.programs.plans import exercise_program, make_exercise
from tests.integration.programs.portal import text_of
from tests.people import signed_in

PACE = {"kind": "mind_body", "pace": Decimal("6"), "pace_least": Decimal("4.5"), "pace_most": Decimal("7")}


@pytest.fixture
def breathing(pat_record, clara, clinic, cora):
    made = make_exercise(clinic, cora, "Paced breathing", sets=None, reps=None, minutes=5, **PACE)
    return exercise_program(pat_record, clara, made)


def url(item):
    return reverse("programs:session", args=[item.pk])


def test_a_breath_stays_in_its_range_and_out_is_longer_than_in():
    assert breath_at(6, 4.5, 7) == Breath(6, 4.0, 6.0)
    assert breath_at(3, 4.5, 7).per_minute == 4.5
    assert breath_at(12, 4.5, 7) == Breath(7, 3.4, 5.1)
    for pace in (4.5, 6, 7):
        breath = breath_at(pace, 4.5, 7)
        assert (breath.in_s, breath.out_s) == Pace().seconds(pace), "as the starter text says"


@pytest.mark.django_db
def test_the_words_stand_there_without_a_script(as_person, pat, breathing):
    text = text_of(as_person(pat).get(url(breathing)))
    assert "Breathe in for about 4 seconds and out for about 6 seconds. That is 6 breaths a minute." in text
    assert "If you feel light-headed, stop." in text
    assert 'href="#pacer"' in text and 'id="pacer"' in text, "one tap from the top"
    assert 'data-pace="6.0"' in text and 'data-least="4.5"' in text


@pytest.mark.django_db
def test_an_exercise_without_a_pace_has_no_pacer(as_person, pat, pat_record, clara, clinic, cora):
    item = exercise_program(pat_record, clara, make_exercise(clinic, cora))
    assert "data-pacer" not in text_of(as_person(pat).get(url(item)))


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_pat_breathes_with_it_at_another_pace_and_with_less_motion(browser, live_server, pat, breathing):
    for motion in ("no-preference", "reduce"):
        page = browser.new_context(reduced_motion=motion, base_url=live_server.url).new_page()
        said = []
        page.on("console", lambda message, said=said: said.append(message.text))
        cookie = signed_in(pat).cookies["steady"]
        page.context.add_cookies([{"name": "steady", "value": cookie.value, "url": live_server.url}])
        page.goto(url(breathing))
        pacer = page.locator("[data-pacer]")
        expect(pacer.get_by_label("A soft tone at each turn")).not_to_be_checked()
        expect(pacer.get_by_text("Sit well and start when you are ready.")).to_be_visible()
        for _press in range(5):
            if pacer.get_by_role("button", name="Faster").is_enabled():
                pacer.get_by_role("button", name="Faster").click()
        expect(pacer.get_by_text(re.compile("^7 breaths a minute: about 3.4 seconds in"))).to_be_visible()
        expect(pacer.get_by_role("button", name="Faster")).to_be_disabled()
        pacer.get_by_role("button", name="Start the pacer").click()
        expect(pacer.locator("[data-pacer-words]")).to_have_text("Breathe in")
        assert pacer.locator("[data-pacer-stage]").is_visible() == (motion != "reduce")
        assert pacer.locator("[data-pacer-bar]").is_visible() == (motion == "reduce")
        expect(pacer.locator("[data-pacer-words]")).to_have_text("Breathe out", timeout=6000)
        pacer.get_by_role("button", name="Stop the pacer").click()
        expect(pacer.get_by_role("button", name="Start the pacer")).to_be_focused()
        assert not [line for line in said if "Content Security Policy" in line], said
        page.context.close()
