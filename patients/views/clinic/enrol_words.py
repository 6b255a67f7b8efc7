"""The answers of the wizard, as the action wants them and as the last page shows them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.forms import Form
from django.urls import reverse
from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from patients.actions.enrol import CheckIns, Details, Enrolment
from patients.forms.record import WORDS_OF_FIELDS
from patients.models.condition import ConditionKind
from patients.models.patient import Certainty
from patients.rules.body_map import region_words
from patients.views.clinic.drafts import Draft

Row = tuple[str | Promise, Any]


@dataclass(frozen=True)
class Part:
    """One step on the last page: its words, where to change it, and what was answered."""

    title: str
    url: str
    rows: list[Row]


def enrolment_from(forms: Mapping[str, Form]) -> Enrolment:
    """Valid forms, step by step, as one enrolment."""
    who, pain, people, ask = (forms[s].cleaned_data for s in ("who", "pain", "people", "check-ins"))
    contact = (people["contact_name"], people["contact_relation"], people["contact_phone"])
    return Enrolment(
        details=Details(**{name: who[name] for name in WORDS_OF_FIELDS}, **pain),
        conditions=tuple((kind, "") for kind in forms["conditions"].cleaned_data["conditions"]),
        contact=contact if contact[0] else None,
        goal=(people["goal_words"], people["goal_meaning"]) if people["goal_words"] else None,
        check_ins=_check_ins(ask),
        invite=bool(ask.get("invite")) and bool(who["email"]),
    )


def _check_ins(ask: Mapping[str, Any]) -> CheckIns | None:
    if not ask["ask"]:
        return None
    return CheckIns(ask["wall_time"], (ask["quiet_from"], ask["quiet_until"]), ask["nudge"])


def summary(forms: Mapping[str, Form], draft: Draft) -> list[Part]:
    """Every answer once more, in words, with the page that changes it."""
    parts = (
        (_("Person"), "who", _who),
        (_("Pain"), "pain", _pain),
        (_("Conditions"), "conditions", _conditions),
        (_("Contact and goal"), "people", _people),
        (_("Check-ins"), "check-ins", _asking),
    )
    return [
        Part(
            title,
            reverse("patients:enrol_step", args=[draft.id, step]),
            list(words(forms[step].cleaned_data)),
        )
        for title, step, words in parts
    ]


def _who(who: Mapping[str, Any]) -> Iterator[Row]:
    yield _("Name"), f"{who['given_name']} {who['family_name']}"
    yield _("Birth date"), formats.date_format(who["birth_date"], "DATE_FORMAT")
    yield _("Record number"), who["record_number"]
    yield _("E-mail"), who["email"] or _("None: the patient cannot sign in")
    yield _("Phone"), who["phone"]
    yield _("Language"), _(dict(settings.LANGUAGES)[who["language"]])
    yield _("Time zone"), who["time_zone"]


def _pain(pain: Mapping[str, Any]) -> Iterator[Row]:
    yield _("Diagnosis"), pain["diagnosis"]
    yield _("Lesion or disease"), pain["lesion"]
    yield _("Neuropathic pain"), Certainty(pain["certainty"]).label
    yield _("Painful areas"), ", ".join(_(region_words(key)) for key in pain["body_regions"])


def _conditions(answers: Mapping[str, Any]) -> Iterator[Row]:
    kinds = answers["conditions"]
    yield _("On the record"), ", ".join(str(ConditionKind(kind).label) for kind in kinds) or _("None ticked")


def _people(people: Mapping[str, Any]) -> Iterator[Row]:
    contact = [people["contact_name"], people["contact_relation"], people["contact_phone"]]
    yield _("To call"), ", ".join(part for part in contact if part)
    yield _("Goal"), people["goal_words"]
    yield _("Why it matters"), people["goal_meaning"]


def _asking(ask: Mapping[str, Any]) -> Iterator[Row]:
    if not ask["ask"]:
        yield _("Check-in"), _("None planned")
    else:
        clock = [formats.time_format(ask[name]) for name in ("wall_time", "quiet_from", "quiet_until")]
        yield _("Check-in"), _("Every day at %(time)s") % {"time": clock[0]}
        quiet = _("%(start)s to %(end)s") % {"start": clock[1], "end": clock[2]}
        yield _("Quiet hours"), quiet if clock[1] != clock[2] else _("None")
        yield _("One reminder"), _("Two hours later") if ask["nudge"] else _("No")
    if "invite" in ask:
        yield _("Invitation"), _("Sent when you save") if ask["invite"] else _("Not yet")
