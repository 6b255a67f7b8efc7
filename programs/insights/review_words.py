"""A review in plain words, for whoever reads it: from the values that were kept with it. No jargon, no blame."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.insights.association import LinkState
from programs.insights.exposure_columns import more_of
from programs.insights.link_words import sentence
from programs.insights.plan_words import amount_words
from programs.insights.story import plain
from programs.insights.trace_marks import Mark, unmarked
from programs.models import Barrier
from programs.rules.progression import Outcome
from rehab.lib.lists import listed

Facts = Mapping[str, Any]
Places = Mapping[str, int]
"""The place of each exposure among those picked, as the keys of traces name it."""
HALVES: Final = ("now", "before")


def happened_words(facts: Facts, mark: Mark = unmarked) -> list[str]:
    """What happened in the four weeks, in sentences: what was done first, pain after it. `mark` is for a log that
    still stands: a signed record keeps its numbers while the log goes on.
    """
    levels, found = facts["levels"], facts["adherence"]
    told = [_logged(levels, mark), _adherence(found, mark), _barriers(facts["barriers"], mark)]
    told.append(_activity(levels, mark))
    told.append(_pain(levels, mark))
    n = facts["flares"]
    if n:
        text = ngettext("%(n)s flare began in this time.", "%(n)s flares began in this time.", n)
        told.append(text % {"n": mark("flares-count", str(n))})
    return [text for text in told if text]


def _logged(levels: Facts, mark: Mark) -> str:
    text = ngettext("%(n)s of %(of)d days is logged.", "%(n)s of %(of)d days are logged.", levels["logged"])
    return text % {"n": mark(f"w{levels['days']}-logged", str(levels["logged"])), "of": levels["days"]}


def _adherence(found: Facts, mark: Mark) -> str:
    if not found["sched"]:
        return ""
    text = _(
        "Of %(sched)s planned sessions %(done)s were done, %(missed)s were not, %(unknown)s are not logged."
    )
    return text % {
        key: mark(f"adherence-{key}", str(found[key])) for key in ("sched", "done", "missed", "unknown")
    }


def _barriers(found: list[Any], mark: Mark) -> str:
    if not found:
        return ""
    names = [
        _("%(what)s (%(n)s)") % {"what": Barrier(code).label, "n": mark(f"barrier-{code}", str(n))}
        for code, n in found
        if code in Barrier.values
    ]
    return _("What got in the way: %(list)s.") % {"list": listed(names)}


def _activity(levels: Facts, mark: Mark) -> str:
    now, before = (_level(levels, f"activity_minutes-{half}", mark, whole=True) for half in HALVES)
    if not now:
        return ""
    if not before:
        return _("Active for about %(now)s minutes on a usual day.") % {"now": now}
    text = _("Active for about %(now)s minutes on a usual day; %(before)s in the two weeks before.")
    return text % {"now": now, "before": before}


def _pain(levels: Facts, mark: Mark) -> str:
    now, before = (_level(levels, f"pain_avg-{half}", mark) for half in HALVES)
    if not now:
        return ""
    if not before:
        return _("Pain was about %(now)s of 10 on a usual day.") % {"now": now}
    text = _("Pain was about %(now)s of 10 on a usual day; %(before)s in the two weeks before.")
    return text % {"now": now, "before": before}


def _level(levels: Facts, key: str, mark: Mark, *, whole: bool = False) -> str:
    """A median in words; "" where too little is logged."""
    value = levels[key]
    if value is None:
        return ""
    return mark(f"w{levels['days']}-{key}", plain(round(value) if whole else value))


def helped_words(facts: Facts, places: Places | None = None, mark: Mark = unmarked) -> list[str]:
    """Likely helpers, each with its sentence. `places` and `mark` are for numbers that can be followed."""
    return _links(facts["helps"], places, mark)


def worsened_words(facts: Facts, places: Places | None = None, mark: Mark = unmarked) -> list[str]:
    """Likely triggers, each with its sentence."""
    return _links(facts["worsens"], places, mark)


def _links(found: Sequence[Any], places: Places | None, mark: Mark) -> list[str]:
    return [sentence(link, place=(places or {}).get(link["exposure"], 0), mark=mark) for link in found]


def unclear_words(facts: Facts) -> str:
    """What cannot be told, by name: too little logged, no clear link, a link that is small at most."""
    names: dict[str, list[str]] = {"early": [], "little": [], "unclear": []}
    for link in facts["unclear"]:
        names[_UNSURE.get(LinkState(link["state"]), "unclear")].append(more_of(link["exposure"]))
    texts = {
        "unclear": _("No clear link yet, which does not show there is none: %(list)s."),
        "little": _("Any link looks small: %(list)s."),
        "early": _("Too few days are logged to tell: %(list)s."),
    }
    return " ".join(text % {"list": listed(names[kind])} for kind, text in texts.items() if names[kind])


_UNSURE: Final = {
    LinkState.NOT_ENOUGH: "early",
    LinkState.EARLY: "early",
    LinkState.LITTLE: "little",
}


def option_words(option: Facts) -> str:
    """A suggestion as it lay on the table."""
    numbers = {
        "name": option["name"],
        "now": amount_words(option["now"] or 0, option["unit"]),
        "then": amount_words(option["then"] or option["now"] or 0, option["unit"]),
    }
    return {
        Outcome.PROGRESS: _("%(name)s: one step up, from %(now)s to %(then)s"),
        Outcome.HOLD: _("%(name)s: stay at %(now)s"),
        Outcome.STEP_BACK: _("%(name)s: a step back, from %(now)s to %(then)s"),
        Outcome.FLARE_PLAN: _("%(name)s: follow the flare plan, then back to %(then)s"),
        Outcome.REVIEW: _("%(name)s: talk it over"),
        Outcome.MAINTAIN: _("%(name)s: goal reached, keep it up or agree a new goal"),
    }[Outcome(option["outcome"])] % numbers


def choice_words(choice: str) -> str:
    """What was done with an option."""
    return {
        "approve": _("agreed"),
        "reject": _("not now"),
        "later": _("left open"),
    }[choice]


def day_words(text: str) -> str:
    """A stored day in full."""
    return date_format(date.fromisoformat(text))
