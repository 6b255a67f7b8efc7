"""How the worklist is read: heads first, then the lines of the page by key, and never other than plainly."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from patients.models import Alert, CareTeamMember, JournalDay, Patient
from programs.actions.worklist import mark_reviewed, sweep
from programs.insights.caseload import FEW, GROUPS, PAGE, Choice, Counts, counts_of, page_of
from programs.models import PatientSummary, Program
from programs.views.clinic.caseload import fresh_counts
from rehab.accounts.models import Clinic, User
from tests.integration.programs.test_clinic_caseload import crowd, enrol, names, page
from tests.people import make_clinic

Browser = Callable[[User], Client]
MANY = FEW + 30
CHOICES = [Choice(only=only, todo=todo) for only, todo in product(["", *GROUPS], [False, True])]


def everything(clinic: Clinic, clara: User, colin: User, size: int) -> list[Patient]:
    """A list of so many, with all that can stand on it or must not: returns Clara's present patients."""
    crowd(clinic, clara, size)
    people = list(Patient.objects.order_by("record_number"))
    today, now = people[0].today(), timezone.now()
    for one in people[1::11]:
        JournalDay.objects.filter(patient=one, local_date=today).update(flare=True)
    Program.objects.bulk_create(
        Program(patient=one, number=1, state="active", created_by=clara, published_by=clara, published_at=now)
        for one in people[::2]
    )
    for one in people[::6]:
        mark_reviewed(patient=one, by=clara)
    teams = CareTeamMember.objects.all()
    teams.filter(patient__in=people[2::13]).update(lead=False)
    teams.filter(patient__in=people[3::17]).update(until=now, ended_by=clara)
    Patient.objects.filter(pk__in=[one.pk for one in people[4::19]]).update(ended_at=now)
    enrol(clinic, colin, "Colins")
    enrol(make_clinic("Another Clinic"), clara, "Elsewhere")
    sweep()
    return [one for n, one in enumerate(people) if n % 17 != 3 and n % 19 != 4]


def expected(people: list[Patient]) -> list[PatientSummary]:
    """Their summaries in the order of the list."""
    rows = PatientSummary.objects.filter(patient__in=people).select_related("patient")
    return sorted(
        rows,
        key=lambda s: (s.reviewed, s.rank, s.patient.family_name, s.patient.given_name, str(s.patient_id)),
    )


def told(counts: Counts) -> tuple[Counter[int], Counter[int]]:
    return counts.waiting, counts.reviewed


def of_choice(rows: list[PatientSummary], choice: Choice) -> list[PatientSummary]:
    needs = GROUPS.get(choice.only)
    return [s for s in rows if (needs is None or s.need in needs) and not (choice.todo and s.reviewed)]


@pytest.mark.parametrize("size", [20, PAGE + 15, MANY])
def test_counts_and_first_pages_are_those_of_the_kept_summaries(
    clinic: Clinic, clara: User, colin: User, size: int
) -> None:
    rows = expected(everything(clinic, clara, colin, size))
    assert len({s.need for s in rows}) >= 4
    assert {s.reviewed for s in rows} == {True, False}
    for choice in CHOICES:
        counts = counts_of(clara, choice, timezone.now())
        assert counts.all_current
        assert told(counts) == (
            Counter(s.need for s in rows if not s.reviewed),
            Counter(s.need for s in rows if s.reviewed),
        )
        lines, after = page_of(clara, choice, counts.heads)
        wanted = of_choice(rows, choice)
        assert [line.pk for line in lines] == [s.patient_id for s in wanted[:PAGE]], choice
        assert bool(after) is (len(wanted) > PAGE)
        assert (lines, after) == page_of(clara, choice)


@pytest.mark.parametrize("size", [PAGE - 1, PAGE, PAGE + 1, FEW, FEW + 1])
def test_the_next_pages_begin_where_the_first_one_ends(clinic: Clinic, clara: User, size: int) -> None:
    crowd(clinic, clara, size)
    heads = fresh_counts(clara, Choice()).heads
    lines, after = page_of(clara, Choice(), heads)
    seen = [line.pk for line in lines]
    while after:
        lines, after = page_of(clara, Choice(after=after), heads)
        seen += [line.pk for line in lines]
    assert seen == [s.patient_id for s in expected(list(Patient.objects.all()))]


