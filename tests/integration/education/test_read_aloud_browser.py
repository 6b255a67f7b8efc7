"""Reading aloud, in a real browser with a voice that only takes notes."""

import pytest

from tests.integration.education.lessons import give, make_module, url
from tests.people import signed_in

pytestmark = pytest.mark.browser
VOICE = """
window.said = [];
Object.defineProperty(window, 'speechSynthesis', { value: {
  getVoices: () => [{ lang: 'en-GB', localService: true }],
  cancel: () => { window.current = null; },
  speak: (words) => { window.said.push([words.text, words.lang, words.rate]); window.current = words; },
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
NO_VOICE = "Object.defineProperty(window, 'speechSynthesis', { value: undefined });"


@pytest.fixture
def lesson(pat_record, clara, cora, clinic):
    return give(pat_record, clara, make_module(clinic, cora))


@pytest.fixture
def open_lesson(page, live_server, settings, pat, lesson):
    """Open Pat's lesson in a browser that was given this script first."""

    def opened(script):
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": signed_in(pat).cookies[name].value, "url": live_server.url}
        page.context.add_cookies([cookie])
        page.add_init_script(script)
        page.goto(live_server.url + url("lesson", lesson))
        return page

    return opened


def marked(page):
    return page.locator(".is-read-now").all_inner_texts()


def test_it_reads_one_part_after_the_other_and_marks_it_in_the_text(open_lesson):
    page = open_lesson(VOICE)
    page.get_by_role("button", name="Read aloud").click()
    assert page.evaluate("said") == [["A first page", "en", 1]]
    assert marked(page) == ["A first page"]
    page.evaluate("current.onend()")
    assert page.evaluate("said.at(-1)[0]") == "One paragraph."
    assert marked(page) == ["One paragraph."]
    page.evaluate("current.onend()")
    page.evaluate("current.onend()")
    assert marked(page) == []
    assert page.get_by_role("button", name="Read aloud").is_visible()


def test_a_pause_keeps_the_place_and_the_speed_is_taken(open_lesson):
    page = open_lesson(VOICE)
    page.get_by_role("button", name="Read aloud").click()
    page.evaluate("current.onend()")
    page.get_by_role("button", name="Pause").click()
    assert marked(page) == ["One paragraph."]
    page.get_by_label("Speed").select_option("0.75")
    page.get_by_role("button", name="Go on reading aloud").click()
    assert page.evaluate("said.at(-1)") == ["One paragraph.", "en", 0.75]


def test_a_device_without_a_voice_for_it_says_so(open_lesson):
    page = open_lesson(VOICE)
    page.get_by_role("button", name="Read aloud").click()
    page.evaluate("current.onerror()")
    assert page.get_by_text("This device has no voice for this language.").is_visible()
    assert marked(page) == []


def test_where_a_browser_cannot_speak_nothing_is_offered(open_lesson):
    page = open_lesson(NO_VOICE)
    assert page.get_by_role("heading", name="A first page").is_visible()
    assert not page.get_by_role("button", name="Read aloud").is_visible()
