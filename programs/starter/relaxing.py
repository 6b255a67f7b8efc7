"""Progressive muscle relaxation and guided imagery. The trials are few and mixed (10.1016/j.heliyon.2021.e07837)."""

from programs.rules.precautions import Tag
from programs.starter.exercise import Dose, Exercise, breathe, do, form, prepare, safe, spoken
from programs.starter.said_often import NO_NEED, RATE_AFTER, RATE_BEFORE, UPSET
from programs.starter.sources import RELAXING, RELAXING_PILOT

_MUSCLE_SCRIPT = spoken("""
Welcome. This takes about fifteen minutes. We will tense some muscles gently, and then let them go.

Sit in a chair that holds you, or lie down. Loosen a belt or anything tight. Your eyes may be open or
closed.

Think of two numbers from 0 to 10. How strong is the pain now? How unpleasant is it? (Pause for two
breaths.)

Three rules make this safe. First, skip every part that is sore, or that hurts to touch.

Second, tense only a little, about a third of what you could do. Third, keep on breathing all the time.

If you skip a part, think of it as warm and heavy. Or rest and listen to the sounds round you.

Begin with the breath. In, and slowly out. (Pause for three breaths.)

We start with the right hand. Make a soft fist. Keep breathing. Feel the work in the hand and forearm.
(Pause for one breath.)

And let go. Let the fingers fall open. Notice the change. (Pause for four breaths.)

Now the left hand. Make a soft fist. Breathe in, and breathe out. (Pause for one breath.)

And let go. Both hands rest. Feel how they lie there. (Pause for four breaths.)

Bend both elbows a little, so that the upper arms work. Gently. Keep breathing. (Pause for one breath.)

Let your arms sink down. Perhaps they feel heavy, or warm. Perhaps not. Both are fine. (Pause for four
breaths.)

Lift your shoulders a small way towards your ears. Notice how much effort that takes. (Pause for one
breath.)

Let them drop. And drop once more with the next breath out. (Pause for five breaths.)

Now the face. Raise your brows, as if you were surprised. (Pause for one breath.) And let the brow go
smooth. (Pause for three breaths.)

Squeeze your eyes a bit, or leave this out. (Pause for one breath.) Let them go soft. (Pause for three breaths.)

Press your lips together lightly. (Pause for one breath.) Let them part. Leave some space between the
teeth. (Pause for four breaths.)

Feel your whole face. It has nobody to please for now. (Pause for three breaths.)

Draw your shoulder blades together a little. If your back is sore, leave this out. (Pause for one breath.)

And let go. Let the back spread out on the chair or the floor. (Pause for four breaths.)

Make your belly a bit firm, as if someone were about to tickle you. Keep breathing in small sips. (Pause
for one breath.)

Let it be soft. Feel the breath move in and out with no effort. (Pause for five breaths.)

Squeeze the muscles you sit on. (Pause for one breath.) And let them go. (Pause for four breaths.)

Now the thighs. Press your knees down or straighten them a little. Stop before any nerve pain starts.
(Pause for one breath.)

Let go. Feel the weight of your legs. (Pause for four breaths.)

Pull the toes of both feet up a small way. If your calves tend to cramp, skip this. (Pause for one
breath.)

And let the feet fall as they like. (Pause for five breaths.)

Now go through your body once more, from the top, with no tensing at all. Brow, smooth. Jaw, loose.
Shoulders, low. (Pause for three breaths.)

Arms, heavy. Hands, open. Belly, soft. Legs, resting. Feet, at ease. (Pause for five breaths.)

If a part is still tight, you do not need to argue with it. Breathe out in its direction. (Pause for five
breaths.)

Pain can be there, and the rest of you can still have a break. Let the parts that can rest have their
rest. (Pause for eight breaths.)

Stay here for a while. With each breath out, let the chair or the floor do a bit more of the work. (Pause
for ten breaths.)

Keep in memory how it feels to let go. You can use this in a queue, on a bus or before sleep. One breath,
and the shoulders drop. (Pause for five breaths.)

Now come back slowly. Move your fingers and your toes. Turn your head a little from side to side.

Open your eyes if they were closed. Look round the room.

Think of the two numbers again. How strong, and how unpleasant? Write them down if you like.

Sit for a minute before you stand up. Well done for giving your body this time.
""")