OLD: dict[str, dict[str, Any]] = {
    "the log went on": {"log_version": F("log_version") - 1},
    "an older form": {"form": "1"},
    "its day is over": {"fresh_until": timezone.now() - timedelta(minutes=1)},
    "its day is to come": {"fresh_from": timezone.now() + timedelta(minutes=10)},
}


@pytest.mark.parametrize("why", [*OLD, "never worked out"])
@pytest.mark.parametrize("size", [20, MANY])
def test_one_old_summary_among_all_is_noticed(clinic: Clinic, clara: User, size: int, why: str) -> None:
    crowd(clinic, clara, size)
    sweep()
    assert counts_of(clara, Choice(), timezone.now()).all_current
    last = PatientSummary.objects.filter(pk=expected(list(Patient.objects.all()))[-1].pk)
    if why in OLD:
        last.update(**OLD[why])
    else:
        last.delete()
    choices = [*CHOICES, Choice(lead=True), Choice(q="sampleson")]
    for choice in choices:
        counts = counts_of(clara, choice, timezone.now())
        assert not counts.all_current
        assert counts.total == size
    assert all(fresh_counts(clara, choice).all_current for choice in choices)


def test_whoever_was_never_worked_out_is_counted_but_begins_no_further_page(
    clinic: Clinic, clara: User
) -> None:
    crowd(clinic, clara, MANY)
    sweep()
    rows = expected(list(Patient.objects.all()))
    ticked = PatientSummary.objects.filter(pk__in=[s.pk for s in rows[PAGE + 1 :]])
    ticked.update(reviewed=True, reviewed_at=timezone.now(), reviewed_by=clara)
    rows[0].delete()
    choice = Choice(todo=True)
    counts = counts_of(clara, choice, timezone.now())
    lines, after = page_of(clara, choice, counts.heads)
    assert counts.total == MANY
    assert (lines, after) == page_of(clara, choice)
    assert [line.pk for line in lines] == [s.patient_id for s in rows[1 : PAGE + 1]]
    assert after == ""


def test_something_new_about_the_last_of_many_is_on_the_first_page_at_once(
    clinic: Clinic, clara: User, as_person: Browser
) -> None:
    crowd(clinic, clara, MANY)
    client = as_person(clara)
    page(client)
    last = expected(list(Patient.objects.all()))[-1].patient
    assert last.name not in names(page(client))
    Alert.objects.create(patient=last, flag="fall", level="P0", local_date=last.today())
    assert names(page(client))[0] == last.name


def test_a_key_opens_nothing_that_the_reader_may_not_see(clinic: Clinic, clara: User, colin: User) -> None:
    """The lines are read by the same right as the heads: a patient who left in between is gone."""
    crowd(clinic, clara, MANY)
    other = enrol(clinic, colin, "Colins")
    sweep()
    heads = counts_of(clara, Choice(), timezone.now()).heads
    assert heads
    lines, _after = page_of(clara, Choice(), heads)
    CareTeamMember.objects.filter(patient=lines[0].pk).update(until=timezone.now(), ended_by=clara)
    Patient.objects.filter(pk=lines[1].pk).update(ended_at=timezone.now())
    foreign = (str(other.pk), *heads[0][1:])
    again, _after = page_of(clara, Choice(), [foreign, *heads])
    assert [line.pk for line in again] == [line.pk for line in lines[2 : PAGE - 1]]


def test_a_page_of_many_is_two_questions_whatever_is_chosen(clinic: Clinic, clara: User) -> None:
    crowd(clinic, clara, MANY)
    sweep()
    assert clara.active_memberships
    counts_of(clara, Choice(), timezone.now())
    for choice in (Choice(), Choice(only="alerts"), Choice(todo=True)):
        with CaptureQueriesContext(connection) as asked:
            page_of(clara, choice, counts_of(clara, choice, timezone.now()).heads)
        assert len(asked) == 2, choice


def test_a_clinician_of_two_clinics_sees_both_and_a_search_finds_among_many(
    clinic: Clinic, clara: User, as_person: Browser
) -> None:
    crowd(clinic, clara, MANY)
    there = make_clinic("Another Clinic")
    enrol(there, clara, "Elsewhere")
    client = as_person(clara)
    assert "Elsewhere Example" not in client.post("/caseload/", {"q": "Elsewhere"}).content.decode()
    clara.memberships.create(clinic=there, role="clinician")
    text = client.post("/caseload/", {"q": "Elsewhere"}).content.decode()
    assert names(text) == ["Elsewhere Example"]
