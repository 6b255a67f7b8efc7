"""Touch and mirror work for a limb that hurts to touch. After the UK CRPS guideline 2018: taught by trained staff."""

from programs.rules.precautions import Tag
from programs.starter.exercise import Dose, Exercise, breathe, do, form, prepare, safe
from programs.starter.sources import CRPS, DOSE

TEXTURES = Exercise(
    external_id="E35",
    name="Texture practice",
    summary="Stroke the skin near the sore area with soft, then rougher cloth.",
    kind="desensitisation",
    region="any limb",
    target="How skin and nerves respond to touch",
    why="May help your nervous system get used to everyday touch.",
    equipment=("cloths", "timer"),
    position="sitting",
    dose=Dose(per_week=7, effort=2, bouts=1, minutes=5, per_day=3),
    steps=(
        prepare("Look at the skin. Leave out any part that is open, hot or swollen."),
        prepare("Sit well. Have 3 cloths ready, from soft as silk to a towel."),
        prepare("Set your timer for the minutes in your plan."),
        do("Start with the softest cloth, at the edge of the sore area."),
        do("Stroke slowly and evenly in one direction."),
        do("Say how it feels: soft, cool, rough, warm."),
        do("Move a finger's width closer when it feels all right. Stop at the bell."),
        form("The strokes stay the same, with an even, light touch."),
        breathe("Breathe slowly. A longer breath out may help."),
        safe("If pain rises and is not settled within 30 minutes, go back to the edge next time."),
        safe("New colour, heat, swelling or a wound: stop and call your care team."),
    ),
    cues=("Start at the edge.", "Even strokes.", "Name the feel."),
    common_errors=("Starting in the sorest spot.", "Rubbing hard.", "Going on after the bell."),
    tags=frozenset({Tag.NWB, Tag.TOUCH}),
    supervision="tele",
    easier_way="Use silk or a soft brush, or stroke the other limb first.",
    harder_way="Use a rougher cloth, such as a towel.",
    sources=(CRPS, DOSE),
)

MIRROR = Exercise(
    external_id="E36",
    name="Mirror or left-right practice",
    summary="Hide the sore limb and watch the other one move in a mirror.",
    kind="desensitisation",
    region="any limb",
    target="The brain's picture of the limb",
    why="Lets you practise movement in a way that may feel safer.",
    equipment=("mirror", "timer"),
    position="sitting",
    dose=Dose(per_week=7, effort=1, bouts=1, minutes=5, per_day=3),
    steps=(
        prepare("Your clinician shows you this first."),
        prepare("Take off rings and watches, so that both sides look the same."),
        prepare("Stand the mirror in front of you and hide the sore limb behind it."),
        prepare("Set your timer for the minutes in your plan."),
        do("Look at the other limb in the mirror for half a minute."),
        do("Move that limb slowly and watch the mirror. Open, close, turn."),
        do("If it feels fine, move the hidden limb a little as well. Stop at the bell."),
        form("Your eyes stay on the mirror and the moves are small."),
        breathe("Breathe slowly and let your shoulders drop."),
        safe("Look away and stop if you feel sick, dizzy, upset or the pain rises a lot."),
    ),
    cues=("Eyes on the mirror.", "Slow and small.", "Stop at the bell."),
    common_errors=("Moving fast.", "Watching the hidden limb.", "Going on when it upsets you."),
    tags=frozenset({Tag.NWB, Tag.TOUCH}),
    supervision="in_person",
    easier_way="Sort pictures of left and right hands or feet instead.",
    harder_way="Go up to 10 minutes, or let both limbs move.",
    sources=(CRPS, DOSE),
)

TOUCH: tuple[Exercise, ...] = (TEXTURES, MIRROR)
