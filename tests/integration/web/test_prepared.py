"""Statements that are compiled once ask and answer as their querysets do."""

import uuid
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from education.insights import lessons
from patients.doors import _one, _own_record, _visible
from patients.models import Alert, CareTeamMember, Goal, JournalDay, Patient, Via
from programs.insights import day_plan, flares, overview_rows, today_news
from programs.insights.day_plan import items_in_force
from programs.insights.rows import journal_rows
from programs.views.portal import today_page
from rehab.accounts.models import Membership, User
from rehab.lib import prepared
from rehab.lib.prepared import Prepared
from tests.integration.programs.plans import ago, journal, walking_program
from tests.integration.programs.test_budgets import full_plan, log_days


def test_it_finds_what_the_queryset_finds(pat, pat_record, quinn, quinn_record):
    for user, patient in ((pat, pat_record), (quinn, quinn_record), (pat, pat_record)):
        found = _own_record.first(user_id=user.pk)
        assert found == Patient.objects.visible_to(user, Via.SELF).get() == patient
        assert {k: v for k, v in vars(found).items() if k != "_state"} == {
            k: v for k, v in vars(Patient.objects.get(pk=patient.pk)).items() if k != "_state"
        }
        assert found.clinic == patient.clinic


def test_the_statement_for_a_care_team_finds_what_the_rows_visible_to_each_of_them_hold(
    clara, colin, cora, sam, pat, pat_record, quinn_record
):
    """One clinic or several, a record of theirs or not, before and after somebody leaves the team or the clinic."""
    people = [clara, colin, cora, sam, pat]
    other = Membership.objects.create(user=colin, clinic=sam.clinic, role="clinician")

    def opened():
        asking = [User.objects.get(pk=user.pk) for user in people]
        records = [pat_record.pk, quinn_record.pk, uuid.uuid4()]
        found = [[_one(SimpleNamespace(user=user), Via.CARE_TEAM, pk) for pk in records] for user in asking]
        seen = [[_visible(user, Via.CARE_TEAM, pk).first() for pk in records] for user in asking]
        assert found == seen
        return {user.name.split()[0] for user, row in zip(asking, found, strict=True) if any(row)}

    assert opened() == {"Clara", "Colin"}
    other.delete()
    assert opened() == {"Clara", "Colin"}
    Membership.objects.filter(user=clara).update(ended_at=timezone.now())
    CareTeamMember.objects.filter(user=colin).update(until=timezone.now(), ended_by=clara)
    assert opened() == set()


def test_days_take_their_place_in_a_statement(pat_record):
    for back in (9, 5, 1):
        journal(pat_record, ago(pat_record, back), back)
    assert [row.pain_avg for row in journal_rows(pat_record)] == [9, 5, 1]
    assert [row.pain_avg for row in journal_rows(pat_record, ago(pat_record, 5))] == [5, 1]
    assert journal_rows(pat_record)[0].local_date == ago(pat_record, 9)


def test_an_id_is_the_same_whether_it_was_read_before_or_not(clara, colin):
    again = [User.objects.get(pk=user.pk) for user in (clara, colin, clara)]
    assert [user.pk for user in again] == [clara.pk, colin.pk, clara.pk]
    assert {type(user.pk) for user in again} == {uuid.UUID}
    with connection.cursor() as cursor:
        cursor.execute("SELECT user_id FROM patients_patient WHERE user_id IS NULL")
        assert all(row == (None,) for row in cursor.fetchall())


def test_it_finds_nothing_for_somebody_without_a_row(db):
    assert _own_record.first(user_id=uuid.uuid4()) is None


def test_moments_and_text_take_their_places(clara):
    since = Prepared(
        lambda role, now: Membership.objects.filter(role=role, since__lt=now).order_by("pk"),
        role="a role",
        now=timezone.now(),
    )
    now = timezone.now()
    assert [m.user for m in since(role="clinician", now=now + timedelta(days=1))] == [clara]
    assert since(role="clinician", now=now - timedelta(days=9999)) == []
    assert since(role="curator", now=now + timedelta(days=1)) == []


def told(row):
    """All that a row holds, with the rows it brings along."""
    if not hasattr(row, "_state"):
        return row
    plain = {name: value for name, value in vars(row).items() if name != "_state"}
    return type(row), plain, {name: told(one) for name, one in row._state.fields_cache.items()}


