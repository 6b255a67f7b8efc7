"""Mindfulness of breath and the body scan. 38 trials: a small decrease of pain, low quality (Hilton 2017)."""

from programs.rules.precautions import Tag
from programs.starter.exercise import Dose, Exercise, breathe, do, form, prepare, safe, spoken
from programs.starter.said_often import NO_NEED, RATE_AFTER, RATE_BEFORE, UPSET
from programs.starter.sources import MINDFULNESS, MINDFULNESS_OLD

_BREATH_SCRIPT = spoken("""
Welcome. This takes about ten minutes. You need nothing but a place to be.

Sit on a chair, or lie down if that is kinder. You may shift at any time. There is no prize for sitting
still.

Your eyes may be closed. They may also stay open, with a soft look at the floor in front of you.

Before we start, think of two numbers from 0 to 10. How strong is the pain? How unpleasant is it? Leave it
at that. (Pause for two breaths.)

This practice does not try to take the pain away. It is a way to meet this moment with less of a fight.

Feel the places where something holds you. The chair under your legs. The floor under your feet. The back
of the seat. (Pause for three breaths.)

Now find your breath. Do not make it deep. Do not make it slow. Let it be the way it is.

Where do you feel it most? It may be cool air at the nose. It may be the chest, or the belly. Choose one
place and stay there. (Pause for four breaths.)

If the breath is not a good place for you, choose something outside. A sound in the room will do. So will
the feel of your hands, or a point on the wall. Each time I say breath, use that.

Follow one breath in, all the way. Follow one breath out, all the way. Then the next. (Pause for five
breaths.)

Sooner or later you will be somewhere else. A plan, a worry, an itch, a pain. This is not a mistake. This
is what attention does.

When you notice it, say to yourself: thinking. Or: hearing. Or: hurting. Then come back to one breath.
(Pause for six breaths.)

Each time you come back, you train something. It is like lifting a small weight. Once is good, and a
hundred times is good. (Pause for six breaths.)

Perhaps pain calls for you now. You have a choice. You can stay with the breath and let the pain be there,
at the edge.

Or you can look at it for a moment, with care. Is it sharp, or dull? Does it stay, or does it move? Has it
an edge? (Pause for four breaths.)

Notice what comes with it. It may be a tight jaw. It may be a thought, such as: will this ever end? That
thought is hard, and it makes sense. (Pause for three breaths.)

See whether something round the pain can soften a little. The brow. The hands. The belly. If nothing
softens, that is fine as well. (Pause for five breaths.)

If it becomes too much, open your eyes. Look round and name three things that you see. Come back when you
like, or stop for today.

Now return to one place, and one breath at a time. (Pause for eight breaths.)

Where are you now? If you are here, good. If you were away, good that you noticed. Begin again with this
breath. (Pause for eight breaths.)

Let the breath come and go like a small wave on a beach. You do not have to push it. It comes and goes
without your help. (Pause for eight breaths.)

For the last minute, make the space wider. Feel the breath, and hear the sounds near you and far away.
Feel the whole body that sits here. (Pause for six breaths.)

Pain may be in this space. So is the air on your skin, and the light, and the floor that holds you. (Pause
for four breaths.)

Now wake up your body. Move your fingers and your toes. Roll your shoulders if that feels good.

Open your eyes, if they were closed. Look at something you like.

Think of the two numbers again, strength and unpleasantness. Lower, higher or the same, you can write them
down.

You gave yourself ten minutes. Take a little of this calm into what comes next.
""")

