"""The whole loop: enrol, invite, plan, remind, log, suggest, decide, and see what changed."""

import re

from playwright.sync_api import expect

from tests.functional.story import (
    PASSWORD,
    answer,
    birthday,
    day_in,
    follow,
    link_in,
    mail_to,
    next_minute,
    place_by_day,
    press,
    sql,
)

FIRST_PLAN = "Your first plan: short walks and two exercises."
NILS = "nils.newcomer@example.org"
GAPS = """() => document.querySelector(".js-plotly-plot").data.map((trace) => ({
  name: trace.name, joins: trace.connectgaps === true, days: trace.y.length,
  gaps: [...trace.y].filter((value) => value === null).length,
}))"""


def enrol(page, zone):
    """Clara writes down who Nils is, where it hurts, and what he wants; answers the page of his record."""
    page.goto("/caseload/")
    follow(page, "Enrol a patient")
    page.get_by_label("Given name").fill("Nils")
    page.get_by_label("Family name").fill("Newcomer")
    page.get_by_label("Birth date").fill(birthday(54))
    page.get_by_label("Record number").fill("JOURNEY-1")
    page.get_by_label("E-mail").fill(NILS)
    page.get_by_label("Time zone").select_option(zone)
    press(page, "Continue")
    page.get_by_label("Diagnosis").fill("Sciatica after a disc prolapse")
    answer(page, "How certain is it", "Probable")
    page.get_by_label("Left lower leg").check(force=True)
    press(page, "Continue")
    page.get_by_role("checkbox", name=re.compile("^Diabetes")).check(force=True)
    press(page, "Continue")
    page.get_by_label("Name").fill("Nora Newcomer")
    page.get_by_label("Relation to the patient").fill("Sister")
    page.get_by_label("Phone").fill("+34 555 0199")
    page.get_by_label("What I want to be able to do").fill("Walk to the harbour and back")
    press(page, "Continue")
    expect(page.get_by_label("Send the invitation to sign in when I save")).to_be_checked()
    press(page, "Continue")
    for words in (
        "Nils Newcomer",
        "Sciatica after a disc prolapse",
        "Nora Newcomer",
        "Walk to the harbour and back",
    ):
        expect(page.get_by_role("main")).to_contain_text(words)
    press(page, "Save the record")
    expect(page.get_by_role("heading", name="Nils Newcomer is enrolled")).to_be_visible()
    return page.url.removesuffix("enrolled/")


def take_up(page, clara):
    """Nils opens the link of the mail that Celery delivered, chooses a password and is on his Today page."""
    page.goto(link_in(mail_to(clara, NILS, "invit"), "/accounts/welcome/"))
    expect(page).to_have_url(re.compile("/accounts/welcome/$"))  # the token has left the address
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Start")
    page.goto("/today/")
    expect(page.get_by_role("main")).to_contain_text("No program yet")


def ask_in_a_minute(page, zone):
    """Nils wants to be asked at the next full minute."""
    page.goto("/settings/check-in/")
    page.get_by_label("Quiet from").fill("23:00")
    page.get_by_label("Quiet until").fill("05:00")
    page.get_by_label("Check-in time").fill(next_minute(zone))
    press(page, "Save check-in settings")


