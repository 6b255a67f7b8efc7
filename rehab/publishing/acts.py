"""What a curator can do with the version that is on the screen."""

from typing import Any

from rehab.accounts.models import User
from rehab.lib.refusals import refusal
from rehab.publishing.actions import check_user_can_publish
from rehab.publishing.desk import Desk
from rehab.publishing.forms import SendBackForm
from rehab.publishing.models import RevisionState
from rehab.publishing.people import name_of
from rehab.publishing.shelf import R
from rehab.publishing.views import versions_page
from rehab.publishing.waiting import sent_back

STEPS = ("submit", "publish", "send_back")


def acts_of(desk: Desk[R], user: User, shown: R, work: R | None) -> dict[str, Any]:
    """Where a curator's buttons lead, for templates/publishing/_acts.html; `work` is the version being worked on."""
    page: dict[str, Any] = {"versions": versions_page(desk, shown), "retire_url": desk.url("retire", shown)}
    if work is None:
        return page
    page |= {"urls": {step: desk.url(step, work) for step in STEPS}, "work_author": name_of(work.author)}
    if work.state != RevisionState.IN_REVIEW:
        return page | {"sent_back": sent_back(desk.shelf, work)}
    no_publish = refusal(check_user_can_publish, desk.shelf, user, work) or ""
    return page | {"no_publish": no_publish, "send_back": SendBackForm()}
