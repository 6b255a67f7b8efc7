"""How certain it is that pain is neuropathic, in the words a clinician grades by.

Source: Finnerup 2016, Pain 157:1599–1606, doi:10.1097/j.pain.0000000000000492 (PMC4949003), figure 2.
A screening questionnaire never sets the grade, and "definite" does not prove the cause.
"""

from patients.rules.wording import gettext_noop

GRADES: dict[str, str] = {
    "not_graded": gettext_noop("You have not examined this yet, or there is not enough to go by."),
    "possible": gettext_noop(
        "There is a history of a lesion or disease that fits, "
        "and the pain lies where that lesion or disease would put it."
    ),
    "probable": gettext_noop(
        "Possible, and on examination there are sensory signs (most often loss of feeling) in that same area."
    ),
    "definite": gettext_noop(
        "Probable, and a diagnostic test confirms the lesion or disease of the nervous system "
        "that can explain the pain."
    ),
}
