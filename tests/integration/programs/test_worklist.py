"""What clinicians do on the worklist, and that its summaries never say otherwise than the log."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from patients.models import Alert, CareTeamMember, CheckInPlan, Patient
from programs.actions.suggest import suggest_for
from programs.actions.worklist import mark_reviewed, rebuild, save_view, sweep, undo_reviewed, verify
from programs.models import PatientSummary, ReviewMark, WorklistView
from rehab.accounts.models import User
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from tests.integration.programs.plans import ago, calm_weeks, good_week, journal, walking_program
from tests.integration.programs.test_clinic_caseload import crowd, enrol, names, page, row

Browser = Callable[[User], Client]


def fall(patient: Patient) -> Alert:
    return Alert.objects.create(patient=patient, flag="fall", level="P2", local_date=patient.today())


def tick(client: Client, patient: Patient, what: str = "reviewed/", **more: Any) -> Any:
    return client.post(f"/patients/{patient.pk}/{what}", more)


# --- reviewed ---------------------------------------------------------------------------------------
@pytest.fixture
def two(clinic, clara):
    """Ana fell; Ben is on plan."""
    ana, ben = (enrol(clinic, clara, name) for name in ("Ana", "Ben"))
    for one in (ana, ben):
        journal(one, one.today(), 4)
    fall(ana)
    return ana, ben


def test_who_was_reviewed_sinks_until_something_new_comes_up(two, clara, as_person):
    ana, _ben = two
    client = as_person(clara)
    assert names(page(client)) == ["Ana Example", "Ben Example"]
    assert tick(client, ana).url == "/caseload/"
    text = page(client)
    assert names(text) == ["Ben Example", "Ana Example"]
    assert re.search(r"Reviewed by Clara Example, \d", row(text, "Ana"))
    journal(ana, ago(ana, 1), 5)  # another day like the others
    assert names(page(client)) == ["Ben Example", "Ana Example"]
    fall(ana)
    assert names(page(client)) == ["Ana Example", "Ben Example"]


def test_undo_brings_the_mark_before_back(two, clara, colin, as_person):
    ana, _ben = two
    CareTeamMember.objects.create(patient=ana, user=colin, added_by=clara)
    mark_reviewed(patient=ana, by=colin)
    client = as_person(clara)
    tick(client, ana)
    assert "Reviewed by Clara Example" in page(client)
    tick(client, ana, "reviewed/undo/")
    assert "Reviewed by Colin Example" in page(client)
    tick(client, ana, "reviewed/undo/")
    assert "Reviewed by" not in page(client)
    assert undo_reviewed(patient=ana, by=clara) is None


def test_a_tick_keeps_the_filters_and_leaves_one_event(two, clara, as_person):
    ana, _ben = two
    client = as_person(clara)
    assert tick(client, ana, only="alerts", todo="1", lead="nonsense").url == "/caseload/?only=alerts&todo=1"
    events = AuditEvent.objects.filter(patient_id=ana.pk, event__startswith="patient.review")
    assert list(events.values_list("event", "actor_id")) == [("patient.reviewed", clara.pk)]


def test_the_script_gets_the_line_as_it_is_now(two, clara, as_person):
    ana, _ben = two
    client = as_person(clara)
    answer = client.post(f"/patients/{ana.pk}/reviewed/", headers={"X-In-Place": "1"})
    assert answer.status_code == 201
    assert answer.content.decode().startswith('<li class="w-done">')
    assert "Reviewed by Clara Example" in answer.content.decode()
    answer = client.post(f"/patients/{ana.pk}/reviewed/undo/", headers={"X-In-Place": "1"})
    assert answer.content.decode().startswith('<li class="w-attention">')


def test_twice_reviewed_is_one_mark(two, clara):
    ana, _ben = two
    assert mark_reviewed(patient=ana, by=clara) == mark_reviewed(patient=ana, by=clara)
    assert ReviewMark.objects.count() == 1


def test_only_the_care_team_may_tick(two, colin, as_person):
    ana, _ben = two
    assert tick(as_person(colin), ana).status_code == 404
    with pytest.raises(Refused):
        mark_reviewed(patient=ana, by=colin)


# --- filters and views ------------------------------------------------------------------------------
def test_filters_narrow_by_lead_and_by_what_is_not_reviewed(two, clinic, clara, colin, as_person):
    ana, ben = two
    ben.care_team.update(lead=False)
    client = as_person(clara)
    assert names(page(client, lead="1")) == ["Ana Example"]
    mark_reviewed(patient=ana, by=clara)
    assert names(page(client, todo="1")) == ["Ben Example"]
    assert "Nobody matches" in page(client, todo="1", lead="1")


def test_a_view_is_kept_under_a_name_shown_and_removed(two, clara, colin, as_person):
    client = as_person(clara)
    answer = client.post("/caseload/views/", {"name": " My  alerts ", "only": "alerts", "q": "Ana"})
    assert answer.url == "/caseload/?only=alerts"
    assert '<a class="w-view" href="/caseload/?only=alerts">My alerts</a>' in page(client)
    assert 'aria-current="true">My alerts</a>' in page(client, only="alerts")
    assert "My alerts" not in page(as_person(colin))
    client.post("/caseload/views/", {"name": "My alerts", "todo": "1"})
    assert list(WorklistView.objects.values_list("user", "name", "query")) == [
        (clara.pk, "My alerts", "todo=1")
    ]
    as_person(colin).post("/caseload/views/remove/", {"name": "My alerts"})
    assert WorklistView.objects.count() == 1
    client.post("/caseload/views/remove/", {"name": "My alerts"})
    assert WorklistView.objects.count() == 0


@pytest.mark.parametrize("name", ["", "  ", "x" * 41])
def test_a_view_needs_a_short_name(clara, as_person, name):
    answer = as_person(clara).post("/caseload/views/", {"name": name, "only": "alerts"}, follow=True)
    assert "40 letters or fewer" in answer.content.decode()
    assert not WorklistView.objects.exists()


def test_there_are_only_so_many_views(clara):
    for n in range(12):
        save_view(user=clara, name=f"View {n}", query="todo=1")
    with pytest.raises(Refused, match="12 views"):
        save_view(user=clara, name="One more", query="todo=1")


# --- summaries --------------------------------------------------------------------------------------
def test_a_corrected_entry_is_right_at_once(clinic, clara, as_person):
    ana = enrol(clinic, clara, "Ana")
    for n in range(7):
        journal(ana, ago(ana, n), 3, activity_minutes=30)
    client = as_person(clara)
    assert "Active 30 min a day · pain 3" in page(client)
    ana.journal_days.update(pain_avg=6, activity_minutes=12)
    assert "Active 12 min a day · pain 6" in page(client)
    ana.journal_days.filter(local_date__gt=ago(ana, 4)).delete()
    assert "Activity not logged · pain not logged" in page(client)


def test_the_night_and_an_expiry_make_a_summary_old(pat_record, clara, as_person):
    item = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    good_week(item)
    made = suggest_for(patient=pat_record, by=None)[0]
    assert "Suggestion for Walking" in page(as_person(clara))
    with time_machine.travel(made.expires_at + timedelta(minutes=1)):
        assert "Not logged for" in page(as_person(clara))
    with time_machine.travel(made.expires_at - timedelta(minutes=1)):
        assert PatientSummary.objects.get().suggestions == 0
        page(as_person(clara))
        assert PatientSummary.objects.get().suggestions == 1


def test_without_decision_support_no_suggestion_is_shown(pat_record, clara, as_person, settings):
    item = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    good_week(item)
    suggest_for(patient=pat_record, by=None)
    assert "Suggestion for Walking" in page(as_person(clara))
    settings.DECISION_SUPPORT_ENABLED = False
    assert "Suggestion for Walking" not in page(as_person(clara))


def test_a_pause_is_no_silence(clinic, clara, as_person):
    ana = enrol(clinic, clara, "Ana")
    journal(ana, ago(ana, 5), 3)
    client = as_person(clara)
    assert "Not logged for 5 days" in page(client)
    plan = {"started_on": ago(ana, 90), "paused_until": ago(ana, -3), "agreed_by": clara}
    CheckInPlan.objects.create(patient=ana, **plan)
    assert "On plan" in page(client)


def test_the_sweep_works_out_what_is_behind_and_nothing_else(clinic, clara):
    crowd(clinic, clara, 7)
    assert sweep() == 7
    assert sweep() == 0
    fall(Patient.objects.first())
    assert sweep() == 1
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert sweep() == 7


def test_the_command_proves_that_summaries_equal_the_log(clinic, clara):
    crowd(clinic, clara, 3)
    assert rebuild() == 3
    said = StringIO()
    call_command("worklist", "verify", stdout=said)
    assert "3 summaries are current, 0 will be" in said.getvalue()
    assert "Every current summary equals the log." in said.getvalue()
    wrong = PatientSummary.objects.first()
    PatientSummary.objects.filter(pk=wrong.pk).update(pain_now=9, need=100)
    said = StringIO()
    with pytest.raises(CommandError, match="2 values differ"):
        call_command("worklist", "verify", stdout=said)
    assert f"{wrong.pk} pain_now: 9.0 kept, 4.0 in the log" in said.getvalue()
    call_command("worklist", "rebuild", stdout=StringIO())
    assert verify() == (3, 0, [])


def test_a_patient_whose_care_ended_is_on_no_list(clinic, clara, as_person):
    ana = enrol(clinic, clara, "Ana")
    page(as_person(clara))
    Patient.objects.filter(pk=ana.pk).update(ended_at=timezone.now())
    assert "No patients yet" in page(as_person(clara))
    rebuild()
    assert not PatientSummary.objects.exists()
    assert isinstance(ana.today(), date)
