"""What the tests of lessons share: modules, lessons given, and a patient who reads them."""

from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from education.actions.assign import assign_module
from education.models import Module, ModuleAssignment, ModuleNeeds, ModuleRevision, Resource, ResourceRevision
from patients.models import Patient
from rehab.accounts.models import Clinic, User

PAGES = [
    {
        "heading": "A first page",
        "text": ["One paragraph.", "Another one."],
        "diagram": "foot_check",
        "alt": "",
    },
    {"heading": "A second page", "text": ["The last paragraph."], "diagram": "", "alt": ""},
]


def check(key: str, is_true: bool = True, **more: Any) -> dict[str, Any]:
    said = {
        "key": key,
        "statement": f"Statement {key} about feet.",
        "is_true": is_true,
        "explanation": f"Because of {key}.",
        "misconception": f"{key} may mean a worry.",
        "safety": False,
    }
    return said | more


def make_module(
    clinic: Clinic,
    curator: User,
    title: str = "Feet and skin",
    key: str = "M05",
    *needs: Module,
    **words: Any,
) -> ModuleRevision:
    """A module that this curator adopted."""
    module = words.pop("module", None) or Module.objects.create(clinic=clinic, external_id=key)
    for one in needs:
        ModuleNeeds.objects.create(module=module, needs=one)
    said = {
        "title": title,
        "objective": f"Know about {title.lower()}.",
        "minutes": 3,
        "order": int(key[1:]),
        "pages": PAGES,
        "key_message": f"Remember {title.lower()}.",
        "takeaway": f"Try {title.lower()} tonight.",
        "takeaway_kind": "check",
        "checks": [check(f"{key}.1"), check(f"{key}.2", is_true=False)],
        "sources": ["Practice of our clinic"],
        "state": "published",
        "origin": "starter",
        "reviewer": curator,
        "published_at": timezone.now(),
    }
    return ModuleRevision.objects.create(module=module, **said | words)


def make_resource(
    clinic: Clinic, curator: User, name: str = "Walking group", **words: Any
) -> ResourceRevision:
    number = Resource.objects.filter(clinic=clinic).count() + 1
    resource = Resource.objects.create(clinic=clinic, external_id=f"C{number}")
    said = {
        "name": name,
        "kind": "community",
        "for_whom": "Anybody who wants to walk slowly.",
        "phone": "+34 555 0101",
        "language": "en",
        "state": "published",
        "reviewer": curator,
        "published_at": timezone.now(),
    }
    return ResourceRevision.objects.create(resource=resource, **said | words)


def give(patient: Patient, by: User, revision: ModuleRevision, note: str = "") -> ModuleAssignment:
    return assign_module(patient=patient, revision=revision, by=by, note=note)[-1]


def url(name: str, lesson: ModuleAssignment) -> str:
    return reverse(f"education:{name}", args=[lesson.pk])


def turn(client: Client, lesson: ModuleAssignment, page: int) -> Any:
    return client.post(url("lesson_turn", lesson), {"page": str(page)})


def read_all(client: Client, lesson: ModuleAssignment) -> None:
    """Page by page to the end."""
    for page in range(1, len(lesson.revision.pages) + 2):
        turn(client, lesson, page)


def answer(client: Client, lesson: ModuleAssignment, key: str, given: bool) -> Any:
    return client.post(url("lesson_answer", lesson), {"key": key, "given": "true" if given else "false"})


def text_of(response: Any) -> str:
    """The page as one line of text."""
    return " ".join(response.content.decode().split())
