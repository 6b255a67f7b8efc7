"""Search as somebody types: keys, focus, the address, what a reader hears, and a search that does not answer."""

import re

from playwright.sync_api import expect

from tests.functional.conftest import axe, violations
from tests.pages import ids

LIBRARY = "/library/exercises/"


def test_clara_finds_an_exercise_with_the_keyboard_alone(enter):
    page = enter("clara", reduced_motion="reduce")
    page.goto(LIBRARY)
    page.keyboard.press("/")
    page.keyboard.type("sit to st")
    expect(page).to_have_url(re.compile(r"\?q=sit\+to\+st$"))
    first = page.locator("#found [data-found]").first
    expect(first).to_have_text("Sit-to-stand from a chair")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#found-count")).to_have_attribute("role", "status")
    expect(page.locator("#found-count")).to_contain_text("exercises")
    page.keyboard.press("ArrowDown")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#found [data-found]").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sit-to-stand from a chair", exact=True)).to_be_visible()
    page.wait_for_load_state()
    page.go_back()
    expect(page.locator("#q")).to_have_value("sit to st")


def test_a_filter_keeps_the_focus_narrows_what_is_typed_next_and_leaves_nothing_in_the_browser(enter):
    page = enter("clara", reduced_motion="reduce")
    page.goto(LIBRARY)
    chip = page.get_by_role("link", name=re.compile(r"^Balance \d"))
    chip.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?kind=balance$"))
    expect(page.get_by_role("link", name=re.compile("Take away: Balance"))).to_be_focused()
    page.locator("#q").press_sequentially("step")
    expect(page).to_have_url(re.compile(r"\?q=step&kind=balance$"))
    expect(page.locator("#found [data-found]").first).to_have_text("Clock stepping")
    page.get_by_text("More filters").click()
    page.locator("#q").press_sequentially("zz")
    expect(page.get_by_text("No exercise matches").last).to_be_visible()
    expect(page.locator("#found-count")).to_have_text("No exercise matches")
    kept = page.evaluate("[...Object.keys(sessionStorage), ...Object.keys(localStorage)]")
    assert [key for key in kept if "htmx" in key] == []
    assert violations(page) == []
    assert axe(page) == []


def test_a_search_that_does_not_answer_says_so_and_keeps_what_was_typed(enter):
    page = enter("clara", reduced_motion="reduce")
    page.goto(LIBRARY)
    page.route("**/library/exercises/?*", lambda route: route.abort())
    page.locator("#q").press_sequentially("heel")
    expect(page.get_by_text("The search did not answer")).to_be_visible()
    page.unroute("**/library/exercises/?*")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The search did not answer")).to_be_hidden()
    expect(page.locator("#found [data-found]").first).to_contain_text("eel")


def test_the_picker_searches_for_one_patient(enter, site):
    names = ids(site)
    page = enter("clara", reduced_motion="reduce")
    page.goto("/patients/{pat}/program/draft/add/".format(**names))
    page.locator("#q").press_sequentially("tandem")
    expect(page.locator("#found-count")).to_contain_text("also read as “heel to toe”")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/program/draft/$"))
    expect(page.locator(".tray-item").last).to_contain_text(re.compile("heel.to.toe", re.IGNORECASE))


def test_without_scripts_the_same_search_is_a_plain_form(enter):
    page = enter("clara", java_script_enabled=False)
    page.goto(f"{LIBRARY}?kind=balance")
    page.locator("#q").fill("step")
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile(r"\?q=step&kind=balance$"))
    expect(page.locator("#found [data-found]").first).to_have_text("Clock stepping")
