"""What the audit trail says about pictures and videos."""

from django.utils.translation import gettext_lazy as _

from rehab.audit.events import Event

MEDIA_UPLOADED = Event("media.uploaded", _("added a picture or video to the library"), writes=True)
MEDIA_CHANGED = Event("media.changed", _("changed the words of a picture or video"), writes=True)
MEDIA_RETIRED = Event("media.retired", _("retired a picture or video"), writes=True)
MEDIA_BROUGHT_BACK = Event("media.brought_back", _("brought a picture or video back"), writes=True)