def build_program(page, record, zone):
    """Two exercises and a graded activity with three tries; the stairs are shown before anything is saved."""
    page.goto(record)
    follow(page, "Build a program")
    press(page, "Start an empty draft")
    for exercise in ("Seated march", "Sit-to-stand from a chair"):
        page.locator("#q").fill(exercise)
        page.get_by_role("button", name=f"Add : {exercise}", exact=True).click()
        added = page.locator(".tray-item").filter(has_text=exercise)
        expect(added).to_be_visible()
        for day in added.locator(".tray-days label").all():
            if not day.locator("xpath=preceding-sibling::input").is_checked():
                day.click()
    expect(page.locator("[data-state]")).to_have_text("All changes are saved.")
    follow(page, "Add a graded activity")
    page.get_by_label("Activity", exact=False).first.fill("Walk to the harbour")
    page.get_by_label("Goal it serves").select_option(label="Walk to the harbour and back")
    page.get_by_label("How much they want to reach").fill("30")
    for number, amount in ((1, "10"), (2, "11"), (3, "9")):
        tried = page.get_by_role("group", name=f"Try {number}")
        tried.get_by_label("Day").fill(day_in(zone, back=5 - number))
        tried.get_by_label("How much").fill(amount)
        tried.get_by_label("Pain before").fill("3")
        tried.get_by_label("Highest pain").fill("5")
    for day in ("Tuesday", "Thursday", "Saturday", "Sunday"):
        page.get_by_role("checkbox", name=day).check(force=True)
    press(page, "Work out the stairs")
    stairs = page.locator(".stairs li")
    expect(stairs.first).to_contain_text("8 minutes")
    expect(stairs.nth(1)).to_contain_text("9 minutes")
    press(page, "Add to the draft")
    follow(page, "Check and publish")
    page.get_by_label("What changed, in one line for the patient").fill(FIRST_PLAN)
    press(page, "Publish program")
    expect(page.get_by_role("heading", name="The agreed program")).to_be_visible()


