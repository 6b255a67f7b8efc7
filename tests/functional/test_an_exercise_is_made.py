"""An exercise from an empty form to a sheet of paper: written, sent back, mended, published, found, printed."""

import io
import re

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.functional.conftest import violations
from tests.functional.story import follow, press

NAME = "Towel pull with the toes"
STEPS = (
    ("Get ready", "Sit on a firm chair with one foot on a towel."),
    ("Step", "Pull the towel toward you with your toes."),
    ("Step", "Let go, and spread your toes wide."),
    ("When to stop", "Stop if your foot cramps and does not ease."),
)


def write(page):
    """Cora fills in the form with a drawing, and looks at what she has made."""
    page.goto("/library/exercises/")
    follow(page, "Write an exercise")
    page.locator("#id_name").fill(NAME)
    page.get_by_label("In one sentence").fill("Pull a towel toward you with your toes.")
    page.get_by_label("Kind").select_option("strength")
    page.get_by_label("Body region").fill("foot")
    page.get_by_label("Equipment").fill("chair, towel")
    press(page, "More rows")
    rows = page.locator(".step-row")
    expect(rows).to_have_count(6)
    for row, (kind, words) in zip(rows.all(), STEPS, strict=False):
        row.get_by_label("Type").select_option(label=kind)
        row.get_by_label("Words").fill(words)
    page.get_by_role("spinbutton", name="Sets", exact=True).fill("2")
    page.get_by_role("spinbutton", name="Repetitions").fill("8")
    page.get_by_role("checkbox", name="No weight on the feet").check(force=True)
    page.get_by_label("Sources", exact=False).fill("Practice of our clinic")
    page.get_by_label("Drawing").select_option(value="E19")
    press(page, "Save draft")
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    expect(page.locator("svg[role=img], .figure svg").first).to_be_visible()


WHY = "Please say which towel: a thick one slips."


def send_back(page):
    """Dev says what should change; an empty reason is asked for where it belongs."""
    page.locator("summary", has_text="Send back").click()
    words = page.get_by_label("What should change?")
    words.evaluate("field => field.form.noValidate = true")
    press(page, "Send back")
    expect(page.locator("[data-error-summary]")).to_contain_text("Please say what should change")
    words.fill(WHY)
    press(page, "Send back")
    expect(page.get_by_role("main")).to_contain_text("It is a draft again")


def mend(page):
    """Cora finds above the library what should change, reads it while she writes, and submits again."""
    page.goto("/library/exercises/")
    follow(page, f"{NAME}, version 1")
    expect(page.get_by_role("main")).to_contain_text(WHY)
    follow(page, "Go on writing")
    expect(page.get_by_role("main")).to_contain_text(WHY)
    page.get_by_label("Equipment").fill("chair, thin towel")
    press(page, "Save draft")
    press(page, "Submit for review")
    expect(page.get_by_role("main")).not_to_contain_text(WHY)


def test_an_exercise_is_written_reviewed_published_found_and_printed(enter):
    cora = enter("cora")
    write(cora)
    press(cora, "Submit for review")
    at = cora.url
    expect(cora.get_by_role("button", name="Publish this version")).to_be_disabled()

    clara = enter("clara")
    clara.goto("/library/exercises/?q=towel+pull")
    expect(clara.get_by_role("main")).not_to_contain_text(NAME)

    dev = enter("dev")
    dev.goto(at)
    expect(dev.get_by_role("main")).to_contain_text("waits for a review")
    send_back(dev)
    mend(cora)
    dev.goto(at)
    press(dev, "Publish this version")
    expect(dev.get_by_role("main")).to_contain_text("Published")

    clara.goto("/library/exercises/")
    clara.get_by_role("searchbox").fill("towel pu")
    clara.get_by_role("searchbox").press("Enter")
    clara.get_by_role("link", name=re.compile(NAME)).first.click()
    expect(clara.get_by_role("heading", name=NAME)).to_be_visible()
    follow(clara, "Handout (PDF)")
    with clara.expect_download() as paper:
        clara.locator('main form[method="post"] button[type="submit"]').last.click()
    sheet = PdfReader(io.BytesIO(paper.value.path().read_bytes()))
    said = " ".join(" ".join(page.extract_text() for page in sheet.pages).split())
    wanted = (NAME, "2 sets of 8", *(words for _kind, words in STEPS))
    assert [words for words in wanted if words not in said] == [], said
    assert NAME.casefold() not in paper.value.suggested_filename.casefold()
    assert violations(cora) + violations(dev) + violations(clara) == []
