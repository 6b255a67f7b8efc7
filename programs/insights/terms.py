"""What colleagues call it, and what the library's plain words are for it.

Names of exercises are written for patients; a clinician types the word of the trade. A search for a term on the
left also looks for the words on the right, and the page says so.
"""

from typing import Final

TERMS: Final[dict[str, str]] = {
    "chair rise": "sit to stand",
    "chair stand": "sit to stand",
    "sts": "sit to stand",
    "tandem": "heel to toe",
    "single leg": "one leg",
    "single limb": "one leg",
    "calf raise": "heel raise",
    "plantar flexion": "heel raise",
    "dorsiflexion": "ankle lift",
    "hip abduction": "leg lift side",
    "knee extension": "knee straightening",
    "glute bridge": "bridge",
    "press up": "push up",
    "theraband": "band",
    "resistance band": "exercise band",
    "intrinsic": "short foot",
    "nerve glide": "nerve slider",
    "nerve floss": "nerve slider",
    "neural glide": "nerve slider",
    "neurodynamic": "nerve movement",
    "tensioner": "nerve stretch",
    "rotation": "turn",
    "cervical": "neck",
    "gmi": "mirror",
    "laterality": "mirror",
    "tactile": "texture",
    "pmr": "progressive muscle relaxation",
    "diaphragmatic": "breathing",
    "hydrotherapy": "pool",
    "aquatic": "pool",
    "bicycle": "bike",
    "floor transfer": "floor",
    "ergonomics": "set up",
    "workstation": "desk",
}


def in_plain_words(words: list[str]) -> list[str] | None:
    """The words with every term of the trade replaced, longest first; None when there is none among them.

    The last one may still be being typed, from its fourth letter on.
    """
    said = f" {' '.join(words)} "
    for term in sorted(TERMS, key=len, reverse=True):
        said = said.replace(f" {_as_typed(term, said)} ", f" {TERMS[term]} ")
    plain = list(dict.fromkeys(said.split()))
    return plain if plain != words else None


def _as_typed(term: str, said: str) -> str:
    """The term, or as much of it as stands at the end."""
    least = max(4, term.rfind(" ") + 2)
    return next((term[:n] for n in range(least, len(term)) if said.endswith(f" {term[:n]} ")), term)
