"""What a red flag is called on the clinic's pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FLAGS: dict[str, str | Promise] = {
    "cauda_equina": _("Signs in bladder, bowel, saddle or both legs"),
    "sudden_collapse": _("Sudden weakness, face or speech change, chest pain or collapse"),
    "self_harm": _("Thoughts of self-harm"),
    "new_weakness": _("New or growing weakness or numbness"),
    "foot_change": _("New sore, heat, swelling or colour change of a foot"),
    "fever_unwell": _("Fever or feeling ill with back pain or a wound"),
    "faint_on_standing": _("Fainting or dizziness on standing or exercise"),
    "fall": _("A fall"),
    "weight_loss_night_pain": _("Weight loss, or night pain after cancer"),
    "severe_pain": _("Two very hard days in a row"),
    "long_flare": _("A flare of more than a week"),
    "low_mood": _("A high score for low mood"),
    "poor_sleep": _("A high score for poor sleep"),
}


def flag_words(code: str) -> str:
    """A flag in words; one that nobody described is shown by its code."""
    return str(FLAGS.get(code, code.replace("_", " ").capitalize()))
