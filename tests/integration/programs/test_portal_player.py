"""The page that leads through one session: parts, ticks, the timer on a phone that sleeps, and a practice."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from programs.models import Session, SessionRevision
from tests.functional.story import another_page
from tests.integration.programs.plans import exercise_program, make_exercise, walking_program
from tests.integration.programs.portal import log, text_of
from tests.people import signed_in

BREATHING = {
    "kind": "mind_body",
    "pace": Decimal("6"),
    "pace_least": Decimal("4.5"),
    "pace_most": Decimal("7"),
    "script": ["Let your shoulders be heavy. (Pause for two breaths.)", "Breathe out slowly."],
    "reps": None,
}
MORE = "How unpleasant is it"


def url(item):
    return reverse("programs:session", args=[item.pk])


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


@pytest.fixture
def raises(pat_record, clara, clinic, cora):
    """Two sets of eight."""
    return exercise_program(pat_record, clara, make_exercise(clinic, cora))


@pytest.fixture
def breathing(pat_record, clara, clinic, cora):
    return exercise_program(pat_record, clara, make_exercise(clinic, cora, "Paced breathing", **BREATHING))


@pytest.mark.django_db
def test_more_than_was_manageable_at_first_can_be_done_in_parts_with_rests(pats, pat_record, clara):
    walking = walking_program(pat_record, clara)
    walking.quota = 12
    walking.save()
    text = text_of(pats.get(url(walking)))
    assert 'data-whole="work:720"' in text
    assert 'data-parts="work:360 rest:160 work:360"' in text
    assert "In 2 parts of up to 6 min" in text
    assert "about 3 min of rest between, the same amount in all" in text


@pytest.mark.django_db
def test_ticked_sets_are_the_amount_where_none_is_written(pats, raises):
    assert "Tick each one when it is done" in text_of(pats.get(url(raises)))
    log(pats, raises, sets_done=["1", "2"])
    assert Session.objects.get().amount == 2
    log(pats, raises, sets_done=["1", "2"], amount="1")
    assert Session.objects.get().amount == 1
    assert log(pats, raises, sets_done=["9"]).status_code == 200, "there is no ninth set"
    assert Session.objects.get().amount == 1


@pytest.mark.django_db
def test_a_practice_asks_how_strong_and_how_unpleasant_before_and_after(pats, breathing):
    text = text_of(pats.get(url(breathing)))
    assert text.index("How unpleasant is it before you start?") < text.index("How unpleasant is it now?")
    assert "How hard was it?" not in text and "Highest pain" not in text
    assert 'data-read-pause="12">Let your shoulders be heavy.</p>' in text and "data-read-play" in text
    said = {"pain_before": "6", "unpleasant_before": "7", "pain_after": "6", "unpleasant_after": "skip"}
    log(pats, breathing, **said)
    row = Session.objects.get()
    assert (row.pain_before, row.unpleasant_before, row.pain_after) == (6, 7, 6)
    assert row.unpleasant_after is None, "skipped is unknown, not zero"
    log(pats, breathing, **said | {"unpleasant_after": "4"})
    assert Session.objects.get().unpleasant_after == 4
    assert SessionRevision.objects.get().values["unpleasant_before"] == 7


@pytest.mark.django_db
def test_a_movement_is_not_asked_about_unpleasantness(pats, raises):
    text = text_of(pats.get(url(raises)))
    assert MORE not in text and "Highest pain" in text
    log(pats, raises, unpleasant_before="7", pain_after="3")
    row = Session.objects.get()
    assert (row.unpleasant_before, row.pain_after) == (None, None)


# --- the timer, with the browser's clock in hand ---------------------------------------------------
@pytest.fixture
def phone(browser, live_server, pat):
    """Pat's phone, its clock in the test's hand; answers nothing the policy refuses and no script error."""
    page = browser.new_context(
        viewport={"width": 390, "height": 844}, base_url=live_server.url, timezone_id="UTC", locale="en-GB"
    ).new_page()
    wrong = []
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    cookie = signed_in(pat).cookies["steady"]
    page.context.add_cookies([{"name": "steady", "value": cookie.value, "url": live_server.url}])
    page.clock.install(time="2026-06-15T09:00:00Z")
    yield page
    page.context.close()
    assert wrong == []


# What this device keeps of its reader. The last event before a page goes is held, and with it the page.
KEPT = """async () => {
  const kept = Object.keys(localStorage).filter((key) => key.startsWith("steady:"));
  for (const name of (await caches.keys()).filter((name) => name.startsWith("steady-copies-"))) {
    for (const { url } of await (await caches.open(name)).keys()) kept.push(new URL(url).pathname);
  }
  return kept;
}"""
STAY = """() => window.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  event.preventDefault();
  document.documentElement.dataset.gone = "";
})"""


def runs(page, minutes):
    """The page stays awake so long."""
    page.clock.run_for(minutes * 60_000)


def sleeps(page, minutes):
    """The phone sleeps so long: what was due fires once, late."""
    page.clock.fast_forward(minutes * 60_000)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_bell_ends_the_walk_and_no_sleep_or_reload_loses_time(phone, pat_record, clara):
    walking = walking_program(pat_record, clara)
    phone.goto(url(walking))
    timer, said = phone.locator("[data-timer]"), phone.get_by_role("status")
    amount = phone.get_by_label("How much did you do?")
    timer.get_by_role("button", name="Start timer").click()
    expect(said.filter(has_text="The bell tells you when to stop")).to_be_visible()
    expect(timer).to_contain_text("The bell rings at 09:08")
    runs(phone, 3)
    phone.reload()
    expect(timer).to_contain_text("The bell rings at 09:08")
    timer.get_by_role("button", name="Pause").click()
    sleeps(phone, 30)
    timer.get_by_role("button", name="Go on").click()
    expect(timer).to_contain_text("The bell rings at 09:38")
    timer.get_by_role("button", name="End the timer").click()
    expect(amount).to_have_value(re.compile(r"^3(\.\d)?$"))
    timer.get_by_role("button", name="Start timer").click()
    sleeps(phone, 20)
    expect(timer.get_by_role("status")).to_contain_text("That is the whole amount. Stop here")
    expect(timer.get_by_role("status")).to_contain_text("while the screen slept")
    expect(amount).to_have_value("8")
    timer.get_by_role("link", name="Say how it went").click()
    phone.get_by_role("group", name="Any new or spreading numbness").get_by_text("No", exact=True).click()
    phone.get_by_role("button", name="Save as done").click()
    phone.wait_for_url("**/today/")
    assert Session.objects.get().amount == 8
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('steady:timer:')).length"
    assert phone.evaluate(kept) == 0


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_sets_wait_for_their_person_and_rests_end_at_their_bell(phone, raises):
    phone.goto(url(raises))
    timer = phone.locator("[data-timer]")
    timer.get_by_role("button", name="Start timer").click()
    expect(timer).to_contain_text("Set 1 of 2, at your own speed")
    sleeps(phone, 9)
    expect(timer).to_contain_text("Set 1 of 2, at your own speed")
    timer.get_by_role("button", name="Set done").click()
    expect(phone.get_by_label("Set 1")).to_be_checked()
    expect(timer).to_contain_text("Rest. Change how you sit or stand.")
    runs(phone, 1.1)
    expect(timer).to_contain_text("Set 2 of 2, at your own speed")
    timer.get_by_role("button", name="Set done").click()
    expect(timer.get_by_role("status")).to_contain_text("That is the whole amount")
    expect(phone.get_by_label("How much did you do?")).to_have_value("2")
    phone.get_by_text("More").click()
    with another_page(phone):
        phone.get_by_role("button", name="Sign out").click()
    assert phone.evaluate(KEPT) == []


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_what_is_on_its_way_at_sign_out_is_not_kept(phone, pat_record, clara):
    """A page that is being copied for a time without a connection, and a timer that ticks until the page goes."""
    copied = []
    phone.route("**/flare/", lambda route: copied.append(route))
    phone.goto(url(walking_program(pat_record, clara)))
    while not copied:
        phone.wait_for_timeout(20)
    assert "/today/" in phone.evaluate(KEPT), "copies are made in their order"
    phone.locator("[data-timer]").get_by_role("button", name="Start timer").click()
    assert any(key.startswith("steady:timer:") for key in phone.evaluate(KEPT))
    phone.evaluate(STAY)
    phone.get_by_text("More").click()
    phone.get_by_role("button", name="Sign out").click()
    expect(phone.locator("html[data-gone]")).to_be_attached()
    phone.unroute("**/flare/")  # what was held goes on
    runs(phone, 0.2)
    phone.evaluate("async () => { await (await fetch('/flare/')).text(); }")  # asked later, so answered later
    assert phone.evaluate(KEPT) == ["steady:left"], "who left, until the server says that it is done"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_pacer_takes_the_timer_along_and_stops_with_its_bell(phone, pat_record, clara, clinic, cora):
    made = make_exercise(clinic, cora, "Paced breathing", **BREATHING | {"sets": None, "minutes": 5})
    item = exercise_program(pat_record, clara, made)
    item.sets, item.reps, item.minutes = None, None, 5
    item.save()
    phone.goto(url(item))
    phone.get_by_role("button", name="Start the pacer").click()
    expect(phone.locator("[data-timer]")).to_contain_text("The bell rings at 09:05")
    runs(phone, 5.1)
    expect(phone.get_by_role("button", name="Start the pacer")).to_be_visible()
    expect(phone.locator("[data-timer]")).to_contain_text("That is the whole amount")
    expect(phone.get_by_label("How much did you do?")).to_have_value("5")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_bell_for_long_sitting_says_when_to_get_up_and_logs_nothing(phone, pat_record):
    phone.goto(reverse("programs:breaks"))
    timer = phone.locator("[data-timer]")
    timer.get_by_role("button", name="Start timer").click()
    expect(timer).to_contain_text("Sit as you like. Stretch 1 of 6")
    runs(phone, 30.1)
    expect(timer).to_contain_text("Get up now and move a little.")
    runs(phone, 2)
    expect(timer).to_contain_text("Sit as you like. Stretch 2 of 6")
    timer.get_by_role("button", name="End the timer").click()
    expect(timer.get_by_role("button", name="Start timer")).to_be_focused()
    assert not Session.objects.exists()
