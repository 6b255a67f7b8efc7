"""The yardstick of reminders: a Celery task that does nothing, on the same broker."""

import os

from celery import Celery

app = Celery("noop", broker=os.environ.get("NOOP_BROKER", "redis://127.0.0.1/0"))
app.conf.task_ignore_result = True
app.conf.task_default_queue = "noop"


@app.task(name="noop")
def noop() -> None:
    """Nothing."""
