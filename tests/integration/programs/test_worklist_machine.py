"""Any order of writes, corrections, deletions, decisions, ticks and moves of the clock: the list read from summaries
is the list worked out from the raw rows."""

import uuid
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from patients.actions.alerts import raise_alert
from patients.actions.check_in import save_check_in
from patients.actions.messages import settle_thread, start_thread
from patients.actions.tasks import add_task, change_task
from patients.models import Alert, CheckInPlan, MessageThread, Patient, Task, TaskState
from programs.actions.worklist import mark_reviewed, undo_reviewed
from programs.insights.caseload import Choice, page_of
from programs.insights.worklist import VALUES, summaries_of
from programs.models import PatientSummary, Prescription, Program, Suggestion
from programs.views.clinic.caseload import fresh_counts
from tests.integration.programs.plans import walking_program
from tests.integration.programs.test_clinic_caseload import enrol
from tests.people import make_user

START = datetime(2026, 5, 20, 10, tzinfo=UTC)
PERSON, BACK, SCORE = st.integers(0, 2), st.integers(0, 20), st.none() | st.integers(0, 10)
STEPS = st.one_of(
    st.tuples(st.just("day"), PERSON, BACK, SCORE, st.none() | st.integers(0, 90), st.booleans()),
    st.tuples(st.just("check_in"), PERSON, st.integers(0, 10)),
    st.tuples(st.just("correct"), PERSON, BACK, SCORE),
    st.tuples(st.just("delete"), PERSON, BACK),
    st.tuples(st.just("alert"), PERSON, st.sampled_from(["P0", "P1", "P2"])),
    st.tuples(st.just("close"), PERSON),
    st.tuples(st.just("suggest"), PERSON, st.integers(1, 14)),
    st.tuples(st.just("put_off"), PERSON, st.integers(0, 5)),
    st.tuples(st.just("end_program"), PERSON),
    st.tuples(st.just("ask"), PERSON, BACK, st.integers(-3, 3)),
    st.tuples(st.just("tick"), PERSON),
    st.tuples(st.just("undo"), PERSON),
    st.tuples(st.just("write"), PERSON),
    st.tuples(st.just("settle"), PERSON),
    st.tuples(st.just("task"), PERSON, st.integers(-2, 3)),
    st.tuples(st.just("tasks_done"), PERSON),
    st.tuples(st.just("move"), PERSON, st.sampled_from(["Asia/Tokyo", "Europe/Madrid", "America/Lima"])),
    st.tuples(st.just("clock"), st.integers(-72, 400)),
    st.tuples(st.just("read"),),
)  # fmt: skip


