"""A phone without a connection: two entries, a session of the plan, a sign-in that ends, nothing left at sign-out."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import axe, too_small, violations
from tests.functional.story import answer, press, sql

PHONE = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
COPIES = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith("steady-copies-")) continue;
    for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
  }
  return found.sort();
}"""
ALWAYS = ("/flare/", "/offline/check-in/", "/offline/day/", "/offline/safety/", "/today/")
CALM = """async () => {
  const page = await (await caches.match("/offline/check-in/")).text();
  const signs = new DOMParser().parseFromString(page, "text/html").querySelectorAll("[name=signs]");
  return [...signs].map((sign) => `/flare/calm/${sign.value}/`);
}"""
OPEN = """() => [...document.querySelectorAll(".day-item a[href^='/today/']")]
  .filter((a) => !/^(Look or change|Another one)/.test(a.textContent.trim())).map((a) => a.pathname)"""
STORES = "async () => (await indexedDB.databases()).map((base) => base.name)"
NO_CHECK_IN = """() => {
  const real = window.fetch;
  const refused = (to, how) => to === "/check-in/" && how?.method === "POST";
  window.fetch = (to, how) => (refused(to, how) ? Promise.reject(new TypeError()) : real(to, how));
}"""
LAST = """SELECT r.values, r.edited_at < r.entered_at, r.device_at IS NOT NULL FROM patients_journalrevision r
  JOIN patients_patient p ON p.id = r.patient_id WHERE p.given_name = %s ORDER BY r.id DESC LIMIT 2"""


# Said whether this page has sent it or the one before, in the moment before it was left.
ALL_SENT = "Nothing waits here. What you saved has been sent."


@pytest.fixture
def phone(enter):
    """Pat's phone, with today's pages kept."""
    page = enter("pat", **PHONE)
    page.goto("/today/")
    wait_for_copies(page)
    return page


def wait_for_copies(page):
    """Today, what of its plan is not logged yet, and the practices of one's signs."""
    for _ in range(100):
        kept = page.evaluate(COPIES)
        signs = page.evaluate(CALM) if "/offline/check-in/" in kept else []
        told = sorted({*ALWAYS, *signs, *page.evaluate(OPEN)})
        if kept == told:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"kept after ten seconds: {page.evaluate(COPIES)}, not {told}")


def test_two_entries_wait_for_a_connection_and_a_new_session_and_are_sent_once(phone, site):
    phone.context.set_offline(True)
    for question, choice in (("How is your mood?", "7"), ("Pain on average today", "5")):
        phone.goto("/check-in/")
        expect(phone.get_by_role("status").first).to_contain_text("You are offline.")
        answer(phone, question, choice)
        press(phone, "Save check-in")
        phone.wait_for_url("**/offline/waiting/")
    expect(phone.get_by_role("status").first).to_contain_text("Entries waiting to be sent: 2")
    expect(phone.get_by_role("heading", name="Check-in")).to_have_count(2)
    assert axe(phone) == []
    assert too_small(phone) == []
    phone.goto("/journal/")
    expect(phone.get_by_role("heading", name="You are offline")).to_be_visible()
    assert too_small(phone) == []
    phone.goto("/today/")
    expect(phone.get_by_role("main")).to_contain_text("Today")
    expect(phone.get_by_role("status").first).to_contain_text("Entries waiting to be sent: 2")

    sql(site, "DELETE FROM django_session")
    phone.context.set_offline(False)
    phone.goto("/offline/waiting/")
    expect(phone.get_by_role("link", name="Sign in to send what waits")).to_be_visible()
    phone.goto("/accounts/login/")
    phone.locator('form[action$="/demo/enter/pat/"] button').click()
    expect(phone.get_by_role("status").filter(has_text="Sent.")).to_be_visible()
    kept = sql(site, LAST, phone_owner(site))
    assert [values for values, _, _ in kept] == [{"pain_avg": 5}, {"mood": 7}]
    assert all(earlier and evidence for _, earlier, evidence in kept)
    phone.reload()
    phone.wait_for_timeout(500)
    assert sql(site, LAST, phone_owner(site)) == kept
    assert violations(phone) == []


SESSIONS = """SELECT s.status, s.amount, s.effort, s.edits, s.late FROM programs_session s
  JOIN programs_prescription i ON i.line = s.line WHERE i.id = %s AND s.client_uuid IS NOT NULL"""


