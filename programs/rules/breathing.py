"""How long one breath of the pacer goes in and out.

About 6 breaths a minute is close to the rhythm in which heart and breath swing together (10.1007/s12671-023-02294-2);
people choose between the fewest and the most that the exercise allows, 4.5 to 7 in what ships. [design]
"""

from dataclasses import dataclass
from typing import Final

IN_SHARE: Final = 0.4  # 4 seconds in and 6 out at 6 a minute, the usual way of paced breathing [mem]
STEP: Final = 0.5  # breaths a minute that one press changes [design]


@dataclass(frozen=True)
class Breath:
    """One breath: breaths a minute, and seconds in and out, to a tenth."""

    per_minute: float
    in_s: float
    out_s: float


def breath_at(per_minute: float, least: float, most: float) -> Breath:
    """The breath at this pace, kept within its range."""
    pace = min(max(per_minute, least), most)
    whole = 60 / pace
    return Breath(pace, round(whole * IN_SHARE, 1), round(whole * (1 - IN_SHARE), 1))
