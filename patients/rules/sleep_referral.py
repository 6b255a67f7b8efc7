"""When the record says that sleep needs more than a diary: prompts for the clinician, never for the patient.

Each prompt names what was seen and its source, and supports considering; it decides nothing and shortens nobody's time
in bed. Sleep restriction is not offered: seizures, bipolar disorder, sleep apnoea, driving and falls speak against
doing it by a machine [from memory]; a window below five hours is never right.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from patients.rules.wording import gettext_noop

ISI_TOP, STOP_BANG_TOP = 28, 8
ISI_REFER: Final = 15  # best cut in primary care 14: Gagnon 2013, JABFM 26:701
STOP_BANG_ASK, STOP_BANG_HIGH = (
    3,
    5,
)  # sensitivity/specificity 95/19 % and 60/69 % for REI of 15 or more: PMC6287723
LOW_EFFICIENCY: Final = 75.0  # percent (clinical requirement of the sleep diary)
LOW_WEEKS: Final = 4
FLAGS: Final = ("witnessed_apnoea", "drowsy_driving", "restless_legs", "parasomnia_injury")


@dataclass(frozen=True, slots=True)
class SleepFacts:
    """What is known. `weeks` are the weekly mean efficiencies, newest first, None with too few nights.

    `plan_weeks` is for how many full weeks a sleep plan has been agreed; None without one.
    """

    isi: int | None = None
    stop_bang: int | None = None
    flags: frozenset[str] = field(default_factory=frozenset)
    weeks: Sequence[float | None] = ()
    plan_weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to consider: a key, what was seen with {numbers} to fill in, what it supports, and its source."""

    key: str
    seen: str
    consider: str
    source: str
    values: tuple[tuple[str, float], ...] = ()


_FLAG_PROMPTS: Final = {
    "witnessed_apnoea": Prompt(
        "witnessed_apnoea",
        gettext_noop("Somebody saw pauses in breathing during sleep."),
        gettext_noop("Supports considering a referral for sleep apnoea."),
        "Clinical requirement",
    ),
    "drowsy_driving": Prompt(
        "drowsy_driving",
        gettext_noop("Sleepy while driving."),
        gettext_noop("Supports talking about driving today and considering a sleep clinic."),
        "Clinical requirement",
    ),
    "restless_legs": Prompt(
        "restless_legs",
        gettext_noop("Restless legs in the evening or at night."),
        gettext_noop(
            "Supports considering an assessment for restless legs, which can look like neuropathic pain."
        ),
        "Clinical requirement",
    ),
    "parasomnia_injury": Prompt(
        "parasomnia_injury",
        gettext_noop("Hurt themselves or somebody else while asleep."),
        gettext_noop("Supports considering a referral to a sleep clinic."),
        "Clinical requirement",
    ),
}  # fmt: skip


def prompts(facts: SleepFacts) -> list[Prompt]:
    """Everything to consider, in a fixed order. Raises ValueError for a score that its instrument does not have."""
    _check(facts)
    found = [_FLAG_PROMPTS[flag] for flag in FLAGS if flag in facts.flags]
    if facts.isi is not None and facts.isi >= ISI_REFER:
        found.append(_isi(facts.isi))
    if facts.stop_bang is not None and facts.stop_bang >= STOP_BANG_ASK:
        found.append(_stop_bang(facts.stop_bang))
    if is_low_despite_plan(facts):
        found.append(_low(facts))
    return found


def _check(facts: SleepFacts) -> None:
    if facts.isi is not None and not 0 <= facts.isi <= ISI_TOP:
        raise ValueError(f"The ISI goes from 0 to {ISI_TOP}, not {facts.isi}.")
    if facts.stop_bang is not None and not 0 <= facts.stop_bang <= STOP_BANG_TOP:
        raise ValueError(f"The STOP-Bang goes from 0 to {STOP_BANG_TOP}, not {facts.stop_bang}.")
    unknown = facts.flags - frozenset(FLAGS)
    if unknown:
        raise ValueError(f"There is no sleep flag {sorted(unknown)[0]!r}.")


def is_low_despite_plan(facts: SleepFacts) -> bool:
    """Whether each of the last four weeks is known and below 75 %, with a plan agreed for all of them."""
    weeks = facts.weeks[:LOW_WEEKS]
    known = [week for week in weeks if week is not None]
    planned = facts.plan_weeks is not None and facts.plan_weeks >= LOW_WEEKS
    return planned and len(known) == LOW_WEEKS and all(week < LOW_EFFICIENCY for week in known)


def _isi(score: int) -> Prompt:
    return Prompt(
        "isi",
        gettext_noop("ISI %(isi)d of 28: 15 or more."),
        gettext_noop("Supports considering CBT for insomnia (CBT-I)."),
        "ISI 15 or more; best cut in primary care 14 (Gagnon 2013, JABFM 26:701)",
        (("isi", score),),
    )


def _stop_bang(score: int) -> Prompt:
    return _apnoea_likely(score) if score >= STOP_BANG_HIGH else _apnoea_asked(score)


def _apnoea_likely(score: int) -> Prompt:
    return Prompt(
        "stop_bang",
        gettext_noop("STOP-Bang %(score)d of 8: 5 or more."),
        gettext_noop(
            "Supports considering a test for sleep apnoea. Of people without it, about one in three score this high."
        ),
        "STOP-Bang 5 or more: sensitivity 60 %, specificity 69 % (PMC6287723)",
        (("score", score),),
    )


def _apnoea_asked(score: int) -> Prompt:
    return Prompt(
        "stop_bang",
        gettext_noop("STOP-Bang %(score)d of 8: 3 or more."),
        gettext_noop(
            "Finds most sleep apnoea, but most people without it score this high too: ask about snoring, "
            "pauses and sleepiness."
        ),
        "STOP-Bang 3 or more: sensitivity 95 %, specificity 19 % (PMC6287723)",
        (("score", score),),
    )


def _low(facts: SleepFacts) -> Prompt:
    newest = facts.weeks[0]
    assert newest is not None  # noqa: S101
    return Prompt(
        "low_efficiency",
        gettext_noop(
            "Sleep efficiency below 75 %% in each of four weeks, with a sleep plan agreed "
            "(newest week %(newest).0f %%)."
        ),
        gettext_noop("Supports considering CBT for insomnia (CBT-I) or a sleep clinic."),
        "Clinical requirement; four weeks with 5 nights or more each",
        (("newest", newest),),
    )
