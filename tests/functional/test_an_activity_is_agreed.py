"""Two people agree on an activity: tries, a proposal, an answer, and the agreed quota on Today."""

import re

from playwright.sync_api import expect

from tests.functional.story import answer, follow, press, sql

EVERY_DAY = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def every_day(page):
    for day in EVERY_DAY:
        page.get_by_role("checkbox", name=day).check(force=True)


def ask(page):
    """Clara writes down what Pat wants to do more of."""
    follow(page, "Pat Hazelwood")
    page.get_by_role("navigation").get_by_role("link", name="Program").click()
    follow(page, "Graded activities by agreement")
    follow(page, "Ask for tries")
    page.get_by_label("Activity", exact=False).first.fill("Cook standing up")
    page.get_by_label("What reaching it would mean").fill("Sunday lunch for everybody")
    press(page, "Ask for tries")
    return page.url


def log_a_try(page, site, amount):
    """Pat logs today's try; a day passes, so that the next one is on another day."""
    page.goto("/today/")
    page.locator(".card").filter(has_text="Cook standing up").get_by_role("link", name="Log a try").click()
    page.get_by_label("How much until you would normally stop?").fill(amount)
    answer(page, "Why did you stop?", "Tired")
    answer(page, "Pain before you started", "4")
    answer(page, "Highest pain while you did it", "6")
    press(page, "Save try")
    sql(
        site,
        'UPDATE programs_agreementtrial SET "on" = "on" - 1 WHERE agreement_id IN '
        "(SELECT id FROM programs_activityagreement WHERE name = 'Cook standing up')",
    )


def test_a_quota_is_agreed_by_both_before_anything_starts(site, enter):
    clara, pat = enter("clara"), enter("pat", width=390, height=844)
    agreement = ask(clara)
    for n, amount in enumerate(("10", "12", "11"), start=1):
        log_a_try(pat, site, amount)
        expect(pat.get_by_role("main")).to_contain_text(f"{n} of 3 tries logged")
    clara.goto(agreement)
    expect(clara.get_by_role("main")).to_contain_text("Mean of 3 days, 11")
    clara.get_by_label("How much they want to reach").fill("30")
    every_day(clara)
    press(clara, "Work out the stairs")
    expect(clara.locator("svg.quota-stairs")).to_be_visible()
    expect(clara.get_by_role("main")).to_contain_text("Start at 8 minutes, then 1 more each week.")
    press(clara, "Send to Pat")
    pat.goto("/today/")
    expect(pat.get_by_role("main")).to_contain_text("Clara Fernwood proposes: start with 8 minutes")
    card = pat.locator(".card").filter(has_text="Cook standing up")
    card.get_by_role("link", name="See and answer").click()
    pat.get_by_text("Propose something else").click()
    pat.get_by_label("Start with").fill("6")
    pat.get_by_label("In your own words").fill("The kitchen is warm.")
    press(pat, "Send to Clara Fernwood")
    expect(pat.get_by_role("main")).to_contain_text("Nothing starts before you both agree.")
    pat.goto("/today/")
    expect(pat.locator(".day-item").filter(has_text="Cook standing up")).to_have_count(0)
    clara.goto(agreement)
    expect(clara.get_by_role("main")).to_contain_text("“The kitchen is warm.”")
    press(clara, "Accept this")
    pat.goto("/today/")
    expect(
        pat.locator(".day-item").filter(has_text=re.compile("Cook standing up.*6 minutes", re.S))
    ).to_be_visible()
    expect(pat.get_by_role("main")).to_contain_text("New, as you agreed: Cook standing up, 6 minutes.")
