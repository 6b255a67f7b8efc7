"""The pictures and videos of one version of a module."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from education.actions.media import GALLERY
from education.models import ModuleRevision
from rehab.publishing.gallery_views import gallery_card

register = template.Library()


@register.simple_tag(takes_context=True)
def module_media_card(context: Context, revision: ModuleRevision) -> SafeString:
    """{% module_media_card revision %} — in the library, where a curator chooses for a draft."""
    headings = [page["heading"] for page in revision.pages]
    return gallery_card(GALLERY, revision, context["request"], "education:module_media", headings)
