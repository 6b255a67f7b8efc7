"""Adopt starter modules into a clinic's library."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from education.events import MODULES_ADOPTED
from education.models import Module, ModuleNeeds, ModuleRevision
from education.permissions import check_user_can_curate
from education.shelves import MODULES as SHELF
from education.starter.module import Module as Starter
from education.starter.modules import BY_ID, MODULES
from education.starter.translations import TRANSLATIONS
from rehab.accounts.models import Clinic, User
from rehab.audit.record import record
from rehab.publishing.actions import READ_AGAIN_AFTER
from rehab.publishing.adopt import lay_translations
from rehab.publishing.models import RevisionState


def not_adopted(clinic: Clinic) -> list[Starter]:
    """Starter modules that this clinic's library does not have yet."""
    here = set(Module.objects.filter(clinic=clinic).values_list("external_id", flat=True))
    return [starter for starter in MODULES if starter.external_id not in here]


@transaction.atomic
def adopt_starter_modules(
    *, clinic: Clinic, by: User, external_ids: Iterable[str] | None = None
) -> list[ModuleRevision]:
    """Publish starter modules with `by` as the reviewer of record. Nobody is invented as their author.

    Those the clinic already has are left as they are. Raises KeyError for an id that is not a starter module, and
    Refused for somebody who is no curator here.
    """
    check_user_can_curate(by, clinic)
    wanted = {BY_ID[key].external_id for key in external_ids} if external_ids is not None else set(BY_ID)
    adopted = []
    for starter in not_adopted(clinic):
        if starter.external_id in wanted:
            module = Module.objects.create(clinic=clinic, external_id=starter.external_id)
            made = ModuleRevision.objects.create(module=module, **_published(by), **words_of(starter))
            lay_translations(SHELF, made, translations_of(starter))
            adopted.append(made)
    _link(clinic)
    if adopted:
        record(MODULES_ADOPTED, by=by, clinic_id=clinic.pk, reason=f"{len(adopted)} modules")
    return adopted


def translations_of(starter: Starter) -> dict[str, Mapping[str, Any]]:
    """What ships of a module in other languages. Patients read it once a curator has."""
    return {
        language: told for language, every in TRANSLATIONS.items() if (told := every.get(starter.external_id))
    }


def _published(by: User) -> dict[str, object]:
    return {
        "state": RevisionState.PUBLISHED,
        "origin": "starter",
        "reviewer": by,
        "published_at": timezone.now(),
        "review_by": timezone.localdate() + READ_AGAIN_AFTER,
        "change_note": "Starter content, adopted",
    }


def words_of(starter: Starter) -> dict[str, object]:
    """A starter module as the fields of a revision."""
    return {
        "title": starter.title,
        "objective": starter.objective,
        "minutes": starter.minutes,
        "order": starter.order,
        "themes": list(starter.themes),
        "pages": [{**asdict(page), "text": list(page.text), "alt": ""} for page in starter.pages],
        "key_message": starter.key_message,
        "takeaway": starter.takeaway,
        "takeaway_kind": starter.takeaway_kind,
        "checks": [{**asdict(check), **_misconception(starter, check.key)} for check in starter.checks],
        "safety": starter.safety,
        "sources": list(starter.sources),
    }


def _misconception(starter: Starter, key: str) -> dict[str, object]:
    """What a wrong answer suggests, and whether it asks for a safety follow-up."""
    told = starter.misconception.get(key)
    return (
        {"misconception": told.suggests, "safety": told.safety}
        if told
        else {"misconception": "", "safety": False}
    )


def _link(clinic: Clinic) -> None:
    """Draw the arrows between modules that are both here."""
    here = {module.external_id: module for module in Module.objects.filter(clinic=clinic)}
    arrows = [(s.external_id, needed) for s in MODULES for needed in s.needs]
    ModuleNeeds.objects.bulk_create(
        [ModuleNeeds(module=here[a], needs=here[b]) for a, b in arrows if a in here and b in here],
        ignore_conflicts=True,
    )
