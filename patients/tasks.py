"""Doors for workers."""

from celery import shared_task

from patients.actions.reminders import tick
from rehab.audit.context import acting_as


@shared_task(name="patients.tick")
def tick_check_ins() -> None:
    with acting_as("system"):
        tick()
