"""Read a lesson, answer its questions, mark its action as done: what the patient does."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from education import events
from education.models import ActionDone, AnswerContext, CheckAnswer, ModuleAssignment, ModuleReading
from education.permissions import check_user_can_read_on
from patients.permissions import NotNow
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record


@transaction.atomic
def turn_page(*, assignment: ModuleAssignment, page: int, by: User) -> ModuleReading:
    """Keep the page that is open now; the page after the last one is the end of the lesson.

    Turning back keeps how far it was read. The end is reached once; from then on the lesson is read again.
    Raises Refused and NotNow.
    """
    row = _held(assignment, by)
    end = last_page(row)
    page = min(max(page, 1), end)
    reading, _made = ModuleReading.objects.get_or_create(assignment=row)
    if page == end and reading.completed_at is None:
        reading.completed_at, reading.completed_on = timezone.now(), row.patient.today()
    elif page == end and reading.page < end:
        reading.times_again += 1
    reading.page, reading.furthest = page, max(page, reading.furthest)
    reading.save()
    _leave(events.LESSON_READ, row, by)
    return reading


def last_page(assignment: ModuleAssignment) -> int:
    """The number of the last page, on which the action and the questions stand."""
    return len(assignment.revision.pages) + 1


def check_of(assignment: ModuleAssignment, key: str) -> dict[str, Any]:
    """One question of a lesson. Raises NotNow for a key that this version does not have."""
    for check in assignment.revision.checks:
        if check["key"] == key:
            return dict(check)
    raise NotNow(_("This question is not part of the lesson any more."))


@transaction.atomic
def answer_check(
    *,
    assignment: ModuleAssignment,
    key: str,
    given: bool,
    by: User,
    context: AnswerContext = AnswerContext.IN_MODULE,
) -> CheckAnswer:
    """Keep an answer. The same answer twice on one day in one place is one answer. Raises Refused and NotNow."""
    row = _held(assignment, by)
    check, today = check_of(row, key), row.patient.today()
    last = row.answers.filter(key=key).order_by("-at").first()
    if last and (last.given, last.context, last.local_date) == (given, context, today):
        return last
    made = CheckAnswer.objects.create(
        assignment=row,
        key=key,
        given=given,
        correct=given == check["is_true"],
        context=context,
        local_date=today,
    )
    _leave(events.CHECK_ANSWERED, row, by)
    return made


@transaction.atomic
def mark_action_done(*, assignment: ModuleAssignment, by: User) -> ActionDone:
    """The action of a lesson is done for today; twice is once. Raises Refused and NotNow."""
    row = _held(assignment, by)
    done, made = ActionDone.objects.get_or_create(assignment=row, local_date=row.patient.today())
    if made:
        _leave(events.ACTION_DONE, row, by)
    return done


def _held(assignment: ModuleAssignment, by: User) -> ModuleAssignment:
    rows = ModuleAssignment.objects.select_for_update(of=("self",)).select_related("patient", "revision")
    row = rows.get(pk=assignment.pk)
    check_user_can_read_on(by, row)
    return row


def _leave(event: Event, row: ModuleAssignment, by: User) -> None:
    record(
        event, by=by, patient_id=row.patient_id, clinic_id=row.patient.clinic_id, about=row, role="patient"
    )
