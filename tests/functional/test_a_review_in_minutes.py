"""A whole review as a clinician does it with the patient beside them, and what it takes: taps, words and seconds.

Nothing is asserted about time: the figures are printed for whoever makes the page shorter. The taps are, because a
page that needs more of them is a different page.
"""

import time

from playwright.sync_api import expect

from tests.functional.conftest import violations

MOST_TAPS = 12


class Hand:
    """Counts what a clinician does with the page."""

    def __init__(self, page):
        self.page, self.taps, self.typed, self.began = page, 0, 0, time.monotonic()

    def tap(self, control):
        control.click()
        self.taps += 1

    def write(self, label, words):
        self.tap(self.page.get_by_label(label, exact=True))
        self.page.keyboard.type(words)
        self.typed += len(words)

    def said(self):
        return f"{self.taps} taps, {self.typed} characters typed, {time.monotonic() - self.began:.0f} s in the browser"


def test_a_review_from_the_worklist_to_the_signed_record(enter, capsys):
    page = enter("clara")
    page.goto("/caseload/")
    hand = Hand(page)
    hand.tap(page.get_by_role("link", name="Dov Halfmoon").first)
    hand.tap(page.get_by_role("link", name="Start the review"))
    expect(page.get_by_role("heading", name="What happened in the last four weeks")).to_be_visible()
    numbers = page.locator("main .traced")
    assert numbers.count() >= 4, "what happened is told with numbers that lead to their rows"
    for option in page.get_by_role("group", name="What you choose").all():
        hand.tap(option.get_by_text("Yes, we do this", exact=True))
    hand.write("What the patient would like", "A little every day, before it gets hot")
    hand.tap(page.get_by_role("button", name="Write what you chose"))
    assert page.get_by_label("What you decided together", exact=True).input_value()
    hand.write("What the patient does", "Walks on the agreed days and logs the evenings")
    hand.tap(page.get_by_role("button", name="Sign the review"))
    expect(page.locator("body")).to_contain_text("The patient has not said yet whether this is right.")
    paragraph = page.locator("#summary").input_value()
    assert "A little every day, before it gets hot" in paragraph
    with capsys.disabled():
        print(f"\na whole review: {hand.said()}")
    assert hand.taps <= MOST_TAPS
    assert violations(page) == []
