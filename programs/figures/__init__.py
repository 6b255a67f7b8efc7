"""Drawings of every exercise: stills for page and paper, a loop for the screen, words from one source.

Plain Python. A pose description becomes SVG text; nothing is loaded, and no picture of anybody else is used.
"""

from dataclasses import dataclass
from functools import lru_cache

from programs.figures import svg
from programs.figures.captions import LANGUAGES, words_of
from programs.figures.poses import (
    aerobic,
    balance,
    flexibility,
    functional,
    nerves,
    places,
    practices,
    senses,
    strength,
    upper,
)
from programs.figures.scene import Figure
from programs.figures.svg import Svg

ROOMS = (aerobic, strength, upper, balance, flexibility, nerves, senses, functional, practices, places)
FIGURES: dict[str, Figure] = {key: figure for room in ROOMS for key, figure in room.FIGURES.items()}
CHOICES: dict[str, str] = {key: LANGUAGES["en"][key][0] for key in FIGURES}


@dataclass(frozen=True, slots=True)
class Still:
    """One key frame with its caption; the caption is text beside the picture, so the picture itself is silent."""

    number: int
    svg: Svg
    caption: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure with its words in one language, for a page."""

    external_id: str
    name: str
    what: str
    language: str
    stills: tuple[Still, ...]
    seconds: float

    @property
    def loop(self) -> Svg:
        """The looping demonstration."""
        return loop(self.external_id, self.language)

    @property
    def moves(self) -> bool:
        """Whether there is a movement to show."""
        return len(FIGURES[self.external_id].path) > 1


@lru_cache(maxsize=1024)
def draw(external_id: str, frame: int = 0, language: str = "en") -> Svg:
    """One key frame as a picture of its own, with a text for those who cannot see it."""
    words = words_of(external_id, language)
    return svg.still(FIGURES[external_id], frame, f"{words.what} {words.captions[frame]}")


@lru_cache(maxsize=512)
def strip(external_id: str, language: str = "en") -> tuple[Still, ...]:
    """All key frames in order, each with its caption."""
    words, figure = words_of(external_id, language), FIGURES[external_id]
    return tuple(Still(n + 1, svg.still(figure, n, ""), text) for n, text in enumerate(words.captions))


@lru_cache(maxsize=256)
def loop(external_id: str, language: str = "en") -> Svg:
    """The movement: frames of one picture, of which static/js/figure.js shows one at a time."""
    return svg.moving(FIGURES[external_id], words_of(external_id, language).what)


def drawing(external_id: str, language: str = "en") -> Drawing | None:
    """A figure for a page, or nothing when there is none of this name."""
    if external_id not in FIGURES:
        return None
    words = words_of(external_id, language)
    return Drawing(
        external_id,
        words.name,
        words.what,
        words.language,
        strip(external_id, language),
        FIGURES[external_id].seconds,
    )


__all__ = ["CHOICES", "FIGURES", "Drawing", "Still", "Svg", "draw", "drawing", "loop", "strip"]
