"""Doors for workers. The broker only wakes them; the rows say what there is to do."""

import uuid

from celery import shared_task

from rehab.audit.context import acting_as
from rehab.notifications.actions.deliver import deliver_due, deliver_one


@shared_task(name="notifications.deliver")
def deliver(message_id: str) -> None:
    with acting_as("system"):
        deliver_one(uuid.UUID(message_id))


@shared_task(name="notifications.sweep")
def sweep() -> None:
    with acting_as("system"):
        deliver_due()
