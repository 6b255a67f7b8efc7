"""Very large text on a phone: nothing runs out of the page, and every number can still be tapped."""

import pytest

pytestmark = pytest.mark.browser

LARGER = "document.documentElement.dataset.text = 'larger'"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNFOLDED = "document.querySelectorAll('main details').forEach((part) => { part.open = true; })"
SMALLEST = """Math.min(...[...document.querySelectorAll('.scale-step label')].flatMap((label) => {
  const box = label.getBoundingClientRect(); return [box.width, box.height]; }))"""


@pytest.mark.parametrize("width", [320, 390])
def test_the_scales_of_a_check_in_stay_on_the_page(enter, width):
    quinn = enter("quinn", width=width, height=844)
    quinn.goto("/check-in/")
    quinn.evaluate(LARGER)
    assert quinn.evaluate(TOO_WIDE) <= 0
    quinn.evaluate(UNFOLDED)  # as they are once the day is logged
    assert quinn.evaluate(TOO_WIDE) <= 0
    assert quinn.evaluate(SMALLEST) >= 44


def test_a_page_that_stands_in_without_a_connection_is_dressed_as_the_reader_likes_it(enter, site):
    quinn = enter("quinn", width=390, height=844)
    quinn.context.add_cookies([{"name": "steady-text", "value": "larger", "url": site.url}])
    quinn.goto("/offline/")
    quinn.wait_for_function("document.documentElement.dataset.text === 'larger'")
    assert quinn.evaluate(TOO_WIDE) <= 0
