"""Safety alerts: raised once, seen, closed with what was done."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from patients.actions.alerts import close_alert, mark_seen, raise_alert
from patients.models import Alert
from patients.permissions import NotNow
from patients.rules.red_flags import RED_FLAGS
from patients.views.clinic.alert_words import FLAGS
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused

DAY = date(2026, 5, 12)


@pytest.fixture
def raised(pat_record, pat):
    def raise_one(flag="foot_change", level="P1", by=pat):
        return raise_alert(patient=pat_record, flag_code=flag, level=level, local_date=DAY, by=by)

    return raise_one


@pytest.fixture
def url(pat_record):
    def of(name, *args):
        return reverse(f"patients:{name}", args=[pat_record.pk, *args])

    return of


def text(response):
    return response.content.decode()


# --- raising --------------------------------------------------------------------------------
def test_the_same_flag_within_a_day_is_one_alert_that_counts(raised):
    first = raised()
    again = raised()
    assert first.pk == again.pk
    assert again.times == 2
    assert AuditEvent.objects.filter(event="alert.raised").count() == 2


def test_another_flag_is_another_alert(raised):
    assert raised().pk != raised("fall").pk


def test_the_same_flag_after_a_day_is_a_new_alert(raised):
    with time_machine.travel(timezone.now() - timedelta(hours=25), tick=False):
        first = raised()
    assert raised().pk != first.pk


def test_the_same_flag_after_closing_is_a_new_alert(raised, clara):
    first = close_alert(alert=raised(), outcome="Called.", by=clara)
    assert raised().pk != first.pk


def test_a_level_rises_and_never_falls(raised):
    raised(level="P2")
    assert raised(level="P0").level == "P0"
    assert raised(level="P2").level == "P0"


def test_an_alert_that_rises_has_to_be_seen_again(raised, clara):
    mark_seen(alert=raised(level="P1"), by=clara)
    assert raised(level="P1").seen_by == clara
    risen = raised(level="P0")
    assert risen.seen_at is None
    assert risen.seen_by is None


def test_an_unknown_level_is_refused(raised):
    with pytest.raises(ValueError, match="P9"):
        raised(level="P9")


def test_an_alert_from_the_log_has_no_person_behind_it(raised):
    raised("severe_pain", "P2", by=None)
    event = AuditEvent.objects.get(event="alert.raised")
    assert (event.actor_id, event.actor_role) == (None, "system")


def test_every_flag_of_the_table_has_words_for_the_clinic():
    assert {flag.code for flag in RED_FLAGS} == set(FLAGS)


# --- seeing and closing -------------------------------------------------------------------------
def test_the_first_to_see_it_stays(raised, clara, colin, pat_record):
    from patients.actions.team import add_member

    add_member(patient=pat_record, colleague=colin, by=clara)
    alert = raised()
    mark_seen(alert=alert, by=clara)
    assert mark_seen(alert=alert, by=colin).seen_by == clara
    assert AuditEvent.objects.filter(event="alert.seen").count() == 1


def test_closing_needs_what_was_done_and_says_so_beside_the_field(raised, clara, as_person, url):
    alert = raised()
    html = text(as_person(clara).post(url("alert_close", alert.pk), {"outcome": "   "}))
    assert 'id="id_outcome_error"' in html
    assert "Write what was done" in html
    assert Alert.objects.get().closed_at is None


def test_closing_counts_as_seen_and_is_audited(raised, clara, as_person, url):
    alert = raised()
    answer = as_person(clara).post(
        url("alert_close", alert.pk), {"outcome": "Called, seen today."}, follow=True
    )
    alert.refresh_from_db()
    assert (alert.closed_by, alert.seen_by, alert.outcome) == (clara, clara, "Called, seen today.")
    assert "No open alerts" in text(answer)
    assert "Called, seen today." in text(answer)
    assert AuditEvent.objects.filter(event="alert.closed").count() == 1


def test_what_was_done_is_not_in_the_audit_trail(raised, clara):
    close_alert(alert=raised(), outcome="Called, seen today.", by=clara)
    assert not AuditEvent.objects.exclude(reason="").exists()


def test_two_who_close_at_once_leave_the_first_outcome(raised, clara, as_person, url):
    alert = raised()
    close_alert(alert=alert, outcome="First.", by=clara)
    with pytest.raises(NotNow, match="already been closed"):
        close_alert(alert=alert, outcome="Second.", by=clara)
    answer = as_person(clara).post(url("alert_close", alert.pk), {"outcome": "Second."}, follow=True)
    assert "already been closed" in text(answer)
    assert Alert.objects.get().outcome == "First."


def test_the_form_of_a_closed_alert_leads_to_the_list(raised, clara, as_person, url):
    alert = close_alert(alert=raised(), outcome="Done.", by=clara)
    assert as_person(clara).get(url("alert_close", alert.pk))["Location"] == url("alerts")


def test_nobody_off_the_team_sees_to_it(raised, colin, pat):
    alert = raised()
    for other in (colin, pat):
        with pytest.raises(Refused):
            mark_seen(alert=alert, by=other)
        with pytest.raises(Refused):
            close_alert(alert=alert, outcome="-", by=other)


# --- the page --------------------------------------------------------------------------------
def test_the_most_urgent_stands_first_and_unseen_before_seen(raised, clara, as_person, url):
    raised("fall", "P2")
    mark_seen(alert=raised("fever_unwell", "P1"), by=clara)
    raised("foot_change", "P1")
    raised("cauda_equina", "P0")
    html = text(as_person(clara).get(url("alerts")))
    wanted = ["cauda_equina", "foot_change", "fever_unwell", "fall"]
    places = [html.index(str(FLAGS[code])) for code in wanted]
    assert places == sorted(places)


def test_seeing_is_one_tap_and_takes_the_button_away(raised, clara, as_person, url):
    alert = raised()
    browser = as_person(clara)
    assert "I have seen it" in text(browser.get(url("alerts")))
    html = text(browser.post(url("alert_seen", alert.pk), follow=True))
    assert "I have seen it" not in html
    assert "Clara Example" in html


def test_how_often_it_was_answered_is_said(raised, clara, as_person, url):
    raised()
    raised()
    assert "2 times" in text(as_person(clara).get(url("alerts")))


def test_an_empty_page_says_what_will_stand_here(clara, as_person, url):
    assert "No open alerts" in text(as_person(clara).get(url("alerts")))


def test_many_alerts_cost_no_more_queries(raised, clara, as_person, url, django_assert_max_num_queries):
    for flag in list(FLAGS)[:10]:
        mark_seen(alert=raised(flag), by=clara)
    browser = as_person(clara)
    browser.get(url("alerts"))
    with django_assert_max_num_queries(12):
        browser.get(url("alerts"))
