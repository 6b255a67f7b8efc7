"""The machines' doors. Read-only; what is here is what /fhir/metadata says."""

from django.urls import path

from patients.views import fhir

_PATIENT = "fhir/Patient/<uuid:patient_id>"

urlpatterns = [
    path("fhir/metadata", fhir.fhir_metadata, name="fhir_metadata"),
    path(_PATIENT, fhir.fhir_patient, name="fhir_patient"),
    path(f"{_PATIENT}/$everything", fhir.fhir_everything, name="fhir_everything"),
    path(f"{_PATIENT}/everything.json", fhir.fhir_download, name="fhir_download"),
]
