"""Where the starter modules come from, written once; the clinical reference lists the same sources.

[mem] was not checked against its source, [design] is an engineering default without direct evidence.
"""

from typing import Final

EDUCATION: Final = (
    "Review of pain neuroscience education, PMC10704151: helps beside exercise, no clear effect alone"
)
WORDS: Final = "Tone and pictures of the lesson: engineering default, for the clinic to review [design]"
NERVE_PAIN: Final = (
    "Neuropathic pain as lesion or disease of nerves, with its features: general teaching [mem]"
)
SENSITISATION: Final = "Central sensitisation in plain words: general teaching [mem]"
SLEEP_PAIN: Final = "Gerhart 2017, 10.1007/s12160-016-9860-2 (a poor night goes before a worse day)"
FEET: Final = "IWGDF 2023 prevention guideline"
FEET_CARE: Final = "Shoes, water and heat: foot care teaching, from memory [mem]"
CAUDA_EQUINA: Final = "BMJ Best Practice, cauda equina syndrome"
ALERTS: Final = "Other danger signs: alert table of the clinic, engineering default [design]"
TIME_CONTINGENT: Final = "Time-contingent graded activity, BMC Public Health 2007;7:254"
FLARE_STEPS: Final = (
    "Steps of the flare plan: engineering default, in line with time-contingent activity [design]"
)
PACING_GUIDE: Final = "Self-management guide, i-engage.community, How do I pace"
OVERACTIVITY: Final = "Andrews 2015, PMC4770331 (long bouts went together with more pain later)"
PACING_CAUTION: Final = (
    "Murphy & Kratz 2014, PMC4353388 (pacing that follows pain went together with more pain later)"
)
SITTING: Final = "JOSPT 2020, Table 4, PMC7069691 (break up sitting every 30 minutes in diabetes)"
NEGOTIATED: Final = "Agreed quotas went further than set ones, 10.1023/A:1021314104018 (n=6)"
SETTLING: Final = (
    "Pain-monitoring model, Silbernagel 2007 (Achilles tendon, not nerve pain); relative limits [design]"
)
EXERCISE: Final = "ADA 2016, 10.2337/dc16-1728 (effort and talk test; doses partly from memory [mem])"
STRENGTH_STEADINESS: Final = "Müller 2021, PMC8476560 (no effect in all patients, some in regular ones)"
HANDS_ON: Final = "Hands-on care beside movement: general teaching [mem]"