def test_a_session_of_the_plan_is_opened_done_and_logged_without_a_connection_and_sent_once(phone, site):
    phone.context.set_offline(True)
    phone.goto("/today/")
    phone.get_by_role("link", name=re.compile("^Start or log")).first.click()
    phone.wait_for_url(re.compile(r"/today/[0-9a-f-]{36}/$"))
    item = phone.url.rstrip("/").rpartition("/")[2]
    expect(phone.get_by_role("status").first).to_contain_text("You are offline.")
    expect(phone.get_by_role("button", name="Start timer")).to_be_visible()
    answer(phone, "How hard was it?", "3")
    answer(phone, "Any new or spreading numbness or weakness?", "No")
    press(phone, "Save as done")
    phone.wait_for_url("**/offline/waiting/")
    expect(phone.get_by_role("status").first).to_contain_text("Entries waiting to be sent: 1")
    expect(phone.get_by_role("heading", name="Session")).to_be_visible()
    phone.goto(f"/today/{item}/?day=2026-01-01")
    expect(phone.get_by_role("heading", name="You are offline")).to_be_visible()
    assert sql(site, SESSIONS, item) == []

    phone.context.set_offline(False)
    phone.goto("/offline/waiting/")
    expect(phone.get_by_role("main")).to_contain_text(ALL_SENT)
    assert sql(site, SESSIONS, item) == [("done", None, 3, 0, False)]
    phone.reload()
    phone.goto(f"/today/{item}/")
    expect(phone.get_by_role("main")).to_contain_text("Logged as done.")
    assert sql(site, SESSIONS, item) == [("done", None, 3, 0, False)]
    assert violations(phone) == []


BUSY_ONCE = """() => {
  const real = window.fetch;
  let asked = 0;
  const headers = { "Content-Type": "application/json" };
  const busy = () => new Response('{"state": "working"}', { status: 409, headers });
  window.fetch = (to, how) => (how?.method === "POST" && !asked++ ? Promise.resolve(busy()) : real(to, how));
}"""


def test_what_the_server_is_still_at_work_on_is_asked_for_again_soon(phone, site):
    """As when a page was left while it sent: the first answer to the next page is "working"."""
    phone.context.set_offline(True)
    phone.goto("/check-in/")
    answer(phone, "How is your mood?", "3")
    press(phone, "Save check-in")
    phone.wait_for_url("**/offline/waiting/")
    phone.evaluate(f"({BUSY_ONCE})()")
    phone.context.set_offline(False)
    phone.evaluate("window.steadyOutbox.send()")
    expect(phone.get_by_role("main")).to_contain_text(ALL_SENT)
    assert sql(site, LAST, phone_owner(site))[0][0] == {"mood": 3}


EARLIER = """SELECT d.local_date, d.late, r.values FROM patients_journalrevision r
  JOIN patients_journalday d ON d.id = r.day_id JOIN patients_patient p ON p.id = d.patient_id
  WHERE p.given_name = %s ORDER BY r.id DESC LIMIT 1"""


def test_the_day_before_yesterday_is_filled_in_without_a_connection_and_comes_in_late(phone, site):
    phone.context.set_offline(True)
    phone.goto("/check-in/")
    phone.get_by_role("link", name="Fill in an earlier day").click()
    phone.wait_for_url("**/offline/day/")
    assert too_small(phone) == []
    assert axe(phone) == []
    days = phone.get_by_role("group", name="Which day?")
    named = days.locator("label").last.text_content().strip()
    days.locator("label").last.click()
    answer(phone, "How was your mood?", "3")
    press(phone, "Save this day")
    phone.wait_for_url("**/offline/waiting/")
    expect(phone.get_by_role("heading", name=f"A day in your journal: {named}")).to_be_visible()
    phone.context.set_offline(False)
    phone.goto("/offline/waiting/")
    expect(phone.get_by_role("main")).to_contain_text(ALL_SENT)
    ((on, late, values),) = sql(site, EARLIER, phone_owner(site))
    assert (f"{on:%A} {on.day} {on:%B}", late, values) == (named.replace(",", ""), True, {"mood": 3})
    assert violations(phone) == []


def test_two_signs_bring_up_the_chosen_practice_without_a_connection(phone):
    phone.context.set_offline(True)
    phone.goto("/check-in/")
    signs = phone.get_by_role("group", name="Did you notice any of your signs?").locator("label")
    for n in (0, 1):
        signs.nth(n).click()
    press(phone, "Save check-in")
    phone.wait_for_url("**/flare/calm/*/")
    expect(phone.get_by_role("heading", name="Three minutes for yourself")).to_be_visible()
    expect(phone.get_by_role("status").first).to_contain_text("Entries waiting to be sent: 1")
    assert violations(phone) == []