_IMAGERY_SCRIPT = spoken("""
Welcome. For the next fifteen minutes we will build a calm place together. You decide what is in it.

Sit or lie so that you are held. Your eyes may be closed. If you prefer, keep them open and look at a
picture, a plant or the sky.

Think of two numbers from 0 to 10. How strong is the pain? How unpleasant is it? (Pause for two breaths.)

You stay in charge. If a picture is not right for you, change it. If no picture comes, that is fine.
Sounds, smells and words work as well.

At any time you can come back. Feel your feet, open your eyes, and look round the room.

Take a slow breath out. Let your shoulders sink. (Pause for three breaths.)

Now think of a place where you feel at ease. It may be real, or made up. A garden, a beach, a kitchen, a
bench in the sun. (Pause for four breaths.)

If more than one place comes, pick one. You can visit the others some other day. (Pause for two breaths.)

You stand at the edge of this place. There is a path, a door or a gate. When you are ready, walk in.
(Pause for three breaths.)

Look round slowly. What is near you? What is far away? Which colours do you see? (Pause for five breaths.)

Notice the light. Is it morning or evening? Is it bright, or soft like candle light? (Pause for four
breaths.)

Now listen. There may be wind, water, birds, or a voice you like. There may be a deep quiet. (Pause for
five breaths.)

Notice the air on your skin. Let it be as warm or as cool as you want it. (Pause for four breaths.)

Take in the smell of this place. Bread, salt, cut grass, clean sheets. (Pause for four breaths.)

Find a spot where you can rest. A chair, a blanket, a warm stone. It fits your body well. It holds you
where you need it most. (Pause for five breaths.)

Settle there. With each breath out, you get a little heavier. With each breath in, a little more at home.
(Pause for six breaths.)

Nothing needs to be done here. Nobody needs an answer from you. (Pause for six breaths.)

If pain comes along, it may be here too. See whether you can give it a shape or a colour. You may leave
this part out. (Pause for four breaths.)

Perhaps it is red, or grey, or spiky, or loud like a radio. Look at it from where you sit. (Pause for
three breaths.)

Now play with it a little. Make the colour softer. Make the edges round. If it is a radio, turn the volume
down one step. (Pause for five breaths.)

It may change, or it may stay the same. Either way, you are resting, and it can be over there. (Pause for
five breaths.)

Turn back to your place. Find one thing in it that you like very much. Look at it closely. (Pause for five
breaths.)

If you wish, let someone kind be with you. A friend, a pet, someone from long ago. They are glad that you
are here. (Pause for six breaths.)

Stay as long as the breath goes in and out like this. Let the place do its work. (Pause for ten breaths.)

If your thoughts have gone elsewhere, walk back in. The gate is always open to you. (Pause for eight
breaths.)

Choose a word for this place. Home, calm, blue, here. Say it to yourself as you breathe out. (Pause for
four breaths.)

This word is your key. You can use it with one breath when the day is loud. (Pause for four breaths.)

Soon it is time to go. Look round once more and take in what did you good. (Pause for three breaths.)

Walk back to the path, the door or the gate. The place stays there for the next time. (Pause for three
breaths.)

Feel the chair or the bed under you. Hear the sounds of the room where you are now.

Move your hands and feet. Stretch if you like. Open your eyes and name three things you see.

Think of the two numbers again, strength and unpleasantness. Note them, whatever they are.

Take your word with you, and get up slowly.
""")


MUSCLE_RELAXATION = Exercise(
    external_id="MB04",
    name="Progressive muscle relaxation",
    summary="Tense muscles a little, then let them go, one after the other.",
    kind="mind_body",
    region="whole body",
    target="Muscle tension and rest",
    why="Letting go of tension may ease how strongly and how unpleasantly pain is felt.",
    equipment=("firm chair",),
    position="sitting",
    dose=Dose(per_week=7, effort=1, bouts=1, minutes=15),
    steps=(
        prepare("Sit in a chair that holds you, or lie down. Your eyes may be open or closed."),
        RATE_BEFORE,
        prepare("Play or read the text. Take the time in your plan."),
        do("Tense one part gently for one breath, at a third of your strength."),
        do("Let it go and notice the change for a few breaths."),
        do("Skip every part that is sore or that hurts to touch."),
        do("Go on from the hands to the face, the trunk and the legs."),
        RATE_AFTER,
        form("The tension is light, and the rest of you stays loose."),
        breathe("Keep breathing while you tense. Do not hold your breath."),
        safe("Stop tensing if you get a cramp or pain shoots. Rest that part."),
        NO_NEED,
    ),
    cues=("A little tension.", "Let go.", "Notice the change."),
    common_errors=("Tensing as hard as you can.", "Holding the breath.", "Working through a sore part."),
    tags=frozenset({Tag.NWB}),
    supervision="home",
    easier_way="Short way: only hands, shoulders and face, for 4 minutes.",
    harder_way="Let go of each part without tensing it first.",
    sources=(RELAXING_PILOT, RELAXING),
    script=_MUSCLE_SCRIPT,
    script_minutes=15,
    postures=("sitting", "lying"),
)

IMAGERY = Exercise(
    external_id="MB05",
    name="Guided imagery",
    summary="Build a calm place with all your senses and rest there.",
    kind="mind_body",
    region="whole body",
    target="Calm and attention",
    why="Time in a calm place may ease how strongly and how unpleasantly pain is felt.",
    equipment=("firm chair",),
    position="sitting",
    dose=Dose(per_week=7, effort=1, bouts=1, minutes=15),
    steps=(
        prepare("Sit or lie well. Close your eyes, or look at a picture or a plant."),
        RATE_BEFORE,
        prepare("Play or read the text. Take the time in your plan."),
        do("Choose a place where you feel at ease."),
        do("Fill it with what you see, hear, smell and feel."),
        do("Rest there. Give the pain a shape or colour only if you want to."),
        do("Stay with a picture or a sound in the room if that suits you better."),
        do("Choose one word for the place and take it with you."),
        RATE_AFTER,
        form("You are in charge: you can change each picture."),
        breathe("Let the breath be soft, with a longer breath out."),
        UPSET,
        safe("If you have been through something very hard, talk to your clinician before you start."),
    ),
    cues=("Your place, your rules.", "Use all senses.", "One word to take along."),
    common_errors=(
        "Waiting for a sharp picture.",
        "Staying with a place that brings bad memories.",
        "Rushing back.",
    ),
    tags=frozenset({Tag.NWB}),
    supervision="home",
    easier_way="Short way: 3 minutes with one picture you like, eyes open.",
    harder_way="Do it with no text, and use your word during the day.",
    sources=(RELAXING_PILOT, RELAXING),
    script=_IMAGERY_SCRIPT,
    script_minutes=15,
    postures=("sitting", "lying"),
)

RELAXING_PRACTICES: tuple[Exercise, ...] = (MUSCLE_RELAXATION, IMAGERY)
