"""Walking and its gentler forms. Doses: aerobic work of ADA/ACSM 2016 (10.2337/dc16-1728) and PMC7069691.

Rests between bouts and days per week without a source are engineering defaults.
"""

from programs.rules.precautions import Tag
from programs.starter.exercise import Dose, Exercise, breathe, do, form, prepare, safe

SEATED_MARCH = Exercise(
    external_id="E04",
    name="Seated march",
    summary="March on the spot while you sit on a chair.",
    kind="aerobic",
    region="hips and whole body",
    target="Heart, lungs and hip muscles",
    why="Gets your blood moving on days when your feet need a break.",
    equipment=("firm chair without wheels",),
    position="sitting",
    dose=Dose(per_week=5, effort=3, bouts=3, minutes=2, rest_minutes=1),
    steps=(
        prepare("Put the chair against a wall so that it cannot slide."),
        prepare("Set your timer for 2 minutes."),
        do("Sit tall near the front of the seat, feet flat on the floor."),
        do("Lift one knee a little, then set the foot down softly."),
        do("Lift the other knee. Keep going, left and right."),
        do("Let your arms swing as if you were walking."),
        do("Stop at the bell and rest for 1 minute. Do this 3 times."),
        form("Your back stays long and your shoulders stay low."),
        breathe("Breathe in and out at your own pace. You can chat all the time."),
        safe("Stop if you feel chest pain, feel faint or cannot catch your breath. Get help at once."),
    ),
    cues=("Sit tall.", "Soft feet.", "Let your arms help."),
    common_errors=("Leaning back to lift the knee.", "Holding your breath.", "Going on after the bell."),
    tags=frozenset({Tag.NWB}),
    supervision="home",
    easier_way="Lift your heels and leave your toes on the floor.",
    harder_way="Lift your knees a bit higher, or add one more round.",
    harder=("E07",),
)

STEP_TOUCH = Exercise(
    external_id="E07",
    name="Step-touch at the counter",
    summary="Step from side to side with your fingers on a counter.",
    kind="aerobic",
    region="legs and whole body",
    target="Heart, lungs, hips and balance",
    why="Builds up your legs for walking, with support close at hand.",
    equipment=("kitchen counter", "closed shoes"),
    position="standing",
    dose=Dose(per_week=3, effort=3, bouts=3, minutes=3, rest_minutes=1),
    steps=(
        prepare("Check your feet and put on closed shoes."),
        prepare("Clear the floor and put a chair behind you."),
        do("Stand tall at the counter and rest your fingers on it."),
        do("Step to the right and bring the left foot to it."),
        do("Step to the left and bring the right foot to it."),
        do("Keep an even beat until the bell. Rest for 1 minute. Do this 3 times."),
        form("Your hips stay level and your knees stay soft."),
        breathe("Breathe freely. You can chat while you step."),
        safe("Sit down if you feel dizzy or unsteady."),
        safe(
            "Look at your feet after. A sore, a blister or new redness means: stop and call your care team."
        ),
    ),
    cues=("Fingers light on the counter.", "Small steps.", "Even beat."),
    common_errors=("Pulling on the counter.", "Looking down at your feet.", "Taking big steps to go faster."),
    tags=frozenset({Tag.WB, Tag.BAL1}),
    supervision="home",
    easier_way="Make the steps smaller, or rest for longer.",
    harder_way="Add 1 minute to each round.",
    easier=("E04",),
    harder=("E01",),
)

INTERVAL_WALK = Exercise(
    external_id="E01",
    name="Interval walk",
    summary="Walk for a few minutes, rest, and walk again.",
    kind="aerobic",
    region="whole body",
    target="Heart, lungs and legs",
    why="Short walks with planned rests let you do more in the end.",
    equipment=("closed shoes", "timer"),
    position="walking",
    dose=Dose(per_week=5, effort=3, bouts=3, minutes=5, rest_minutes=2),
    steps=(
        prepare("Look at your feet, top and sole. Shake out your shoes and put on dry socks."),
        prepare("Pick a flat way with places to sit."),
        prepare("Set your timer: 5 minutes of walking, 2 minutes of rest."),
        do("Walk at a pace that lets you chat."),
        do("Stop at the bell, even if you feel you could go on."),
        do("Rest for 2 minutes, sitting or standing."),
        do("Walk and rest again until you have walked 3 times."),
        form("Look ahead and let your arms swing."),
        breathe("If you cannot talk in full sentences, slow down."),
        safe("Stop if you feel chest pain, feel faint or cannot catch your breath. Get help at once."),
        safe(
            "Look at your feet after. A sore, a blister or new redness means: stop and call your care team."
        ),
    ),
    cues=("Talking pace.", "Stop at the bell.", "Look ahead."),
    common_errors=("Doing extra on a day when you feel well.", "Skipping the rest.", "Worn or tight shoes."),
    tags=frozenset({Tag.WB}),
    supervision="home",
    easier_way="Walk for less time and keep the same rests.",
    harder_way="Walk for longer, then make the rests shorter.",
    easier=("E07",),
    harder=("E02",),
)

STEADY_WALK = Exercise(
    external_id="E02",
    name="Steady walk",
    summary="Walk at one steady pace without a stop.",
    kind="aerobic",
    region="whole body",
    target="Heart, lungs and legs",
    why="Helps you get to the shops, the bus or a friend's door.",
    equipment=("closed shoes", "timer"),
    position="walking",
    dose=Dose(per_week=5, effort=4, bouts=1, minutes=15),
    steps=(
        prepare("Look at your feet, top and sole. Shake out your shoes and put on dry socks."),
        prepare("Set your timer for 15 minutes. Plan to be halfway back by then."),
        do("Walk slowly for the first 2 minutes."),
        do("Find a steady pace and keep it."),
        do("Slow down for the last 2 minutes."),
        do("Note how hard it felt, from 0 to 10."),
        form("Walk tall with your eyes ahead."),
        breathe("You can talk in full sentences all the way."),
        safe("Stop if you feel chest pain, feel faint or cannot catch your breath. Get help at once."),
        safe(
            "Look at your feet after. A sore, a blister or new redness means: stop and call your care team."
        ),
    ),
    cues=("Slow start, slow end.", "One steady pace.", "Eyes ahead."),
    common_errors=(
        "Starting too fast.",
        "Adding minutes that were not agreed.",
        "Walking on with a stone in the shoe.",
    ),
    tags=frozenset({Tag.WB}),
    supervision="home",
    easier_way="Go back to short walks with rests.",
    harder_way="Add 1 or 2 minutes when you and your care team agree.",
    easier=("E01",),
)

MOVING: tuple[Exercise, ...] = (INTERVAL_WALK, STEADY_WALK, SEATED_MARCH, STEP_TOUCH)
