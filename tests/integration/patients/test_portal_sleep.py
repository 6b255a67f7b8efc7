"""/sleep/ and one night: asked on waking, worked out in the open, every entry kept."""

import re
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from patients.actions.diary import write_night
from patients.models import DiaryRevision, SleepNight
from patients.views.portal.sleep import asks_about_night
from rehab.accounts.models import User
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from rehab.lib.states import NotAllowedNow

FULL = {
    "bed": "22:30",
    "lights_out": "23:00",
    "falling_asleep": "30",
    "times_awake": "2",
    "awake": "45",
    "woke": "06:30",
    "got_up": "07:00",
    "quality": "5",
}


def page(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_night_is_written_worked_out_changed_and_nothing_is_lost(pat_record, pat, as_person):
    client, day = as_person(pat), pat_record.today()
    assert "Write down last night" in page(client.get("/sleep/"))
    client.post(f"/sleep/{day}/", FULL)
    client.post(f"/sleep/{day}/", FULL)
    night = SleepNight.objects.get()
    assert (night.slept, night.in_bed, float(night.efficiency), float(night.efficiency_try)) == (
        *(375, 510),
        *(73.5, 78.1),
    )
    told = page(client.get("/sleep/"))
    assert "6 h 15 min ÷ 8 h 30 min = 73.5 %" in told
    assert "Counted from when you tried to sleep: 78.1 %" in told
    client.post(f"/sleep/{day}/", FULL | {"awake": "15", "caffeine": "16:00"})
    assert [row.number for row in DiaryRevision.objects.order_by("number")] == [1, 2]
    told = page(client.get(f"/sleep/{day}/"))
    assert "Awake in the night: 45 min" in told
    assert "Last coffee or tea: 16:00" in told
    events = AuditEvent.objects.filter(event="sleep.written", patient_id=pat_record.pk)
    assert events.count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"bed": "23:30"}, "bed"),
        ({"awake": "600"}, "awake"),
        ({"falling_asleep": "soon"}, "falling_asleep"),
        ({"woke": "late"}, "woke"),
        ({"caffeine": "16:00", "no_caffeine": "on"}, "no_caffeine"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(
    pat_record, pat, as_person, wrong, field
):
    told = page(as_person(pat).post(f"/sleep/{pat_record.today()}/", FULL | wrong))
    assert f"id_{field}_error" in told
    assert 'value="06:30"' in told or field == "woke"
    assert not SleepNight.objects.exists()


def test_a_night_of_which_little_is_known_is_kept_without_a_number(pat_record, pat, as_person):
    client = as_person(pat)
    assert "One answer is enough" in page(client.post(f"/sleep/{pat_record.today()}/", {}))
    client.post(f"/sleep/{pat_record.today()}/", {"quality": "0", "got_up": "07:10"})
    night = SleepNight.objects.get()
    assert (night.quality, night.slept, night.efficiency) == (0, None, None)
    assert "This is saved" in page(client.get("/sleep/"))


def test_a_night_belongs_to_the_patient_and_to_48_hours(pat_record, pat, clara, as_person):
    today = pat_record.today()
    for by, day, no in (
        (clara, today, Refused),
        (pat, today + timedelta(days=1), NotAllowedNow),
        (pat, today - timedelta(days=4), NotAllowedNow),
    ):
        with pytest.raises(no):
            write_night(patient=pat_record, wake_date=day, told={"quality": 4}, by=by)
    assert as_person(pat).post(f"/sleep/{today - timedelta(days=4)}/", FULL).status_code == 200
    assert not SleepNight.objects.exists()
    write_night(patient=pat_record, wake_date=today - timedelta(days=1), told={"quality": 4}, by=pat)
    assert SleepNight.objects.get().late
    pat_record.ended_at = timezone.now()
    pat_record.save()
    with pytest.raises(Refused):
        write_night(patient=pat_record, wake_date=today, told={"quality": 4}, by=pat)
    assert as_person(pat).get("/sleep/").status_code == 200


def test_an_average_waits_for_five_nights_and_gaps_stay_gaps(pat_record, pat, as_person):
    today, client = pat_record.today(), as_person(pat)
    for back in range(4):
        night_of(pat_record, pat, today - timedelta(days=back))
    told = page(client.get("/sleep/"))
    assert "4 of 7 nights have all their times" in told
    assert told.count("day-gap") == 10
    night_of(pat_record, pat, today - timedelta(days=5))
    told = page(client.get("/sleep/"))
    assert "6 h 15 min" in told
    even = re.search(r'Your waking time moves by about <a class="traced" href="([^"]+)">0</a> minutes', told)
    assert even is not None
    nights = page(client.get(even[1]))
    assert "How much the last waking moves" in nights
    assert nights.count("<tr>") == 6


def night_of(patient, pat: User, day: date) -> SleepNight:
    told = {
        "bed": time(22, 30),
        "lights_out": time(23),
        "falling_asleep": 30,
        "awake": 45,
        "woke": time(6, 30),
        "got_up": time(7),
    }
    noon = datetime.combine(day, time(12), tzinfo=patient.zone)
    return write_night(patient=patient, wake_date=day, told=told, by=pat, now=noon)


def test_today_asks_in_the_morning_only_and_only_once(pat_record, pat):
    today = pat_record.today()
    at = [datetime.combine(today, time(hour), tzinfo=pat_record.zone) for hour in (8, 12)]
    assert [asks_about_night(pat_record, now, logged=None) for now in at] == [True, False]
    night_of(pat_record, pat, today)
    assert not asks_about_night(pat_record, at[0], logged=None)
