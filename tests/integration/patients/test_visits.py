"""Visits: /patients/<id>/visits/ for the care team, /visits/ for the patient."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from patients.actions.calendar_feed import make_feed
from patients.models import Visit
from rehab.audit.models import AuditEvent
from rehab.notifications.actions.deliver import deliver_due
from rehab.notifications.models import Message

NOW = datetime(2026, 3, 25, 9, 0, tzinfo=UTC)  # four days before Madrid's clocks go forward


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as machine:
        yield machine


@pytest.fixture
def claras(as_person, clara, pat_record):
    return as_person(clara)


@pytest.fixture
def theirs(pat_record):
    return f"/patients/{pat_record.pk}/visits/"


@pytest.fixture
def said(clara):
    return {
        "kind": "video",
        "day": "2026-03-30",
        "time": "10:00",
        "minutes": "30",
        "clinician": str(clara.pk),
        "link": "https://meet.example.org/room",
    }


@pytest.fixture
def visit(claras, theirs, said):
    claras.post(theirs, said)
    return Visit.objects.get()


def unfolded(answer):
    return answer.content.decode().replace("\r\n ", "")


def test_it_is_planned_on_the_patients_clock_and_joined_when_it_is_on(visit, as_person, pat, clock):
    assert visit.starts_at == datetime(2026, 3, 30, 8, 0, tzinfo=UTC), "summer time by then"
    page = as_person(pat).get("/visits/").content.decode()
    assert "Monday 30 March 2026, 10:00" in page
    assert "The button to join is here from 09:45 on that day." in page
    assert visit.link not in page
    clock.move_to(datetime(2026, 3, 30, 7, 46, tzinfo=UTC))
    page = as_person(pat).get("/visits/").content.decode()
    assert f'href="{visit.link}"' in page
    assert "Join now" in page
    clock.move_to(datetime(2026, 3, 30, 9, 0, tzinfo=UTC))
    assert visit.link not in as_person(pat).get("/visits/").content.decode()


def test_its_calendar_entry_keeps_its_name_rises_when_moved_and_says_nothing(
    visit, claras, theirs, said, as_person, pat, pat_record
):
    pats = as_person(pat)
    url = f"/visits/{visit.pk}/appointment.ics"
    first = pats.get(url)
    assert (first["Content-Type"], first["Content-Disposition"]) == (
        "text/calendar; charset=utf-8",
        'attachment; filename="appointment.ics"',
    )
    text = unfolded(first)
    for line in (
        f"UID:{visit.pk}@steady",
        "DTSTART;TZID=Europe/Madrid:20260330T100000",
        "TZID:Europe/Madrid",
        "TZOFFSETTO:+0200",
        "SUMMARY:Appointment",
        "DURATION:PT30M",
    ):
        assert line in text
    assert not any(word in text for word in ("Clara", "Pat", "Harbour", "meet.example", "SEQUENCE"))
    claras.post(f"{theirs}{visit.pk}/", said | {"what": "plan", "time": "11:30"})
    claras.post(f"{theirs}{visit.pk}/", said | {"what": "plan", "time": "11:30", "place": "Ring the bell"})
    moved = unfolded(pats.get(url))
    assert f"UID:{visit.pk}@steady" in moved
    assert "SEQUENCE:1\r\n" in moved
    assert "T113000" in moved
    claras.post(f"{theirs}{visit.pk}/state/", {"state": "cancelled"})
    gone = unfolded(pats.get(url))
    assert "SEQUENCE:2" in gone
    assert "STATUS:CANCELLED" in gone
    feed = make_feed(patient=pat_record, by=pat)
    assert f"UID:{visit.pk}@steady" in unfolded(pats.get(f"/calendar/{feed.token}.ics"))


def test_a_clinician_takes_it_into_their_own_calendar_and_nobody_is_named(
    visit, claras, theirs, said, clara, as_person, colin, pat_record
):
    clara.time_zone = "Europe/London"
    clara.save()
    url = f"{theirs}{visit.pk}/appointment.ics"
    assert url in claras.get(theirs).content.decode()
    text = unfolded(claras.get(url))
    for line in (
        f"UID:{visit.pk}@steady",
        "TZID:Europe/London",
        "T090000",
        "SUMMARY:Appointment",
        "BEGIN:VTIMEZONE",
    ):
        assert line in text
    assert not any(word in text for word in ("Clara", "Pat", "Harbour", "meet.example", str(pat_record.pk)))
    claras.post(f"{theirs}{visit.pk}/", said | {"what": "plan", "time": "11:30"})
    claras.post(f"{theirs}{visit.pk}/state/", {"state": "cancelled"})
    assert "It has changed" in claras.get(f"{theirs}{visit.pk}/").content.decode()
    gone = unfolded(claras.get(url))
    assert f"UID:{visit.pk}@steady" in gone
    assert "SEQUENCE:2" in gone
    assert "STATUS:CANCELLED" in gone
    assert (
        AuditEvent.objects.filter(event="visit.kept", actor_id=clara.pk, patient_id=pat_record.pk).count()
        == 2
    )
    assert as_person(colin).get(url).status_code == 404
    assert claras.get(url.replace(str(visit.pk), str(pat_record.pk))).status_code == 404


def test_the_patient_reads_their_part_and_never_the_teams(visit, claras, theirs, as_person, pat, gita):
    claras.post(
        f"{theirs}{visit.pk}/",
        {"what": "notes", "patient_part": "Ten minutes a day", "clinician_part": "Seems low, ask again"},
    )
    claras.post(f"{theirs}{visit.pk}/state/", {"state": "done"})
    page = as_person(pat).get("/visits/").content.decode()
    assert "Ten minutes a day" in page
    assert "Seems low" not in page
    assert "Seems low" in claras.get(f"{theirs}{visit.pk}/").content.decode()
    assert as_person(gita).get(f"/visits/{visit.pk}/appointment.ics").status_code == 302
    late = claras.post(f"{theirs}{visit.pk}/state/", {"state": "cancelled"}, follow=True).content.decode()
    assert "Somebody has changed this visit in the meantime." in late
    assert Visit.objects.get().state == "done"
    names = set(AuditEvent.objects.filter(event__startswith="visit").values_list("event", flat=True))
    assert {"visit.planned", "visit.noted", "visit.closed", "visits.opened"} <= names


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"link": "http://meet.example.org/room"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"kind": "phone"}, "link"),
        ({"kind": "by pigeon"}, "kind"),
        ({"day": "soon"}, "day"),
        ({"minutes": "4"}, "minutes"),
        ({"clinician": "00000000-0000-0000-0000-000000000001"}, "clinician"),
    ],
)
def test_what_cannot_be_planned_is_said_beside_its_field(claras, theirs, said, wrong, field):
    answer = claras.post(theirs, said | wrong)
    assert field in answer.context["form"].errors
    assert 'value="2026-03-30"' in answer.content.decode() or field == "day"
    assert not Visit.objects.exists()


def test_the_patient_is_told_once_for_each_change_and_nothing_of_it(
    visit, claras, theirs, said, mailoutbox, clock
):
    claras.post(f"{theirs}{visit.pk}/", said | {"what": "plan", "place": "Ring the bell"})
    claras.post(f"{theirs}{visit.pk}/", said | {"what": "plan", "time": "11:30"})
    assert [m.key for m in Message.objects.order_by("key")] == [f"visit:{visit.pk}:{n}" for n in (0, 1)]
    deliver_due()
    text = "".join(mail.subject + mail.body for mail in mailoutbox)
    assert "/visits/" in text
    told = re.sub(r"/opt-out/\S+", "", text)  # a token may hold any two letters by chance
    assert not any(word in told for word in ("Clara", "video", "30", "meet.example"))


def test_after_it_is_over_no_mail_goes_out_about_it(visit, mailoutbox, clock):
    Message.objects.update(expires_at=NOW + timedelta(days=30))
    clock.move_to(visit.ends_at + timedelta(hours=1))
    deliver_due()
    assert mailoutbox == []
    assert Message.objects.get().why == "over"
