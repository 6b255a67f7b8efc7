"""Where the starter exercises come from, written once; the clinical reference lists the same sources.

[mem] was not checked against its source, [design] is an engineering default without direct evidence.
"""

from typing import Final

ADA: Final = "Colberg 2016 (ADA), 10.2337/dc16-1728; doses partly from memory [mem]"
JOSPT: Final = "JOSPT 2020, Table 4, PMC7069691"
AEROBIC_DPN: Final = "Aerobic and strength in diabetic neuropathy, PMC3436981 (uncontrolled, n=17)"
CIPN: Final = "Müller 2021, PMC8476560 (after chemotherapy: no effect in all patients, some in regular ones)"
FEET: Final = "IWGDF 2023 prevention guideline"
EYE_FOOT: Final = "PMC4254543, Table 4"
FALLS: Final = "Falls dose after Sherrington, in the HUR handbook p 18 [mem]"
ND_LEG: Final = "Basson 2017, JOSPT"
ND_ARM: Final = "Karagiannis 2022 (review)"
CRPS: Final = "UK CRPS guideline 2018"
RESONANCE: Final = "Paced breathing, 10.1007/s12671-023-02294-2 (healthy people)"
ACUTE_BREATHING: Final = "Breathing in acute pain, 10.1177/2515690X221078006 (very low certainty)"
MINDFULNESS: Final = "Hilton 2017 (38 trials: small effect, low quality)"
MINDFULNESS_OLD: Final = "Review of 11 mindfulness trials (limited evidence)"
RELAXING_PILOT: Final = "Relaxation and imagery pilot, 10.1016/j.pmn.2009.05.005 (n=19: trend only)"
RELAXING: Final = "Relaxation review, 10.1016/j.heliyon.2021.e07837 (very mixed)"
PACING: Final = "Andrews 2015, PMC4770331 (long bouts went together with more pain later)"
DOSE: Final = "First dose: engineering default [design]"
SET_UP: Final = "Set-up advice: engineering default, for the clinic's own therapist to review [design]"
