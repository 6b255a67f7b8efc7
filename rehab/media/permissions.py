"""Who may change a clinic's pictures and videos. Each check refuses with one sentence."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from rehab.accounts.models import Clinic, User
from rehab.accounts.roles import CURATOR
from rehab.lib.refusals import Refused
from rehab.media.models import MediaItem


def check_user_can_keep_media(user: User | AnonymousUser, clinic: Clinic) -> None:
    """Upload, describe and retire: the curators of the clinic."""
    memberships = user.active_memberships if isinstance(user, User) else []
    if not any(m.role == CURATOR.key and m.clinic_id == clinic.pk for m in memberships):
        raise Refused(_("Only a curator of this clinic can change its pictures and videos."))


def check_can_be_chosen(item: MediaItem) -> None:
    """Put into an exercise or module: when it is not retired and has all the words that patients need."""
    if item.retired_at is not None:
        raise Refused(_("“%(title)s” is retired. Bring it back first.") % {"title": item.title})
    if not item.is_complete:
        raise Refused(
            _("“%(title)s” has no captions or no transcript yet. Add both, then it can be used.")
            % {"title": item.title}
        )
