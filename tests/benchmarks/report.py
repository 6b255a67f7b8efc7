"""The table. A verdict is given on ratios only: milliseconds belong to the machine and the minute."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from tests.benchmarks.clock import Subject

COLUMNS = ("action", "against", "ours p50", "floor p50", "ratio", "of four", "of work", "goal", "verdict")


@dataclass(frozen=True)
class Pair:
    """One line: ours against a part of the floor. Without a goal it is only shown."""

    ours: Subject
    floor: Subject
    goal: float | None = None

    @property
    def ratio(self) -> float:
        """Median of the rounds' ratios of time, one client."""
        return median_ratio(self.ours.one, self.floor.one)

    @property
    def ratio_of_four(self) -> float:
        """Median of the rounds' ratios of time for each request, four clients."""
        return median_ratio(self.floor.four, self.ours.four)

    @property
    def ratio_of_work(self) -> float:
        """Median of the rounds' ratios of processor time in the web processes: steady on a busy machine."""
        return median_ratio(self.ours.work, self.floor.work)

    @property
    def verdict(self) -> str:
        if self.goal is None:
            return ""
        return "within" if self.ratio <= self.goal else "over"

    def cells(self) -> tuple[str, ...]:
        return (
            self.ours.name,
            self.floor.name,
            f"{median(self.ours.one):.1f} ms",
            f"{median(self.floor.one):.1f} ms",
            f"{self.ratio:.2f}",
            f"{self.ratio_of_four:.2f}",
            f"{self.ratio_of_work:.2f}",
            f"≤ {self.goal:g}" if self.goal else "–",
            self.verdict,
        )


def median_ratio(upper: Sequence[float], lower: Sequence[float]) -> float:
    """Median of a[n] / b[n]: both of a round were measured within the same second or two."""
    return median(a / b if b else 0.0 for a, b in zip(upper, lower, strict=True))


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns as wide as their widest cell; the first two to the left, the others to the right."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "  ".join(
            cell.ljust(width) if n < 2 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )
