"""The worklist by keyboard alone: move, mark as reviewed, undo, search, help; and nothing on it breaks a rule."""

from playwright.sync_api import expect

from tests.functional.story import another_page


def who_has_focus(page):
    return page.evaluate("document.activeElement.textContent.trim()")


def test_a_clinician_works_through_the_list_without_a_mouse(enter, site):
    page = enter("clara")
    page.goto("/caseload/")
    names = page.locator(".worklist .w-who").all_inner_texts()
    done = page.locator(".worklist > .w-done")
    before = done.count()  # the demo's reviewed patients
    page.keyboard.press("j")
    assert who_has_focus(page) == names[0]
    page.keyboard.press("ArrowDown")
    assert who_has_focus(page) == names[1]
    page.keyboard.press("k")
    page.keyboard.press("r")
    expect(done).to_have_count(before + 1)
    expect(done.filter(has_text=names[0])).to_have_count(1)
    expect(page.locator("[role=status].w-status")).to_contain_text("Reviewed by")
    assert who_has_focus(page) == names[1]  # the work goes on with the next
    page.keyboard.press("u")
    expect(done).to_have_count(before)
    assert who_has_focus(page) == names[0]
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys of this page")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type(f"j{names[0][:1]}nobody")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nobody matches")).to_be_visible()
    page.goto("/caseload/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(names[0])
    assert page.evaluate("window.__violations") == []


def test_when_the_session_is_over_a_tick_leads_to_the_sign_in_page(enter, site):
    page = enter("clara")
    page.goto("/caseload/")
    page.context.clear_cookies()
    with another_page(page):
        page.locator(".worklist button").first.click()
    expect(page.locator(".worklist")).to_have_count(0)
