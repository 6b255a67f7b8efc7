"""/worksheets/: private by default, shared by choice, taken back at any time; never a caregiver's."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from patients.actions.worksheets import save_worksheet, share_worksheet, take_worksheet_back
from patients.models import Via, Worksheet, WorksheetRevision
from patients.rules.worksheets import Sheet
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused

SECRET = "I will never walk again"


def page(answer) -> str:
    return " ".join(answer.content.decode().split())


def events(patient) -> list[str]:
    rows = AuditEvent.objects.filter(patient_id=patient.pk, event__startswith="worksheet.")
    return list(rows.order_by("pk").values_list("event", flat=True))


def test_a_sheet_is_private_shared_read_changed_and_taken_back(
    pat_record, pat, clara, colin, gita, as_person
):
    client, clinic = as_person(pat), f"/patients/{pat_record.pk}/worksheets/"
    client.post("/worksheets/new/thought/", {"thought": SECRET, "strength": "80"})
    row = Worksheet.objects.get()
    assert row.answers == {"thought": SECRET, "strength": 80}
    assert "Private" in page(client.get("/worksheets/"))
    assert "Nothing is shared" in page(as_person(clara).get(clinic))
    client.post(f"/worksheets/{row.pk}/share/", {"do": "share"})
    client.post(f"/worksheets/{row.pk}/share/", {"do": "share"})
    told = page(as_person(clara).get(clinic))
    assert SECRET in told
    assert "80 of 100" in told
    assert as_person(colin).get(clinic).status_code == 404
    assert not Worksheet.objects.visible_to(gita, Via.CAREGIVER).exists()
    client.post(f"/worksheets/{row.pk}/", {"thought": SECRET, "strength": "80", "strength_after": "30"})
    assert "30 of 100" in page(as_person(clara).get(clinic))
    assert not WorksheetRevision.objects.visible_to(clara).exists()
    told = page(client.get(f"/worksheets/{row.pk}/"))
    assert "What it said before" in told
    client.post(f"/worksheets/{row.pk}/share/", {"do": "back"})
    assert SECRET not in page(as_person(clara).get(clinic))
    assert events(pat_record) == [
        *("worksheet.saved", "worksheet.shared", "worksheet.saved", "worksheet.taken_back")
    ]
    assert not AuditEvent.objects.filter(reason__contains="walk").exists()


def test_each_sheet_opens_keeps_what_was_answered_and_says_what_cannot_be(pat_record, pat, as_person):
    client = as_person(pat)
    for sheet, sent, kept in (
        ("problem", {"option_2": "Ask", "pick": "2"}, {"option_2": "Ask", "pick": 2}),
        (
            "activity",
            {"task": "Sing", "planned_on": "2026-05-12", "did": "no", "pleasure": "0"},
            {"task": "Sing", "planned_on": "2026-05-12", "did": False, "pleasure": 0},
        ),
        ("worry", {"worry_1": "Rent", "next_step_1": " "}, {"worry_1": "Rent"}),
    ):
        assert client.get(f"/worksheets/new/{sheet}/").status_code == 200
        assert "One answer is enough" in page(client.post(f"/worksheets/new/{sheet}/", {}))
        client.post(f"/worksheets/new/{sheet}/", sent)
        assert Worksheet.objects.get(kind=sheet).answers == kept
        row = Worksheet.objects.get(kind=sheet)
        assert client.post(f"/worksheets/{row.pk}/", sent).status_code == 302
    assert WorksheetRevision.objects.count() == 3
    told = page(client.post("/worksheets/new/problem/", {"option_2": "Ask", "pick": "1"}))
    assert "This idea is empty" in told
    assert 'value="Ask"' in told
    told = page(client.post("/worksheets/new/thought/", {"strength": "101", "thought": "Kept"}))
    assert "id_strength_error" in told
    assert "Kept" in told
    assert client.get("/worksheets/new/poem/").status_code == 404


def test_a_sheet_is_its_owners_also_when_the_record_has_ended(pat_record, pat, clara, quinn, as_person):
    row = save_worksheet(patient=pat_record, sheet=Sheet.WORRY, answers={"worry_1": "Rent"}, by=pat)
    share_worksheet(worksheet=row, by=pat)
    assert as_person(quinn).get(f"/worksheets/{row.pk}/").status_code == 404
    with pytest.raises(Refused):
        save_worksheet(patient=pat_record, sheet=Sheet.WORRY, answers={"worry_1": "x"}, by=clara)
    with pytest.raises(Refused):
        take_worksheet_back(worksheet=row, by=clara)
    with pytest.raises(ValidationError):
        save_worksheet(patient=pat_record, sheet=Sheet.WORRY, answers={}, by=pat)
    pat_record.ended_at = timezone.now()
    pat_record.save()
    client = as_person(pat)
    assert client.get("/worksheets/new/worry/").status_code == 302
    assert "Rent" in page(client.get(f"/worksheets/{row.pk}/"))
    client.post(f"/worksheets/{row.pk}/", {"worry_1": "Changed"})
    client.post(f"/worksheets/{row.pk}/share/", {"do": "back"})
    row.refresh_from_db()
    assert (row.answers, row.shared_at) == ({"worry_1": "Rent"}, None)
