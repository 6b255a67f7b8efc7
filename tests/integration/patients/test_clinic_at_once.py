"""Two people at the same moment, on a real database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connection, transaction

from patients.actions.alerts import close_alert, raise_alert
from patients.actions.enrol import Details, Enrolment, enrol
from patients.actions.invitations import invite_patient, open_invitation_of
from patients.actions.team import add_member, end_member, hand_over_lead
from patients.models import Alert, CareTeamMember, Patient, RecordInvitation
from patients.permissions import NotNow
from rehab.accounts.models import User
from rehab.accounts.roles import CLINICIAN
from tests.people import make_member

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Start all calls together; what each returned or raised."""
    gate = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            gate.wait(timeout=10)
            return call()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def fresh(user):
    return User.objects.get(pk=user.pk)


def test_two_who_leave_together_leave_one_behind(clinic, clara, colin, pat_record):
    """Clara handed over to Dana, who left the clinic; Clara and Colin are the last two."""
    dana = make_member("Dana", clinic, CLINICIAN.key)
    hers = CareTeamMember.objects.get(user=clara)
    his = add_member(patient=pat_record, colleague=colin, by=clara)
    hand_over_lead(member=add_member(patient=pat_record, colleague=dana, by=clara), by=clara)
    dana.memberships.all().delete()
    left, second = Event(), Event()

    def clara_leaves() -> CareTeamMember:
        with transaction.atomic():
            ended = end_member(member=hers, by=fresh(clara))
            left.set()
            second.wait(timeout=0.5)  # Colin tries while Clara's leaving is not committed yet
            return ended

    def colin_leaves() -> CareTeamMember:
        left.wait(timeout=5)
        ended = end_member(member=his, by=fresh(colin))
        second.set()
        return ended

    first, other = at_once(clara_leaves, colin_leaves)
    assert isinstance(first, CareTeamMember)
    assert isinstance(other, NotNow)
    assert CareTeamMember.objects.filter(until=None, user__in=[clara, colin]).count() == 1


def test_answers_sent_together_are_one_alert_that_counts(pat, pat_record):
    answers = at_once(
        *[
            lambda: raise_alert(
                patient=pat_record, flag_code="fall", level="P2", local_date=date(2026, 5, 12), by=pat
            )
        ]
        * 4
    )
    assert all(isinstance(answer, Alert) for answer in answers)
    assert Alert.objects.get().times == 4


def test_one_of_two_outcomes_is_kept(clara, pat_record):
    alert = raise_alert(
        patient=pat_record, flag_code="fall", level="P2", local_date=date(2026, 5, 12), by=None
    )
    said = at_once(
        *(lambda w=w: close_alert(alert=alert, outcome=w, by=fresh(clara)) for w in ("One.", "Two."))
    )
    kept = next(answer for answer in said if isinstance(answer, Alert))
    assert sum(isinstance(answer, NotNow) for answer in said) == 1
    assert Alert.objects.get().outcome == kept.outcome


def test_one_record_number_is_given_once(clinic, clara, colin):
    new = Enrolment(Details("Nia", "Okafor", date(1966, 2, 3), "N-77", "Europe/Madrid"))
    said = at_once(
        *(lambda by=by: enrol(clinic=clinic, enrolment=new, by=fresh(by)) for by in (clara, colin))
    )
    assert sum(isinstance(answer, NotNow) for answer in said) == 1
    assert Patient.objects.count() == 1


def test_two_clicks_on_send_leave_one_open_invitation(clara, pat_record):
    Patient.objects.filter(pk=pat_record.pk).update(user=None)
    at_once(*[lambda: invite_patient(patient=pat_record, by=fresh(clara))] * 2)
    open_ones = [tie for tie in RecordInvitation.objects.all() if tie.invitation.is_open()]
    assert open_ones == [open_invitation_of(Patient.objects.get())]
