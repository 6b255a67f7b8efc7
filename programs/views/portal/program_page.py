"""The agreed plan as a whole: its items, how the quotas rose, and what changed when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from django.utils.translation import gettext as _

from patients.models import Patient
from patients.models.goal import GoalState
from patients.rules.journal_day import journal_date
from programs.actions.exposure import agreed_rung
from programs.insights.lines import PUBLISHED
from programs.insights.media import media_of
from programs.insights.plan_changes import told_rows
from programs.insights.plan_words import step_groups
from programs.insights.targets import target_row, targets_of
from programs.models import Prescription, Program
from programs.models.program import ProgramState
from programs.rules.offers import CARD_OF
from programs.views.portal import words
from programs.views.portal.told import ByRevision, title_of, told_item, told_of

WIDTH: Final = 320
HEIGHT: Final = 96
PAD: Final = 4
SHOWN: Final = 12  # changes that are listed; older ones stay in the record


@dataclass(frozen=True)
class Stair:
    """A quota and the day from which it held."""

    since: date
    quota: Decimal


def program_page(patient: Patient, now: datetime) -> dict[str, Any]:
    """Everything the screen and the hand-out draw. Eight queries, however many versions there are."""
    versions = list(
        Program.objects.filter(patient=patient, state__in=PUBLISHED)
        .order_by("published_at")
        .select_related("published_by")
        .prefetch_related("prescriptions__activity", "prescriptions__exercise")
    )
    for version in versions:
        version.patient = patient
    active = next((v for v in versions if v.state == ProgramState.ACTIVE), None)
    goals = patient.goals.filter(state=GoalState.ACTIVE).order_by("set_at")
    page: dict[str, Any] = {
        "patient": patient,
        "targets": [target_row(row) for row in targets_of(patient)],
        "ladder": agreed_rung(patient) if patient.ended_at is None else None,
        "open": patient.ended_at is None,
        "program": active,
        "goals": list(goals),
        "changes": changes_of(versions),
    }
    if active is None:
        return page | {"ended": any(v.state == ProgramState.ENDED for v in versions)}
    items = list(active.prescriptions.all())
    media = media_of(item.exercise for item in items)
    told = told_of(items)
    return page | {
        "source": words.source_words(active),
        "cards": card_rows(active),
        "items": [
            _item(item, active, versions, patient.today(now), told)
            | {"media": media.get(item.exercise_id or 0, [])}
            for item in items
        ],
    }


def preview_page(patient: Patient, draft: Program, now: datetime) -> dict[str, Any]:
    """A draft as the patient would read it. `published_by` and `agreed_on` say from whom it will be."""
    items = list(draft.prescriptions.select_related("exercise", "activity"))
    told, media = told_of(items), media_of(item.exercise for item in items)
    return {
        "program": draft,
        "source": words.source_words(draft),
        "goals": list(patient.goals.filter(state=GoalState.ACTIVE).order_by("set_at")),
        "cards": card_rows(draft),
        "items": [
            _item(item, draft, (), patient.today(now), told) | {"media": media.get(item.exercise_id or 0, [])}
            for item in items
        ],
    }


def card_rows(program: Program) -> list[dict[str, str]]:
    """The standing cards of a version."""
    cards = [CARD_OF[key] for key in program.cards if key in CARD_OF]
    return [{"icon": card.icon, "title": _(card.title), "text": _(card.text)} for card in cards]


def _item(
    item: Prescription, active: Program, versions: Sequence[Program], today: date, told: ByRevision
) -> dict[str, Any]:
    stairs = stairs_of(item, versions)
    exercise = told_item(item, told)
    return {
        "title": title_of(item, told),
        "told": exercise,
        "dose": words.heading(words.dose_words(item)),
        "days": words.heading(words.day_words(item.weekdays)),
        "together": words.together_words(item, active),
        "effort": words.effort_words(item),
        "note": item.note,
        "start_rule": item.start_rule,
        "stop_rule": item.stop_rule,
        "why": exercise.why if exercise else "",
        "summary": exercise.summary if exercise else "",
        "steps": step_groups(exercise) if exercise else [],
        "goal": words.amount_words(item.activity.goal_value, item.activity.unit) if item.activity else "",
        "stairs": [
            {"since": stair.since, "amount": words.amount_words(stair.quota, item.activity.unit)}
            for stair in stairs
            if item.activity
        ],
        "figure": stair_points(stairs, float(item.activity.goal_value), today) if item.activity else None,
    }


def stairs_of(item: Prescription, versions: Iterable[Program]) -> list[Stair]:
    """The quotas of one line so far, one for each change, oldest first."""
    stairs: list[Stair] = []
    for version in versions:
        same = next((row for row in version.prescriptions.all() if row.line == item.line), None)
        if same is None or same.quota is None or version.published_at is None:
            continue
        since = journal_date(version.published_at, version.patient.zone)
        if stairs and stairs[-1].since == since:
            stairs.pop()  # changed twice on one day: the later one is what the patient had
        if not stairs or stairs[-1].quota != same.quota:
            stairs.append(Stair(since, same.quota))
    return stairs


def stair_points(stairs: Sequence[Stair], goal: float, today: date) -> dict[str, Any] | None:
    """The stairs as an SVG line, with the goal above them; None with fewer than two steps to draw."""
    if len(stairs) < 2:
        return None
    first, days = stairs[0].since, max(1, (today - stairs[0].since).days)
    top = max(goal, *(float(stair.quota) for stair in stairs))

    def x(day: date) -> float:
        return round(PAD + (WIDTH - 2 * PAD) * min(1.0, (day - first).days / days), 1)

    def y(value: float) -> float:
        return round(HEIGHT - PAD - (HEIGHT - 2 * PAD) * value / top, 1)

    points = []
    for stair, after in zip(stairs, [*stairs[1:], Stair(today, stairs[-1].quota)], strict=True):
        points += [f"{x(stair.since)},{y(float(stair.quota))}", f"{x(after.since)},{y(float(stair.quota))}"]
    return {
        "points": " ".join(points),
        "goal_y": y(goal),
        "words_y": y(goal) + 14,
        "box": f"0 0 {WIDTH} {HEIGHT}",
    }


def changes_of(versions: Sequence[Program]) -> list[dict[str, Any]]:
    """What changed, when and why, newest first: the line that was agreed, and what differs from the version before."""
    rows = [_change(version, before) for before, version in pairwise([None, *versions]) if version]
    if versions and versions[-1].state == ProgramState.ENDED:
        rows.append(_ended(versions[-1]))
    return rows[::-1][:SHOWN]


def _change(version: Program, before: Program | None) -> dict[str, Any]:
    day = version.agreed_on or version.published_at
    return {
        "when": day,
        "title": version.change_note or words.heading(words.source_words(version)),
        "heading": _("What changed on %(day)s, and why") % {"day": words.short_date(day)}
        if day and before
        else "",
        "who": words.who(version),
        "icon": "list-check",
        "rows": told_rows(before, version) if before else [],
    }


def _ended(version: Program) -> dict[str, Any]:
    return {
        "when": version.replaced_at,
        "title": version.end_note or _("Your program has ended."),
        "who": "",
        "icon": "stop-circle",
        "rows": [],
    }
