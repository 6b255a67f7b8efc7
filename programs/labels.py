"""What the values in an exercise are called on the page."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from programs.rules.precautions import Tag

Words = str | Promise

TAG_WORDS: Final[dict[str, Words]] = {
    Tag.WB: _("Weight on the feet"),
    Tag.NWB: _("No weight on the feet"),
    Tag.BAL1: _("Balance with a hand on something"),
    Tag.BAL2: _("Balance without support"),
    Tag.POST: _("Getting up or lying down"),
    Tag.VALS: _("Tempts to hold the breath"),
    Tag.HEADDOWN: _("Head below the heart"),
    Tag.IMPACT: _("Jumps or hard landings"),
    Tag.VIG: _("Vigorous"),
    Tag.CARD: _("Works the heart: watch the effort"),
    Tag.POOL: _("In a pool"),
    Tag.HEAT: _("Heat"),
    Tag.ND: _("Moves a nerve"),
    Tag.ND_TENSIONER: _("Loads a nerve"),
    Tag.TOUCH: _("Touch on the skin"),
    Tag.FLEXLOAD: _("Bending the back under load"),
    Tag.HAND: _("Grip or fine hand work"),
}
STEP_TYPES: Final[list[tuple[str, Words]]] = [
    ("preparation", _("Get ready")),
    ("step", _("Step")),
    ("form_cue", _("What it looks like")),
    ("breathing", _("Breathing")),
    ("safety", _("When to stop")),
]
POSTURE_WORDS: Final[list[tuple[str, Words]]] = [
    ("lying", _("Lying")),
    ("sitting", _("Sitting")),
    ("standing", _("Standing")),
    ("walking", _("Walking")),
    ("kneeling", _("Kneeling")),
    ("in water", _("In water")),
    ("any", _("Any")),
]
