"""What each condition or precaution flag changes, in one line for the clinician who ticks it.

The first group gates exercises; the lines say in plain words what the precaution rules do with the flag
(each of those rows has its source). The second group changes what is offered first.
"""

from patients.rules.wording import gettext_noop

PRECAUTIONS: dict[str, str] = {
    "active_foot_ulcer": gettext_noop("Blocks weight-bearing and pool exercises until the skin has healed."),
    "loss_protective_sensation": gettext_noop(
        "Weight-bearing exercises ask for care: daily foot check, footwear, a cap on extra steps."
    ),
    "orthostatic": gettext_noop(
        "Seated exercises come first; blocks heat; effort guides instead of heart rate."
    ),
    "proliferative_retinopathy": gettext_noop(
        "Blocks breath holding, head-down, impact and vigorous exercises."
    ),
    "cardiac_unscreened": gettext_noop("Blocks vigorous exercises until cleared. Brisk walking stays open."),
    "high_fall_risk": gettext_noop("Challenging balance exercises need supervision and hand support."),
    "radiculopathy": gettext_noop("Nerve exercises ask for care: symptom-free or mild only."),
    "radiculopathy_irritable": gettext_noop(
        "Blocks nerve exercises that load the nerve; gliding ones ask for care."
    ),
    "crps_allodynia": gettext_noop("Touch exercises ask for care: start small, with trained staff."),
    "cipn": gettext_noop("Fall and foot care apply; oncology stays informed."),
    "oxaliplatin": gettext_noop("Cold is avoided: pool and outdoor exercises ask for care."),
    "osteoporosis": gettext_noop("Blocks loaded bending of the spine; care with twists."),
    "insulin_sulfonylurea": gettext_noop("Each session shows a note on glucose before exercise."),
    "acute_illness": gettext_noop("Blocks every exercise until cleared."),
}
HEALTH: dict[str, str] = {
    "diabetes": gettext_noop("Foot checks and steady mealtimes matter for planning."),
    "obesity": gettext_noop("Joint-friendly starts: seated, cycling or water, where nothing blocks them."),
    "sleep": gettext_noop("Sleep is worth an early goal: it often goes together with pain the next day."),
    "mood": gettext_noop("Smaller first steps and more contact. Watch the safety answers."),
    "cancer": gettext_noop("Unexplained weight loss or night pain needs a review."),
    "spine": gettext_noop("Bending and lifting start low and build up."),
}
EFFECTS: dict[str, str] = PRECAUTIONS | HEALTH
