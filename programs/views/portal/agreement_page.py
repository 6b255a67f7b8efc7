"""What the patient reads about an activity on its way to being agreed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.forms.agreement import CounterForm, TrialForm, open_days
from programs.insights.agreements import Standing, ladder_of
from programs.insights.stairs_drawing import stairs_drawing
from programs.models import ActivityOffer, AgreementState, Milestone
from programs.rules.baseline import Ladder
from programs.rules.rounding import tidy
from programs.views.portal import words


def agreement_page(
    standing: Standing, trial: TrialForm | None = None, answer: CounterForm | None = None
) -> dict[str, Any]:
    """The page in each of its states."""
    row, offer = standing.agreement, standing.offer
    today = row.patient.today()
    tried = {one.on for one in standing.trials}
    days = open_days(today)
    collecting = row.state == AgreementState.COLLECTING
    page: dict[str, Any] = {
        "patient": row.patient,
        "row": row,
        "who": offer.made_by.name if offer and not offer.from_patient else row.asked_by.name,
        "collecting": collecting,
        "state": row.state,
        "progress": progress(standing),
        "tried_today": today in tried,
        "trials": [
            {"on": one.on, "amount": words.amount_words(one.value, row.unit)} for one in standing.trials
        ],
        "goal": row.goal.words if row.goal else "",
    }
    if collecting:
        page["trial_form"] = trial or TrialForm(
            unit=row.unit, days=days, initial={"on": _first_open(tried, days)}
        )
        page["enough"] = standing.enough
    if offer is not None:
        ladder = ladder_of(offer, row.resolution)
        page |= {
            "offer": offer,
            "facts": facts(offer, row.unit),
            "drawing": stairs_drawing(ladder, row.unit, today, float(offer.baseline_value)),
            "sentence": sentence(offer, ladder, row.unit),
            "answer_form": answer or CounterForm(offer=offer, unit=row.unit),
            "answering": answer is not None,
        }
    return page


def _first_open(tried: Iterable[date], days: list[tuple[date, Any]]) -> str:
    return next((day.isoformat() for day, _words in days if day not in tried), days[0][0].isoformat())


def progress(standing: Standing) -> dict[str, Any]:
    """ "2 of 3", for the words and the bar."""
    n, of = len(standing.trials), standing.wanted
    said = ngettext("%(n)d of %(of)d try logged", "%(n)d of %(of)d tries logged", of) % {"n": n, "of": of}
    return {"n": n, "of": of, "words": said}


def facts(offer: ActivityOffer, unit: str) -> list[tuple[Any, str]]:
    """An offer in plain terms."""
    return [
        (_("Start with"), words.amount_words(offer.first_quota, unit)),
        (
            _("Each week"),
            _("%(n)s more, if your review agrees") % {"n": words.amount_words(offer.step, unit)},
        ),
        (_("Days"), words.heading(words.day_words(offer.weekdays))),
        (_("On the way to"), words.amount_words(offer.goal_value, unit)),
    ]


def sentence(offer: ActivityOffer, stairs: Ladder, unit: str) -> str:
    """Where this would lead, in one line."""
    n = stairs.weeks_to_goal
    said = ngettext(
        "From %(first)s to %(goal)s in about %(n)d week. This may change at every review.",
        "From %(first)s to %(goal)s in about %(n)d weeks. This may change at every review.",
        n,
    )
    return said % {
        "first": words.amount_words(offer.first_quota, unit),
        "goal": words.amount_words(offer.goal_value, unit),
        "n": n,
    }


def today_cards(found: Iterable[Standing]) -> list[dict[str, Any]]:
    """What of the agreements stands on Today: one line and one button each."""
    return [card for standing in found if (card := _today_card(standing))]


def _today_card(standing: Standing) -> dict[str, Any] | None:
    row, offer = standing.agreement, standing.offer
    url = reverse("programs:my_agreement", args=[row.pk])
    tried_today = any(one.on == row.patient.today() for one in standing.trials)
    if row.state == AgreementState.COLLECTING:
        if standing.enough:
            text = _("Thank you, that is enough. %(name)s works out where to start.")
        elif tried_today:
            text = _("Today's try is saved. The next one is on another day.")
        else:
            text = _(
                "%(name)s asks: once a day, do it until you would normally stop. Then log how much it was."
            )
        return {
            "title": row.name,
            "progress": progress(standing),
            "text": text % {"name": row.asked_by.name},
            "button": "" if tried_today or standing.enough else _("Log a try"),
            "look": _("See your tries"),
            "url": url,
        }
    if row.state == AgreementState.PROPOSED and offer is not None:
        text = _("%(name)s proposes: start with %(first)s, %(step)s more each week.") % {
            "name": offer.made_by.name,
            "first": words.amount_words(offer.first_quota, row.unit),
            "step": tidy(float(offer.step)),
        }
        return {"title": row.name, "text": text, "button": _("See and answer"), "url": url}
    if row.state == AgreementState.COUNTERED:
        text = _("Your own proposal is with your clinician. Nothing starts before you both agree.")
        return {"title": row.name, "text": text, "button": "", "look": _("See your proposal"), "url": url}
    return None


def milestone_words(row: Milestone) -> str:
    """ "Walk to the market: 15 minutes"."""
    found = {"name": row.activity.name, "amount": words.amount_words(row.value, row.activity.unit)}
    return _("%(name)s: %(amount)s") % found


def milestone_rows(found: Iterable[Milestone]) -> list[dict[str, Any]]:
    """Milestones as Progress lists them."""
    return [
        {
            "id": row.pk,
            "title": milestone_words(row),
            "words": row.words,
            "reached_on": row.reached_on,
            "note": row.note,
        }
        for row in found
    ]
