"""Slow breathing, and the three minutes for early signs. Pace: 10.1007/s12671-023-02294-2, in healthy people.

For acute pain the evidence is of very low certainty (10.1177/2515690X221078006); the early-sign tool is a default.
"""

from programs.rules.precautions import Tag
from programs.starter.exercise import Dose, Exercise, Pace, breathe, do, form, prepare, safe, spoken
from programs.starter.said_often import LIGHT_HEADED, NO_NEED, RATE_AFTER, RATE_BEFORE
from programs.starter.sources import ACUTE_BREATHING, DOSE, PACING, RESONANCE

_BREATHING_SCRIPT = spoken("""
Welcome. For five minutes there is nothing you have to get right. You may stop at any time.

Sit so that the chair holds you. You may close your eyes, or leave them open and look at one spot.

Think of two numbers from 0 to 10. How strong is the pain now? How unpleasant is it? Any number is fine.

Let your shoulders drop. Let your jaw go loose. Notice that you are breathing. (Pause for one breath.)

Now let the breath become a little slower. Breathe in through your nose, if that is easy. Breathe out as
if you were cooling a spoon of soup.

Follow the circle on the screen, or count with me. In, two, three, four. Out, two, three, four, five, six.

The breath in is small and soft. The breath out is longer. There is no need to fill your lungs right up.
(Pause for three breaths.)

If this pace feels too slow, make it faster. If it feels rushed, make it slower. The kind pace is the
right one.

If you feel light-headed, let the pace go and breathe as your body wants to. You can sit here all the same.

Feel where the breath moves you. It may be the belly, the ribs or the back. If you prefer, listen to the
sounds in the room. (Pause for four breaths.)

Thoughts will come. Let them pass, and come back to the next breath out. (Pause for three breaths.)

The pain may still be here. It is real, and you are not asked to fight it. You give your body a slow and
steady beat. (Pause for four breaths.)

Now let go of the count. Feel your feet. Move your fingers and toes, and open your eyes.

Think of the two numbers again. They may be lower, higher or the same. All of that is useful to know.
""")

_EARLY_SCRIPT = spoken("""
You noticed an early sign. That is a skill. Let us take three minutes.

Stop for a moment, wherever you are. Lean or sit if you can. Your eyes may stay open.

Step one: notice. Which sign is it today? A tight jaw, tingling that climbs, a short temper? Say it in a
few words. How strong is the pain now, and how unpleasant? (Pause for one breath.)

What were you doing right before it? There is no blame in that. It is a clue.

Step two: breathe. Let your shoulders drop and your hands go loose.

Breathe in for four. Breathe out for six, like a slow sigh. If counting does not suit you, breathe in your
own way. (Pause for four breaths.)

Look round you and name three things that you can see. Then go on with a long breath out. If you feel
light-headed, let the pace go. (Pause for three breaths.)

Step three: adjust the timer. You do not have to stop the day, and you do not have to push on.

Keep to the time you agreed, or make the next round shorter. Choose your next rest now and set the timer.
(Pause for one breath.)

You noticed, you breathed and you have a plan. Change your posture, go on slowly, and stop at the bell.
""")


PACED_BREATHING = Exercise(
    external_id="MB01",
    name="Paced breathing",
    summary="Breathe slowly with a pacer, at a pace that you choose.",
    kind="mind_body",
    region="whole body",
    target="Breath, heart beat and tension",
    why="A slow breath may ease how strongly and how unpleasantly pain is felt.",
    equipment=("no equipment",),
    position="sitting",
    dose=Dose(per_week=7, effort=1, bouts=1, minutes=5),
    steps=(
        prepare("Sit well, or lie down. Your eyes may be open or closed."),
        RATE_BEFORE,
        prepare("Start the pacer. It begins at 6 breaths a minute."),
        do("Breathe in while the circle grows, for about 4 seconds."),
        do("Breathe out while it shrinks, for about 6 seconds."),
        do("Change the pace if it does not suit you. Any pace from 4.5 to 7 is fine."),
        do("When thoughts come, go back to the next breath out."),
        RATE_AFTER,
        form("Your shoulders are low and the breath is soft."),
        breathe("Take small breaths and do not hold them. The breath out is the longer one."),
        LIGHT_HEADED,
        NO_NEED,
    ),
    cues=("Soft in, long out.", "Shoulders low.", "Your own pace."),
    common_errors=("Breathing in too deeply.", "Holding the breath.", "Trying hard to relax."),
    tags=frozenset({Tag.NWB}),
    supervision="home",
    easier_way="Short way: take 6 slow breaths and stop there.",
    harder_way="Go up to 10 minutes, or do it twice a day.",
    sources=(RESONANCE, ACUTE_BREATHING),
    script=_BREATHING_SCRIPT,
    script_minutes=5,
    pace=Pace(),
    early_warning=True,
    postures=("sitting", "lying"),
)

EARLY_SIGNS = Exercise(
    external_id="MB06",
    name="Notice, breathe, adjust the timer",
    summary="Take 3 minutes when you notice an early sign.",
    kind="mind_body",
    region="whole body",
    target="Early signs, before pain builds up",
    why="A short stop in time may ease how strongly and how unpleasantly pain is felt.",
    equipment=("timer",),
    position="any",
    dose=Dose(per_week=7, effort=1, bouts=1, minutes=3),
    steps=(
        prepare("Stop where you are safe. Lean or sit if you can, with open eyes if you like."),
        RATE_BEFORE,
        prepare("Plan three parts: notice, breathe, and set the timer."),
        do("Notice: name the early sign and what you were doing."),
        do("Breathe: let your shoulders drop and make the breath out longer."),
        do("Adjust the timer: set your next round and your next rest."),
        do("Go on as planned and stop at the bell."),
        RATE_AFTER,
        form("Your jaw and your hands are loose."),
        breathe("In for 4, out for 6, or the way that feels easy."),
        LIGHT_HEADED,
        safe("If a danger sign is there, do not wait. Use your emergency card."),
    ),
    cues=("Notice.", "Breathe.", "Adjust the timer."),
    common_errors=(
        "Waiting until pain is strong.",
        "Stopping all you had planned.",
        "Pushing on past the bell.",
    ),
    tags=frozenset({Tag.NWB}),
    supervision="home",
    easier_way="Short way: one long breath out, then set the timer.",
    harder_way="Do it at the first sign, not the third.",
    sources=(PACING, DOSE),
    script=_EARLY_SCRIPT,
    script_minutes=3,
    pace=Pace(),
    early_warning=True,
    postures=("any", "sitting", "standing", "lying"),
)

BREATHING: tuple[Exercise, ...] = (PACED_BREATHING, EARLY_SIGNS)
