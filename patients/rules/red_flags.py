"""The alert table: what the safety block asks, and the fixed instruction that each answer brings.

The text is fixed and approved in advance; nothing here works out a diagnosis or a risk score.
Sources: signs in the back and bladder, BMJ Best Practice, cauda equina syndrome; foot signs, JOSPT 2020
(PMC7069691) and the IWGDF 2023 prevention guideline; PHQ-9, NHS Data Dictionary; ISI, Morin 2011,
Sleep 34:601.
Which answer raises which level within a published range is an engineering default for the clinic to confirm.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from patients.rules.wording import gettext_noop


class Level(StrEnum):
    """How soon somebody has to act; P0 is the most urgent."""

    P0 = "P0"
    P1 = "P1"
    P2 = "P2"


@dataclass(frozen=True)
class Raiser:
    """A follow-up answer that makes its red flag more urgent."""

    code: str
    level: Level
    question: str
    instruction: str


@dataclass(frozen=True)
class RedFlag:
    """One row of the alert table.

    `asked` is False when the flag comes from scores already given, so there is no question.
    `pauses_program` says that rule R0 holds every affected item until a clinician records an outcome.
    """

    code: str
    level: Level
    question: str
    instruction: str
    raisers: tuple[Raiser, ...] = ()
    asked: bool = True
    pauses_program: bool = False


@dataclass(frozen=True)
class RaisedFlag:
    """A red flag that was ticked, at the level it reached and with what to do."""

    code: str
    level: Level
    instruction: str
    pauses_program: bool


@dataclass(frozen=True)
class Triage:
    """Every ticked flag, worst first; `level` is None when nothing was ticked."""

    level: Level | None
    flags: tuple[RaisedFlag, ...]
    instructions: tuple[str, ...]
    pauses_program: bool


_GO_NOW = gettext_noop(
    "Go to emergency care now, or call {emergency_number}. Do not wait for your clinic to reply."
)
_SELF_HARM = gettext_noop(
    "You matter, and help is there right now. {crisis_text} If you are in danger, call {emergency_number}. "
    "A clinician will be told. This page is not watched all the time."
)
_SELF_HARM_NOW = gettext_noop(
    "Please call {emergency_number} now, or go to emergency care. Stay with someone if you can. "
    "{crisis_text} A clinician will be told. This page is not watched all the time."
)
_FALL_HEAD = gettext_noop("Have your head checked today at emergency care, or call {emergency_number}.")

RED_FLAGS: tuple[RedFlag, ...] = (
    RedFlag(
        "cauda_equina",
        Level.P0,
        gettext_noop(
            "Do you have any of these, and is it new? Numbness between your legs or around your genitals. "
            "Trouble with your bladder, bowels or sex. Pain or weakness in both legs."
        ),
        gettext_noop(
            "Go to emergency care now, or call {emergency_number}. Say what you ticked here. "
            "This needs a hospital check within hours."
        ),
        pauses_program=True,
    ),
    RedFlag(
        "sudden_collapse",
        Level.P0,
        gettext_noop(
            "Have you had sudden weakness on one side, a change in your face or speech, chest pain, "
            "or did you pass out?"
        ),
        gettext_noop("Call {emergency_number} now. Stop what you are doing and do not drive yourself."),
        pauses_program=True,
    ),
    RedFlag(
        "self_harm",
        Level.P1,
        gettext_noop("Have you had thoughts of hurting yourself, or that you would be better off dead?"),
        _SELF_HARM,
        raisers=(
            Raiser(
                "self_harm_plan", Level.P0, gettext_noop("Do you have a plan to do this?"), _SELF_HARM_NOW
            ),
            Raiser("unsafe_now", Level.P0, gettext_noop("Do you feel unsafe right now?"), _SELF_HARM_NOW),
        ),
    ),
    RedFlag(
        "new_weakness",
        Level.P1,
        gettext_noop(
            "Do you have new or growing weakness, a foot that drops, or numbness that is spreading?"
        ),
        gettext_noop(
            "Call your clinic today. If you cannot reach them, go to urgent care. Pause your exercises."
        ),
        raisers=(
            Raiser(
                "weakness_rapid",
                Level.P0,
                gettext_noop("Did it come on fast, over hours or a few days?"),
                _GO_NOW,
            ),
        ),
        pauses_program=True,
    ),
    RedFlag(
        "foot_change",
        Level.P1,
        gettext_noop(
            "Do you see a new sore or blister on your foot, or is it hot, red, swollen or a new colour?"
        ),
        gettext_noop(
            "Keep your weight off that foot. Cover the sore with a clean, dry dressing. "
            "Call your foot service or clinic today."
        ),
        pauses_program=True,
    ),
    RedFlag(
        "fever_unwell",
        Level.P1,
        gettext_noop("Do you have a fever, night sweats or feel ill, along with back pain or a wound?"),
        gettext_noop("Get checked today. Call your clinic, or go to urgent care. Pause your exercises."),
        pauses_program=True,
    ),
    RedFlag(
        "faint_on_standing",
        Level.P1,
        gettext_noop("Did you faint or feel dizzy when you stood up or exercised?"),
        gettext_noop("Sit or lie down now. Stop this exercise for today and call your clinic."),
        pauses_program=True,
    ),
    RedFlag(
        "fall",
        Level.P2,
        gettext_noop("Have you had a fall?"),
        gettext_noop(
            "Take it easy today. Look at the falls tips in your plan. Your clinic will look at this with you."
        ),
        raisers=(
            Raiser(
                "fall_head",
                Level.P0,
                gettext_noop("Did you hit your head?"),
                _FALL_HEAD,
            ),
            Raiser(
                "fall_injury",
                Level.P1,
                gettext_noop("Were you hurt?"),
                gettext_noop("Call your clinic today, or go to urgent care. Pause your exercises."),
            ),
            Raiser(
                "fall_blood_thinner",
                Level.P1,
                gettext_noop("Do you take blood thinners?"),
                gettext_noop(
                    "Call your clinic today and say that you take blood thinners. "
                    "If you feel sleepy, sick or have a bad headache, call {emergency_number}."
                ),
            ),
        ),
    ),
    RedFlag(
        "weight_loss_night_pain",
        Level.P2,
        gettext_noop(
            "Have you lost weight without trying? Or do you have pain at night and had cancer in the past?"
        ),
        gettext_noop("Call your clinic this week and ask for a review."),
    ),
    RedFlag(
        "severe_pain",
        Level.P2,
        "",
        gettext_noop(
            "Two very hard days in a row. Open your flare plan, and call your clinic if you want to talk."
        ),
        asked=False,
    ),
    RedFlag(
        "long_flare",
        Level.P2,
        "",
        gettext_noop(
            "This flare has gone on for more than a week. Keep to your flare plan and call your clinic."
        ),
        asked=False,
    ),
    RedFlag(
        "low_mood",
        Level.P2,
        "",
        gettext_noop(
            "Things sound very heavy right now, and you do not have to carry it alone. "
            "Your clinic will look at this with you. {crisis_text}"
        ),
        asked=False,
    ),
    RedFlag(
        "poor_sleep",
        Level.P2,
        "",
        gettext_noop("Your sleep has been very hard. Your clinic will look at this with you."),
        asked=False,
    ),
)

_BY_CODE: Mapping[str, RedFlag] = {flag.code: flag for flag in RED_FLAGS}
_PARENT: Mapping[str, RedFlag] = {raiser.code: flag for flag in RED_FLAGS for raiser in flag.raisers}


def triage(codes: Iterable[str]) -> Triage:
    """Return what was ticked, worst first, with each instruction once.

    A follow-up answer counts even when its own question was left open, so that a half-sent form still
    alerts. Raises ValueError naming a code that is in no row of the table.
    """
    ticked = set(codes)
    unknown = ticked - _BY_CODE.keys() - _PARENT.keys()
    if unknown:
        raise ValueError(f"No red flag is called {', '.join(sorted(unknown))}.")
    reached = ticked & _BY_CODE.keys() | {_PARENT[code].code for code in ticked & _PARENT.keys()}
    order = list(_BY_CODE)
    raised = sorted(
        (_raise_flag(_BY_CODE[code], ticked) for code in reached),
        key=lambda flag: (flag.level, order.index(flag.code)),
    )
    return Triage(
        level=raised[0].level if raised else None,
        flags=tuple(raised),
        instructions=tuple(dict.fromkeys(flag.instruction for flag in raised)),
        pauses_program=any(flag.pauses_program for flag in raised),
    )


def _raise_flag(flag: RedFlag, ticked: set[str]) -> RaisedFlag:
    """Return one flag at the worst level its answers reach; a fall pauses the program once it did harm."""
    raisers = sorted((r for r in flag.raisers if r.code in ticked), key=lambda raiser: raiser.level)
    pauses = flag.pauses_program or any(r.code in _HARMFUL_FALL for r in raisers)
    if raisers and raisers[0].level < flag.level:
        return RaisedFlag(flag.code, raisers[0].level, raisers[0].instruction, pauses)
    return RaisedFlag(flag.code, flag.level, flag.instruction, pauses)


_HARMFUL_FALL = frozenset({"fall_head", "fall_injury"})


def measured_flags(
    *,
    pain_scores: Iterable[tuple[int, int | None]] = (),
    flare_days: int = 0,
    phq9_total: int | None = None,
    isi_total: int | None = None,
) -> tuple[str, ...]:
    """Return the codes that follow from scores alone.

    `pain_scores` are (day number, pain 0–10 or None) pairs; pain of 9 or more on two days in a row counts,
    and a day without a score is not a day of pain. PHQ-9 from 20 and ISI from 22 are the severe bands.
    """
    hard_days = {day for day, pain in pain_scores if pain is not None and pain >= 9}
    found = {
        "severe_pain": any(day + 1 in hard_days for day in hard_days),
        "long_flare": flare_days > 7,
        "low_mood": phq9_total is not None and phq9_total >= 20,
        "poor_sleep": isi_total is not None and isi_total >= 22,
    }
    return tuple(code for code, is_found in found.items() if is_found)