_SCAN_SCRIPT = spoken("""
Welcome to the body scan. It takes about ten minutes. You can stop or skip a part at any time.

Lie on your back with a pillow under your knees, or sit in a chair that holds you. Cover yourself if you
get cold.

Your eyes may be open or closed. If it helps, keep one hand on the floor or on the chair. It reminds you
where you are.

Think of two numbers from 0 to 10. How strong is the pain, and how unpleasant is it? (Pause for two
breaths.)

We will visit the body, part by part. You do not need to relax or to change anything. You are only asked
to notice.

Some parts may be numb. Some may burn or tingle. If you feel little in a part, notice that and move on.

If a part is too sore to visit, leave it out. Rest with the sounds in the room until we go on.

Begin with the breath. Feel it come in, and feel it go out. (Pause for three breaths.)

Bring your attention to your hands. Feel the palms, the fingers and the thumbs. Warm or cool? Still or
busy? (Pause for four breaths.)

Move up to your wrists and forearms, then the elbows and upper arms. Feel the weight of them. Let the
ground carry it. (Pause for four breaths.)

Come to your shoulders. Many people keep the day in them. If they want to drop, let them. If not, let them
be. (Pause for four breaths.)

Now the neck and the back of the head. Feel where your head rests. (Pause for three breaths.)

Move to the face. The brow, the eyes, the cheeks. The jaw may like some space between the teeth. (Pause
for four breaths.)

Go down to the chest. Feel it rise and fall. It has done this all day without being asked. (Pause for four
breaths.)

Now the belly. It may be soft or tight, full or empty. Let it move with the breath. (Pause for four
breaths.)

Bring your attention to the back. Start high, between the shoulder blades, and go down slowly. Which
places touch the ground? (Pause for five breaths.)

Come to the hips. Feel how heavy they are, and how the ground holds them. (Pause for four breaths.)

Now the thighs, front and back. (Pause for three breaths.) The knees. (Pause for two breaths.) The shins
and the calves. (Pause for three breaths.)

Then the feet. The heels, the soles, the tops, the toes. You may feel a lot here, or nothing at all. Both
are true reports from your nerves. (Pause for five breaths.)

If pain is loud in one place, here is a choice. Turn to a part that feels neutral. It may be an earlobe,
or one hand. Rest there. (Pause for four breaths.)

Or stay near the sore place, at its border. Notice where it ends. Notice if it changes from breath to
breath. (Pause for four breaths.)

You are more than the sore part. Let your attention grow until it holds all of your body, from head to
feet. (Pause for six breaths.)

Feel the body as one, lying or sitting here. It breathes, and it is held. (Pause for six breaths.)

If you have drifted off, that is fine. Come back to one breath in and one breath out. (Pause for five
breaths.)

Now get ready to end. Notice the room, the sounds and the light. Move your fingers and toes a little.

Stretch in a way that feels good. If you lie down, roll to one side and wait for a moment.

Think of the two numbers again. They may have changed, or not. Write them down if you like.

Get up slowly. Thank you for visiting your body with care.
""")


MINDFUL_BREATH = Exercise(
    external_id="MB02",
    name="Mindfulness of breath",
    summary="Rest your attention on the breath and come back when it wanders.",
    kind="mind_body",
    region="whole body",
    target="Attention and the response to pain",
    why="Regular practice may ease how strongly and how unpleasantly pain is felt.",
    equipment=("firm chair",),
    position="sitting",
    dose=Dose(per_week=7, effort=1, bouts=1, minutes=10),
    steps=(
        prepare("Sit on a firm chair, or lie down. Your eyes may be open or closed."),
        RATE_BEFORE,
        prepare("Play or read the text. Take the time in your plan."),
        do("Feel what holds you: the chair, the floor."),
        do("Choose one place where you feel the breath."),
        do("Choose a sound or a spot on the wall instead if that suits you better."),
        do("When your attention wanders, name it and come back."),
        RATE_AFTER,
        form("You sit with ease and shift when you need to."),
        breathe("Let the breath be as it is. Do not make it deep."),
        UPSET,
        NO_NEED,
    ),
    cues=("One breath at a time.", "Wander, notice, return.", "No need to change it."),
    common_errors=("Trying to empty the head.", "Waiting for pain to go.", "Forcing the breath."),
    tags=frozenset({Tag.NWB}),
    supervision="home",
    easier_way="Short way: follow 10 breaths with open eyes.",
    harder_way="Do it with no text, with a bell at the end.",
    sources=(MINDFULNESS, MINDFULNESS_OLD),
    script=_BREATH_SCRIPT,
    script_minutes=10,
    postures=("sitting", "lying"),
)

BODY_SCAN = Exercise(
    external_id="MB03",
    name="Body scan",
    summary="Visit your body part by part and notice what is there.",
    kind="mind_body",
    region="whole body",
    target="Attention and the response to pain",
    why="Regular practice may ease how strongly and how unpleasantly pain is felt.",
    equipment=("mat", "pillow"),
    position="lying",
    dose=Dose(per_week=7, effort=1, bouts=1, minutes=10),
    steps=(
        prepare("Lie down with a pillow under your knees, or sit. Your eyes may stay open."),
        RATE_BEFORE,
        prepare("Play or read the text. Take the time in your plan."),
        do("Notice one part at a time, from the hands to the feet."),
        do("Leave out any part that is too sore, or that you do not want to visit."),
        do("Listen to sounds or look at one spot instead if that suits you better."),
        do("At the end, feel the whole body at once."),
        RATE_AFTER,
        form("The ground carries you and nothing needs to change."),
        breathe("Let the breath come and go as it likes."),
        UPSET,
        safe("If you have been through something very hard, talk to your clinician before you start."),
    ),
    cues=("Notice, do not fix.", "Skip what is too sore.", "The ground holds you."),
    common_errors=(
        "Trying hard to relax.",
        "Staying long with the sorest part.",
        "Calling numb parts wrong.",
    ),
    tags=frozenset({Tag.NWB}),
    supervision="home",
    easier_way="Short way: visit only hands, face and breath, for 3 minutes.",
    harder_way="Do it with no text, slowly.",
    sources=(MINDFULNESS, MINDFULNESS_OLD),
    script=_SCAN_SCRIPT,
    script_minutes=10,
    postures=("lying", "sitting"),
)

ATTENTION: tuple[Exercise, ...] = (MINDFUL_BREATH, BODY_SCAN)
