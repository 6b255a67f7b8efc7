"""Balance, nerve glides and stairs. Doses: ADA/ACSM 2016 (10.2337/dc16-1728).

Nerve slider: Basson 2017 (JOSPT) and Karagiannis 2022. The stairs dose and days per week without a
source are engineering defaults.
"""

from programs.rules.precautions import Tag
from programs.starter.exercise import Dose, Exercise, breathe, do, form, prepare, safe

WEIGHT_SHIFT = Exercise(
    external_id="E21",
    name="Weight shift",
    summary="Stand at the counter and sway slowly.",
    kind="balance",
    region="legs and trunk",
    target="Balance and feeling in the feet",
    why="Trains your body to know where your weight is.",
    equipment=("kitchen counter", "closed shoes"),
    position="standing",
    dose=Dose(per_week=3, effort=3, bouts=2, minutes=1, rest_minutes=1),
    steps=(
        prepare("Check your feet and put on closed shoes."),
        prepare("Put a chair behind you."),
        do("Stand at the counter with your feet as wide as your hips."),
        do("Sway slowly to the right, then to the left, for half a minute."),
        do("Sway slowly forward, then back, for half a minute."),
        do("Rest for 1 minute and do it once more."),
        form("Both feet stay flat on the floor."),
        breathe("Breathe slowly as you sway."),
        safe("Hold on and sit down if you feel dizzy or unsteady."),
    ),
    cues=("Slow and small.", "Feet flat.", "Fingers close to the counter."),
    common_errors=("Bending at the waist.", "Going so far that you have to step.", "Locking your knees."),
    tags=frozenset({Tag.WB, Tag.BAL1}),
    supervision="home",
    easier_way="Hold the counter with both hands.",
    harder_way="Lift your fingers off the counter for a few seconds.",
    harder=("E22",),
)

SEMI_TANDEM = Exercise(
    external_id="E22",
    name="Half heel-to-toe stand",
    summary="Stand still with one foot a little ahead of the other.",
    kind="balance",
    region="legs and trunk",
    target="Balance",
    why="May help you feel steady when you turn or reach.",
    equipment=("kitchen counter", "closed shoes"),
    position="standing",
    dose=Dose(per_week=3, effort=4, sets=3, reps=1, hold_s=20, each_side=True),
    steps=(
        prepare("Check your feet and put on closed shoes."),
        prepare("Put a chair behind you. Have someone near the first time."),
        do("Stand at the counter. Put one heel beside the other big toe."),
        do("Let your fingers hover over the counter, ready to hold."),
        do("Stand still for 20 seconds."),
        do("Change feet and do the same. Do 3 on each side."),
        form("Stand tall and look at one spot ahead."),
        breathe("Breathe slowly in and out."),
        safe("Hold on and sit down if you feel dizzy or unsteady."),
    ),
    cues=("Look ahead.", "Soft knees.", "Fingers ready."),
    common_errors=("Looking down.", "Holding your breath.", "Standing too far from the counter."),
    tags=frozenset({Tag.WB, Tag.BAL1}),
    supervision="tele",
    easier_way="Keep your fingers on the counter, or set your feet wider.",
    harder_way="Bring your feet closer to one line.",
    easier=("E21",),
)

SCIATIC_SLIDER = Exercise(
    external_id="E31",
    name="Leg nerve slider",
    summary="Sit and move your knee and head together, slowly.",
    kind="neurodynamic",
    region="back of the leg",
    target="Sciatic nerve, gliding without a stretch",
    why="Lets the nerve in your leg slide gently as you move.",
    equipment=("firm chair",),
    position="sitting",
    dose=Dose(per_week=7, effort=2, sets=1, reps=10, per_day=2, each_side=True),
    steps=(
        prepare("Sit tall on a firm chair with both thighs on the seat."),
        do("Straighten one knee slowly while you look up."),
        do("Bend the knee slowly while you look down."),
        do("Take 1 or 2 seconds each way. Do 10, then change legs."),
        form("Stay in the range that feels easy. This is a glide and not a stretch."),
        breathe("Breathe freely. Do not hold your breath."),
        safe("Light tingling is fine if it is gone within 1 minute. If it stays, do less next time."),
        safe(
            "New weakness, numbness between your legs, or trouble with your bladder or bowel: "
            "get emergency help the same day."
        ),
    ),
    cues=("Knee out, look up.", "Knee in, look down.", "Smooth and easy."),
    common_errors=("Pulling the leg into a stretch.", "Slumping in the chair.", "Rushing."),
    tags=frozenset({Tag.NWB, Tag.ND}),
    supervision="tele",
    easier_way="Move the knee only part of the way.",
    harder_way="Straighten the knee a bit more, as long as it feels easy.",
)

STAIRS = Exercise(
    external_id="E37",
    name="Stairs with a rail",
    summary="Go up and down one flight of stairs with a hand on the rail.",
    kind="functional",
    region="legs and whole body",
    target="Leg strength, balance and stamina",
    why="Stairs are part of many homes, trains and visits.",
    equipment=("stairs with a rail", "closed shoes"),
    position="standing",
    dose=Dose(per_week=3, effort=4, sets=1, reps=1, unit="flights"),
    steps=(
        prepare("Check your feet and put on closed shoes. Turn on the light."),
        prepare("The first time, do it with your clinician."),
        do("Hold the rail. Look at the first step."),
        do("Going up: the stronger leg goes first."),
        do("Rest on the landing for as long as you need."),
        do("Going down: the weaker leg goes first."),
        form("Your whole foot is on each step."),
        breathe("Keep breathing. You can talk in full sentences."),
        safe("Stop if you feel chest pain, feel faint or cannot catch your breath. Get help at once."),
        safe("Do not use the stairs alone if you have had a fall. Ask your care team first."),
    ),
    cues=("Hand on the rail.", "Strong leg up, weak leg down.", "Rest on the landing."),
    common_errors=(
        "Carrying things in both hands.",
        "Only half the foot on the step.",
        "Doing one more flight.",
    ),
    tags=frozenset({Tag.WB, Tag.BAL2, Tag.CARD}),
    supervision="in_person",
    easier_way="Practise on a single step.",
    harder_way="Do 2 flights when you and your care team agree.",
)

STEADINESS: tuple[Exercise, ...] = (WEIGHT_SHIFT, SEMI_TANDEM, SCIATIC_SLIDER, STAIRS)
