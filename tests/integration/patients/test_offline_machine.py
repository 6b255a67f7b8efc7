"""Two devices, a caregiver and a clinician, and a connection that drops, repeats, reorders and comes late.

Whatever happens on the way: what was acknowledged is in the journal once and unchanged; the day is the fold of its
entries; and the same entries in another order of arrival make the same day.

`STEADY_OFFLINE_RUNS=300 STEADY_OFFLINE_STEPS=50` takes as long as it takes; the ordinary suite runs a few.
"""

import os
import random
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import time_machine
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from patients.actions.journal import entries_of, write_day
from patients.models import JournalDay, JournalRevision
from patients.rules.day_entries import laid_flat
from rehab.lib.clocks import Made
from rehab.web.models import KeptReply
from tests.integration.patients.day import sent
from tests.people import signed_in

START = datetime(2026, 5, 12, 10, tzinfo=UTC)
RUNS, STEPS = (
    int(os.environ.get(f"STEADY_OFFLINE_{name}", few)) for name, few in (("RUNS", 12), ("STEPS", 24))
)
CLOCKS = {"phone": timedelta(hours=26), "tablet": timedelta(hours=-3), "Gita's phone": timedelta(minutes=4)}
OWN = st.sampled_from(["phone", "tablet"])
SCORES = st.dictionaries(st.sampled_from(["mood", "pain_avg", "stress"]), st.integers(0, 10), max_size=3)
WALK = st.none() | st.integers(0, 90)


class Kept:
    """An entry on a device: its form as it will be sent, and when it was written down."""

    def __init__(self, form: dict[str, Any], made_at: datetime) -> None:
        self.body, self.key, self.made_at = urlencode(form), form["client_uuid"], made_at


