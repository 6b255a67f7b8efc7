"""/clinic/audit/: who did what, and when, without a patient's name."""

from datetime import UTC, datetime

import pytest
import time_machine

from rehab.accounts.events import CLINIC_CHANGED, MEMBER_INVITED
from rehab.audit.models import AuditEvent
from rehab.audit.record import record

URL = "/clinic/audit/"
MAY = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)


@pytest.fixture
def admin(as_person, ada):
    return as_person(ada)


def leave(by, clinic, patient=None, event=CLINIC_CHANGED, role="clinician", at=MAY) -> AuditEvent:
    with time_machine.travel(at, tick=False):
        record(event, by=by, clinic_id=clinic.pk, patient_id=patient.pk if patient else None, role=role)
    return AuditEvent.objects.latest("pk")


def sentences(page) -> list[str]:
    return [row.line.sentence for row in page.context["page"].rows]


def test_a_line_says_who_what_when_and_which_record(admin, clara, clinic, pat_record):
    leave(clara, clinic, pat_record)
    page = admin.get(f"{URL}?person={clara.pk}").content.decode()
    assert clara.name in page
    assert "changed the clinic" in page
    assert str(pat_record.pk)[:8] in page


def test_a_patients_name_is_nowhere_on_the_page(admin, pat, gita, clara, clinic, pat_record):
    leave(clara, clinic, pat_record)
    leave(pat, clinic, pat_record, role="patient")
    leave(gita, clinic, pat_record, role="caregiver")
    page = admin.get(URL).content.decode()
    assert not any(word in page for word in (pat.name, pat_record.given_name, pat.email, gita.name))
    assert "The patient" in page
    assert "A caregiver" in page


def test_lines_of_another_clinic_are_not_shown(admin, sam, other_clinic, pat_record):
    event = leave(sam, other_clinic)
    page = admin.get(f"{URL}?person={sam.pk}")
    assert page.context["page"].rows == []
    assert sam.name not in page.content.decode()
    assert all(row.line.id != event.pk for row in admin.get(URL).context["page"].rows)


def test_reading_the_trail_is_itself_in_the_trail(admin, ada):
    admin.get(URL)
    assert AuditEvent.objects.filter(event="clinic.audit_opened", actor_id=ada.pk).count() == 1
    assert "opened the audit trail" in admin.get(URL).content.decode()


def test_it_can_be_narrowed_by_event_person_record_and_day(admin, clara, colin, clinic, pat_record):
    leave(clara, clinic, pat_record)
    leave(colin, clinic, event=MEMBER_INVITED, at=datetime(2026, 5, 14, 9, tzinfo=UTC))
    for query, expected in [
        ("event=clinic.changed", ["changed the clinic's details"]),
        (f"person={colin.pk}", ["invited someone to work at the clinic"]),
        (f"record={pat_record.pk}", ["changed the clinic's details"]),
        ("since=2026-05-13&until=2026-05-14", ["invited someone to work at the clinic"]),
        ("until=2026-05-12", ["changed the clinic's details"]),
    ]:
        assert sentences(admin.get(f"{URL}?{query}")) == expected, query


def test_a_day_begins_at_midnight_of_the_clinics_clock(admin, clara, clinic):
    leave(clara, clinic, at=datetime(2026, 5, 12, 22, 30, tzinfo=UTC))
    assert len(sentences(admin.get(f"{URL}?since=2026-05-13&until=2026-05-13"))) == 1
    assert sentences(admin.get(f"{URL}?until=2026-05-12")) == []


@pytest.mark.parametrize(
    "query",
    [
        "record=123",
        "since=yesterday",
        "since=2026-05-14&until=2026-05-13",
        "event=no.such",
        "person=nobody",
        "event='--",
    ],
)
def test_a_filter_that_cannot_be_read_shows_why_and_no_lines(admin, clara, clinic, query):
    leave(clara, clinic)
    page = admin.get(f"{URL}?{query}")
    assert page.status_code == 200
    assert page.context["page"].rows == []
    assert page.context["page"].form.errors


@pytest.mark.parametrize("before", ["x", "-1", "99999999999999999999999999", "1e3", "²"])
def test_a_page_mark_that_is_no_number_is_ignored(admin, clara, clinic, before):
    leave(clara, clinic)
    assert len(sentences(admin.get(URL, {"before": before}))) >= 1


def test_pages_follow_one_another_without_gap_or_repeat(admin, clara, clinic):
    ids = [leave(clara, clinic).pk for _ in range(120)]
    seen, url = [], f"{URL}?person={clara.pk}"
    while url:
        page = admin.get(url).context["page"]
        seen += [row.line.id for row in page.rows]
        url = page.next_url and f"{URL}{page.next_url}"
    assert seen == sorted(ids, reverse=True)


def test_it_asks_the_database_as_often_for_one_line_as_for_fifty(
    admin, clara, clinic, django_assert_max_num_queries
):
    leave(clara, clinic)
    admin.get(URL)
    with django_assert_max_num_queries(14) as one:
        admin.get(URL)
    for _ in range(60):
        leave(clara, clinic)
    with django_assert_max_num_queries(len(one)):
        admin.get(URL)


@pytest.mark.parametrize("who", ["clara", "cora", "pat", "gita"])
def test_only_clinic_admins_read_it(as_person, request, who):
    assert as_person(request.getfixturevalue(who)).get(URL).status_code == 403
    assert not AuditEvent.objects.filter(event="clinic.audit_opened").exists()
