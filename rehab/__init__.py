"""The site: wiring and the ground floor."""

from rehab.celery import app as celery_app

__all__ = ["celery_app"]
