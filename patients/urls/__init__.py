"""Doors of the person's room."""

from patients.urls import clinic, desk, fhir, portal

app_name = "patients"
urlpatterns = [*clinic.urlpatterns, *portal.urlpatterns, *desk.urlpatterns, *fhir.urlpatterns]
