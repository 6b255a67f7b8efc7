"""What the check-in and a journal day share: the patient's own activities, saving, and what to mend."""

import uuid
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import cast

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, QueryDict
from django.utils.safestring import SafeString

from patients.actions.check_in import save_check_in
from patients.actions.journal import SentBefore
from patients.forms.check_in import DayForm
from patients.models import JournalActivity, Patient
from patients.models.goal import GoalState
from rehab.accounts.models import User
from rehab.lib.states import NotAllowedNow
from rehab.web.queued import made_of
from rehab.web.templatetags.steady_forms import error_summary

LOOK_BACK = timedelta(days=28)
MOST_OFFERED = 4  # engineering default: what fits one phone screen
LONGEST_OFFERED = 40


def own_activities(patient: Patient) -> list[str]:
    """What this person did most often lately, newest spelling first; their goals while nothing was logged."""
    recent = JournalActivity.objects.filter(
        day__patient=patient, day__local_date__gt=patient.today() - LOOK_BACK, minutes__gt=0
    ).order_by("-day__local_date", "pk")
    names = _most_common(recent.values_list("name", flat=True))
    if not names:
        goals = (
            patient.goals.filter(state=GoalState.ACTIVE).order_by("set_at").values_list("words", flat=True)
        )
        names = [words for words in goals if len(words) <= LONGEST_OFFERED]
    return names[:MOST_OFFERED]


def _most_common(names: Iterable[str]) -> list[str]:
    spelling: dict[str, str] = {}
    counted = Counter[str]()
    for name in names:
        spelling.setdefault(name.casefold(), name)
        counted[name.casefold()] += 1
    return [spelling[key] for key, _times in counted.most_common()]


def words_of_tags(patient: Patient, *, ended: bool = False) -> list[str]:
    """What this person watches for; with `ended`, also what they once did: a page may be older than the list."""
    tags = patient.trigger_tags.all() if ended else patient.trigger_tags.filter(ended_at=None)
    return list(tags.values_list("words", flat=True))


def sent_form(data: QueryDict, patient: Patient, *, editing: bool = False) -> DayForm:
    """The sent answers about a day."""
    return DayForm(
        data, editing=editing, tags=words_of_tags(patient, ended=True) if "triggers" in data else ()
    )


def saved(form: DayForm, request: HttpRequest, patient: Patient) -> bool:
    """Save a sent form. What cannot be said where it was typed goes into the form's summary."""
    if not form.is_valid():
        return False
    values = form.values()
    if not values:
        return True
    if not isinstance(request.user, User):
        return False
    found = form.cleaned_data
    try:
        save_check_in(
            patient=patient,
            local_date=found["local_date"],
            values=values,
            by=request.user,
            client_uuid=found["client_uuid"],
            made=made_of(request, seen_at=found["seen_at"]),
        )
    except SentBefore as no:
        form.data = as_a_new_entry(form)
        form.add_error(None, str(no))
    except NotAllowedNow as no:
        form.add_error(None, str(no))
    except ValidationError as error:
        form.add_error(None, error.messages)
    return not form.errors


def as_a_new_entry(form: Form) -> QueryDict:
    """The same answers under a new id, so that they can be saved beside what was saved before."""
    data = cast(QueryDict, form.data).copy()
    data["client_uuid"] = str(uuid.uuid4())
    return data


def to_mend(form: DayForm) -> SafeString:
    """One summary of all errors, those of the activity rows included."""
    return error_summary(form, *form.rows.forms)