class World:
    """Three patients of Clara's, and what can be done to them."""

    def __init__(self, clara: Any, people: list[Patient]) -> None:
        self.clara, self.people = clara, people

    def do(self, what: str, *told: Any) -> None:
        getattr(self, what)(*told)

    def day(self, n: int, back: int, pain: int | None, minutes: int | None, flare: bool) -> None:
        person = self.people[n]
        person.journal_days.update_or_create(
            local_date=person.today() - timedelta(days=back),
            defaults={"pain_avg": pain, "activity_minutes": minutes, "flare": flare},
        )

    def check_in(self, n: int, pain: int) -> None:
        person = self.people[n]
        save_check_in(
            patient=person,
            local_date=person.today(),
            values={"pain_avg": pain},
            by=self.clara,
            client_uuid=uuid.uuid4(),
        )

    def correct(self, n: int, back: int, pain: int | None) -> None:
        person = self.people[n]
        person.journal_days.filter(local_date=person.today() - timedelta(days=back)).update(pain_avg=pain)

    def delete(self, n: int, back: int) -> None:
        person = self.people[n]
        person.journal_days.filter(local_date__gte=person.today() - timedelta(days=back)).delete()

    def alert(self, n: int, level: str) -> None:
        person = self.people[n]
        raise_alert(patient=person, flag_code="fall", level=level, local_date=person.today(), by=None)

    def close(self, n: int) -> None:
        now = datetime.now(UTC)
        Alert.objects.filter(patient=self.people[n], closed_at=None).update(
            outcome="called", closed_at=now, closed_by=self.clara, seen_at=now, seen_by=self.clara
        )

    def suggest(self, n: int, days: int) -> None:
        item = Prescription.objects.filter(program__patient=self.people[n]).first()
        if item is None:
            return
        today = self.people[n].today()
        Suggestion.objects.filter(line=item.line, state="open").delete()
        Suggestion.objects.create(
            patient=self.people[n], prescription=item, line=item.line, window_start=today, window_end=today,
            rule_id="R7", rule_version="1", outcome="PROGRESS", quota_now=Decimal(8), reason="x",
            expires_at=datetime.now(UTC) + timedelta(days=days),
        )  # fmt: skip

    def put_off(self, n: int, days: int) -> None:
        until = self.people[n].today() + timedelta(days=days)
        Suggestion.objects.filter(patient=self.people[n], state="open").update(deferred_until=until)

    def end_program(self, n: int) -> None:
        Program.objects.filter(patient=self.people[n], state="active").update(state="ended")

    def ask(self, n: int, back: int, paused: int) -> None:
        today = self.people[n].today()
        CheckInPlan.objects.update_or_create(
            patient=self.people[n],
            defaults={
                "started_on": today - timedelta(days=back),
                "paused_until": today + timedelta(days=paused),
                "agreed_by": self.clara,
            },
        )

    def tick(self, n: int) -> None:
        mark_reviewed(patient=self.people[n], by=self.clara)

    def undo(self, n: int) -> None:
        undo_reviewed(patient=self.people[n], by=self.clara)

    def write(self, n: int) -> None:
        person = self.people[n]
        if person.user is None:
            person.user = make_user(person.given_name)
            person.save(update_fields=["user"])
        start_thread(patient=person, subject="x", text="y", key=uuid.uuid4(), by=person.user)

    def settle(self, n: int) -> None:
        thread = MessageThread.objects.filter(patient=self.people[n]).exclude(waiting_since=None).first()
        if thread is not None:
            settle_thread(thread=thread, by=self.clara)

    def task(self, n: int, days: int) -> None:
        due = self.people[n].today() + timedelta(days=days)
        add_task(patient=self.people[n], title="Ring", due=due, owner=self.clara, by=self.clara)

    def tasks_done(self, n: int) -> None:
        for task in Task.objects.filter(patient=self.people[n], state="open"):
            change_task(task=task, state=TaskState.DONE, by=self.clara)

    def move(self, n: int, zone: str) -> None:
        self.people[n].time_zone = zone
        self.people[n].save(update_fields=["time_zone"])

    def read(self) -> None:
        fresh_counts(self.clara, Choice())


def check(world: World) -> None:
    """The list as it is read, and every value of every summary, against the raw rows of this moment."""
    fresh_counts(world.clara, Choice())
    lines, after = page_of(world.clara, Choice())
    now = datetime.now(UTC)
    raw = {one.patient_id: one for one in summaries_of([p.pk for p in world.people], now)}
    names = {p.pk: (p.family_name, p.given_name) for p in world.people}
    order = sorted(raw.values(), key=lambda s: (s.reviewed, s.rank, names[s.patient_id], str(s.patient_id)))
    assert [line.pk for line in lines] == [one.patient_id for one in order]
    assert after == ""
    for kept in PatientSummary.objects.filter(patient_id__in=raw):
        for name in VALUES:
            if name not in ("fresh_from", "fresh_until"):
                assert getattr(kept, name) == getattr(raw[kept.patient_id], name), name


@pytest.fixture
def three(clinic, clara):
    with time_machine.travel(START, tick=False):
        people = [enrol(clinic, clara, name, planned=n == 1) for n, name in enumerate(("Ana", "Ben", "Cleo"))]
        walking_program(people[0], clara)
        yield clara, people


@settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(STEPS, min_size=3, max_size=14))
def test_the_list_from_summaries_is_the_list_from_the_log(three, steps):
    clara, people = three
    with time_machine.travel(START, tick=False) as clock, transaction.atomic():
        world = World(clara, [Patient.objects.get(pk=p.pk) for p in people])
        moment = START
        for what, *told in steps:
            if what == "clock":
                moment += timedelta(hours=told[0])
                clock.move_to(moment)
            else:
                world.do(what, *told)
            if what in ("read", "clock"):
                check(world)
        check(world)
        transaction.set_rollback(True)
