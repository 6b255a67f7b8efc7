"""A referral letter as a tagged PDF on the clinic's paper."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from patients.models import Referral
from programs.handouts import document
from programs.handouts.content import Handout, local_day
from programs.handouts.paper import usual_paper
from programs.models import PrintSize


def letter_pdf(referral: Referral) -> bytes:
    """The letter as it stands. A draft says on its face that it was not sent. Raises NoPress."""
    clinic = referral.patient.clinic
    sent = referral.steps.filter(state="sent").first()
    handout = Handout(
        title=_("Referral letter"),
        clinic=clinic,
        language="en",
        portal="",
        made_on=sent.on if sent else local_day(clinic.time_zone),
        stamp="" if sent else _("Draft: not sent."),
    )
    press: Any = document._press(handout)
    page = {"handout": handout, "referral": referral, "patient": referral.patient}
    style = document.page_css(handout, usual_paper(clinic), PrintSize.NORMAL)
    press.lay_out(render_to_string("handouts/letter.html", page), style)
    made: bytes = press.pdf()
    return made
