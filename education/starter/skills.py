"""Skills for the day: calm, good things on purpose and brave steps, with those of thought and daily life."""

from education.starter import sources, sources_daily
from education.starter.everyday import EVERYDAY
from education.starter.module import Check, Misconception, Module, page
from education.starter.thoughts import THOUGHTS

BREATH_BODY_CALM = Module(
    external_id="M11",
    title="Breath, body, calm",
    objective="Choose a short calming tool and use it when early signs show up.",
    minutes=2,
    order=11,
    themes=("mind_body", "early_warning"),
    pages=(
        page(
            "Why calm helps nerves",
            'Stress sets your body to "alarm". Your heart goes faster, your muscles tighten and your '
            "nerves get louder.",
            "Calm works the other way. It tells your nervous system that it can turn the volume down a "
            "little.",
            "Hurt nerves may still fire. What can change is how strong it feels, and how unpleasant it is.",
            diagram="volume_knob",
        ),
        page(
            "Slow breathing",
            "Sit or lie so that you are at ease. Breathe in gently. Breathe out a little longer than you "
            "breathe in.",
            "Many people like about six breaths a minute. Find your own pace. It must feel easy.",
            "Stop if you feel light-headed. Breathe as you like, and try a faster pace next time.",
            diagram="breathing_wave",
        ),
        page(
            "Other tools to choose from",
            "Mindfulness: notice sounds, breath or feet, without judging. When your mind wanders, come back.",
            "Body scan: move your attention slowly from part to part. Skip any part that hurts too much. "
            "Or tighten a muscle a little, and let it go. Leave out sore parts.",
            "Picture a calm place: what do you see, hear and smell there?",
            "You can keep your eyes open. If looking inside upsets you, look at things in the room. Tell "
            "your clinician.",
        ),
        page(
            "Use it early",
            "Pain often sends small signs before it gets loud. Your jaw may get tight, or the tingling "
            "may grow.",
            "That is the best time for your tool. Notice, breathe for three minutes, and set your timer "
            "for the next task.",
            "Practise on easy days too. A tool you know well works better on a hard day. Link it to "
            "something you do anyway, such as your morning drink.",
            "The studies show small effects for some people. If one tool does not suit you, try another.",
            diagram="early_signs",
        ),
    ),
    key_message=(
        "A calming tool will not take pain away. It may change how strong and how unpleasant it feels."
    ),
    takeaway="Choose one three-minute tool and try it today.",
    takeaway_kind="practise",
    checks=(
        Check(
            key="M11.1",
            statement="A calming tool aims to change how you react to pain.",
            is_true=True,
            explanation=(
                "It can turn down the alarm around the pain. That may make pain less strong or easier to "
                "bear."
            ),
        ),
        Check(
            key="M11.2",
            statement="A calming tool must take all pain away, or it is no use.",
            is_true=False,
            explanation="Less alarm and a bit more ease are worth having. The pain may still be there.",
        ),
    ),
    sources=(
        sources_daily.BREATHING,
        sources_daily.MINDFULNESS,
        sources_daily.RELAXING,
        sources_daily.EARLY_SIGNS,
    ),
    needs=("M04",),
    misconception={
        "M11.1": Misconception(
            "May expect another use from the tools. Talk about what calm can and cannot do."
        ),
        "M11.2": Misconception(
            "May stop practising when pain stays. Look at unpleasantness as well as strength in the "
            "practice log."
        ),
    },
)

