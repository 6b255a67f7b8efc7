"""FHIR R4, read-only: bundles assembled from what each room's mappers (settings.FHIR_MAPPERS) say about a patient."""
