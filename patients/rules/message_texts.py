"""Short texts that a clinic writes once and sends often: which places they may leave open, and how they are filled.

A place stands in braces. There are no others than these, so that a text can never ask for what is in a record.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from patients.rules.wording import gettext_noop

GIVEN_NAME, CLINICIAN, NEXT_VISIT = "given_name", "clinician", "next_visit"
PLACES: Final = (GIVEN_NAME, CLINICIAN, NEXT_VISIT)
# Whatever stands in braces is a place, known or not: a slip of the pen must not reach a patient.
_BRACES: Final = re.compile(r"\{([^{}\n]*)\}")


class Starter(NamedTuple):
    """A text to begin with, in words to be translated."""

    code: str
    name: str
    text: str


STARTERS: Final = (
    Starter(
        "thanks",
        gettext_noop("Thank you, I have read it"),
        gettext_noop(
            "Hello {given_name}, thank you for writing. I have read your message and will answer in full soon. "
            "If something gets worse, please call the clinic. {clinician}"
        ),
    ),
    Starter(
        "see_you",
        gettext_noop("We talk about it at the visit"),
        gettext_noop(
            "Hello {given_name}, thank you, this is good to know. Let us talk about it when we meet: {next_visit}. "
            "Please keep your plan as it is until then. {clinician}"
        ),
    ),
    Starter(
        "after_flare",
        gettext_noop("After some hard days"),
        gettext_noop(
            "Hello {given_name}, I see that these days were hard. Flares are part of the way and they pass. Your flare "
            "plan says what to do today. Start again with the small step in it when you are ready. {clinician}"
        ),
    ),
    Starter(
        "quiet_week",
        gettext_noop("A quiet week"),
        gettext_noop(
            "Hello {given_name}, it has been quiet here for some days. That is fine. If the check-ins do not suit you "
            "at the moment, write to me and we change them. {clinician}"
        ),
    ),
    Starter(
        "call_us",
        gettext_noop("Please call the clinic"),
        gettext_noop(
            "Hello {given_name}, I would like to hear more about this. Please call the clinic today, in our opening "
            "hours. {clinician}"
        ),
    ),
)


def strange_places(text: str) -> list[str]:
    """What stands in braces and is no place, in the order of the text."""
    return [name for name in dict.fromkeys(_BRACES.findall(text)) if name not in PLACES]


def places_in(text: str) -> list[str]:
    """The places of a text that are still open."""
    return [name for name in dict.fromkeys(_BRACES.findall(text)) if name in PLACES]


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled. A place without a value stays open, for somebody to see."""
    return _BRACES.sub(lambda found: values.get(found[1]) or found[0], text)
