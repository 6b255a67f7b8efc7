"""What members of a clinic do on the ground floor, as the audit trail says it."""

from django.utils.translation import gettext_lazy as _

from rehab.audit.events import Event

AUDIT_OPENED = Event("clinic.audit_opened", _("opened the audit trail"))
CLINIC_OPENED = Event("clinic.opened", _("opened the clinic"), writes=True)
CLINIC_CHANGED = Event("clinic.changed", _("changed the clinic's details"), writes=True)
MEMBER_INVITED = Event("clinic.member_invited", _("invited someone to work at the clinic"), writes=True)
MEMBER_JOINED = Event("clinic.member_joined", _("joined the clinic"), writes=True)
MEMBERSHIP_ENDED = Event("clinic.membership_ended", _("ended someone's work at the clinic"), writes=True)
INVITATION_USED = Event("invitation.used", _("accepted an invitation"), writes=True)
INVITATION_REVOKED = Event("invitation.revoked", _("withdrew an invitation"), writes=True)
FACTOR_ADDED = Event("sign_in.second_step_added", _("set up a second step for signing in"), writes=True)
FACTOR_REMOVED = Event("sign_in.second_step_removed", _("removed a second step for signing in"), writes=True)
PREFERENCES_CHANGED = Event("preferences.changed", _("changed their own preferences"), writes=True)
SIGNED_IN_BY_DEMO = Event("sign_in.by_demo_door", _("signed in through the demo's door"), writes=True)
