"""Doing more, steadily: flares, pacing by the clock, graded activity, and moving safely."""

from education.starter import sources
from education.starter.module import Check, Misconception, Module, page

FLARE = Module(
    external_id="M07",
    title="Hurt, harm and flare",
    objective="Tell a flare from a danger sign, and have a plan before it comes.",
    minutes=3,
    order=7,
    needs=("M04",),
    themes=("flares", "safety"),
    pages=(
        page(
            "What a flare is",
            "A flare is a time when pain is well above your usual. It can last hours, days or longer. "
            "It gets in the way of life and wears you down.",
            "Most flares settle. They come even to people who do everything well.",
            "A flare does not mean that you did wrong. It does not undo the weeks before it.",
        ),
        page(
            "Flare or danger sign?",
            "In a flare you feel the pain you know, in the places you know, but more of it. "
            "More hurt does not have to mean more harm.",
            "A danger sign is something new. New weakness, numbness that spreads, a wound or a hot foot is no flare. "
            "Call your clinic today.",
            "New numbness between the legs, or new trouble with bladder or bowels? Go to emergency care now.",
            "Call your clinic too if a flare lasts more than a week.",
            diagram="red_flags",
        ),
        page(
            "A plan you make before",
            "On a hard day it is hard to think. So you agree the plan on a calm day. Here is an example.",
            "Days 1 and 2: do half of your usual amount. Days 3 and 4: do three quarters. "
            "On day 5, go back to your full amount. Your own plan may differ.",
            "The clock leads, not the pain. You do not stop all activity, and you do not catch up later.",
            diagram="flare_curve",
        ),
        page(
            "Be kind to yourself on the way",
            "Keep your times to get up, eat and sleep. Do your calm breathing.",
            "Ask for help. It may be {examples:ask_for_help}.",
            "Tell someone: I have a flare, and I have a plan. You do not have to carry it alone.",
            diagram="care_circle",
        ),
    ),
    key_message="Most flares settle. New weakness, numbness or wounds are not a flare: get help.",
    takeaway="Write your flare plan while the day is calm.",
    takeaway_kind="plan",
    checks=(
        Check(
            key="M7.1",
            statement="Most flares settle.",
            is_true=True,
            explanation="They do, though it can take days. If one lasts more than a week, call your clinic.",
        ),
        Check(
            key="M7.2",
            statement="In a flare you should stop all activity.",
            is_true=False,
            explanation="Do less for some days, then step back up as planned. Stop only for a danger sign.",
        ),
    ),
    sources=(sources.TIME_CONTINGENT, sources.FLARE_STEPS, sources.ALERTS),
    misconception={
        "M7.1": Misconception("May fear that a flare is for good. Look back at how an earlier one went."),
        "M7.2": Misconception("May rest fully in a flare. Go through the steps of the flare plan together."),
    },
)

PACING = Module(
    external_id="M08",
    title="Pacing by the clock",
    objective="Use time, and not pain, to say when to stop and when to go on.",
    minutes=3,
    order=8,
    needs=("M07",),
    themes=("pacing", "ergonomics"),
    pages=(
        page(
            "Big days and crash days",
            "On a good day it is tempting to do it all at once. It may be {examples:long_task}. "
            "Then you may spend the next days in bed.",
            "Many people know this up and down. It is a wish to live, not a flaw.",
            "Over time the big days can get smaller, and the fear of them can grow.",
            diagram="boom_bust",
        ),
        page(
            "Let the clock decide",
            "If you stop when it hurts, pain becomes the boss. If you go on until it is done, pain can come later.",
            "So choose a time before you start. Make it a bit shorter than what you can do on most days.",
            "When the bell rings, stop, even if you feel well. Rest for the time you planned. Then go on. "
            "It may feel odd at first. Most new habits do.",
        ),
        page(
            "How a block looks",
            "Say you can stand for 10 minutes on most days. Set the timer to 8. Then rest for 3.",
            "Mix heavy and light work. Heavy may be {examples:house_task}. Light may be {examples:light_task}.",
            "Change how you sit or stand at each bell. A stool in the kitchen can help. "
            "If you sit for long, get up for a moment every 30 minutes.",
            diagram="kitchen_reach",
        ),
        page(
            "Good days count too",
            "The hardest part is to stop on a good day. What you save today, you may have tomorrow.",
            "Use the rest for something you like. Rest is part of the work, not a prize for it.",
            "A danger sign goes before the clock. Stop at once for new weakness, chest pain or feeling faint.",
            diagram="activity_week",
        ),
    ),
    key_message="Stop when the bell rings, on good days too.",
    takeaway="Set one timer for one task today, and stop when it rings.",
    takeaway_kind="timer",
    checks=(
        Check(
            key="M8.1",
            statement="On a good day, stop when the bell rings as well.",
            is_true=True,
            explanation="Even days add up. Stopping in time is what lets you do it again tomorrow.",
        ),
        Check(
            key="M8.2",
            statement="When you feel well, it is wise to do extra.",
            is_true=False,
            explanation="It is human to want to. Long bouts often go together with more pain later on.",
        ),
    ),
    sources=(sources.PACING_GUIDE, sources.OVERACTIVITY, sources.PACING_CAUTION, sources.SITTING),
    misconception={
        "M8.1": Misconception(
            "May use the timer only on hard days. Ask what stopping on a good day would cost them."
        ),
        "M8.2": Misconception(
            "May make up for lost time on good days. Look at a week of the journal together."
        ),
    },
)

