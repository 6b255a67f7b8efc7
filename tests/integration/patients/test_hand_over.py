"""/patients/<id>/team/hand-over/: a colleague takes a patient over."""

from datetime import timedelta

import pytest

from patients.models import HandOver, Patient, Task
from rehab.audit.models import AuditEvent


@pytest.fixture
def url(pat_record):
    return f"/patients/{pat_record.pk}/team/hand-over/"


def test_the_colleague_gets_the_team_the_lead_the_tasks_and_a_note(as_person, clara, colin, pat_record, url):
    Task.objects.create(
        patient=pat_record,
        title="Ring the surgery",
        due=pat_record.today() + timedelta(days=3),
        owner=clara,
        made_by=clara,
    )
    claras, colins = as_person(clara), as_person(colin)
    assert colins.get(f"/patients/{pat_record.pk}/team/").status_code == 404
    said = {"to": str(colin.pk), "note": "Watch the left foot", "leave": "on"}
    assert claras.post(url, said)["Location"] == "/caseload/"
    assert claras.get(f"/patients/{pat_record.pk}/team/").status_code == 404
    page = colins.get(f"/patients/{pat_record.pk}/team/").content.decode()
    assert "Handed over by Clara Example to Colin Example" in page
    assert "Watch the left foot" in page
    assert list(pat_record.care_team.filter(until=None).values_list("user", "lead")) == [(colin.pk, True)]
    inbox = colins.get("/caseload/messages/").content.decode()
    assert "Ring the surgery" in inbox
    assert "Read the hand-over from Clara Example" in inbox
    event = AuditEvent.objects.get(event="patient.handed_over")
    assert (event.actor_id, event.patient_id) == (clara.pk, pat_record.pk)


def test_without_leaving_both_stay_and_nothing_half_done_is_left(
    as_person, clara, colin, sam, pat_record, url
):
    claras = as_person(clara)
    wrong = claras.post(url, {"to": str(sam.pk), "note": "For you"})
    assert wrong.context["form"].errors.keys() == {"to"}
    assert "For you" in wrong.content.decode()
    assert claras.post(url, {"to": str(colin.pk), "note": " "}).context["form"].errors.keys() == {"note"}
    assert not HandOver.objects.exists()
    claras.post(url, {"to": str(colin.pk), "note": "For you"})
    assert set(pat_record.care_team.filter(until=None).values_list("user", flat=True)) == {clara.pk, colin.pk}
    assert Patient.objects.visible_to(clara).filter(pk=pat_record.pk).exists()
