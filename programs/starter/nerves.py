"""Nerve movement: glides first, one that loads the nerve. Basson 2017 (JOSPT) and Karagiannis 2022.

Glides add little to most results in carpal tunnel syndrome (Basson 2017); times a day are engineering defaults.
"""

from programs.rules.precautions import Tag
from programs.starter.exercise import Dose, Exercise, breathe, do, form, prepare, safe
from programs.starter.said_often import NEW_WEAKNESS, SADDLE, TINGLING
from programs.starter.sources import DOSE, ND_ARM, ND_LEG

SCIATIC_SLIDER = Exercise(
    external_id="E31",
    name="Leg nerve slider",
    summary="Sit and move your knee and head together, slowly.",
    kind="neurodynamic",
    region="legs",
    target="Sciatic nerve, gliding without a stretch",
    why="Lets the nerve in your leg slide gently as you move.",
    equipment=("firm chair",),
    position="sitting",
    dose=Dose(per_week=7, effort=2, sets=1, reps=10, per_day=2, each_side=True),
    steps=(
        prepare("Sit tall on a firm chair with both thighs on the seat."),
        do("Straighten one knee slowly while you look up."),
        do("Bend the knee slowly while you look down."),
        do("Take 1 or 2 seconds each way. Repeat for the number in your plan, then change legs."),
        form("Stay in the range that feels easy. This is a glide and not a stretch."),
        breathe("Breathe freely. Do not hold your breath."),
        TINGLING,
        SADDLE,
    ),
    cues=("Knee out, look up.", "Knee in, look down.", "Smooth and easy."),
    common_errors=("Pulling the leg into a stretch.", "Slumping in the chair.", "Rushing."),
    tags=frozenset({Tag.NWB, Tag.ND}),
    supervision="tele",
    easier_way="Move the knee only part of the way.",
    harder_way="Straighten the knee a bit more, as long as it feels easy.",
    sources=(ND_LEG, ND_ARM),
    harder=("E32",),
)

SCIATIC_TENSIONER = Exercise(
    external_id="E32",
    name="Leg nerve stretch",
    summary="Sit and straighten your knee with your chin tucked, then return at once.",
    kind="neurodynamic",
    region="legs",
    target="Sciatic nerve, under a mild and short pull",
    why="May help a calm nerve get used to a mild pull again.",
    equipment=("firm chair",),
    position="sitting",
    dose=Dose(per_week=7, effort=2, sets=1, reps=6, each_side=True),
    steps=(
        prepare("Do this only when the glide feels easy and your clinician has agreed."),
        prepare("Sit tall on a firm chair with both thighs on the seat."),
        do("Tuck your chin gently."),
        do("Straighten one knee slowly until you feel a mild pull."),
        do("Bend the knee and lift your head at once. Do not hold."),
        do("Repeat for the number in your plan, then change legs."),
        form("The pull is mild and gone as soon as you return."),
        breathe("Breathe freely. Do not hold your breath."),
        safe("If the pull or tingling is still there after 1 minute, stop. Go back to the glide."),
        SADDLE,
    ),
    cues=("Chin in, knee out.", "Mild pull, back at once.", "No holding."),
    common_errors=("Holding the stretch.", "Going on to a strong pull.", "Doing it on a day with a flare."),
    tags=frozenset({Tag.NWB, Tag.ND, Tag.ND_TENSIONER}),
    supervision="in_person",
    easier_way="Go back to the leg nerve slider.",
    harder_way="Straighten the knee a bit more, as long as the pull stays mild.",
    sources=(ND_LEG, ND_ARM),
    easier=("E31",),
)

MEDIAN_SLIDER = Exercise(
    external_id="E33",
    name="Arm nerve slider: thumb side",
    summary="Move your wrist and your head together, slowly.",
    kind="neurodynamic",
    region="arms and hands",
    target="Median nerve, gliding without a stretch",
    why="Lets the nerve to your thumb and fingers slide gently.",
    equipment=("no equipment",),
    position="sitting",
    dose=Dose(per_week=7, effort=2, sets=1, reps=10, per_day=2, each_side=True),
    steps=(
        prepare("Sit or stand tall with your shoulders low."),
        do("Hold one arm out to the side, a little below the shoulder."),
        do("Bend the wrist back while you tip your head towards that arm."),
        do("Let the wrist bend forward while you tip your head away."),
        do("Take 1 or 2 seconds each way. Repeat for the number in your plan, then change arms."),
        form("Stay in the range that feels easy. This is a glide and not a stretch."),
        breathe("Breathe freely. Do not hold your breath."),
        TINGLING,
        NEW_WEAKNESS,
    ),
    cues=("Wrist back, head over.", "Wrist down, head away.", "Smooth and easy."),
    common_errors=(
        "Pulling the arm into a stretch.",
        "Lifting the shoulder.",
        "Tipping wrist and head apart.",
    ),
    tags=frozenset({Tag.NWB, Tag.ND, Tag.HAND}),
    supervision="tele",
    easier_way="Keep the elbow bent and the arm lower.",
    harder_way="Move the wrist a bit more. A nerve stretch comes later, with your clinician.",
    sources=(ND_ARM, ND_LEG, DOSE),
)

ULNAR_SLIDER = Exercise(
    external_id="E34",
    name="Arm nerve slider: little-finger side",
    summary="Bring your palm towards your ear and your head towards your palm.",
    kind="neurodynamic",
    region="arms and hands",
    target="Ulnar nerve, gliding without a stretch",
    why="Lets the nerve at the inside of your elbow slide gently.",
    equipment=("no equipment",),
    position="sitting",
    dose=Dose(per_week=7, effort=2, sets=1, reps=10, per_day=2, each_side=True),
    steps=(
        prepare("Sit or stand tall with your shoulders low."),
        do("Lift one elbow out to the side, below the shoulder."),
        do("Bend the elbow and bring the palm towards your ear. Tip your head towards it."),
        do("Straighten the elbow while your head comes back up."),
        do("Take 1 or 2 seconds each way. Repeat for the number in your plan, then change arms."),
        form("Stay in the range that feels easy. This is a glide and not a stretch."),
        breathe("Breathe freely. Do not hold your breath."),
        TINGLING,
        NEW_WEAKNESS,
    ),
    cues=("Palm to the ear.", "Head to the palm.", "Smooth and easy."),
    common_errors=("Pressing the palm on the ear.", "Lifting the shoulder.", "Rushing."),
    tags=frozenset({Tag.NWB, Tag.ND, Tag.HAND}),
    supervision="tele",
    easier_way="Bend the elbow only part of the way.",
    harder_way="Bring the palm a bit closer. A nerve stretch comes later, with your clinician.",
    sources=(ND_ARM, ND_LEG, DOSE),
)

NERVES: tuple[Exercise, ...] = (SCIATIC_SLIDER, SCIATIC_TENSIONER, MEDIAN_SLIDER, ULNAR_SLIDER)
