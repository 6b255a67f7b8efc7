"""/caseload/: those in need first, each with why in words; as cheap for 600 patients as for 6."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from patients.models import Alert, CareTeamMember, JournalDay, Patient
from programs.actions.suggest import suggest_for
from programs.models import Program
from rehab.accounts.models import Clinic, User
from rehab.audit.models import AuditEvent
from tests.integration.programs.plans import ago, calm_weeks, good_week, journal, walking_program

Browser = Callable[[User], Client]
NAMES = ("Ana", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hana", "Ivo")


def enrol(clinic: Clinic, by: User, first: str, n: int = 0, *, planned: bool = True) -> Patient:
    """A patient of this clinician, enrolled long enough ago to have a silence."""
    then = timezone.now() - timedelta(days=60)
    patient = Patient.objects.create(
        clinic=clinic, given_name=first, family_name=f"Example{n or ''}", birth_date=date(1970, 1, 1),
        record_number=f"R-{first}-{n}", time_zone="Europe/Madrid", enrolled_by=by, enrolled_at=then,
    )  # fmt: skip
    CareTeamMember.objects.create(patient=patient, user=by, lead=True, added_by=by)
    if planned:
        Program.objects.create(
            patient=patient, number=1, state="active", created_by=by,
            published_at=timezone.now() - timedelta(days=6), published_by=by,
        )  # fmt: skip
    return patient


def page(client: Client, **query: Any) -> str:
    return client.get("/caseload/", query).content.decode()


def search(client: Client, q: str) -> str:
    return client.post("/caseload/", {"q": q}).content.decode()


def names(text: str) -> list[str]:
    return re.findall(r'class="w-who"[^>]*>(.*?)</a>', text)


def row(text: str, name: str) -> str:
    return next(part for part in text.split('class="w-who"')[1:] if f">{name} " in part)


def test_an_empty_caseload_says_what_it_is_for(clara: User, as_person: Browser) -> None:
    assert "No patients yet" in page(as_person(clara))


def test_patients_stand_in_order_of_need(clinic: Clinic, clara: User, as_person: Browser) -> None:
    order = ("Emergency", "Today", "Soon", "Flare", "Hard", "Suggested", "Silent", "Unplanned", "Calm")
    people = {
        name: enrol(clinic, clara, name, planned=name not in ("Unplanned", "Suggested"))
        for name in reversed(order)
    }
    for name, level in (("Emergency", "P0"), ("Today", "P1"), ("Soon", "P2")):
        Alert.objects.create(patient=people[name], flag="fall", level=level, local_date=people[name].today())
    for name in ("Emergency", "Today", "Soon", "Flare", "Suggested", "Calm"):
        journal(people[name], ago(people[name], 0), 4, flare=name == "Flare")
    for back in range(1, 6):
        journal(people["Calm"], ago(people["Calm"], back), 4)
    for back in (8, 7, 6, 5, 4):
        journal(people["Hard"], ago(people["Hard"], back), 8 if back == 4 else 3)
        journal(people["Silent"], ago(people["Silent"], back), 3)
    walking_program(people["Suggested"], clara)
    suggest_for(patient=people["Suggested"], by=None)
    text = page(as_person(clara))
    assert [name.split()[0] for name in names(text)] == list(order)
    assert "Emergency answer: Fall" in row(text, "Emergency")
    assert "Open the alert<i>: Emergency Example</i><" in row(text, "Emergency")
    assert "Ticked a flare-up" in row(text, "Flare")
    assert "Not logged for 4 days, after days with more pain" in row(text, "Hard")
    assert "Not logged for 4 days<" in row(text, "Silent")
    assert "Suggestion for Walking: repeat the quota" in row(text, "Suggested")
    assert "Has no program yet" in row(text, "Unplanned")
    assert "On plan" in row(text, "Calm")


def test_the_worst_of_two_alerts_counts(clinic: Clinic, clara: User, as_person: Browser) -> None:
    patient = enrol(clinic, clara, "Ana")
    for flag, level in (("fall", "P2"), ("cauda_equina", "P0"), ("foot_change", "P1")):
        Alert.objects.create(patient=patient, flag=flag, level=level, local_date=patient.today())
    assert "Emergency answer: Cauda equina" in page(as_person(clara))


@pytest.mark.parametrize(("days", "silent"), [(2, False), (3, True)])
def test_silence_starts_after_three_days(
    clinic: Clinic, clara: User, as_person: Browser, days: int, silent: bool
) -> None:
    patient = enrol(clinic, clara, "Ana")
    journal(patient, ago(patient, days), 3)
    assert ("Not logged for 3 days" in page(as_person(clara))) is silent


def test_somebody_enrolled_yesterday_is_not_silent(clinic: Clinic, clara: User, as_person: Browser) -> None:
    Patient.objects.filter(pk=enrol(clinic, clara, "Ana").pk).update(
        enrolled_at=timezone.now() - timedelta(days=1)
    )
    assert "On plan" in page(as_person(clara))


def test_this_weeks_medians_stand_beside_those_of_the_week_before(
    clinic: Clinic, clara: User, as_person: Browser
) -> None:
    patient = enrol(clinic, clara, "Ana")
    for back in range(14):
        journal(patient, ago(patient, back), 3 if back < 7 else 5, activity_minutes=30 if back < 7 else 20)
    text = page(as_person(clara))
    assert "Active 30 min a day, was 20 · pain 3, was 5" in text


def test_too_few_days_are_not_logged_rather_than_zero(
    clinic: Clinic, clara: User, as_person: Browser
) -> None:
    patient = enrol(clinic, clara, "Ana")
    for back in range(3):
        journal(patient, ago(patient, back), 3)
    assert "Activity not logged · pain not logged" in page(as_person(clara))


def test_a_silence_is_told_also_where_something_else_comes_first(
    clinic: Clinic, clara: User, as_person: Browser
) -> None:
    patient = enrol(clinic, clara, "Ana", planned=False)
    journal(patient, ago(patient, 9), 3)
    Alert.objects.create(patient=patient, flag="fall", level="P2", local_date=patient.today())
    text = row(page(as_person(clara)), "Ana")
    assert "Safety answer, soon: Fall" in text
    assert "<p>Not logged for 9 days</p>" in text
    for back in (6, 5, 4, 3):
        journal(patient, ago(patient, back), 3, activity_minutes=30)
    assert "Active 30 min a day · pain 3 · Not logged for 3 days" in row(page(as_person(clara)), "Ana")


@pytest.mark.parametrize(
    ("q", "found"),
    [("ana", ["Ana"]), ("R-Ben", ["Ben"]), ("example", ["Ana", "Ben"]), ("ana ben", []), ("%", [])],
)
def test_search_by_name_and_record_number(
    clinic: Clinic, clara: User, as_person: Browser, q: str, found: Sequence[str]
) -> None:
    for name in ("Ana", "Ben"):
        enrol(clinic, clara, name)
    text = search(as_person(clara), q)
    assert [name.split()[0] for name in names(text)] == list(found)
    assert ("Nobody matches" in text) is (not found)


def test_a_name_searched_for_is_in_no_address(clinic: Clinic, clara: User, as_person: Browser) -> None:
    enrol(clinic, clara, "Ana")
    enrol(clinic, clara, "Ben", planned=False)
    assert not re.search(r'href="[^"]*(?i:ana)', search(as_person(clara), "Ana"))
    assert len(names(page(as_person(clara), q="Ana"))) == 2


def test_chips_filter_by_need(clinic: Clinic, clara: User, as_person: Browser) -> None:
    ana, _ben = enrol(clinic, clara, "Ana"), enrol(clinic, clara, "Ben", planned=False)
    Alert.objects.create(patient=ana, flag="fall", level="P2", local_date=ana.today())
    client = as_person(clara)
    assert 'href="/caseload/?only=alerts"' in page(client)
    assert names(page(client, only="alerts")) == ["Ana Example"]
    assert names(page(client, only="no-program")) == ["Ben Example"]
    assert len(names(page(client, only="nonsense"))) == 2


def test_a_suggestion_leads_straight_to_its_decision(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    item = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    good_week(item)
    row_of_it = suggest_for(patient=pat_record, by=None)[0]
    assert f'href="/patients/{pat_record.pk}/suggestions/{row_of_it.pk}/"' in page(as_person(clara))


def test_only_the_care_teams_own_patients_are_there(
    pat_record: Patient, quinn_record: Patient, clara: User, colin: User, sam: User, as_person: Browser
) -> None:
    assert names(page(as_person(clara))) == ["Pat Example"]
    assert names(page(as_person(colin))) == ["Quinn Example"]
    assert names(page(as_person(sam))) == []


def test_leaving_the_care_team_takes_the_patient_off_the_list(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    CareTeamMember.objects.update(until=timezone.now(), ended_by=clara)
    assert names(page(as_person(clara))) == []


def test_a_name_that_looks_like_markup_is_text(clinic: Clinic, clara: User, as_person: Browser) -> None:
    enrol(clinic, clara, "<b>Ana</b>")
    assert "&lt;b&gt;Ana&lt;/b&gt;" in page(as_person(clara))


def test_a_row_without_a_time_zone_is_read_by_the_clinics_clock(
    clinic: Clinic, clara: User, as_person: Browser
) -> None:
    for name in ("Ana", "Ben"):
        patient = enrol(clinic, clara, name)
        journal(patient, ago(patient, 4))
    Patient.objects.filter(given_name="Ana").update(time_zone="")
    text = page(as_person(clara))
    assert "Not logged for 4 days" in row(text, "Ana")
    assert "Not logged for 4 days" in row(text, "Ben")


@pytest.mark.parametrize("who", ["pat", "gita", "ada", "cora"])
def test_it_is_for_clinicians(who: str, request: Any, as_person: Browser) -> None:
    assert as_person(request.getfixturevalue(who)).get("/caseload/").status_code == 403


def test_opening_it_leaves_one_event(clara: User, as_person: Browser) -> None:
    page(as_person(clara))
    assert AuditEvent.objects.filter(event="caseload.opened", actor_id=clara.pk, patient_id=None).count() == 1


def crowd(clinic: Clinic, clara: User, size: int) -> None:
    """So many patients, each with two weeks of days, every seventh with an alert."""
    people = Patient.objects.bulk_create(
        Patient(
            clinic=clinic, given_name=NAMES[n % 9], family_name=f"Sampleson {n}", birth_date=date(1970, 1, 1),
            record_number=f"R-{n:04}", time_zone="Europe/Madrid", enrolled_by=clara,
            enrolled_at=timezone.now() - timedelta(days=60),
        )
        for n in range(size)
    )  # fmt: skip
    CareTeamMember.objects.bulk_create(
        CareTeamMember(patient=patient, user=clara, lead=True, added_by=clara) for patient in people
    )
    today = people[0].today()
    JournalDay.objects.bulk_create(
        JournalDay(patient=patient, local_date=today - timedelta(days=back), pain_avg=4, activity_minutes=20)
        for patient in people
        for back in range(14)
    )
    Alert.objects.bulk_create(
        Alert(patient=patient, flag="fall", level="P2", local_date=today) for patient in people[::7]
    )


def test_the_next_pages_have_the_rest_and_their_addresses_no_names(
    clinic: Clinic, clara: User, as_person: Browser
) -> None:
    crowd(clinic, clara, 125)
    client, seen, after = as_person(clara), list[str](), ""
    for _page in range(3):
        text = page(client, after=after)
        seen += names(text)
        after = next(iter(re.findall(r'name="after" value="([^"]+)"', text)), "")
        assert "Sampleson" not in after
    assert after == ""
    assert len(seen) == len(set(seen)) == 125
    assert names(page(client, after="nonsense")) == names(page(client)) == seen[:60]


def test_a_search_goes_on_on_its_next_page(clinic: Clinic, clara: User, as_person: Browser) -> None:
    crowd(clinic, clara, 65)
    client = as_person(clara)
    text = search(client, "sampleson")
    after = re.findall(r'name="after" value="([^"]+)"', text)[0]
    rest = client.post("/caseload/", {"q": "sampleson", "after": after}).content.decode()
    assert len({*names(text), *names(rest)}) == 65
