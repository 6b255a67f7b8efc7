"""Pictures and videos as the portal and the library show them."""

from collections.abc import Sequence

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from rehab.media.models import MediaItem

register = template.Library()


@register.simple_tag
def media_figures(items: Sequence[MediaItem], print: bool = False) -> SafeString:
    """Each picture with its alt text, each video with captions and its transcript. Nothing for none.

    {% media_figures item.media %} · print=True draws pictures only, as paper plays no video.
    """
    shown = [item for item in items if not (print and item.is_video)]
    if not shown:
        return SafeString("")
    return render_to_string("media/_figures.html", {"items": shown, "print": print})
