"""What is done to several items of a draft, or to its order: reorder, duplicate, bulk-edit, put back."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from programs import events
from programs.actions.prescription import check_override, next_position
from programs.actions.program import COPIED, EditedMeanwhile, edited_meanwhile, locked_draft, note_edit
from programs.models import ExerciseRevision, Prescription, Program, ProgramTemplate
from programs.models.dose import Dose
from programs.rules.offers import CARD_OF
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.lib.refusals import Refused

MOST_ITEMS: Final = 40  # items in one program; engineering default


@transaction.atomic
def order_items(
    *, program: Program, order: Sequence[uuid.UUID], was: Sequence[uuid.UUID], by: User
) -> Program:
    """Put the items into this order. `was` is the order the page showed.

    Raises EditedMeanwhile when they stand otherwise by now, and Refused when an item is missing or foreign.
    """
    draft = locked_draft(program, by=by, seen_edits=None)
    items = {item.pk: item for item in draft.prescriptions.all()}
    if list(items) != list(was):
        raise EditedMeanwhile(edited_meanwhile())
    if sorted(order) != sorted(items):
        raise Refused(_("This order does not name every item once."))
    for position, key in enumerate(order):
        items[key].position = position
    Prescription.objects.bulk_update(items.values(), ["position"])
    return _done(events.PROGRAM_ITEM_MOVED, draft, by)


@transaction.atomic
def duplicate_item(*, item: Prescription, by: User) -> Prescription:
    """The same exercise once more, right after the item, for other days or another dose. Raises Refused."""
    draft = locked_draft(item.program, by=by, seen_edits=None)
    rows = list(draft.prescriptions.select_related("exercise", "activity"))
    place = next((n for n, row in enumerate(rows) if row.pk == item.pk), None)
    if place is None:
        raise EditedMeanwhile(_("This item was taken out of the draft meanwhile."))
    if rows[place].exercise is None:
        raise Refused(_("A graded activity has one quota, so it stands in a program once."))
    _check_room(draft, 1)
    copy = Prescription(program=draft, exercise=rows[place].exercise)
    Dose.of(rows[place]).put_on(copy).save()
    rows.insert(place + 1, copy)
    for position, row in enumerate(rows):
        row.position = position
    Prescription.objects.bulk_update(rows, ["position"])
    _done(events.PROGRAM_ITEM_ADDED, draft, by, copy)
    return copy


@transaction.atomic
def change_items(
    *, program: Program, seen: Mapping[uuid.UUID, str], changes: Mapping[str, Any], by: User
) -> list[Prescription]:
    """Give several items the same days, place or amounts. `seen` has the mark of each dose the page showed.

    `changes` names fields of Dose; amounts are left alone at graded activities, whose quota is agreed one by one.
    All or nothing: raises Refused, and EditedMeanwhile when one of them was changed meanwhile.
    """
    draft = locked_draft(program, by=by, seen_edits=None)
    rows = list(draft.prescriptions.filter(pk__in=list(seen)).select_related("exercise", "activity"))
    if len(rows) != len(seen) or any(Dose.of(row).mark != seen[row.pk] for row in rows):
        raise EditedMeanwhile(edited_meanwhile())
    for row in rows:
        mine = {k: v for k, v in changes.items() if row.activity_id is None or k not in AMOUNTS}
        dose = replace(Dose.of(row), **mine)
        if row.exercise:
            check_override(draft, row.exercise, dose)
        dose.put_on(row).save()
        _leave(events.PROGRAM_ITEM_CHANGED, draft, by, row)
    note_edit(draft)
    return rows


AMOUNTS: Final = frozenset({"sets", "reps", "hold_s", "minutes", "load", "side"})


@transaction.atomic
def put_back_item(*, program: Program, line: str, by: User) -> Prescription:
    """Put an item that was taken out back where it stood. Raises Refused when it is not among them."""
    draft = locked_draft(program, by=by, seen_edits=None)
    kept = next((row for row in draft.taken_out if row.get("line") == line), None)
    if kept is None or draft.prescriptions.filter(line=line).exists():
        raise Refused(_("This item is not among those that were taken out."))
    values = {name: kept[name] for name in COPIED if name in kept}
    if values.get("quota") is not None:
        values["quota"] = Decimal(values["quota"])
    for row in draft.prescriptions.filter(position__gte=values["position"]):
        row.position += 1
        row.save(update_fields=["position"])
    item = Prescription.objects.create(program=draft, **values)
    draft.taken_out = [row for row in draft.taken_out if row.get("line") != line]
    draft.save(update_fields=["taken_out"])
    _done(events.PROGRAM_ITEM_PUT_BACK, draft, by, item)
    return item


@transaction.atomic
def bring_in(
    *,
    program: Program,
    picks: Sequence[tuple[ExerciseRevision, Dose]],
    modules: Sequence[str] = (),
    cards: Sequence[str] = (),
    by: User,
    template: ProgramTemplate | None = None,
) -> list[Prescription]:
    """Add exercises of a preset, a template or another program, with lessons and cards. Raises Refused.

    The first `template` that something came from is kept with the draft. What is in the draft
    stays as it is. A line of the active version goes on under its own name.
    """
    draft = locked_draft(program, by=by, seen_edits=None)
    there = set(draft.prescriptions.exclude(exercise=None).values_list("exercise__exercise_id", flat=True))
    new = [(revision, dose) for revision, dose in picks if revision.exercise_id not in there]
    _check_room(draft, len(new))
    lines, first = _lines_before(draft), next_position(draft)
    made = []
    for n, (revision, dose) in enumerate(new):
        check_override(draft, revision, dose)
        item = Prescription(program=draft, exercise=revision, position=first + n)
        item.line = lines.get(revision.exercise_id, item.line)
        dose.put_on(item).save()
        _leave(events.PROGRAM_ITEM_ADDED, draft, by, item)
        made.append(item)
    if made and template is not None and draft.template is None:
        draft.template = template
        draft.save(update_fields=["template"])
    set_extras(program=draft, modules=[*draft.modules, *modules], cards=[*draft.cards, *cards], by=by)
    return made


def _lines_before(draft: Program) -> dict[uuid.UUID, uuid.UUID]:
    """The line of each exercise in the active version, so that its history goes on."""
    rows = Prescription.objects.filter(
        program__patient=draft.patient_id, program__state="active", exercise__isnull=False
    ).exclude(line__in=draft.prescriptions.values("line"))
    return dict(rows.values_list("exercise__exercise_id", "line"))


@transaction.atomic
def set_extras(*, program: Program, modules: Sequence[str], cards: Sequence[str], by: User) -> Program:
    """Which lessons are given with this version, and which standing cards it has. Raises Refused."""
    draft = locked_draft(program, by=by, seen_edits=None)
    if any(key not in CARD_OF for key in cards):
        raise Refused(_("There is no such card."))
    draft.modules, draft.cards = list(dict.fromkeys(modules)), list(dict.fromkeys(cards))
    draft.save(update_fields=["modules", "cards"])
    return _done(events.PROGRAM_EXTRAS_CHANGED, draft, by)


def _check_room(draft: Program, more: int) -> None:
    if draft.prescriptions.count() + more > MOST_ITEMS:
        raise Refused(_("A program holds at most %(n)d items. Take some out first.") % {"n": MOST_ITEMS})


def _leave(event: Event, draft: Program, by: User, about: Any = None) -> None:
    patient = draft.patient
    record(event, by=by, patient_id=patient.pk, clinic_id=patient.clinic_id, about=about or draft)


def _done(event: Event, draft: Program, by: User, about: Any = None) -> Program:
    note_edit(draft)
    _leave(event, draft, by, about)
    return draft