def phone_owner(site):
    """The given name of the demo's Pat."""
    return sql(
        site,
        "SELECT p.given_name FROM patients_patient p JOIN accounts_user u ON u.id = p.user_id WHERE u.email LIKE %s",
        "pat%",
    )[0][0]


def test_without_a_connection_the_safety_questions_say_at_once_what_to_do(phone):
    phone.context.set_offline(True)
    phone.goto("/check-in/")
    answer(phone, "Is there something new or worrying?", "Yes")
    press(phone, "Save check-in")
    phone.wait_for_url("**/safety/")
    phone.get_by_text("Have you had sudden weakness on one side").click()
    expect(phone.get_by_text(re.compile("Call 112 now|Call .* now. Stop what you are doing"))).to_be_visible()
    expect(phone.get_by_role("main")).to_contain_text("Without a connection your clinic is not told")


def test_without_a_connection_the_flare_plan_is_one_tap_away_and_says_nothing_that_may_be_over(phone):
    expect(phone.get_by_role("link", name="Flare or worried?")).to_be_visible()
    phone.context.set_offline(True)
    phone.get_by_role("link", name="Flare or worried?").click()
    expect(phone.get_by_role("heading", name="Your flare plan")).to_be_visible()
    expect(
        phone.get_by_text("Without a connection you can start the plan here and go by these days.")
    ).to_be_visible()
    expect(phone.get_by_role("button", name="The flare has settled")).to_have_count(0)
    phone.get_by_role("link", name="Check the warning signs").click()
    expect(phone.get_by_role("heading", name="Something new or worrying?")).to_be_visible()
    expect(phone.locator("[data-now]")).not_to_have_count(0)
    expect(phone.locator("[data-now]:visible")).to_have_count(0)


def test_signing_out_asks_while_something_waits_and_then_leaves_nothing_behind(phone):
    phone.context.set_offline(True)
    phone.goto("/check-in/")
    press(phone, "Not today")
    phone.wait_for_url("**/offline/waiting/")
    # From the first moment on the server can be reached, and this entry cannot be sent.
    phone.evaluate(NO_CHECK_IN)
    phone.add_init_script(f"({NO_CHECK_IN})()")
    phone.context.set_offline(False)
    phone.goto("/today/")
    phone.get_by_text("More", exact=True).click()
    phone.get_by_role("button", name="Sign out").click()
    phone.wait_for_url("**/offline/waiting/?leaving=1")
    expect(phone.get_by_role("button", name="Sign out and delete it")).to_be_visible()
    assert too_small(phone) == []
    press(phone, "Sign out and delete it")
    phone.wait_for_url("**/accounts/login/")
    assert phone.evaluate(COPIES) == []
    assert phone.evaluate(STORES) == []


def signed_out(page):
    """The server knows nobody here any more."""
    return page.request.get("/today/", max_redirects=0).status == 302


def lose_the_connection(page):
    """For the page and for its helper: a copy is what the helper answers with when it has none."""
    page.context.set_offline(True)
    for _ in range(20):
        page.goto("/today/")
        if page.locator("body[data-copy]").count():
            return
    raise AssertionError("the helper still has a connection")


def sign_out(page):
    page.get_by_text("More", exact=True).click()
    page.get_by_role("button", name="Sign out").click()


def test_a_sign_out_without_a_connection_says_so_and_is_finished_with_the_next_one(phone):
    lose_the_connection(phone)
    sign_out(phone)
    expect(phone.get_by_role("heading", name="You are not signed out yet")).to_be_visible()
    expect(phone.get_by_role("link", name="See today's plan")).to_be_hidden()
    assert phone.evaluate(COPIES) == []
    assert axe(phone) == []
    phone.context.set_offline(False)
    phone.wait_for_url("**/accounts/login/")
    assert signed_out(phone)
    assert phone.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('steady:'))") == []


