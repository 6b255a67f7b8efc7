"""The pictures of the lessons, drawn as SVG. Plain Python: it knows words and shapes, no patient and no page.

    picture = draw("boom_bust", language="es", say=gettext)

`picture.svg` may stand in a page under the strictest policy, in a PDF, or alone as a file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import count

from education.diagrams import activity, daily, mind, nerves, safety, sleep
from education.diagrams.alts import ALTS
from education.diagrams.geometry import number
from education.diagrams.kit import WIDTH, Canvas, Drawing
from education.diagrams.labels import WORDS

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ur", "yi"})
DRAWINGS: Mapping[str, Drawing] = {
    one.key: one
    for room in (nerves, activity, safety, sleep, mind, daily)
    for one in vars(room).values()
    if isinstance(one, Drawing)
}
KEYS = tuple(DRAWINGS)
PAGE = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="dg" viewBox="0 0 {wide} {high}" role="img"'
    ' aria-labelledby="{uid}-title {uid}-desc" lang="{language}" direction="ltr" color="#1c2430"'
    ' font-family="Atkinson Hyperlegible Next, Noto Sans, Noto Naskh Arabic, sans-serif">'
    '<title id="{uid}-title">{title}</title><desc id="{uid}-desc">{alt}</desc>{ground}{parts}</svg>'
)
GROUND = '<rect class="dg-fill-surface" x="0" y="0" width="{wide}" height="{high}" rx="12" fill="#ffffff"/>'
MARGIN = 12
_numbers = count(1)


class UnknownDiagram(LookupError):
    """A key that no drawing has."""


@dataclass(frozen=True)
class Diagram:
    """A finished picture, its title, and what it says in words."""

    svg: str
    title: str
    alt: str


def draw(
    key: str,
    *,
    language: str = "en",
    say: Callable[[str], str] = str,
    words: Mapping[str, str] | None = None,
    alt: str = "",
    uid: str = "",
) -> Diagram:
    """Draw one picture with its labels translated by `say`.

    `words` puts own labels in place of the drawing's (food that people eat here), and `alt` its own
    sentence with them. `uid` names the ids of the picture; without it every call has ids of its own.
    """
    if key not in DRAWINGS:
        raise UnknownDiagram(key)
    drawing, texts = DRAWINGS[key], WORDS[key]
    title, alt = say(texts.title), alt or say(ALTS[key])
    labels = {name: say(text) for name, text in texts.labels.items()} | dict(words or {})
    canvas = Canvas(labels, mirrored=language.lower().split("-")[0] in RIGHT_TO_LEFT)
    drawing.paint(canvas)
    high = number(max(drawing.height, canvas.bottom + MARGIN))
    svg = PAGE.format(
        wide=number(WIDTH),
        high=high,
        uid=escape(uid or f"dg-{next(_numbers)}"),
        language=escape(language),
        title=escape(title),
        alt=escape(alt),
        ground=GROUND.format(wide=number(WIDTH), high=high),
        parts="".join(canvas.parts),
    )
    return Diagram(svg, title, alt)
