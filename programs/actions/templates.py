"""The clinic's saved templates: keep a draft as one, rename it, retire it."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programs import events
from programs.insights.sources import without_words
from programs.models import Program, ProgramTemplate, TemplateItem
from programs.models.dose import Dose
from programs.permissions import check_user_can_edit_draft, check_user_can_keep_templates
from rehab.accounts.models import User
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.lib.refusals import Refused

KEPT_OF_DOSE = (
    "mode",
    "weekdays",
    "sets",
    "reps",
    "hold_s",
    "minutes",
    "effort_target",
    "supervision",
    "load",
    "side",
)


@transaction.atomic
def save_template(*, program: Program, name: str, about: str, by: User) -> ProgramTemplate:
    """Keep a draft's exercises, doses, lessons and cards under a name.

    Nothing about the person: no graded activity, no note, rule or reason. Raises Refused for an empty draft and
    for a name that is in use.
    """
    check_user_can_edit_draft(by, program)
    check_user_can_keep_templates(by, program.patient.clinic)
    items = list(program.prescriptions.exclude(exercise=None).select_related("exercise"))
    if not items:
        raise Refused(_("Only exercises go into a template, and this draft has none yet."))
    template = _named(ProgramTemplate(clinic=program.patient.clinic, made_by=by), name, about)
    template.modules, template.cards = list(program.modules), list(program.cards)
    _store(template)
    TemplateItem.objects.bulk_create(_item(template, n, item) for n, item in enumerate(items))
    return _leave(events.TEMPLATE_SAVED, template, by)


def _item(template: ProgramTemplate, position: int, item: object) -> TemplateItem:
    dose = without_words(Dose.of(item))
    values = {name: getattr(dose, name) for name in KEPT_OF_DOSE}
    exercise = item.exercise.exercise_id  # type: ignore[attr-defined]
    return TemplateItem(template=template, position=position, exercise_id=exercise, **values)


@transaction.atomic
def rename_template(
    *, template: ProgramTemplate, name: str, about: str, by: User, seen_edits: int | None = None
) -> ProgramTemplate:
    """Give it another name or another line about it. Raises Refused."""
    template = _held(template, by)
    if seen_edits is not None and template.edits != seen_edits:
        raise Refused(_("Somebody changed this template meanwhile. This is how it is now; look again."))
    _named(template, name, about)
    template.edits += 1
    template.changed_at = timezone.now()
    _store(template)
    return _leave(events.TEMPLATE_CHANGED, template, by)


@transaction.atomic
def retire_template(*, template: ProgramTemplate, by: User, back: bool = False) -> ProgramTemplate:
    """Take it out of the list of starting points, or put it back. Drafts made from it stay. Raises Refused."""
    template = _held(template, by, retired=back)
    template.retired_by, template.retired_at = (None, None) if back else (by, timezone.now())
    template.edits += 1
    _store(template)
    return _leave(events.TEMPLATE_CHANGED if back else events.TEMPLATE_RETIRED, template, by)


def _held(template: ProgramTemplate, by: User, *, retired: bool = False) -> ProgramTemplate:
    held = (
        ProgramTemplate.objects.select_for_update(of=("self",)).select_related("clinic").get(pk=template.pk)
    )
    check_user_can_keep_templates(by, held.clinic)
    if (held.retired_at is not None) != retired:
        raise Refused(_("This template is in use.") if retired else _("This template has been retired."))
    return held


def _named(template: ProgramTemplate, name: str, about: str) -> ProgramTemplate:
    if not name.strip():
        raise Refused(_("Give the template a name."))
    template.name, template.about = name.strip(), about.strip()
    return template


def _store(template: ProgramTemplate) -> None:
    try:
        with transaction.atomic():
            template.save()
    except IntegrityError:
        raise Refused(_("Another template of your clinic has this name. Choose another one.")) from None


def _leave(event: Event, template: ProgramTemplate, by: User) -> ProgramTemplate:
    record(event, by=by, clinic_id=template.clinic_id, about=template)
    return template
