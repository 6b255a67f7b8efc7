"""Doors for the worker: each calls one action."""

import uuid

from celery import shared_task

from programs.actions.handouts import make_handout, sweep_handouts
from programs.actions.parameters import throw_old_looks_away, work_out
from programs.actions.picture import sweep_pictures, work_out_picture
from programs.actions.review_nights import tick_reviews
from programs.actions.template_runs import sweep_runs, work_off
from programs.actions.worklist import sweep as sweep_summaries
from rehab.audit.context import acting_as


@shared_task(name="programs.review_due")  # type: ignore[untyped-decorator, unused-ignore]
def review_due() -> int:
    """Bring suggestions in line with the log where the night has come. Running it twice changes nothing."""
    with acting_as("system"):
        throw_old_looks_away()
        return tick_reviews()


@shared_task(name="programs.work_out_look")  # type: ignore[untyped-decorator, unused-ignore]
def work_out_look(look_id: str) -> None:
    """Go on with one look at a threshold."""
    with acting_as("system"):
        work_out(uuid.UUID(look_id))


@shared_task(name="programs.make_handout")  # type: ignore[untyped-decorator, unused-ignore]
def make_one_handout(job_id: str) -> None:
    """Make one handout. The message carries its id and nothing about anybody."""
    with acting_as("system"):
        make_handout(uuid.UUID(job_id))


@shared_task(name="programs.sweep_handouts")  # type: ignore[untyped-decorator, unused-ignore]
def sweep() -> int:
    """Make what still waits and throw away what is a day old."""
    with acting_as("system"):
        return sweep_handouts()


@shared_task(name="programs.sweep_worklist")  # type: ignore[untyped-decorator, unused-ignore]
def sweep_worklist() -> int:
    """Work out again which summaries of the worklist are behind the log or the day."""
    with acting_as("system"):
        return sweep_summaries()


@shared_task(name="programs.apply_template")  # type: ignore[untyped-decorator, unused-ignore]
def apply_template(run_id: str) -> None:
    """Start the drafts of one run. The message carries its id and nothing about anybody."""
    with acting_as("clinician"):
        work_off(uuid.UUID(run_id))


@shared_task(name="programs.sweep_template_runs")  # type: ignore[untyped-decorator, unused-ignore]
def sweep_template_runs() -> int:
    """Go on with runs that nobody was woken for."""
    with acting_as("clinician"):
        return sweep_runs()


@shared_task(name="programs.work_out_picture")  # type: ignore[untyped-decorator, unused-ignore]
def work_out_one_picture(patient_id: str) -> None:
    """Work the statistics of one patient out. The message carries an id and nothing about anybody."""
    with acting_as("system"):
        work_out_picture(uuid.UUID(patient_id))


@shared_task(name="programs.sweep_pictures")  # type: ignore[untyped-decorator, unused-ignore]
def sweep_the_pictures() -> int:
    """Bring statistics up to date that the log has left behind."""
    with acting_as("system"):
        return sweep_pictures()
