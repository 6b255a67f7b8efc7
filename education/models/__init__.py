"""What is taught and what was learnt."""

from education.models.answer import AnswerContext, CheckAnswer, FollowUp
from education.models.assignment import ActionDone, ModuleAssignment, ModuleReading, Source
from education.models.media import ModuleMedia
from education.models.module import Module, ModuleNeeds, ModuleRevision, ModuleTranslation
from education.models.resource import Resource, ResourceKind, ResourceRevision

__all__ = [
    "ActionDone",
    "AnswerContext",
    "CheckAnswer",
    "FollowUp",
    "Module",
    "ModuleAssignment",
    "ModuleMedia",
    "ModuleNeeds",
    "ModuleReading",
    "ModuleRevision",
    "ModuleTranslation",
    "Resource",
    "ResourceKind",
    "ResourceRevision",
    "Source",
]
