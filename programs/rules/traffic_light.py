"""How one session sat with the patient: green, amber or red, with the reason.

The pain-monitoring model (Silbernagel 2007) was studied in Achilles tendinopathy, not in neuropathic pain.
Its absolute limits would bar people whose resting pain is already high, so from `rel_from` up the rise counts
instead; that arm and the red limits are engineering defaults and clinic policy.
"""

from dataclasses import dataclass
from enum import StrEnum

from programs.rules.parameters import Parameters


class Light(StrEnum):
    """How a session sat; always shown with its word and shape, never as a colour alone."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True)
class Ratings:
    """Pain 0–10 before, at its peak and next morning; None is not rated. Raises ValueError out of range.

    `pain_next_morning` may be the next day's check-in pain when that was given before 12:00.
    """

    pain_before: int | None
    pain_peak: int | None
    pain_next_morning: int | None
    new_neuro_sign: bool = False

    def __post_init__(self) -> None:
        for name in ("pain_before", "pain_peak", "pain_next_morning"):
            value = getattr(self, name)
            if value is not None and (isinstance(value, bool) or value not in range(11)):
                raise ValueError(f"{name}: pain is a whole number from 0 to 10, not {value!r}.")


@dataclass(frozen=True)
class LightResult:
    """The light of a session, None when nothing can be judged, and why."""

    light: Light | None
    reason: str


_SEVERITY = list(Light)


def session_light(ratings: Ratings, p: Parameters = Parameters()) -> LightResult:  # noqa: B008 – frozen
    """Return the worst of the answered columns; without a next-morning rating never better than amber.

    Both columns compare with pain before the session, so without it only a new sign can be judged.
    """
    if ratings.new_neuro_sign:
        return LightResult(Light.RED, "New or spreading numbness or weakness.")
    columns = [column for column in (_peak(ratings, p), _next_morning(ratings, p)) if column]
    if not columns:
        return LightResult(None, "Not rated.")
    if ratings.pain_next_morning is None:
        columns.append((Light.AMBER, "next morning not rated, so not green"))
    worst = max((light for light, _ in columns), key=_SEVERITY.index)
    reasons = "; ".join(text for light, text in columns if light is worst)
    return LightResult(worst, f"{reasons[0].upper()}{reasons[1:]}.")


def _peak(ratings: Ratings, p: Parameters) -> tuple[Light, str] | None:
    before, peak = ratings.pain_before, ratings.pain_peak
    if before is None or peak is None:
        return None
    if before < p.rel_from:
        return _band(peak, p.abs_green, p.abs_red), f"peak pain {peak}"
    rise = peak - before
    return _band(rise, p.rel_green, p.rel_red), f"pain changed by {rise:+d} from {before}"


def _next_morning(ratings: Ratings, p: Parameters) -> tuple[Light, str] | None:
    before, morning = ratings.pain_before, ratings.pain_next_morning
    if before is None or morning is None:
        return None
    change = morning - before
    return _band(change, p.nm_amber - 1, p.nm_red), f"next morning {change:+d} from before"


def _band(value: int, green_up_to: int, red_from: int) -> Light:
    if value <= green_up_to:
        return Light.GREEN
    return Light.RED if value >= red_from else Light.AMBER
