"""Lines that several exercises share, so that they read the same everywhere."""

from typing import Final

from programs.starter.exercise import do, prepare, safe

SHOES: Final = prepare("Check your feet and put on closed shoes.")
CHAIR_BEHIND: Final = prepare("Put a chair behind you. Have someone near the first time.")
HEART: Final = safe("Stop if you feel chest pain, feel faint or cannot catch your breath. Get help at once.")
FEET_AFTER: Final = safe(
    "Look at your feet after. A sore, a blister or new redness means: stop and call your care team."
)
UNSTEADY: Final = safe("Hold on and sit down if you feel dizzy or unsteady.")
TINGLING: Final = safe(
    "Light tingling is fine if it is gone within 1 minute. If it stays, do less next time."
)
NEW_WEAKNESS: Final = safe(
    "If you notice new weakness or numbness, stop and call your care team the same day."
)
SADDLE: Final = safe(
    "New weakness, numbness between your legs, or trouble with your bladder or bowel: "
    "get emergency help the same day."
)
RATE_BEFORE: Final = prepare("Rate your pain from 0 to 10: how strong it is and how unpleasant it is.")
RATE_AFTER: Final = do("Rate both once more at the end.")
LIGHT_HEADED: Final = safe(
    "If you feel light-headed, stop the pacer and breathe as you like until it is gone."
)
UPSET: Final = safe("If you feel upset or far away, open your eyes, name 3 things that you see, and stop.")
NO_NEED: Final = safe("You may stop at any time. Nothing has to happen.")
