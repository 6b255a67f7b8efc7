"""Serve a picture or video to those who may see it, and choose it for an exercise."""

import uuid
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from programs.actions.media import attach_media, detach_media, move_media_up
from programs.insights.media import item_for
from programs.models import Exercise
from programs.permissions import check_user_can_curate
from rehab.accounts.models import User
from rehab.accounts.policy import CURATORS, SIGNED_IN, WRITE, policy
from rehab.lib.refusals import Refused
from rehab.media.models import MediaItem
from rehab.media.serving import media_response


# It is the clinic's own teaching material, not a patient's data: `rows` is "" and no event is left. Which program
# asks is looked at only to say no.
@policy(SIGNED_IN, passive=True)
def media(request: HttpRequest, media_id: uuid.UUID, variant: str) -> HttpResponseBase:
    """The file, whole or in part. Whoever may not see it and whatever does not exist get the same 404."""
    item = item_for(request.user, media_id)
    if item is None:
        raise Http404
    return media_response(request, item, variant)


DO: dict[str, tuple[Any, str]] = {
    "add": (attach_media, "added"),
    "remove": (detach_media, "removed"),
    "up": (move_media_up, "moved"),
}


@policy(CURATORS, methods=WRITE)
def exercise_media(request: HttpRequest, exercise_id: uuid.UUID) -> HttpResponse:
    """Put a picture or video into the draft of an exercise, take it out, or move it up."""
    user = cast(User, request.user)
    exercise = Exercise.objects.visible_to(user).filter(pk=exercise_id).select_related("clinic").first()
    if exercise is None:
        raise Http404
    check_user_can_curate(user, exercise.clinic)
    item = _chosen(user, exercise, request.POST.get("item", ""))
    action, done = DO.get(request.POST.get("do", ""), (None, ""))
    try:
        if item is None or action is None:
            raise Refused(_("Choose a picture or video first."))
        action(exercise=exercise, item=item, by=user)
    except Refused as no:
        messages.warning(request, str(no))
    else:
        messages.success(request, _said(done))
    return redirect("programs:exercise", exercise_id=exercise.pk)


def _chosen(user: User, exercise: Exercise, key: str) -> MediaItem | None:
    try:
        wanted = uuid.UUID(key)
    except ValueError:
        return None
    return MediaItem.objects.visible_to(user).filter(pk=wanted, clinic=exercise.clinic_id).first()


def _said(done: str) -> str:
    return {
        "added": _("It is shown with the draft now. Patients see it once this version is published."),
        "removed": _("It is taken out of the draft."),
        "moved": _("The order is changed."),
    }[done]
