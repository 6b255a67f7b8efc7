"""/journal/month/: a month with gaps as gaps, "not today" as an answer, late entries and flare-ups marked."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from patients.models import JournalDay
from patients.views.portal.journal_month import asked_month

URL = "/journal/month/"
THE_15TH = date(2026, 10, 15)


@pytest.fixture
def mid_october(pat_record):
    """Pat, enrolled on the 3rd of October, on its 15th."""
    pat_record.enrolled_at = datetime.combine(date(2026, 10, 3), time(9), tzinfo=pat_record.zone)
    pat_record.save()
    with time_machine.travel(datetime.combine(THE_15TH, time(12), tzinfo=pat_record.zone), tick=False):
        yield pat_record


def squares(page) -> dict[int, str]:
    """The state of each day of the month."""
    return {one.on.day: one.state for week in page.context["weeks"] for one in week if one}


def test_each_day_is_what_it_is(mid_october, pat, quinn_record, as_person):
    for day, more in ((5, {}), (6, {"not_today": True}), (7, {"flare": True, "late": True})):
        JournalDay.objects.create(patient=mid_october, local_date=THE_15TH.replace(day=day), **more)
    JournalDay.objects.create(patient=quinn_record, local_date=THE_15TH)
    client = as_person(pat)
    page = client.get(URL)
    told = page.content.decode()
    found = squares(page)
    assert [found[day] for day in (2, 4, 5, 6, 7, 15, 16)] == [
        *("before", "gap", "logged", "not_today", "logged", "gap", "ahead")
    ]
    assert "logged, flare-up, added later" in told
    assert 'href="/journal/2026-10-05/"' in told
    assert 'href="/journal/2026-10-14/"' in told
    assert "/journal/2026-10-04/" not in told
    assert (page.context["older"], page.context["newer"]) == ("", "")


def test_months_lead_to_each_other_and_cost_the_same(mid_october, pat, as_person):
    JournalDay.objects.create(patient=mid_october, local_date=date(2026, 8, 30))
    client = as_person(pat)
    client.get(URL)
    with CaptureQueriesContext(connection) as few:
        assert client.get(URL).context["older"] == "2026-09"
    for back in range(1, 12):
        JournalDay.objects.create(patient=mid_october, local_date=THE_15TH - timedelta(days=back))
    with CaptureQueriesContext(connection) as many:
        client.get(URL)
    assert len(few) == len(many)
    august = client.get(URL + "?month=2026-08")
    assert (august.context["older"], august.context["newer"]) == ("", "2026-09")
    assert client.get(URL + "?month=2027-01").context["newer"] == ""


@pytest.mark.parametrize("text", ["", None, "2026-13", "0000-01", "9999-12", "soon", "2026-1"])
def test_a_month_that_cannot_be_is_this_month(text):
    assert asked_month(text, THE_15TH) == date(2026, 10, 1)
