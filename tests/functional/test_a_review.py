"""From the worklist to a signed record that the patient answers; the picture: gaps, keys, no foreign requests."""

import gzip
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.functional.conftest import violations, worked_out
from tests.functional.story import another_page


def pats_page(page, tab):
    """Pat's tab, by way of the worklist."""
    page.goto("/caseload/?q=Hazelwood")
    page.get_by_role("link", name="Pat Hazelwood").first.click()
    with another_page(page):
        page.get_by_role("link", name=tab, exact=True).click()
    worked_out(page)


def test_a_review_from_the_worklist_to_the_patients_word(enter):
    clara = enter("clara")
    pats_page(clara, "Review")
    expect(clara.get_by_role("heading", name="What happened in the last four weeks")).to_be_visible()
    clara.get_by_label("What the patient would like").fill("A little every day, with the dog")
    expect(clara.locator("[data-review-status]")).to_contain_text("Nothing is signed yet")
    clara.reload()
    expect(clara.get_by_label("What the patient would like")).to_have_value(
        "A little every day, with the dog"
    )
    clara.get_by_role("button", name="Sign the review").click()
    expect(clara.locator("body")).to_contain_text("Write what you decided together.")
    clara.get_by_label("What you decided together").fill("We keep the walk and talk about the dog")
    clara.get_by_role("button", name="Sign the review").click()
    expect(clara.locator("body")).to_contain_text("The patient has not said yet whether this is right.")
    assert "We keep the walk and talk about the dog" in clara.locator("#summary").input_value()
    address = clara.url
    pat = enter("pat", width=390, height=844)
    pat.goto("/today/")
    pat.get_by_role("link", name="Read what you agreed").click()
    pat.get_by_role("link", name="Read what you agreed").first.click()
    expect(pat.locator("body")).to_contain_text("A little every day, with the dog")
    pat.get_by_text("Yes, this is what we agreed").click()
    pat.get_by_role("button", name="Send my answer").click()
    expect(pat.locator("body")).to_contain_text("You said that this is right")
    clara.goto(address)
    expect(clara.locator("body")).to_contain_text("The patient said that this is right")
    assert violations(clara) + violations(pat) == []


def test_the_drawn_chart_has_gaps_and_is_read_day_by_day_with_keys(enter):
    """What Plotly holds after drawing: no bridge over a gap."""
    page = enter("clara")
    pats_page(page, "Picture")
    chart = page.locator("#pain-activity")
    chart.scroll_into_view_if_needed()
    expect(chart).to_have_attribute("data-drawn", "yes")
    page.locator("#lags").scroll_into_view_if_needed()
    expect(page.locator("#lags")).to_have_attribute("data-drawn", "yes")
    drawn = page.evaluate(
        """() => document.getElementById("pain-activity")._fullData.map((trace) =>
            ({name: trace.name, gaps: trace.connectgaps === true, values: [...trace.y]}))"""
    )
    dots = next(trace for trace in drawn if trace["name"] == "Average pain")
    assert len(dots["values"]) == 28
    assert None in dots["values"]
    assert 0 not in [value for value in dots["values"] if value is None]
    assert not any(trace["gaps"] for trace in drawn)
    chart.focus()
    words = page.locator("[data-day-words]")
    before = words.inner_text()
    page.keyboard.press("ArrowLeft")
    expect(words).not_to_have_text(before)
    page.keyboard.press("Home")
    link = words.get_by_role("link")
    assert re.search(r"/journal/\?until=\d{4}-\d\d-\d\d$", link.get_attribute("href"))
    with page.expect_download() as saved:
        page.get_by_role("button", name="Chart as PNG").click()
    assert saved.value.suggested_filename == "picture.png"
    page.get_by_role("link", name=re.compile("^[0-9.,]+$")).first.click()
    expect(page.get_by_role("heading", name="Where this number comes from")).to_be_visible()
    page.goto(f"{page.url.split('numbers/')[0]}doing/")
    with page.expect_download() as saved:
        page.get_by_role("button", name=re.compile("^Table as CSV")).first.click()
    lines = Path(saved.value.path()).read_text().splitlines()
    assert (saved.value.suggested_filename, lines[0]) == (
        "sessions.csv",
        "Week from,Planned,Done,Not done,Not logged,Share done lies between",
    )
    assert len(lines) == 13
    assert violations(page) == []


def test_a_first_visit_to_the_picture_is_light_and_asks_nobody_else(enter):
    """Once the statistics are there: at most twelve requests and 600 kB on the wire, all of this site."""
    page = enter("clara")
    pats_page(page, "Picture")
    expect(page.locator("body")).to_contain_text("nothing has changed since")
    address, brought = page.url, []
    page.goto("about:blank")
    page.on("response", lambda answer: brought.append(answer))
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.goto(address)
    for name in ("#pain-activity", "#lags"):
        page.locator(name).scroll_into_view_if_needed()
        expect(page.locator(name)).to_have_attribute("data-drawn", "yes")
    came = [answer for answer in brought if answer.url.startswith("http")]
    assert {answer.url.split("/")[2] for answer in came} == {address.split("/")[2]}
    assert len(came) <= 12, [answer.url for answer in came]
    files = [answer for answer in came if "/static/" in answer.url]
    weight = int(next(a for a in came if a.url == address).headers["content-length"])
    weight += sum(len(gzip.compress(answer.body(), 9)) for answer in files)
    assert weight <= 600_000, weight
