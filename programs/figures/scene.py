"""A figure: key frames of one person, the things round them, and the eye that sees it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from programs.figures.body import Body
from programs.figures.pose import Pose
from programs.figures.shapes import Box, Part, Pen

Prop = Callable[[Pen, Body], Iterable[Part]]


@dataclass(frozen=True, slots=True)
class Key:
    """One key frame. `marks` are arrows and words that only the still picture shows."""

    pose: Pose
    marks: tuple[Prop, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One drawing.

    The loop goes through the key frames there and back; `order` says another way, `once` starts again from the
    first frame without a way back, and `loop` gives poses of its own. `nearer` draws the left and the right arm
    before things that would hide them.
    """

    keys: tuple[Key, ...]
    props: tuple[Prop, ...] = ()
    view: Pen = field(default_factory=Pen)
    crop: Box | None = None
    person: str = "a"
    order: tuple[int, ...] = ()
    loop: tuple[Pose, ...] = ()
    once: bool = False
    seconds: float = 4.0
    nobody: bool = False
    nearer: tuple[float, float] = (0.0, 0.0)

    @property
    def path(self) -> tuple[Pose, ...]:
        """The poses that the loop goes through."""
        there = tuple(range(len(self.keys)))
        order = self.order or (there if self.once else there + there[-2:0:-1])
        return self.loop or tuple(self.keys[n].pose for n in order)
