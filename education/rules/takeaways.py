"""Which actions stand on the Today page: those of lessons read in the last week, the newest first, two at most.

Education helps beside action, not alone (S36). A week and two actions are engineering defaults: enough to try a thing
on good and hard days, few enough not to crowd out the plan.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, TypeVar

SHOWN_FOR: Final = timedelta(days=7)
MOST: Final = 2
Key = TypeVar("Key")


def current(completed: Iterable[tuple[Key, date]], day: date) -> list[Key]:
    """The keys whose lesson was read to its end on this day or in the six days before."""
    fresh = [(on, key) for key, on in completed if day - SHOWN_FOR < on <= day]
    return [key for _on, key in sorted(fresh, key=lambda pair: pair[0], reverse=True)[:MOST]]
