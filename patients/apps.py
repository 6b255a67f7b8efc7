from typing import Any

from django.apps import AppConfig, apps
from django.db import connections
from django.db.models import Model
from django.db.models.signals import post_migrate

from rehab.lib.log_triggers import Log, Source, set_triggers

PATIENT = "patients.Patient"


class PatientsConfig(AppConfig):
    name = "patients"

    def ready(self) -> None:
        post_migrate.connect(raise_versions, sender=self)


def raise_versions(using: str, plan: list[tuple[Any, bool]] | None = None, **_about: Any) -> None:
    """After the tables have changed, see to it that each table of the log raises the patient's version."""
    log = Log("patients_logversion", "patients_patient")
    if log.table in connections[using].introspection.table_names():
        set_triggers(connections[using], log, sources_of_the_log())


def sources_of_the_log() -> list[Source]:
    """Every table with a patient, on all floors, but those that say `outside_log`.

    A model may name `log_columns` when only some of its columns matter to what is worked out from the log.
    """
    return [
        Source(model._meta.db_table, "patient_id", getattr(model, "log_columns", ()))
        for model in apps.get_models()
        if not getattr(model, "outside_log", False) and _has_patient(model)
    ]


def _has_patient(model: type[Model]) -> bool:
    return any(
        field.attname == "patient_id"
        and field.related_model is not None
        and field.related_model._meta.label == PATIENT
        for field in model._meta.concrete_fields
    )
