"""A day of Pat's on a phone: in, check-in, a walk with the timer, breathing, a lesson, a flare, and a day mended."""

import re
from datetime import UTC, datetime
from time import monotonic

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import violations
from tests.functional.story import another_page, answer, follow, press, sql

TAPS = """
window.__taps = 0;
document.addEventListener("click", (event) => { if (event.isTrusted) window.__taps += 1; }, true);
"""
NOTE = "Felt the rain coming"


@pytest.fixture
def phone(enter):
    """Pat's phone; its clock is the wall's until a test moves it."""
    page = enter("pat", width=390, height=844, has_touch=True, reduced_motion="reduce")
    page.add_init_script(TAPS)
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    assert wrong == []


def check_in(page):
    """Pain and the one last question, however the questions are laid out; says what it took."""
    page.goto("/check-in/")
    began = monotonic()
    page.get_by_role("group", name="Pain on average today").get_by_text("4", exact=True).first.click()
    taps = page.evaluate("window.__taps")
    page.get_by_role("button", name="Save check-in", exact=True).click()
    expect(page.get_by_role("heading", name="Saved. Thank you.")).to_be_visible()
    page.wait_for_load_state()
    print(f"check-in: {taps + 1} taps, {monotonic() - began:.1f} s of a machine")


def walk_with_the_timer(page):
    """The whole walk, the phone asleep for most of it; the amount writes itself."""
    page.goto("/today/")
    walk = page.locator(".day-item").filter(has_text="Walking outdoors")
    (minutes,) = re.findall(r"(\d+) minutes", walk.inner_text())
    walk.get_by_role("link", name=re.compile("^(Start or log|Look or change)")).click()
    answer(page, "Pain before you start", "3")
    timer = page.locator("[data-timer]")
    timer.get_by_role("button", name="Start timer").click()
    expect(timer.get_by_role("status")).to_contain_text("The bell tells you when to stop")
    page.clock.fast_forward((int(minutes) + 2) * 60_000)
    expect(timer.get_by_role("status")).to_contain_text("That is the whole amount. Stop here")
    expect(page.get_by_label("How much did you do?")).to_have_value(minutes)
    timer.get_by_role("link", name="Say how it went").click()
    answer(page, "How hard was it?", "4")
    answer(page, "Highest pain while you did it", "4")
    answer(page, "Any new or spreading numbness", "No")
    press(page, "Save as done")
    expect(page.locator(".day-item").filter(has_text="Walking outdoors")).to_contain_text("You logged:")


def breathe(page):
    """Words and a bar instead of a circle, as Pat asked for less motion."""
    page.goto("/flare/calm/")
    page.get_by_role("button", name="Start the pacer").click()
    words = page.locator("[data-pacer-words]")
    expect(words).to_have_text("Breathe in")
    expect(page.locator("[data-pacer-stage]")).to_be_hidden()
    page.clock.run_for(5_000)
    expect(words).to_have_text("Breathe out")
    page.get_by_role("button", name="Stop the pacer").click()


def learn(page):
    """A lesson to its end, with both of its questions."""
    page.goto("/learn/")
    with another_page(page):
        page.get_by_role("main").get_by_role("link", name=re.compile("^(Start|Go on|Read)")).first.click()
    while page.get_by_role("button", name="Next page").count():
        press(page, "Next page")
    questions = page.locator(".check-list > li")
    expect(questions).to_have_count(2)
    while page.get_by_role("button", name="True", exact=True).count():
        with another_page(page):
            page.get_by_role("button", name="True", exact=True).first.click()
    expect(page.get_by_role("main")).to_contain_text("This question comes back in a few days")
    expect(page.get_by_role("main")).to_contain_text("To try this week")


def flare(page):
    """One tap to the plan, one more to begin it; the amount of the day is smaller at once."""
    page.goto("/today/")
    before = page.locator(".day-item").filter(has_text="Walking outdoors").locator(".day-dose").inner_text()
    follow(page, "Flare or worried?")
    press(page, "Start my flare plan today")
    expect(page.get_by_role("main")).to_contain_text("Day 1 of")
    page.goto("/today/")
    walk = page.locator(".day-item").filter(has_text="Walking outdoors")
    expect(walk).to_contain_text("A smaller amount for your flare")
    expect(walk.locator(".day-dose")).not_to_have_text(before)


def mend_yesterday(page, day):
    """A note for a day that is over; what was there stays to be read."""
    page.goto(f"/journal/{day}/")
    note = page.get_by_role("textbox", name=re.compile("note|anything", re.I)).last
    note.fill(NOTE)
    with another_page(page):
        page.get_by_role("button", name=re.compile("^Save")).last.click()
    page.goto(f"/journal/{day}/")
    expect(page.get_by_role("main")).to_contain_text(NOTE)


def test_a_day_on_a_phone(site, phone):
    zone_day = "SELECT (now() AT TIME ZONE time_zone)::date - 1 FROM patients_patient WHERE record_number = 'DEMO-0001'"
    ((yesterday,),) = sql(site, zone_day)
    check_in(phone)
    phone.clock.install(time=datetime.now(UTC))
    walk_with_the_timer(phone)
    breathe(phone)
    learn(phone)
    flare(phone)
    mend_yesterday(phone, yesterday)
    assert violations(phone) == []