GRADED = Module(
    external_id="M09",
    title="Graded activity",
    objective="Know your baseline, your agreed amount and your next step.",
    minutes=3,
    order=9,
    needs=("M08",),
    themes=("graded_activity", "goals", "home_practice"),
    pages=(
        page(
            "Start from what you can do",
            "Pick one activity that matters to you. It may be {examples:first_activity}.",
            "Say to yourself why you want it back. That reason will carry you on slow days.",
            "Try it three times on different days. Stop where you would normally stop. Write down how much you did.",
            "The average of your tries is your baseline. There is no good or bad number. It is where you are.",
        ),
        page(
            "Begin below your best",
            "Your first amount is a bit below your baseline. We call it a quota: a set amount for the day.",
            "Say you walk 8, 10 and 12 minutes. The average is 10. Your first quota may be 8.",
            "It should feel almost too easy. That is the point. You want to meet it on good days and on hard days.",
            diagram="quota_stairs",
        ),
        page(
            "Small steps up",
            "The steps are small and planned. In our example it is 1 more minute each week. "
            "From 8 minutes to 14 takes 6 weeks.",
            "Do the quota, no more and no less. Pain is noted, but it does not set the amount.",
            "You and your clinician agree each step. You can ask for a smaller one. "
            "At your goal, you can stay there or choose a new one.",
            diagram="activity_week",
        ),
        page(
            "When a day is missed",
            "Days get missed. Life is like that. Do the same quota next time.",
            "Do not add the missed minutes to another day. Catching up turns a small step into a big one.",
            "If it happens often, tell your clinician what gets in the way. Then the plan can change.",
            "A danger sign stops the plan until your clinic has had a look.",
            diagram="boom_bust",
        ),
    ),
    key_message="Start below your best, take small steps, and never catch up.",
    takeaway="Agree one quota with your clinician for one activity.",
    takeaway_kind="agree",
    checks=(
        Check(
            key="M9.1",
            statement="Your first quota is lower than your best.",
            is_true=True,
            explanation="A start you can meet on most days builds trust in your body. Then you step up.",
        ),
        Check(
            key="M9.2",
            statement="If you miss a session, do double the next time.",
            is_true=False,
            explanation="Do the same amount as planned. Catching up makes a jump, and jumps are hard on you.",
        ),
    ),
    sources=(sources.TIME_CONTINGENT, sources.PACING_GUIDE, sources.NEGOTIATED),
    misconception={
        "M9.1": Misconception(
            "May start at their best day. Work out the first amount together from three tries."
        ),
        "M9.2": Misconception(
            "May catch up missed sessions. Ask what a missed day feels like, and repeat the rule."
        ),
    },
)

MOVING = Module(
    external_id="M10",
    title="Moving safely",
    objective="Know how hard to work, and how to read the next morning.",
    minutes=3,
    order=10,
    needs=("M05", "M09"),
    themes=("exercise", "safety", "other_conditions", "hands_on_care", "home_practice"),
    pages=(
        page(
            "Why move at all",
            "Moving may help your strength, your balance, your sleep and your mood. "
            "It can give you back parts of your day.",
            "A full plan mixes four things: moving for your heart and lungs, strength, balance and stretching.",
            "No exercise mends nerve damage. Still, many people find that they can do more with the same nerves.",
            diagram="balance_base",
        ),
        page(
            "How hard?",
            "Start easy. Can you talk in full sentences? Then the effort is about right for most walking and cycling.",
            "For strength, stop while you could still do a few more. Keep breathing. Do not hold your breath.",
            "Other conditions change what fits you. Tell your clinic about diabetes, your heart, your eyes, "
            "falls and dizzy spells.",
        ),
        page(
            "How it settles",
            "Some pain in an exercise is allowed. What counts most is how it settles by the next morning.",
            "Green: it settled. Go on as planned. Amber: it rose a bit more. Stay at this amount.",
            "Red: a big rise that stays. Stop, and tell your clinic. New numbness or weakness is always red.",
            "This light is for exercises. For a graded activity, keep to your quota. A danger sign stops both.",
            diagram="traffic_light",
        ),
        page(
            "Before you start",
            "Check your feet and put on closed shoes. Is there an open wound? "
            "Then keep your weight off that foot and call your clinic.",
            "Hold on to something firm for balance work. Sit down if you feel dizzy. "
            "Stop for chest pain and call the emergency number.",
            diagram="foot_check",
        ),
        page(
            "And hands-on care?",
            "Some people also have gentle hands-on care from a trained therapist. It may ease stiffness for a while.",
            "It goes beside your own movement and does not replace it. Say where your skin is numb or sore to touch.",
        ),
    ),
    key_message="Work at an effort you can talk through, and let the next morning guide you.",
    takeaway="Rate one session: before, at its peak, and the next morning.",
    takeaway_kind="rate",
    checks=(
        Check(
            key="M10.1",
            statement="How you feel the next morning matters.",
            is_true=True,
            explanation="It shows whether the amount was right. A small rise that has settled is fine.",
        ),
        Check(
            key="M10.2",
            statement="If an exercise brings any pain, you have to stop it forever.",
            is_true=False,
            explanation="Some pain that settles is allowed. Stop and ask about new numbness or weakness.",
        ),
    ),
    sources=(
        sources.EXERCISE,
        sources.SETTLING,
        sources.STRENGTH_STEADINESS,
        sources.FEET,
        sources.HANDS_ON,
    ),
    misconception={
        "M10.1": Misconception(
            "May judge a session only while it lasts. Look at one next-morning rating together."
        ),
        "M10.2": Misconception(
            "May avoid every movement that hurts. Ask which ones, and think of facing them stepwise."
        ),
    },
)

ACTIVITY: tuple[Module, ...] = (FLARE, PACING, GRADED, MOVING)
