"""May a clinic give a questionnaire that asks about thoughts of being better off dead?

Only with somebody named who is told, somebody behind them, hours in which they are there, and a text that says
where help is found at any time of day. Otherwise a questionnaire without that question is offered (PHQ-4).
Source: agree who responds before such questions are switched on (PROTEUS-Practice, chapter 11). The four
conditions are engineering defaults.
"""

from dataclasses import dataclass

from patients.rules.wording import gettext_noop


@dataclass(frozen=True)
class Phq9Gate:
    """Whether it may be given now, and if not, what is missing."""

    allowed: bool
    missing: tuple[str, ...] = ()


def phq9_gate(
    *,
    recipient: bool,
    backup: bool,
    hours: bool,
    crisis_text: bool,
    automatic: bool = False,
    staffed_now: bool = True,
) -> Phq9Gate:
    """All four, and for one that the software gives by itself also somebody who is there now."""
    missing = [
        words
        for there, words in (
            (recipient, gettext_noop("Name the clinician who is told.")),
            (backup, gettext_noop("Name a second clinician, who is told when the first does not look.")),
            (hours, gettext_noop("Say in which hours somebody is there.")),
            (crisis_text, gettext_noop("Write the crisis text with the local numbers.")),
            (staffed_now or not automatic, gettext_noop("Nobody is there at this hour.")),
        )
        if not there
    ]
    return Phq9Gate(not missing, tuple(missing))
