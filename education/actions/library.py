"""New modules and places to turn to, and what modules build on. Their life is in rehab/publishing."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from education import events
from education.models import Module, ModuleNeeds, ModuleRevision, Resource, ResourceRevision
from education.permissions import check_user_can_curate
from education.rules.next_modules import find_circle
from education.shelves import MODULES, RESOURCES
from rehab.accounts.models import Clinic, User
from rehab.audit.record import record
from rehab.lib.refusals import Refused
from rehab.publishing import actions as publishing


class Circle(Refused):
    """Modules would build on each other in a circle."""


@transaction.atomic
def new_module(*, clinic: Clinic, words: Mapping[str, Any], by: User) -> ModuleRevision:
    """A new module as a draft, with the clinic's next id. `words` are fields of a revision."""
    check_user_can_curate(by, clinic)
    Clinic.objects.select_for_update().get(pk=clinic.pk)
    module = Module.objects.create(clinic=clinic, external_id=_next_id(Module, clinic))
    return publishing.first_draft(MODULES, item=module, words=words, by=by)


@transaction.atomic
def new_resource(*, clinic: Clinic, words: Mapping[str, Any], by: User) -> ResourceRevision:
    """A new place to turn to, as a draft."""
    check_user_can_curate(by, clinic)
    Clinic.objects.select_for_update().get(pk=clinic.pk)
    resource = Resource.objects.create(clinic=clinic, external_id=_next_id(Resource, clinic))
    return publishing.first_draft(RESOURCES, item=resource, words=words, by=by)


def _next_id(model: type[Module] | type[Resource], clinic: Clinic) -> str:
    """C1, C2 …: ids of the clinic's own modules never meet those of starter content."""
    own: Iterable[str] = model._default_manager.filter(
        clinic=clinic, external_id__regex=r"^C[0-9]+$"
    ).values_list("external_id", flat=True)
    return f"C{1 + max((int(one[1:]) for one in own), default=0)}"


@transaction.atomic
def set_needs(*, module: Module, needs: Collection[Module], by: User) -> None:
    """Say what a module builds on. Raises Refused, and Circle when modules would then build on each other."""
    check_user_can_curate(by, module.clinic)
    if any(one.clinic_id != module.clinic_id for one in needs):
        raise Refused(_("Both modules have to be in the same library."))
    Clinic.objects.select_for_update().get(pk=module.clinic_id)  # two at once could close a circle together
    arrows = needs_of(module.clinic) | {str(module.pk): {str(one.pk) for one in needs}}
    if find_circle(arrows):
        raise Circle(_("These modules would build on each other in a circle. Take one of them away."))
    module.needs_links.exclude(needs__in=needs).delete()
    for one in needs:
        ModuleNeeds.objects.get_or_create(module=module, needs=one)
    said = ", ".join(sorted(one.external_id for one in needs))
    record(events.MODULE_LINKED, by=by, clinic_id=module.clinic_id, about=module, reason=said)


def needs_of(clinic: Clinic) -> dict[str, set[str]]:
    """What each module of a library builds on, by id as text. One query."""
    found: dict[str, set[str]] = {}
    rows: Iterable[tuple[uuid.UUID, uuid.UUID]] = ModuleNeeds.objects.filter(
        module__clinic=clinic
    ).values_list("module_id", "needs_id")
    for module_id, needs_id in rows:
        found.setdefault(str(module_id), set()).add(str(needs_id))
    return found