def check_in(page):
    """What he managed, then pain, last."""
    page.goto("/today/")
    follow(page, "Check in")
    walk = page.locator("[data-activity-row]").first
    walk.locator("summary").click()
    walk.get_by_role("textbox").last.fill("20")
    answer(page, "Pain on average today", "4")
    press(page, "Save check-in")
    expect(page.get_by_role("heading", name="Saved. Thank you.")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("20 min")


def do_session(page):
    """The walk as agreed, with its effort, and the pain before and after."""
    page.goto("/today/")
    page.get_by_role("link", name=re.compile("^Start or log.*Walk to the harbour")).click()
    page.get_by_label("How much did you do?").fill("8")
    answer(page, "How hard was it?", "4")
    answer(page, "Pain before you start", "3")
    answer(page, "Highest pain while you did it", "4")
    answer(page, "Any new or spreading numbness", "No")
    press(page, "Save as done")
    walked = page.locator(".day-item").filter(has_text="Walk to the harbour")
    expect(walked).to_contain_text("You logged:")
    expect(walked).to_contain_text("8 min")


def let_a_week_pass(site):
    """His program began nine days ago; he walked every day as agreed and pain stayed as it was. Today is still open."""
    whose = "(SELECT id FROM patients_patient WHERE record_number = 'JOURNEY-1')"
    sql(
        site,
        f"UPDATE programs_program SET published_at = published_at - interval '9 days', "
        f"agreed_on = agreed_on - 9, created_at = created_at - interval '9 days' WHERE patient_id = {whose}",
    )
    sql(
        site,
        "INSERT INTO programs_session (id, line, local_date, status, amount, quota, effort, pain_before, pain_peak, "
        "pain_next_morning, new_neuro_sign, barrier, logged_at, logged_by, late, edits, patient_id, prescription_id) "
        "SELECT gen_random_uuid(), line, local_date - back, status, amount, quota, effort, pain_before, pain_peak, 3, "
        "new_neuro_sign, barrier, logged_at - make_interval(days => back), logged_by, false, 0, patient_id, "
        f"prescription_id FROM programs_session, generate_series(1, 8) AS back WHERE patient_id = {whose}",
    )
    sql(
        site,
        "INSERT INTO patients_journalday "
        "(patient_id, local_date, pain_avg, not_today, note, revision, entered_at, late) "
        "SELECT id, (now() AT TIME ZONE time_zone)::date - back, 4, false, '', 1, "
        "now() - make_interval(days => back), false "
        f"FROM patients_patient, generate_series(1, 20) AS back WHERE id = {whose}",
    )


def approve_the_step_up(page, record):
    """Clara looks at the week now, reads why, and approves."""
    page.goto(record)
    press(page, "Review now")
    expect(page.get_by_role("main")).to_contain_text("one step up, from 8 to 9 minutes")
    follow(page, "Decide about the suggestion")
    expect(page.get_by_role("main")).to_contain_text("7/7 completed")
    answer(page, "Your decision", "Approve: from 8 to 9")
    press(page, "Save decision")
    expect(page.get_by_role("status")).to_contain_text("The patient sees the new amount")


def test_from_enrolment_to_the_next_agreed_step(site, enter):
    """One patient, two windows, and every process of the site takes part."""
    zone = place_by_day()
    clara, nils = enter("clara"), enter(None, width=390, height=844)
    record = enrol(clara, zone)
    take_up(nils, clara)
    ask_in_a_minute(nils, zone)
    build_program(clara, record, zone)
    nils.goto("/today/")
    expect(nils.get_by_role("main")).to_contain_text(FIRST_PLAN)
    for item in ("Walk to the harbour", "Seated march", "Sit-to-stand from a chair"):
        expect(nils.locator(".day-item").filter(has_text=item)).to_be_visible()
    do_session(nils)
    let_a_week_pass(site)
    approve_the_step_up(clara, record)
    nils.goto("/today/")
    expect(nils.get_by_role("main")).to_contain_text("Your plan changed")
    expect(nils.get_by_role("main")).to_contain_text("Walk to the harbour: 9 minutes instead of 8.")
    reminder = mail_to(clara, NILS, "Your check-in is ready", seconds=75)
    expect(reminder).not_to_contain_text("pain")
    check_in(nils)


def decide(page, choice, **filled):
    """Take a decision on the page of a suggestion."""
    answer(page, "Your decision", choice)
    for label, words in filled.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(words)
    press(page, "Save decision")


def test_the_chart_leaves_days_that_are_not_logged_as_gaps(site, enter):
    clara = enter("clara")
    follow(clara, "Pat Hazelwood")
    follow(clara, "90 days")
    expect(clara.locator("[data-drawn]")).to_be_visible()
    traces = {trace["name"]: trace for trace in clara.evaluate(GAPS)}
    pain, activity = traces["Average pain"], traces["Activity"]
    assert pain["days"] == activity["days"] == 90
    assert pain["gaps"] and activity["gaps"]
    assert not any(trace["joins"] for trace in traces.values())
    (told,) = re.findall(r"(\d+) days? (?:is|are) not logged", clara.get_by_role("main").inner_text())
    assert pain["gaps"] >= int(told)
    expect(clara.locator('[data-title^="Share chart"]')).to_have_count(0)


def test_another_value_is_on_the_patients_page_with_what_they_are_told(enter):
    clara, pat = enter("clara"), enter("pat", width=390)
    follow(clara, "Pat Hazelwood")
    follow(clara, "Decide about the suggestion")
    decide(
        clara,
        "Approve with another value",
        Another_value="20",
        Reason="A cold last week.",
        What_the_patient_reads="Walking: 20 minutes this week, because of your cold.",
    )
    expect(clara.get_by_role("status")).to_contain_text("The patient sees the new amount")
    pat.goto("/today/")
    expect(pat.get_by_role("main")).to_contain_text("Walking: 20 minutes this week, because of your cold.")
    expect(pat.get_by_role("main")).not_to_contain_text("A cold last week.")
    pat.goto("/program/")
    expect(pat.get_by_role("main")).to_contain_text("20 min")


def test_a_rejection_needs_a_reason_and_changes_nothing(site, enter):
    clara = enter("clara")
    clara.goto("/caseload/?only=suggestions")
    others = clara.get_by_role("listitem").filter(has_not_text=re.compile("Pat Hazelwood|Nils Newcomer"))
    others.get_by_role("link", name=re.compile("^Decide ?:")).first.click()
    before = sql(site, "SELECT count(*) FROM programs_program")
    decide(clara, "Reject: leave everything as it is")
    expect(clara.get_by_role("main")).to_contain_text("Write the reason: it stays with the decision.")
    clara.get_by_label("Reason", exact=True).fill("We talk about it on Friday.")
    press(clara, "Save decision")
    expect(clara.get_by_role("status")).to_contain_text("Nothing changes for the patient")
    assert sql(site, "SELECT count(*) FROM programs_program") == before
