"""Doors for the worker: each calls one action."""

from celery import shared_task

from programs.actions.suggest import review_due_programs


@shared_task(name="programs.review_due")  # type: ignore[untyped-decorator, unused-ignore]
def review_due() -> int:
    """Bring all suggestions in line with the log. Running it twice changes nothing."""
    return review_due_programs()
