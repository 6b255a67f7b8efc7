"""An alert that nobody saw in time goes to the clinic's second person, once, and they can open it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from patients.actions.alert_escalation import escalate_due
from patients.actions.alert_handling import agree_handling, phq9_allowed
from patients.actions.alerts import mark_acted, mark_seen, raise_alert
from patients.insights.alert_load import alert_load, load_of
from patients.models import Alert, CareTeamMember
from patients.permissions import NotNow
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from rehab.notifications.actions.deliver import deliver_due
from rehab.notifications.actions.opt_outs import opt_out
from rehab.notifications.models import Message

TUESDAY = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)  # ten in the morning in Madrid
HOURS = {str(day): ["09:00", "17:00"] for day in range(5)}


@pytest.fixture
def clock():
    with time_machine.travel(TUESDAY, tick=False) as travelling:
        yield travelling


@pytest.fixture
def agreed(clinic, clara, colin, ada):
    clinic.opening = HOURS
    clinic.save()
    return agree_handling(clinic=clinic, by=ada, recipient=clara, backup=colin)


def raised(patient, level="P0", flag="cauda_equina"):
    today = patient.today()
    return raise_alert(patient=patient, flag_code=flag, level=level, local_date=today, by=patient.user)


def team():
    return sorted(CareTeamMember.objects.filter(until=None).values_list("user__name", flat=True))


def test_an_emergency_that_nobody_sees_for_a_quarter_of_an_hour_calls_the_second_person(
    clock, agreed, pat_record, clara, colin, as_person
):
    alert = raised(pat_record)
    assert (alert.owner, alert.escalate_at) == (clara, TUESDAY + timedelta(minutes=15))
    clock.move_to(TUESDAY + timedelta(minutes=14))
    assert escalate_due() == 0
    clock.move_to(TUESDAY + timedelta(minutes=15))
    assert (escalate_due(), escalate_due()) == (1, 0), "once"
    alert.refresh_from_db()
    assert alert.escalated_to == colin
    assert team() == ["Clara Example", "Colin Example"]
    page = as_person(colin).get(reverse("patients:alerts", args=[pat_record.pk]))
    assert "Colin Example was called" in page.content.decode()
    events = set(AuditEvent.objects.values_list("event", flat=True))
    assert {"alert.raised", "alert.escalated", "care_team.added"} <= events
    opt_out(user=colin, by=colin)  # a duty, not a reminder
    deliver_due()
    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["clara@example.org"], "Something in Steady needs you"),
        (["colin@example.org"], "Something in Steady needs you"),
    ]
    told = " ".join(m.body for m in mail.outbox)
    assert not any(word in told for word in ("Pat", "numb", "alert", "opt-out"))


def test_whoever_saw_or_acts_stops_it_and_acting_is_seeing(
    clock, agreed, pat_record, clara, colin, as_person
):
    page = reverse("patients:alerts", args=[pat_record.pk])
    for change in (mark_seen, mark_acted):
        alert = raised(pat_record)
        change(alert=alert, by=clara)
        clock.shift(timedelta(days=1, hours=1))
        assert escalate_due() == 0
        deliver_due()
        assert mail.outbox == [], "nobody is called to what was seen to"
    alert = Alert.objects.latest("raised_at")
    assert (alert.seen_by, alert.acted_by) == (clara, clara)
    assert "Clara Example is dealing with it" in as_person(clara).get(page).content.decode()
    with pytest.raises(NotNow):
        mark_acted(alert=alert, by=clara)
    with pytest.raises(Refused):
        mark_acted(alert=raised(pat_record, "P1", "foot_change"), by=colin)
    other = Alert.objects.get(flag="foot_change")
    as_person(clara).post(reverse("patients:alert_acted", args=[pat_record.pk, other.pk]))
    other.refresh_from_db()
    assert other.acted_by == clara


def test_an_alert_that_rises_is_passed_on_anew(clock, agreed, pat_record, clara):
    mark_seen(alert=raised(pat_record, "P1"), by=clara)
    alert = raised(pat_record, "P0")
    assert alert.escalate_at == TUESDAY + timedelta(minutes=15)
    clock.shift(timedelta(hours=1))
    assert escalate_due() == 1


def test_a_clinic_that_named_nobody_calls_the_rest_of_the_team(clock, pat_record, clara, colin):
    CareTeamMember.objects.create(patient=pat_record, user=colin, added_by=clara)
    alert = raised(pat_record, "P1", "foot_change")
    assert alert.escalate_at == TUESDAY + timedelta(hours=4)
    clock.shift(timedelta(hours=5))
    assert escalate_due() == 1
    assert set(Message.objects.values_list("user__name", flat=True)) == {"Clara Example", "Colin Example"}


def test_without_a_lead_it_is_the_recipients_and_a_soon_sends_no_mail(clock, agreed, pat_record, clara):
    pat_record.care_team.update(lead=False)
    assert raised(pat_record, "P2", "fall").owner == clara
    assert not Message.objects.exists()


# --- the agreement and the gate ------------------------------------------------------------------
TIMES = {"p0_minutes": "10", "p1_hours": "3", "p2_days": "1"}


def test_the_gate_names_what_is_missing_and_opens_when_all_is_agreed(
    clock, clinic, clara, colin, ada, as_person
):
    browser, page = as_person(ada), reverse("patients:alert_handling")
    assert len(phq9_allowed(clinic).missing) == 3
    assert "PHQ-4" in browser.get(page).content.decode()
    answer = browser.post(page, TIMES | {"recipient": clara.pk, "backup": clara.pk}).content.decode()
    assert "cannot stand behind themselves" in answer
    assert 'value="10"' in answer, "nothing typed is lost"
    browser.post(page, TIMES | {"recipient": clara.pk, "backup": colin.pk})
    assert phq9_allowed(clinic).missing == ("Say in which hours somebody is there.",)
    clinic.opening = HOURS
    clinic.save()
    assert phq9_allowed(clinic).allowed
    assert phq9_allowed(clinic, automatic=True).allowed
    clock.move_to(TUESDAY + timedelta(hours=12))
    assert not phq9_allowed(clinic, automatic=True).allowed
    assert "PHQ-9 may be given" in as_person(ada).get(page).content.decode()
    colin.memberships.update(ended_at=TUESDAY)
    assert not phq9_allowed(clinic).allowed, "somebody who left is nobody's second person"


def test_another_clinics_people_cannot_be_named(clinic, clara, sam, ada, as_person):
    page = reverse("patients:alert_handling")
    answer = as_person(ada).post(page, TIMES | {"recipient": clara.pk, "backup": sam.pk})
    assert answer.status_code == 200
    assert len(phq9_allowed(clinic).missing) == 3
    with pytest.raises(Refused):
        agree_handling(clinic=clinic, by=clara, recipient=clara, backup=sam)


# --- the load --------------------------------------------------------------------------------------
def test_the_load_counts_each_week_without_names(
    clock, agreed, clinic, pat_record, quinn_record, clara, ada, as_person, django_assert_num_queries
):
    mark_seen(alert=raised(pat_record), by=clara)
    raised(quinn_record, "P1", "foot_change")
    clock.shift(timedelta(weeks=1))
    escalate_due()
    raised(pat_record, "P2", "fall")
    with django_assert_num_queries(2):
        weeks = alert_load(clinic)
    this, last, before = weeks[:3]
    assert (this.levels, this.patients) == ((0, 0, 1), 2)
    assert (last.levels, last.in_time, last.escalated, last.per_patient) == ((1, 1, 0), 1, 1, 1.0)
    assert (before.patients, before.per_patient) == (0, None)
    assert load_of(weeks) == 0.75
    html = as_person(ada).get(reverse("patients:alert_handling")).content.decode()
    assert "0.75 alerts" in html
    assert "Quinn" not in html
