"""Doors for workers."""

from celery import shared_task

from patients.actions.alert_escalation import escalate_due
from patients.actions.check_in_audit import audit_due
from patients.actions.reminders import tick
from rehab.audit.context import acting_as


@shared_task(name="patients.tick")
def tick_check_ins() -> None:
    with acting_as("system"):
        tick()


@shared_task(name="patients.escalate_alerts")
def escalate_alerts() -> None:
    with acting_as("system"):
        escalate_due()


@shared_task(name="patients.audit_check_ins")
def audit_check_ins() -> None:
    with acting_as("system"):
        audit_due()