def test_one_that_was_closed_before_is_finished_when_steady_is_opened_again(phone):
    lose_the_connection(phone)
    sign_out(phone)
    expect(phone.get_by_role("heading", name="You are not signed out yet")).to_be_visible()
    phone.goto("about:blank")
    phone.context.set_offline(False)
    phone.goto("/today/", wait_until="commit")  # it leaves by itself
    phone.wait_for_url(re.compile("/accounts/login/"))
    assert signed_out(phone)
    phone.locator('form[action$="/demo/enter/pat/"] button').click()
    expect(phone.get_by_role("link", name="Flare or worried?")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("link", name="Flare or worried?")).to_be_visible()


def test_where_a_browser_keeps_who_left_the_next_page_for_nobody_forgets_it(phone):
    """Not every browser empties its stores because the server says so."""
    reader = phone.evaluate("document.body.dataset.reader")
    sign_out(phone)
    phone.wait_for_url("**/accounts/login/")
    phone.evaluate("reader => localStorage.setItem('steady:left', reader)", reader)
    phone.reload()
    assert phone.evaluate("localStorage.getItem('steady:left')") is None


def test_without_a_connection_what_waits_is_not_deleted_for_a_sign_out_that_cannot_be(phone):
    phone.context.set_offline(True)
    phone.goto("/check-in/")
    press(phone, "Not today")
    phone.wait_for_url("**/offline/waiting/")
    phone.goto("/offline/waiting/?leaving=1")
    phone.get_by_role("button", name="Sign out and delete it").click()
    expect(phone.get_by_role("alert").filter(has_text="Nothing was deleted")).to_be_visible()
    assert phone.evaluate(STORES) == ["steady"]


def test_somebody_else_who_signs_in_finds_nothing_of_the_one_before(phone):
    phone.context.clear_cookies()
    phone.goto("/accounts/login/")
    phone.locator('form[action$="/demo/enter/quinn/"] button').click()
    wait_for_copies(phone)
    assert len(phone.evaluate("() => caches.keys()")) == 2
    phone.context.set_offline(True)
    phone.goto("/today/")
    reader = phone.evaluate("document.body.dataset.reader")
    assert phone.evaluate("async () => (await caches.keys()).find((n) => n.includes('copies'))").endswith(
        reader
    )


def test_the_quickest_honest_check_in_takes_six_taps_at_most(enter, capsys):
    """From the open page: one thing that was done with its minutes, sleep, mood, flare-up, and Save.

    What stayed good is folded away and needs no tap.
    """
    page = enter("pat", **PHONE)
    page.goto("/check-in/")
    page.evaluate("window.taps = 0; document.addEventListener('pointerdown', () => { taps += 1; }, true)")
    row = page.locator("[data-activity-row]").first
    begun = time.monotonic()
    if row.get_attribute("open") is None:
        row.locator("summary").tap()
    row.get_by_role("button", name="10 min").tap()
    asked = {"How well did you sleep": "6", "How is your mood?": "7", "Is today a flare-up day?": "No"}
    for question, choice in asked.items():
        group = page.get_by_role("group", name=question)
        if group.count():
            group.get_by_text(re.compile(f"^{choice}$")).first.tap()
        else:
            expect(page.get_by_text("Asked less often")).to_be_visible()
    taps = page.evaluate("window.taps") + 1
    page.get_by_role("button", name="Save check-in").tap()
    expect(page.get_by_role("heading", name="Saved. Thank you.")).to_be_visible()
    with capsys.disabled():
        print(f"\ncheck-in: {taps} taps, {time.monotonic() - begun:.1f} s by a program")
    assert taps <= 6


FLARES = """SELECT count(*) FROM programs_flare f JOIN patients_patient p ON p.id = f.patient_id
  WHERE p.given_name = 'Pat' AND f.ended_on IS NULL"""


def test_a_flare_is_started_without_a_connection_and_sent_once(phone, site):
    phone.context.set_offline(True)
    phone.get_by_role("link", name="Flare or worried?").click()
    expect(phone.get_by_text("Without a connection you can start the plan here")).to_be_visible()
    press(phone, "Start my flare plan today")
    phone.wait_for_url("**/offline/waiting/")
    expect(phone.get_by_role("heading", name="Start of my flare plan")).to_be_visible()
    assert sql(site, FLARES) == [(0,)]
    phone.context.set_offline(False)
    phone.goto("/offline/waiting/")
    expect(phone.get_by_role("main")).to_contain_text(ALL_SENT)
    phone.goto("/flare/")
    expect(phone.get_by_role("main")).to_contain_text("Day 1 of")
    assert sql(site, FLARES) == [(1,)]
    assert violations(phone) == []