GOOD_THINGS = Module(
    external_id="M26",
    title="Planning good things",
    objective="Put one thing that brings joy or meaning into your week, and keep it there.",
    minutes=3,
    order=26,
    themes=("planning", "mood"),
    pages=(
        page(
            "Pain makes life smaller",
            'When energy is short, the "must" jobs come first. The things you love drop off the list.',
            "After a while there is less joy, less company and more time to feel pain. Mood goes down.",
            "This is not your fault. Nerve damage takes energy. But you can plan a little of the good "
            "back in.",
            diagram="thought_loop",
        ),
        page(
            "Two kinds of good",
            "Some things bring joy: music, a joke, the sun on your face.",
            'Some things give you a sense of "I did that": a meal, a call, one row of knitting.',
            "You need both kinds. Some small ones are {examples:good_thing}.",
        ),
        page(
            "Make it small and give it a time",
            "Pick one thing. Cut it down until you could do it on a hard day too. Five minutes can be "
            "enough.",
            "Write down the day, the time and the place. Tell someone, or ask them to join in.",
            "Stay with the time you planned on a good day as well. Stop while it still feels good.",
            diagram="activity_week",
        ),
        page(
            "Do it, then rate it",
            "You may not feel like it at first. That is common. The wish often comes after the start.",
            "Afterwards, give two marks from 0 to 10. How much did you enjoy it? How much did you feel "
            '"I did that"?',
            "Look back after a week. Which things gave the most for the least energy? Plan more of those.",
            "If you could not do it, look at why. Was it too big, too late in the day, or too far? "
            "Change that part.",
        ),
        page(
            "If nothing brings joy",
            "If you feel no joy in anything on most days, tell your clinic. That can be a sign of "
            "depression.",
            "It is common with long pain, and it can be treated. You deserve that help as much as help "
            "for pain.",
        ),
    ),
    key_message="Do not wait for a good day to do a good thing. Plan a small one.",
    takeaway="Plan one small good thing for this week, with a day and a time.",
    takeaway_kind="plan",
    checks=(
        Check(
            key="M26.1",
            statement="A small planned activity can lift mood, even when you do not feel like it at first.",
            is_true=True,
            explanation=(
                "The wish to do things often comes after the start. A small, set plan makes the start easier."
            ),
        ),
        Check(
            key="M26.2",
            statement="You should wait until pain is gone before you do things you love.",
            is_true=False,
            explanation=(
                "That wait can be long, and life gets smaller. Small good things can fit in with pain."
            ),
        ),
    ),
    sources=(sources_daily.ACTIVITY_SCHEDULE, sources.PACING_GUIDE, sources_daily.MOOD_ESM),
    needs=("M14",),
    misconception={
        "M26.1": Misconception(
            "May wait to feel better before doing things. Plan one very small activity together."
        ),
        "M26.2": Misconception(
            "May have put life on hold. Ask what is missed most, and find a small form of it."
        ),
    },
)

BRAVE_STEPS = Module(
    external_id="M27",
    title="Facing feared movements step by step",
    objective="Know how to face a movement you fear, with a ladder and your clinician.",
    minutes=3,
    order=27,
    themes=("exposure", "safety"),
    pages=(
        page(
            "Fear makes sense",
            "When a movement has hurt, your brain remembers. It wants to keep you away from it. That is "
            "how brains protect us.",
            "With nerve damage, the fear can spread. First it is the stairs, then the street, then the bus.",
            "Each time you stay away, fear wins a little. Your strength and your life get smaller.",
            diagram="thought_loop",
        ),
        page(
            "First, make sure that it is safe",
            "Some movements are not safe for some people. So your clinician checks your ladder before "
            "you start.",
            "Numb feet need shoes and a foot check. Poor balance needs a rail or a person nearby.",
            "Do not use this for new weakness, new numbness or a wound. Call your clinic about those.",
        ),
        page(
            "Build a ladder",
            "Write down things you avoid, such as {examples:first_activity}. Put the least scary at the "
            "bottom and the most scary at the top.",
            "Start on a rung that is a bit scary, but that you can face. Your clinician helps you choose.",
            "This is not the same as your activity quota. The quota builds up how much you do. The "
            "ladder is about fear.",
            diagram="fear_ladder",
        ),
        page(
            "Test what you expect",
            'Before each try, finish this sentence: "If I do this, then ... will happen." How sure are '
            "you, from 0 to 100?",
            "Then do it. Try to leave out the little tricks that make it feel safe, if your clinician "
            "agrees.",
            "Afterwards, write what did happen. Was it what you feared? What did you learn?",
            "Try the same rung again in another place. Then fear learns that it is not tied to one place.",
        ),
        page(
            "What to expect",
            "Fear often gets smaller before pain does. For some people pain gets less too, but not for all.",
            "Pain may rise for a while. That alone does not mean the step was a bad one. Tell your "
            "clinician if it has not settled after two days.",
        ),
    ),
    key_message="Fear gets smaller when you test it, one safe step at a time.",
    takeaway="Write down one movement you avoid and would like to have back.",
    takeaway_kind="write",
    checks=(
        Check(
            key="M27.1",
            statement="Your clinician checks that a ladder is safe before you start.",
            is_true=True,
            explanation=(
                "Some movements are not safe for some people. A check first lets you be brave with a calm "
                "mind."
            ),
        ),
        Check(
            key="M27.2",
            statement="A step only counts if there was no pain at all.",
            is_true=False,
            explanation=(
                "The step tests your fear. It counts when you learn what really happens, even with some pain."
            ),
        ),
    ),
    sources=(sources_daily.EXPOSURE, sources_daily.EXPOSURE_LEARNING, sources_daily.LADDER),
    needs=("M10", "M14"),
    misconception={
        "M27.1": Misconception(
            "May try feared movements without a check. Go over which movements have been cleared, and by "
            "whom."
        ),
        "M27.2": Misconception(
            "May judge each step by pain. Look at what was expected and what happened, side by side."
        ),
    },
)

SKILLS: tuple[Module, ...] = (BREATH_BODY_CALM, GOOD_THINGS, BRAVE_STEPS, *THOUGHTS, *EVERYDAY)
