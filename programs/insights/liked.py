"""What a patient chose to practise with mind and body, as exercises of the library with the reason to show."""

from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from patients.models import Patient
from programs.models import PracticeKind, PracticePreference
from programs.models.practice import Posture

# Attention to the outside is a way of doing each of them, and no exercise of its own.
EXERCISE_OF: Final = {
    PracticeKind.BREATHING: "MB01",
    PracticeKind.MINDFULNESS: "MB02",
    PracticeKind.BODY_SCAN: "MB03",
    PracticeKind.RELAXATION: "MB04",
    PracticeKind.IMAGERY: "MB05",
    PracticeKind.PAUSE: "MB06",
}
INWARDS: Final = ("MB02", "MB03", "MB05")


@dataclass(frozen=True)
class Practice:
    """By the exercise's id: why what was chosen is offered, and what to mind with those that look inwards."""

    offers: dict[str, str] = field(default_factory=dict)
    cautions: dict[str, str] = field(default_factory=dict)


def practice_of(patient: Patient) -> Practice:
    """Read the patient's choice and the care team's caution. One query."""
    liked = PracticePreference.objects.filter(patient=patient).first()
    if liked is None:
        return Practice()
    care = _("Care with looking inwards: offer attention to the outside first.")
    chosen = [key for kind, key in EXERCISE_OF.items() if liked.chosen_at and kind in liked.kinds]
    return Practice(
        offers=dict.fromkeys(chosen, _why(liked)),
        cautions=dict.fromkeys(INWARDS, care) if liked.careful else {},
    )


def _why(liked: PracticePreference) -> str:
    how = [
        str(liked.get_posture_display()).lower() if liked.posture != Posture.ANY else "",
        _("eyes open") if liked.eyes_open else "",
        _("short ones") if liked.short else "",
    ]
    told = ", ".join(part for part in how if part)
    return _("The patient chose this: %(how)s.") % {"how": told} if told else _("The patient chose this.")
