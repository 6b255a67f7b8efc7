"""/flare/ and the flare plan: agreed in advance, started by the patient, day by day, and back to the quota."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from patients.models import JournalDay
from programs.actions.flare import FlareTold, agree_flare_plan, end_flare, start_flare
from programs.actions.suggest import suggest_for
from programs.insights.day_plan import quotas_on
from programs.models import Flare, FlarePlan, Prescription, Suggestion
from tests.integration.programs.plans import good_week, url, walking_program
from tests.integration.programs.portal import text_of


@pytest.fixture
def plan(pat_record, clara):
    told = FlareTold("A warm bath", "My sister", [], pat_record.today())
    return agree_flare_plan(patient=pat_record, told=told, by=clara)


@pytest.fixture
def ten(pat_record, clara):
    """Walking at a quota of 10 minutes."""
    item = walking_program(pat_record, clara)
    Prescription.objects.filter(pk=item.pk).update(quota=10)
    item.refresh_from_db()
    return item


def quotas(patient, item, days):
    today = patient.today()
    return [float(quotas_on(patient, [item], today + timedelta(days=n))[item.pk]) for n in range(days)]


def test_each_page_leads_to_the_flare_page_with_one_tap(pat_record, pat, as_person):
    client = as_person(pat)
    for page in ("/today/", "/progress/", "/journal/"):
        assert 'class="help-link" href="/flare/"' in text_of(client.get(page))
    text = text_of(client.get("/flare/"))
    assert "No flare plan yet" in text
    assert "Check the warning signs" in text
    client.post("/flare/start/")
    assert not Flare.objects.exists()


def test_the_agreed_plan_lowers_the_quotas_day_by_day_and_comes_back(pat_record, pat, plan, ten):
    start_flare(patient=pat_record, by=pat)
    assert quotas(pat_record, ten, 6) == [5, 5, 7, 7, 10, 10]


def test_starting_ticks_the_day_and_shows_on_today_and_on_the_worklist(
    pat_record, pat, clara, plan, ten, as_person
):
    client = as_person(pat)
    client.post("/flare/start/")
    client.post("/flare/start/")
    assert Flare.objects.count() == 1
    assert JournalDay.objects.get(local_date=pat_record.today()).flare is True
    today = text_of(client.get("/today/"))
    assert "5 minutes" in today
    assert "A smaller amount for your flare" in today
    page = text_of(client.get("/flare/"))
    for words in (
        "Day 1 of 5",
        "Walking: 5 minutes",
        "Your usual amount: 10 minutes",
        "A warm bath",
        "My sister",
    ):
        assert words in page
    assert "flare" in text_of(as_person(clara).get("/caseload/")).casefold()


def test_when_it_has_settled_tomorrow_is_whole_again(pat_record, pat, plan, ten, as_person):
    client = as_person(pat)
    client.post("/flare/start/")
    client.post("/flare/settled/")
    assert quotas(pat_record, ten, 3) == [5, 10, 10]
    assert "Start my flare plan today" in text_of(client.get("/flare/"))


def test_what_is_guided_by_symptoms_is_not_eased_by_the_days(pat_record, pat, plan, ten):
    Prescription.objects.filter(pk=ten.pk).update(mode="symptom_guided")
    start_flare(patient=pat_record, by=pat)
    assert quotas(pat_record, ten, 2) == [10, 10]


def test_a_running_plan_is_not_suggested_again_but_a_long_flare_asks_for_a_review(pat_record, pat, plan, ten):
    good_week(ten)
    start_flare(patient=pat_record, by=pat)
    assert suggest_for(patient=pat_record, by=None, on_demand=True) == []
    Flare.objects.update(started_on=pat_record.today() - timedelta(days=8))
    (found,) = suggest_for(patient=pat_record, by=None, on_demand=True)
    assert (found.rule_id, found.outcome) == ("R2a", "review")
    assert Suggestion.objects.filter(state="open").count() == 1


def test_a_second_flare_in_four_weeks_asks_for_a_review(pat_record, pat, clara, plan, ten, as_person):
    start_flare(patient=pat_record, by=pat)
    end_flare(patient=pat_record, by=pat)
    Flare.objects.update(
        started_on=pat_record.today() - timedelta(days=20), ended_on=pat_record.today() - timedelta(days=16)
    )
    start_flare(patient=pat_record, by=pat)
    assert "2 flares in 28 days: review together." in text_of(
        as_person(clara).get(url("flare_plan", pat_record))
    )
    assert "Time to look at it together" in text_of(as_person(pat).get("/flare/"))


def test_a_plan_that_has_run_its_days_can_be_started_anew(pat_record, pat, plan, ten):
    start_flare(patient=pat_record, by=pat)
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        start_flare(patient=pat_record, by=pat)
    first, second = Flare.objects.order_by("started_on")
    assert (first.ended_on - first.started_on).days == 4
    assert second.ended_on is None


def test_a_new_version_leaves_the_old_one_as_it_was(pat_record, pat, clara, plan, ten, as_person):
    start_flare(patient=pat_record, by=pat)
    said = {"words": "Music", "tell": "Gita", "agreed_on": pat_record.today().isoformat()}
    as_person(clara).post(url("flare_plan", pat_record), said)
    old, new = FlarePlan.objects.order_by("number")
    assert (old.words, old.replaced_at is not None, new.words, new.replaced_at) == (
        "A warm bath",
        True,
        "Music",
        None,
    )
    assert "A warm bath" in text_of(as_person(pat).get("/flare/"))


def test_the_clinic_page_shows_what_each_day_would_ask_for(pat_record, clara, ten, as_person):
    client = as_person(clara)
    text = text_of(client.get(url("flare_plan", pat_record)))
    assert "Day 1" in text
    assert "50 %" in text
    late = (pat_record.today() + timedelta(days=2)).isoformat()
    answer = client.post(url("flare_plan", pat_record), {"words": "Music", "agreed_on": late})
    assert "This day has not come yet." in text_of(answer)
    assert "Music" in text_of(answer)
    assert not FlarePlan.objects.exists()


def kept(client, uuid="b6f3a1de-52b7-4f6e-9c1e-2f6d9f3a7c11", **ago):
    """The start, sent by a device that had no connection when it was tapped."""
    sent = timezone.now()
    headers = {
        "X-Steady-Queued": "1",
        "Idempotency-Key": uuid,
        "X-Made-At": (sent - timedelta(**ago)).isoformat(),
        "X-Device-Clock": sent.isoformat(),
    }
    body = f"client_uuid={uuid}"
    form = "application/x-www-form-urlencoded"
    return client.post("/flare/start/", body, content_type=form, headers=headers).json()["state"]


def test_a_start_that_was_kept_without_a_connection_begins_on_the_day_it_was_tapped_and_once(
    pat_record, pat, plan, ten, as_person
):
    client = as_person(pat)
    assert [kept(client, days=1), kept(client, days=1)] == ["saved", "saved"]
    yesterday = pat_record.today() - timedelta(days=1)
    assert Flare.objects.get().started_on == yesterday
    assert JournalDay.objects.get().local_date == yesterday
    assert quotas(pat_record, ten, 3) == [5, 7, 7]


def test_a_start_whose_days_have_gone_by_is_not_taken(pat, plan, as_person):
    assert kept(as_person(pat), days=6) == "refused"
    assert not Flare.objects.exists()


def test_a_start_that_comes_late_does_not_open_a_flare_that_has_ended_since(pat_record, pat, plan, as_person):
    start_flare(patient=pat_record, by=pat)
    end_flare(patient=pat_record, by=pat)
    assert kept(as_person(pat), hours=1) == "saved"
    assert Flare.objects.get().ended_on == pat_record.today()
