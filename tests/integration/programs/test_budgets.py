"""What pages may cost: so many questions to the database, and never more because there is more to show."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from patients.models import Alert, CareTeamMember, Goal, JournalActivity, JournalDay, Patient
from programs.actions.program import start_draft
from programs.actions.suggest import suggest_for
from programs.models import Prescription, Program
from tests.integration.patients.day import sent
from tests.integration.programs.plans import EVERY_DAY, ago, done, make_exercise, publish, walking_program
from tests.integration.programs.portal import asked
from tests.people import make_clinic, make_member, signed_in

# One of each is the menu's: how many messages wait for the reader.
TODAY, OVERVIEW, CASELOAD, CHECK_IN = 12, 15, 8, 8
CASELOAD_BYTES = 39_500


def cost(client, url, form=None):
    """How many questions one request asks, and its answer."""
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(url, form) if form else client.get(url)
    assert answer.status_code == (302 if form else 200), (url, answer.status_code)
    return asked(queries), answer


def warm_cost(client, url):
    """The same for a page that was opened before: what a session remembers is then remembered."""
    client.get(url)
    return cost(client, url)[0]


def log_days(patient, days):
    """So many days in the journal, each with two activities."""
    rows = JournalDay.objects.bulk_create(
        JournalDay(patient=patient, local_date=ago(patient, back), pain_avg=back % 11, activity_minutes=20)
        for back in range(1, days + 1)
    )
    JournalActivity.objects.bulk_create(
        JournalActivity(day=row, name=name, minutes=10) for row in rows for name in ("Walk", "Garden")
    )


def full_plan(patient, clara, cora, items):
    """Walking and so many exercises, done on each of the last fourteen days, with a suggestion waiting."""
    walking_program(patient, clara, days_ago=30)
    draft = start_draft(patient=patient, by=clara)
    Prescription.objects.bulk_create(
        Prescription(
            program=draft,
            exercise=make_exercise(patient.clinic, cora, f"Move {n}"),
            weekdays=EVERY_DAY,
            reps=8,
            mode="quota",
        )
        for n in range(items)
    )
    publish(patient, clara, days_ago=20)
    for item in Prescription.objects.filter(program__patient=patient, program__state="active"):
        for back in range(1, 15):
            done(item, ago(patient, back))
    suggest_for(patient=patient, by=None)


def crowd(clinic, clara, size):
    """So many patients of Clara: each with two weeks of days, some with an alert, a flare or a program."""
    then = timezone.now() - timedelta(days=60)
    plain = {
        "clinic": clinic,
        "birth_date": date(1970, 1, 1),
        "time_zone": "Europe/Madrid",
        "enrolled_by": clara,
    }
    people = Patient.objects.bulk_create(
        Patient(
            given_name="Ana",
            family_name=f"Sampleson {n}",
            record_number=f"R-{n:04}",
            enrolled_at=then,
            **plain,
        )
        for n in range(size)
    )
    CareTeamMember.objects.bulk_create(
        CareTeamMember(patient=one, user=clara, lead=True, added_by=clara) for one in people
    )
    today = people[0].today()
    JournalDay.objects.bulk_create(
        JournalDay(patient=one, local_date=today - timedelta(days=back), pain_avg=4, flare=n % 5 == 0)
        for n, one in enumerate(people)
        for back in range(14)
    )
    Alert.objects.bulk_create(
        Alert(patient=one, flag="fall", level="P2", local_date=today) for one in people[::3]
    )
    agreed = {
        "number": 1,
        "state": "active",
        "created_by": clara,
        "published_by": clara,
        "published_at": then,
    }
    Program.objects.bulk_create(Program(patient=one, **agreed) for one in people[::2])


@pytest.mark.parametrize("half", ["early", "late"])
def test_today_asks_the_same_for_one_item_and_for_twelve(as_person, pat, quinn, clara, colin, cora, half):
    costs = []
    for user, items in ((pat, 1), (quinn, 12)):
        patient = user.patient
        full_plan(patient, clara if user == pat else colin, cora, items)
        if half == "late":
            log_days(patient, 40 * items)
        costs.append(warm_cost(as_person(user), "/today/"))
    assert costs[0] == costs[1] <= TODAY


def test_the_overview_asks_the_same_for_a_week_and_for_a_year(
    as_person, pat_record, quinn_record, clara, colin, cora
):
    costs = []
    for patient, by, days in ((pat_record, clara, 7), (quinn_record, colin, 365)):
        log_days(patient, days)
        full_plan(patient, by, cora, days // 60)
        for n in range(1 + days // 100):
            Goal.objects.create(patient=patient, words=f"Goal {n}", set_by=by)
            Alert.objects.create(patient=patient, flag=f"flag_{n}", level="P2", local_date=patient.today())
        costs.append(warm_cost(as_person(by), f"/patients/{patient.pk}/?days=365"))
    assert costs[0] == costs[1] <= OVERVIEW


def test_the_caseload_asks_the_same_for_six_sixty_and_six_hundred(db):
    """And a page has sixty lines at most, so it is small, too."""
    costs = {}
    for size in (6, 60, 600):
        clinic = make_clinic(f"Clinic {size}")
        clinician = make_member(f"Clinician{size}", clinic, "clinician")
        crowd(clinic, clinician, size)
        browser = signed_in(clinician)
        browser.get("/caseload/")
        costs[size], answer = cost(browser, "/caseload/")
        assert answer.content.count(b'class="w-who"') == min(size, 60), size
        assert len(answer.content) <= CASELOAD_BYTES, (size, len(answer.content))
    assert len(set(costs.values())) == 1, costs
    assert costs[600] <= CASELOAD


@pytest.mark.parametrize("days", [0, 365])
def test_a_check_in_asks_the_same_on_the_first_day_and_after_a_year(as_person, pat, pat_record, days):
    log_days(pat_record, days)
    client = as_person(pat)
    client.get("/check-in/")
    form = sent(pat_record, ("Walk", "12", "4"), ("Garden", "20"), mood="5", pain_avg="4", note="ok")
    assert cost(client, "/check-in/", form)[0] <= CHECK_IN
