"""Arabic, from signing in to a saved check-in, on a phone by day and a desk by night."""

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import LOOKS, axe
from tests.functional.story import another_page

WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SPEAK = (
    "from rehab.accounts.models import User; from patients.models import Patient; "
    "user = User.objects.get(email='quinn@example.org'); user.language = '{0}'; user.save(); "
    "Patient.objects.filter(user=user).update(language='{0}')"
)


@pytest.fixture
def arabic(site):
    """Quinn speaks Arabic."""
    site.manage("shell", "-v0", "-c", SPEAK.format("ar"))
    yield
    site.manage("shell", "-v0", "-c", SPEAK.format("en"))


def look(page, name):
    """What is wrong with how the page in the window looks; it stays on a phone."""
    root = page.evaluate("[document.documentElement.lang, document.documentElement.dir].join(' ')")
    found = [] if root == "ar rtl" else [f"{name}: {root}"]
    for width, theme, rules in ((1280, "dark", LOOKS), (390, "light", None)):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=theme)
        found += [f"{name} {width} {theme}: axe: {line}" for line in axe(page, rules)]
        wide = page.evaluate(WIDE)
        found += [f"{name} {width}: {wide} px too wide"] if wide > 1 else []
    return found


def test_the_check_in_runs_from_right_to_left(arabic, enter):
    stranger = enter(None, width=390, reduced_motion="reduce")
    stranger.goto("/accounts/login/")
    with another_page(stranger):
        stranger.get_by_role("link", name="العربية").click()
    problems = look(stranger, "sign-in")

    page = enter("quinn", width=390, reduced_motion="reduce")
    for name, path in (("today", "/today/"), ("safety", "/safety/"), ("check-in", "/check-in/")):
        page.goto(path)
        problems += look(page, name)

    none, most = (page.locator(f'label:has(input[name="sleep_quality"][value="{n}"])') for n in (0, 5))
    if not none.count():
        none, most = (page.locator(f'input[name="sleep_quality"][value="{n}"] + label') for n in (0, 5))
    assert none.bounding_box()["x"] > most.bounding_box()["x"], "0 stands where reading starts"
    most.click()
    page.get_by_role("button", name="حفظ التسجيل").click()
    expect(page.get_by_role("heading", name="حُفظ")).to_be_visible()
    problems += look(page, "saved")

    page.goto("/progress/")
    assert page.locator("html").get_attribute("lang") == "en"
    expect(page.locator(".page-language-note[lang=ar][dir=rtl]")).to_be_visible()
    assert problems == []