def test_the_statements_of_today_and_of_the_overview_find_what_their_querysets_find(
    pat_record, quinn_record, clara, cora
):
    full_plan(pat_record, clara, cora, 3)
    log_days(pat_record, 5)
    today, far = pat_record.today(), pat_record.today() - timedelta(days=60)
    Goal.objects.create(patient=pat_record, words="Walk to the market", set_by=clara)
    Alert.objects.create(patient=pat_record, flag="fall", level="P2", local_date=today)
    days = {"today": today, "trial": far, "reached": far}
    active = pat_record.programs.get(state="active")
    now = timezone.now()
    for patient in (pat_record.pk, quinn_record.pk):
        found = [
            pair
            for statement, values in (
                *(
                    (today_news._plan_and_news(language), {"patient": patient} | days)
                    for language in ("en", "es")
                ),
                (today_news._news, {"patient": patient} | days),
                *(
                    (today_page._logged(language), {"patient": patient, "since": far})
                    for language in ("en", "es")
                ),
                *(
                    (lessons._assigned(language), {"patient": patient, "day": today})
                    for language in ("en", "es")
                ),
                (lessons._answers, {"patient": patient}),
                (flares._begun_since, {"patient": patient, "since": far}),
                (day_plan._agreed, {"patient": patient, "since": far}),
                (overview_rows.goals_of, {"patient": patient}),
                (overview_rows.versions_of, {"patient": patient}),
                (overview_rows.open_alerts, {"patient": patient}),
                (overview_rows.waiting_suggestions, {"patient": patient, "today": today, "now": now}),
                (overview_rows.items_of, {"program": active.pk}),
                (overview_rows.sessions_on, {"patient": patient, "day": today - timedelta(days=1)}),
                (overview_rows.review_due, {"patient": patient}),
            )
            for pair in [(statement(**values), list(statement.rows(**values)))]
        ]
        assert [list(map(told, kept)) for kept, _rows in found] == [
            list(map(told, rows)) for _kept, rows in found
        ]
        assert sum(map(bool, (kept for kept, _rows in found))) >= (11 if patient == pat_record.pk else 1)


def test_a_value_worked_out_from_another_is_refused(db):
    """It would stay what it was for the example, for everybody."""
    yesterday = Prepared(
        lambda day: JournalDay.objects.filter(local_date__in=[day, day - timedelta(days=1)]),
        day=date(2000, 1, 1),
    )
    with pytest.raises(ValueError, match="worked out from it"):
        yesterday(day=date(2026, 1, 5))


def test_a_queryset_whose_shape_depends_on_a_value_is_refused(db):
    shape = Prepared(
        lambda role: Membership.objects.filter(**({"role": role} | ({"pk": 1} if role == "a" else {}))),
        role="a",
    )
    with pytest.raises(ValueError, match="depends on a value"):
        shape(role="clinician")


def test_relations_of_relations_come_along_and_none_stays_none(pat_record, clara, django_assert_num_queries):
    item = walking_program(pat_record, clara)
    rows = items_in_force(pat_record)
    assert [row.pk for row in rows] == [item.pk]
    with django_assert_num_queries(0):
        assert rows[0].exercise is None
        assert rows[0].activity == item.activity
        assert rows[0].program.published_by == clara
        assert rows[0].program.patient is pat_record


def test_a_queryset_that_leaves_a_value_out_is_refused(db):
    with pytest.raises(ValueError, match="not in the statement: pk"):
        Prepared(lambda pk: Membership.objects.all(), pk="x")(pk="y")


def asked(calls):
    with CaptureQueriesContext(connection) as queries:
        calls()
    return [query["sql"].partition(" ")[0] for query in queries]


@pytest.fixture
def nothing_compiled():
    connections["default"].__dict__.pop(prepared._KEPT, None)
    yield
    connections["default"].__dict__.pop(prepared._KEPT, None)


@pytest.mark.any_database  # the driver of SQLite keeps statements by itself
def test_from_the_second_time_on_the_server_is_asked_by_name(
    pat, pat_record, quinn, quinn_record, nothing_compiled
):
    def found(user):
        return _own_record.first(user_id=user.pk)

    assert asked(lambda: found(pat)) == ["SELECT"]
    for user, patient in (
        (pat, pat_record),
        (quinn, quinn_record),
    ) * 6:  # with a plan for each, then with one
        assert asked(lambda user=user: found(user)) == ["EXECUTE"]
        assert (found(user), found(user).clinic) == (patient, patient.clinic)


@pytest.mark.any_database  # the driver of SQLite keeps statements by itself
def test_behind_a_pool_nothing_is_left_on_a_connection(pat, pat_record, nothing_compiled, settings):
    settings.PREPARE_STATEMENTS = False
    assert asked(lambda: [_own_record.first(user_id=pat.pk) for _ in range(3)]) == ["SELECT"] * 3


@pytest.mark.any_database  # the driver of SQLite keeps statements by itself
@pytest.mark.django_db(transaction=True)
def test_another_connection_begins_anew(pat, pat_record, nothing_compiled):
    for _time in range(2):
        assert asked(lambda: [_own_record.first(user_id=pat.pk) for _ in range(3)]) == [
            "SELECT",
            "EXECUTE",
            "EXECUTE",
        ]
        connection.close()


@pytest.mark.any_database  # the driver of SQLite keeps statements by itself
def test_what_is_always_the_same_stays_in_the_statement_that_is_kept(clara, nothing_compiled):
    """Signs that mean something to the driver or to the server, too."""
    odd = "50 % of 'it' \\ $1 %s"
    named = Prepared(lambda who: User.objects.filter(pk=who).exclude(name=odd), who=uuid.UUID(int=1))
    assert [named(who=clara.pk) for _time in range(3)] == [[clara]] * 3
    User.objects.filter(pk=clara.pk).update(name=odd)
    assert named(who=clara.pk) == []
