"""The pictures and videos of one version of an exercise."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from programs.actions.media import GALLERY
from programs.insights.media import media_of
from programs.models import ExerciseRevision
from rehab.media.templatetags.media_figures import media_figures
from rehab.publishing.gallery_views import gallery_card

register = template.Library()


@register.simple_tag
def exercise_media(revision: ExerciseRevision | None) -> SafeString:
    """{% exercise_media item.exercise %} — what this version shows, for patients. One query."""
    return media_figures(media_of([revision]).get(revision.pk, [])) if revision else SafeString("")


@register.simple_tag(takes_context=True)
def exercise_media_card(context: Context, revision: ExerciseRevision) -> SafeString:
    """{% exercise_media_card revision %} — the same in the library, where a curator chooses for a draft."""
    return gallery_card(GALLERY, revision, context["request"], "programs:exercise_media")
