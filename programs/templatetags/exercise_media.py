"""The pictures and videos of one version of an exercise."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from programs.insights.media import media_of
from programs.models import ExerciseRevision
from programs.permissions import check_user_can_curate
from rehab.lib.refusals import allowed
from rehab.media.models import MediaItem
from rehab.media.templatetags.media_figures import media_figures
from rehab.publishing.models import RevisionState

register = template.Library()


@register.simple_tag
def exercise_media(revision: ExerciseRevision | None) -> SafeString:
    """{% exercise_media item.exercise %} — what this version shows, for patients. One query."""
    return media_figures(media_of([revision]).get(revision.pk, [])) if revision else SafeString("")


@register.simple_tag(takes_context=True)
def exercise_media_card(context: Context, revision: ExerciseRevision) -> SafeString:
    """{% exercise_media_card revision %} — the same in the library, where a curator chooses for a draft."""
    request: HttpRequest = context["request"]
    exercise = revision.exercise
    curates = allowed(check_user_can_curate, request.user, exercise.clinic)
    page: dict[str, Any] = {
        "items": media_of([revision]).get(revision.pk, []),
        "exercise": exercise,
        "curates": curates,
        "editable": curates and revision.state == RevisionState.DRAFT,
    }
    if page["editable"]:
        here = {item.pk for item in page["items"]}
        rows = MediaItem.objects.filter(clinic=exercise.clinic_id).to_choose()
        page["choices"] = [item for item in rows if item.pk not in here]
        page["incomplete"] = [
            item
            for item in MediaItem.objects.filter(clinic=exercise.clinic_id, kind="video", retired_at=None)
            if not item.is_complete
        ]
    return render_to_string("programs/library/_media.html", page, request)
