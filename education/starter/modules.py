"""The starter modules of the library, in plain words, as they are taught."""

from education.starter.activity import ACTIVITY
from education.starter.data import DATA
from education.starter.food import FOOD
from education.starter.module import THEMES, Check, Misconception, Module, Page
from education.starter.pain import PAIN
from education.starter.people import PEOPLE
from education.starter.safety import SAFETY
from education.starter.skills import SKILLS
from education.starter.sleep import SLEEP

__all__ = ["BY_ID", "MODULES", "THEMES", "Check", "Misconception", "Module", "Page"]

MODULES: tuple[Module, ...] = tuple(
    sorted(
        (*PAIN, *SAFETY, *ACTIVITY, *SLEEP, *FOOD, *SKILLS, *PEOPLE, *DATA),
        key=lambda module: module.order,
    )
)
BY_ID: dict[str, Module] = {module.external_id: module for module in MODULES}
