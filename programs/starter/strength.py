"""Strength for legs. Doses: resistance work of ADA/ACSM 2016 (10.2337/dc16-1728).

The doses are partly from memory, unverified against the source.
"""

from programs.rules.precautions import Tag
from programs.starter.exercise import Dose, Exercise, breathe, do, form, prepare, safe

HIGH_SEAT = Exercise(
    external_id="E08",
    name="Sit-to-stand from a high seat",
    summary="Stand up from a raised seat and sit down slowly.",
    kind="strength",
    region="legs",
    target="Thigh and hip muscles",
    why="Makes it easier to get up from a chair, a bed or the toilet.",
    equipment=("firm chair", "firm cushion"),
    position="sitting",
    dose=Dose(per_week=3, effort=5, sets=2, reps=8),
    steps=(
        prepare("Put the chair against a wall and a firm cushion on the seat."),
        prepare("Put on closed shoes."),
        do("Sit near the front and pull your feet back under your knees."),
        do("Lean forward until your nose is over your toes."),
        do("Push through both feet and stand up."),
        do("Stand still for a moment."),
        do("Sit down slowly while you count to 3."),
        do("Do this 8 times. Rest for 1 minute. Do 8 more."),
        form("Both feet carry the same weight."),
        breathe("Breathe out as you stand up. Breathe in as you sit down."),
        safe("If you feel dizzy, sit down and wait until it is gone."),
    ),
    cues=("Nose over toes.", "Stand, pause, sit slowly.", "Same weight on both feet."),
    common_errors=("Dropping into the seat.", "Holding your breath.", "Knees falling in."),
    tags=frozenset({Tag.WB, Tag.POST}),
    supervision="home",
    easier_way="Add a second cushion, or push with your hands.",
    harder_way="Use a thinner cushion.",
    harder=("E09",),
)

CHAIR = Exercise(
    external_id="E09",
    name="Sit-to-stand from a chair",
    summary="Stand up from a normal chair and sit down slowly.",
    kind="strength",
    region="legs",
    target="Thigh and hip muscles",
    why="Strong legs help with stairs, the bus and standing at work.",
    equipment=("firm chair",),
    position="sitting",
    dose=Dose(per_week=3, effort=5, sets=3, reps=8),
    steps=(
        prepare("Put the chair against a wall. Put on closed shoes."),
        do("Sit near the front and pull your feet back under your knees."),
        do("Rest your hands lightly on your thighs."),
        do("Lean forward until your nose is over your toes and stand up."),
        do("Stand still for a moment."),
        do("Sit down slowly while you count to 3."),
        do("Do this 8 times. Rest for 1 minute. Do 3 rounds."),
        form("Your knees point the same way as your toes."),
        breathe("Breathe out as you stand up. Breathe in as you sit down."),
        safe("If you feel dizzy, sit down and wait until it is gone."),
    ),
    cues=("Nose over toes.", "Hands light.", "Slow on the way down."),
    common_errors=("Pushing hard with the hands.", "Rocking to get up.", "Dropping into the seat."),
    tags=frozenset({Tag.WB, Tag.POST}),
    supervision="home",
    easier_way="Put a firm cushion on the seat.",
    harder_way="Count to 5 on the way down.",
    easier=("E08",),
)

HEEL_RAISE = Exercise(
    external_id="E11",
    name="Heel raise on two legs",
    summary="Hold the counter and rise up on your toes.",
    kind="strength",
    region="calves",
    target="Calf muscles and ankle",
    why="Strong calves help you push off when you walk.",
    equipment=("kitchen counter", "closed shoes"),
    position="standing",
    dose=Dose(per_week=3, effort=5, sets=2, reps=10),
    steps=(
        prepare("Check your feet and put on closed shoes."),
        do("Stand tall and hold the counter with both hands."),
        do("Rise up on your toes while you count to 2."),
        do("Lower your heels slowly while you count to 3."),
        do("Do this 10 times. Rest for 1 minute. Do 10 more."),
        form("Your weight stays over your big toe and second toe."),
        breathe("Breathe out as you rise. Breathe in as you lower."),
        safe("Stop if you feel a sudden sharp pain in your calf."),
        safe(
            "Look at your feet after. A sore, a blister or new redness means: stop and call your care team."
        ),
    ),
    cues=("Straight up, slow down.", "Ankles in line.", "Hold, do not lean."),
    common_errors=("Ankles rolling out.", "Bouncing.", "Leaning on the counter."),
    tags=frozenset({Tag.WB, Tag.BAL1}),
    supervision="home",
    easier_way="Rise only a little way, or do it while you sit.",
    harder_way="Stay up for 2 seconds each time.",
)

KNEE_BAND = Exercise(
    external_id="E13",
    name="Knee straightening with a band",
    summary="Sit and straighten your knee against a stretchy band.",
    kind="strength",
    region="thighs",
    target="Front of the thigh",
    why="Makes your knees steady without weight on your feet.",
    equipment=("exercise band", "firm chair"),
    position="sitting",
    dose=Dose(per_week=3, effort=5, sets=2, reps=12, hold_s=2, each_side=True),
    steps=(
        prepare("Check the band for cracks. Wear socks and shoes so that it cannot rub."),
        prepare("Loop the band round your ankle and a back leg of the chair."),
        do("Sit tall with your thigh flat on the seat."),
        do("Straighten your knee slowly."),
        do("Hold it for 2 seconds."),
        do("Bend it again slowly. Do not let the band snap back."),
        do("Do this 12 times, then change legs. Rest for 1 minute. Do it all again."),
        form("Your thigh stays on the seat."),
        breathe("Breathe out as you straighten. Breathe in as you bend."),
        safe("Stop if the band rubs or pinches. Look at the skin under it."),
        safe("If tingling goes down your leg and stays, stop and tell your care team."),
    ),
    cues=("Sit tall.", "Slow both ways.", "Hold for 2 seconds."),
    common_errors=("Leaning back.", "Letting the band snap back.", "Holding your breath."),
    tags=frozenset({Tag.NWB}),
    supervision="home",
    easier_way="Do it without the band.",
    harder_way="Use a stronger band.",
)

STRENGTH: tuple[Exercise, ...] = (HIGH_SEAT, CHAIR, HEEL_RAISE, KNEE_BAND)
