"""Doors of the ground floor."""

from django.urls import path

from rehab.accounts.views import clinic, demo, invitations, preferences

app_name = "accounts"
urlpatterns = [
    path("clinic/members/", clinic.members, name="members"),
    path("clinic/members/<uuid:user_id>/<slug:role>/end/", clinic.member_end, name="member_end"),
    path("clinic/invitations/new/", clinic.invite, name="invite"),
    path(
        "clinic/invitations/<uuid:invitation_id>/revoke/", clinic.invitation_revoke, name="invitation_revoke"
    ),
    path("clinic/settings/", clinic.clinic_settings, name="clinic_settings"),
    path("clinic/hours/", clinic.clinic_hours, name="clinic_hours"),
    path("clinic/audit/", clinic.audit_trail, name="audit_trail"),
    path("accounts/invitation/", invitations.accept, name="invitation_accept"),
    path("accounts/invitation/<str:token>/", invitations.open_link, name="invitation"),
    path("accounts/preferences/", preferences.preferences, name="preferences"),
    path("demo/enter/<slug:key>/", demo.enter, name="demo_enter"),
]
