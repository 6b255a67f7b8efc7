"""Doors of the person's room."""

from patients.urls import clinic, fhir, portal

app_name = "patients"
urlpatterns = [*clinic.urlpatterns, *portal.urlpatterns, *fhir.urlpatterns]