class Devices(RuleBasedStateMachine):
    """Pat's phone and tablet, Gita's phone, and Clara at her desk."""

    people: dict[str, Any]

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.clock = time_machine.travel(START, tick=False)
        self.traveller = self.clock.start()
        self.pat = self.people["pat"]
        self.waiting: dict[str, list[Kept]] = {name: [] for name in CLOCKS}
        self.acknowledged: dict[str, Kept] = {}
        self.clients = {name: self.sign_in(name) for name in CLOCKS}

    def teardown(self) -> None:
        try:
            self.everything_arrives_at_last()
        finally:
            self.clock.stop()
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def sign_in(self, device: str) -> Client:
        return signed_in(self.people["gita"] if device == "Gita's phone" else self.pat.user)

    # --- what people do ---------------------------------------------------------------------------------------
    @rule(device=OWN, back=st.integers(0, 1), scores=SCORES, walk=WALK, knew=st.booleans())
    def write(self, device: str, back: int, scores: dict[str, int], walk: int | None, knew: bool) -> None:
        """A check-in on a device, whether it has a connection or not."""
        self.traveller.shift(7)
        on, now = self.pat.today() - timedelta(days=back), datetime.now(UTC)
        rows = [("Walk", str(walk))] if walk is not None else []
        form = sent(self.pat, *rows, on=on, **{name: str(n) for name, n in scores.items()})
        form |= {"seen_at": now.isoformat()} if knew else {}
        if not scores and walk is None:
            form["not_today"] = "1"
        self.waiting[device].append(Kept(form, now))

    @rule(scores=SCORES)
    def a_caregiver_writes(self, scores: dict[str, int]) -> None:
        """Gita's phone has an entry for Pat's own page. Caregivers never answer for the patient."""
        self.traveller.shift(5)
        self.waiting["Gita's phone"].append(Kept(sent(self.pat, mood="1"), datetime.now(UTC)))

    @rule(pain=st.integers(0, 10))
    def clara_corrects(self, pain: int) -> None:
        """With Pat on the phone, and online."""
        self.traveller.shift(11)
        write_day(
            patient=self.pat, local_date=self.pat.today(), values={"pain_avg": pain},
            by=self.people["clara"], client_uuid=uuid.uuid4(),
        )  # fmt: skip

    # --- what the connection does -----------------------------------------------------------------------------
    @precondition(lambda self: any(self.waiting.values()))
    @rule(data=st.data(), times=st.integers(1, 3), lose_reply=st.booleans())
    def deliver(self, data: Any, times: int, lose_reply: bool) -> None:
        """Some entry, not the oldest first, goes out once or more; the last reply may get lost."""
        device = data.draw(st.sampled_from([name for name, kept in self.waiting.items() if kept]))
        kept = data.draw(st.sampled_from(self.waiting[device]))
        for _ in range(times):
            self.send(device, kept, heard=not lose_reply)

    @rule(hours=st.integers(1, 9))
    def time_passes(self, hours: int) -> None:
        """Long enough for a session to end."""
        self.traveller.shift(timedelta(hours=hours))

    @rule()
    def the_server_dies_between_saving_and_answering(self) -> None:
        """Its replies are not written down; what was claimed is given up a minute later."""
        KeptReply.objects.filter(key__in=[k.key for ks in self.waiting.values() for k in ks]).update(to=None)
        self.traveller.shift(61)

    def send(self, device: str, kept: Kept, *, heard: bool) -> None:
        reply = self.post(device, kept)
        if reply.status_code == 401:
            self.clients[device] = self.sign_in(device)
            reply = self.post(device, kept)
        told = reply.json()["state"]
        if device == "Gita's phone":
            assert told == "refused"
            self.waiting[device] = []
        elif heard and told == "saved":
            self.acknowledged[kept.key] = kept
            self.waiting[device] = [k for k in self.waiting[device] if k is not kept]
        else:
            assert told in ("saved", "to_mend"), told

    def post(self, device: str, kept: Kept) -> Any:
        clock = CLOCKS[device]
        return self.clients[device].post(
            "/check-in/",
            kept.body,
            content_type="application/x-www-form-urlencoded",
            headers={
                "X-Steady-Queued": "1",
                "Idempotency-Key": kept.key,
                "X-Made-At": (kept.made_at + clock).isoformat(),
                "X-Device-Clock": (datetime.now(UTC) + clock).isoformat(),
            },
        )

    # --- what always holds ------------------------------------------------------------------------------------
    @invariant()
    def what_was_acknowledged_is_there_once_with_its_own_time(self) -> None:
        rows = {str(row.client_uuid): row for row in JournalRevision.objects.filter(patient=self.pat)}
        for key, kept in self.acknowledged.items():
            assert rows[key].edited_at == kept.made_at
        assert len(rows) == JournalRevision.objects.filter(patient=self.pat).count()

    @invariant()
    def the_day_is_the_fold_of_its_entries(self) -> None:
        for day in JournalDay.objects.filter(patient=self.pat).prefetch_related("revisions", "activities"):
            assert shown(day) == folded(day)

    def everything_arrives_at_last(self) -> None:
        for device, entries in self.waiting.items():
            for kept in list(entries):
                self.send(device, kept, heard=True)
        self.what_was_acknowledged_is_there_once_with_its_own_time()
        self.the_day_is_the_fold_of_its_entries()
        self.another_order_of_arrival_makes_the_same_days()

    def another_order_of_arrival_makes_the_same_days(self) -> None:
        quinn, clara, last = self.people["quinn"], self.people["clara"], datetime.now(UTC)
        rows = list(JournalRevision.objects.filter(patient=self.pat).select_related("day").order_by("pk"))
        random.Random(len(rows)).shuffle(rows)
        for row in rows:
            write_day(
                patient=quinn, local_date=row.day.local_date, values=row.values, client_uuid=row.client_uuid,
                by=clara if row.by_team else quinn.user, now=max(last, row.edited_at),
                made=Made(at=row.edited_at, seen_at=row.seen_at),
            )  # fmt: skip
        days = [
            {day.local_date: shown(day) for day in person.journal_days.prefetch_related("activities")}
            for person in (self.pat, quinn)
        ]
        assert days[0] == days[1]


def shown(day: JournalDay) -> dict[str, Any]:
    names = ("mood", "pain_avg", "stress", "not_today", "activity_minutes")
    walked = sorted((a.name, a.minutes) for a in day.activities.all())
    return {name: getattr(day, name) for name in names} | {"activities": walked}


def folded(day: JournalDay) -> dict[str, Any]:
    flat = dict.fromkeys(("mood", "pain_avg", "stress")) | laid_flat(entries_of(day.revisions.all()))
    rows = flat.pop("activities", None)
    flat["activity_minutes"] = None if rows is None else sum(row["minutes"] for row in rows)
    return flat | {"activities": sorted((row["name"], row["minutes"]) for row in rows or [])}


def test_no_acknowledged_entry_is_lost_and_no_order_of_arrival_diverges(
    pat_record, quinn_record, clara, gita
):
    Devices.people = {"pat": pat_record, "quinn": quinn_record, "clara": clara, "gita": gita}
    run_state_machine_as_test(
        Devices,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
