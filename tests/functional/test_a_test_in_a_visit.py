"""A test done in the visit: its clock runs thirty seconds, says so, and the count that was typed becomes a score."""

from playwright.sync_api import expect

from tests.functional.conftest import violations


def test_sit_to_stand_with_its_clock(enter):
    page = enter("clara")
    page.clock.install()
    page.goto("/caseload/")
    page.get_by_role("link", name="Dov Halfmoon").first.click()
    page.goto(f"{page.url.split('?')[0].rstrip('/')}/measures/sit_to_stand/new/")
    clock, said = page.locator("[data-clock]"), page.locator("[data-said]")
    page.get_by_role("button", name="Start").click()
    page.clock.run_for(12_000)
    expect(clock).to_contain_text("0:12.")
    expect(said).to_be_empty()
    page.clock.run_for(19_000)
    expect(clock).to_have_text("0:30.0")
    expect(said).to_have_text("Time is up.")
    page.get_by_label("Times stood up").fill("11")
    page.get_by_role("button", name="Keep measure").click()
    expect(page.locator(".field-error, .error-summary").first).to_be_visible()
    expect(page.get_by_label("Times stood up")).to_have_value("11")
    page.get_by_text("No", exact=True).click()
    page.get_by_role("button", name="Keep measure").click()
    expect(page.locator(".measure-card").filter(has_text="Sit to stand")).to_contain_text("11")
    assert violations(page) == []
