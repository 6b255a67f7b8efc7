"""Doors for the worker."""

from celery import shared_task

from rehab.publishing.exchange.actions import sweep_imports


@shared_task(name="publishing.sweep_imports")  # type: ignore[untyped-decorator, unused-ignore]
def sweep() -> int:
    """Throw away files that were looked at and not imported."""
    return sweep_imports()
