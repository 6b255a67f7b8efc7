"""Doors of what lies between a patient and their care team besides messages: visits."""

from django.urls import path

from patients.views.clinic import team
from patients.views.clinic import visits as clinic
from patients.views.portal import visits as portal

_PATIENT = "patients/<uuid:patient_id>"

urlpatterns = [
    path(f"{_PATIENT}/team/hand-over/", team.team_hand_over, name="team_hand_over"),
    path("visits/", portal.visits, name="visits"),
    path("visits/<uuid:visit_id>/appointment.ics", portal.visit_file, name="visit_file"),
    path(f"{_PATIENT}/visits/", clinic.visits, name="clinic_visits"),
    path(f"{_PATIENT}/visits/<uuid:visit_id>/", clinic.visit, name="clinic_visit"),
    path(
        f"{_PATIENT}/visits/<uuid:visit_id>/appointment.ics",
        clinic.clinic_visit_file,
        name="clinic_visit_file",
    ),
    path(f"{_PATIENT}/visits/<uuid:visit_id>/state/", clinic.visit_state, name="visit_state"),
]
