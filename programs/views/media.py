"""Serve a picture or video to those who may see it, and choose it for an exercise."""

import uuid

from django.http import Http404, HttpRequest, HttpResponseBase

from programs.actions.media import GALLERY
from programs.insights.media import item_for
from programs.views.library.read import DESK
from rehab.accounts.policy import SIGNED_IN, policy
from rehab.media.serving import media_response
from rehab.publishing.gallery_views import gallery_view


# It is the clinic's own teaching material, not a patient's data: `rows` is "" and no event is left. Which program
# asks is looked at only to say no.
@policy(SIGNED_IN, passive=True)
def media(request: HttpRequest, media_id: uuid.UUID, variant: str) -> HttpResponseBase:
    """The file, whole or in part. Whoever may not see it and whatever does not exist get the same 404."""
    item = item_for(request.user, media_id)
    if item is None:
        raise Http404
    return media_response(request, item, variant)


exercise_media = gallery_view(DESK, GALLERY)
