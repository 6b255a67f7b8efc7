"""A figure told as SVG, without style or script: colours are attributes that a style sheet may overrule."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape
from math import cos, pi

from programs.figures.body import solve
from programs.figures.person import draw_person
from programs.figures.pose import Pose, mix
from programs.figures.scene import Figure, Key
from programs.figures.shapes import Box, Part, Shape, num
from programs.figures.tones import FAINT, tone

WIDE, HIGH = 6, 5
LEAST = 176.0
MARGIN = 7.0
STEPS = 12


class Svg(str):
    """Text that is already markup."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


@lru_cache(maxsize=64)
def parts(figure: Figure, pose: Pose, marks: bool = False, key: Key | None = None) -> tuple[Part, ...]:
    """Everything in one picture, the farthest first. The frame and the loop of a figure ask for the same ones."""
    body, pen = solve(pose), figure.view
    found: list[Part] = [] if figure.nobody else list(draw_person(body, pen, figure.nearer))
    for prop in (*figure.props, *(key.marks if key and marks else ())):
        found += prop(pen, body)
    return tuple(sorted(found, key=lambda part: -part.depth))


def poses(figure: Figure, steps: int = STEPS) -> list[Pose]:
    """The loop: poses on the way through the key frames, slow near each of them."""
    way = figure.path
    if len(way) == 1:
        return [way[0]]
    pairs = list(zip(way, way[1:] if figure.once else (*way[1:], way[0]), strict=False))
    each = max(1, round(steps / len(pairs)))
    found = [mix(here, there, (1 - cos(pi * n / each)) / 2) for here, there in pairs for n in range(each)]
    return [*found, way[-1], way[-1]] if figure.once else found


@lru_cache(maxsize=256)
def window(figure: Figure) -> Box:
    """What part of the paper is shown: all of every frame, in one shape for all figures."""
    if figure.crop:
        return figure.crop
    seen = [part for key in figure.keys for part in parts(figure, key.pose, True, key)]
    seen += [part for pose in poses(figure) for part in parts(figure, pose)]
    boxes = [shape.box for part in seen for shape in part.shapes]
    whole = boxes[0]
    for box in boxes:
        whole = whole | box
    return _framed(whole, 0.0 if figure.nobody else LEAST)


def _framed(box: Box, least: float = LEAST) -> Box:
    high = max(box.bottom - box.top + 2 * MARGIN, (box.right - box.left + 2 * MARGIN) * HIGH / WIDE, least)
    wide = high * WIDE / HIGH
    middle = (box.left + box.right) / 2
    spare = high - (box.bottom - box.top) - 2 * MARGIN
    bottom = box.bottom + MARGIN + spare * 0.35
    return Box(middle - wide / 2, bottom - high, middle + wide / 2, bottom)


def still(figure: Figure, n: int, label: str) -> Svg:
    """One key frame with its arrows."""
    key = figure.keys[n]
    return wrapped(figure, label, _told(parts(figure, key.pose, True, key), figure.person))


def moving(figure: Figure, label: str) -> Svg:
    """All frames of the loop in one picture, the first one showing; what never changes is drawn once."""
    frames = [[_part(part, figure.person) for part in parts(figure, pose)] for pose in poses(figure)]
    back = _alike(frames)
    front = _alike([frame[back:][::-1] for frame in frames])
    shown = []
    for n, frame in enumerate(frames):
        inner = "".join(frame[back : len(frame) - front])
        hide = ' display="none"' if n else ""
        shown.append(f'<g class="fg-frame"{hide}>{inner}</g>')
    ends = frames[0][len(frames[0]) - front :] if front else []
    return wrapped(figure, label, "".join([*frames[0][:back], *shown, *ends]))


def _alike(frames: Sequence[Sequence[str]]) -> int:
    """How many parts at the start are the same in all frames."""
    count = 0
    for same in zip(*frames, strict=False):
        if len(set(same)) > 1:
            break
        count += 1
    return count if len(frames) > 1 else 0


def _view_box(figure: Figure) -> str:
    box = window(figure)
    return " ".join(num(x) for x in (box.left, box.top, box.right - box.left, box.bottom - box.top))


def wrapped(figure: Figure, label: str, inner: str) -> Svg:
    """The picture round its parts; without a label it is silent."""
    told = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return Svg(
        f'<svg xmlns="http://www.w3.org/2000/svg" class="fg fg-person-{figure.person}" {told} '
        f'viewBox="{_view_box(figure)}" stroke-linecap="round" stroke-linejoin="round">{inner}</svg>'
    )


def _told(found: Iterable[Part], person: str) -> str:
    return "".join(_part(part, person) for part in found)


def _part(part: Part, person: str) -> str:
    halo = "".join(_halo(run, person) for run in _runs(replace(shape, tone="halo") for shape in part.halo))
    return halo + "".join(_shape(run, person) for run in _runs(part.shapes))


def _runs(shapes: Iterable[Shape]) -> list[Shape]:
    """Neighbours of one colour told as one path."""
    runs: list[Shape] = []
    for shape in shapes:
        last = runs[-1] if runs else None
        if last and not shape.words and not last.words and (last.tone, last.line) == (shape.tone, shape.line):
            runs[-1] = replace(last, path=last.path + shape.path)
        else:
            runs.append(shape)
    return runs


def _halo(shape: Shape, person: str) -> str:
    width = num(shape.line + 2.4) if shape.line else "2.4"
    colour = tone("halo", person)
    return (
        f'<path class="fg-l fg-halo" fill="none" stroke="{colour}" stroke-width="{width}" d="{shape.path}"/>'
    )


def _shape(shape: Shape, person: str) -> str:
    colour = tone(shape.tone, person)
    if shape.words:
        return _words(shape, colour)
    if shape.line:
        return (
            f'<path class="fg-l fg-{shape.tone}" fill="none" stroke="{colour}" stroke-width="{num(shape.line)}" '
            f'stroke-linecap="round" d="{shape.path}"/>'
        )
    faint = f' fill-opacity="{FAINT[shape.tone]}"' if shape.tone in FAINT else ""
    return f'<path class="fg-{shape.tone}" fill="{colour}"{faint} d="{shape.path}"/>'


def _words(shape: Shape, colour: str) -> str:
    box = shape.box
    high = box.bottom - box.top
    return (
        f'<text class="fg-{shape.tone}" fill="{colour}" x="{num((box.left + box.right) / 2)}" '
        f'y="{num(box.bottom - high * 0.15)}" font-size="{num(high)}" font-weight="700" text-anchor="middle" '
        f'font-family="Atkinson Hyperlegible Next, sans-serif">{escape(shape.words)}</text>'
    )
