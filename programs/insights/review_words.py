"""A review in plain words, for whoever reads it: from the values that were kept with it. No jargon, no blame."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.insights.exposure_columns import more_of
from programs.insights.link_words import sentence
from programs.insights.plan_words import amount_words
from programs.insights.story import plain
from programs.models import Barrier
from programs.rules.progression import Outcome

Facts = Mapping[str, Any]


def happened_words(facts: Facts) -> list[str]:
    """What happened in the four weeks, in sentences: what was done first, pain after it."""
    levels, found = facts["levels"], facts["adherence"]
    told = [_logged(levels), _adherence(found), _barriers(facts["barriers"])]
    told.append(_activity(levels))
    told.append(_pain(levels))
    n = facts["flares"]
    if n:
        told.append(
            ngettext("%(n)d flare began in this time.", "%(n)d flares began in this time.", n) % {"n": n}
        )
    return [text for text in told if text]


def _logged(levels: Facts) -> str:
    text = ngettext("%(n)d of %(of)d days is logged.", "%(n)d of %(of)d days are logged.", levels["logged"])
    return text % {"n": levels["logged"], "of": levels["days"]}


def _adherence(found: Facts) -> str:
    if not found["sched"]:
        return ""
    text = _(
        "Of %(all)d planned sessions %(done)d were done, %(missed)d were not, %(unknown)d are not logged."
    )
    return text % {
        "all": found["sched"],
        "done": found["done"],
        "missed": found["missed"],
        "unknown": found["unknown"],
    }


def _barriers(found: list[Any]) -> str:
    if not found:
        return ""
    names = [
        _("%(what)s (%(n)d)") % {"what": Barrier(code).label, "n": n}
        for code, n in found
        if code in Barrier.values
    ]
    return _("What got in the way: %(list)s.") % {"list": ", ".join(names)}


def _activity(levels: Facts) -> str:
    now, before = levels["activity_minutes-now"], levels["activity_minutes-before"]
    if now is None:
        return ""
    if before is None:
        return _("Active for about %(now)s minutes on a usual day.") % {"now": plain(round(now))}
    return _("Active for about %(now)s minutes on a usual day; %(before)s in the two weeks before.") % {
        "now": plain(round(now)),
        "before": plain(round(before)),
    }


def _pain(levels: Facts) -> str:
    now, before = levels["pain_avg-now"], levels["pain_avg-before"]
    if now is None:
        return ""
    if before is None:
        return _("Pain was about %(now)s of 10 on a usual day.") % {"now": plain(now)}
    return _("Pain was about %(now)s of 10 on a usual day; %(before)s in the two weeks before.") % {
        "now": plain(now),
        "before": plain(before),
    }


def helped_words(facts: Facts) -> list[str]:
    """Likely helpers, each with its sentence."""
    return [sentence(link) for link in facts["helps"]]


def worsened_words(facts: Facts) -> list[str]:
    """Likely triggers, each with its sentence."""
    return [sentence(link) for link in facts["worsens"]]


def unclear_words(facts: Facts) -> str:
    """What cannot be told yet, by name."""
    names = [more_of(link["exposure"]) for link in facts["unclear"]]
    if not names:
        return ""
    return _("No clear link yet, which does not show there is none: %(list)s.") % {"list": ", ".join(names)}


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
