"""The words of an exercise in Spanish, and the closed word lists that place, things and posture follow from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from programs.starter.exercise import Equipment, Exercise, Position, Region

REGIONS: Final[dict[Region, str]] = {
    "whole body": "todo el cuerpo",
    "upper body": "parte alta del cuerpo",
    "neck": "cuello",
    "back and trunk": "espalda y tronco",
    "arms and hands": "brazos y manos",
    "hips": "caderas",
    "legs": "piernas",
    "feet and ankles": "pies y tobillos",
    "any limb": "cualquier brazo o pierna",
}
EQUIPMENT: Final[dict[Equipment, str]] = {
    "no equipment": "sin material",
    "firm chair": "silla firme",
    "firm cushion": "cojín firme",
    "pillow": "almohada",
    "closed shoes": "zapatos cerrados",
    "timer": "temporizador",
    "kitchen counter": "encimera o barra de cocina",
    "wall": "pared",
    "mat": "colchoneta",
    "floor marks": "marcas en el suelo",
    "stairs with a rail": "escalera con pasamanos",
    "exercise band": "banda elástica",
    "hand weight": "pesa de mano",
    "strap": "correa",
    "hand putty": "masilla para la mano",
    "cloths": "telas",
    "mirror": "espejo",
    "bag": "bolsa",
    "shelf": "estante",
    "exercise bike": "bicicleta fija",
    "pool": "piscina",
    "pool shoes": "zapatos de agua",
    "desk": "escritorio",
    "bed": "cama",
    "car or bus seat": "asiento de auto o de autobús",
    "bath or shower": "bañera o ducha",
}
# They agree with “posición”, so that they say nothing of the reader.
POSITIONS: Final[dict[Position, str]] = {
    "lying": "acostada",
    "sitting": "sentada",
    "standing": "de pie",
    "walking": "caminando",
    "kneeling": "de rodillas",
    "in water": "en el agua",
    "any": "cualquiera",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What one exercise says: as many steps, cues, errors and paragraphs as in English, in the same order."""

    name: str
    summary: str
    target: str
    why: str
    steps: tuple[str, ...]
    cues: tuple[str, ...]
    common_errors: tuple[str, ...]
    easier_way: str
    harder_way: str
    script: tuple[str, ...] = ()


def fields_of(said: Words, english: Exercise) -> Mapping[str, Any]:
    """The translated fields of a revision, in the shape of the English ones."""
    return {
        "name": said.name,
        "summary": said.summary,
        "why": said.why,
        "target": said.target,
        "region": REGIONS[english.region],
        "equipment": ", ".join(EQUIPMENT[thing] for thing in english.equipment),
        "position": POSITIONS[english.position],
        "steps": [{"text": text} for text in said.steps],
        "cues": list(said.cues),
        "common_errors": list(said.common_errors),
        "easier_way": said.easier_way,
        "harder_way": said.harder_way,
        "script": list(said.script),
    }
