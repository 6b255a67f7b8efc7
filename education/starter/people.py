"""People: asking and sharing, helpers, and others who know what it is like; with the places of daily life."""

from education.starter import sources, sources_daily
from education.starter.module import Check, Misconception, Module, page
from education.starter.places import PLACES

PEOPLE_WORK_HOME = Module(
    external_id="M15",
    title="People, work and home",
    objective="Ask, share and adapt, so that daily life takes less out of you.",
    minutes=3,
    order=15,
    themes=("people", "caregivers", "work_home"),
    pages=(
        page(
            "Pain you cannot see",
            "Nerve damage does not show from the outside. Others may not know what a day costs you.",
            'You do not have to prove your pain. You can tell people what it does: "After ten minutes '
            'of standing my feet burn."',
            "Let them know what helps. Most people want to help and do not know how.",
            diagram="care_circle",
        ),
        page(
            "Ask for one clear thing",
            '"I need more help" is hard to act on. Ask for something clear, such as {examples:ask_for_help}.',
            "Think of three parts: what, when and for how long. Then ask.",
            "Some roles can be shared or swapped. Think of {examples:family_role}. Choose what suits "
            "each of you.",
        ),
        page(
            "Plan tasks together",
            "A helper who takes over means well. But what you stop doing, you lose strength for.",
            "So sit down together. Which tasks do you keep? Which do you share? Which do you hand over "
            "for now?",
            "Keep a part of the tasks that mean a lot to you. You can stir, while someone else lifts the "
            "pot.",
        ),
        page(
            "Set up the places you use",
            "Put the things you use each day between hip and shoulder height. Sit for long tasks.",
            "Change your posture when the timer rings. Mix heavy jobs with light ones.",
            "Clear the path to the bathroom and keep a light on. Numb feet need a good floor and good shoes.",
            diagram="kitchen_reach",
        ),
        page(
            "At work",
            "You choose whom you tell, and how much. Some changes cost little: a chair, a stool, a short "
            "break, another order of tasks.",
            'Ask for a change as a test: "Can we try this for two weeks?"',
            "You can ask your clinic for a letter that says what helps you work.",
            diagram="desk",
        ),
    ),
    key_message="You do not have to do it all alone, and no one has to do it all for you.",
    takeaway="Ask one person for one clear thing.",
    takeaway_kind="ask",
    checks=(
        Check(
            key="M15.1",
            statement="A good helper does everything for you.",
            is_true=False,
            explanation=(
                "What you do yourself keeps you strong. A good helper does the part that you cannot do now."
            ),
        ),
        Check(
            key="M15.2",
            statement="It works well to plan tasks together.",
            is_true=True,
            explanation="Then each of you knows what to do. You keep the parts that matter to you.",
        ),
    ),
    sources=(sources_daily.SUPPORT, sources_daily.SET_UP, sources.PACING_GUIDE),
    needs=("M08",),
    misconception={
        "M15.1": Misconception(
            "May be losing tasks to a helper, or wish for it. Plan the tasks with both of them."
        ),
        "M15.2": Misconception("May find it hard to ask or share. Practise one clear request in the visit."),
    },
)

HELPING = Module(
    external_id="M28",
    title="How to help without taking over",
    objective="Agree on help that makes you both stronger.",
    minutes=3,
    order=28,
    themes=("caregivers", "people"),
    pages=(
        page(
            "Read this one together",
            "This lesson is for you and for the person who helps you. Read it side by side if you can.",
            "Nerve damage changes life for both of you. One of you has the pain. The other sees it and "
            "cannot take it away. Both are hard.",
            diagram="care_circle",
        ),
        page(
            "For the helper: see, cue, let do",
            "First, watch. What can the person do alone? What needs a hand? Ask, do not guess.",
            'Next, cue. "Do you want to set the timer?" helps more than "You must rest now."',
            "Then let them do it, even if it is slow. Stay near if it could be unsafe. Your clinic can "
            "show you how.",
            'Be a calm voice. You do not need to fix the pain. "I can see it is rough. What would '
            'help?" is enough.',
        ),
        page(
            "For you: stay in charge",
            "Say what you want help with, and what you want to keep. Say it on a calm day, not in the "
            "worst hour.",
            'Choose a word for "I need a minute" and a word for "Please help now".',
            "You decide what your helper can see in this app. You can change your mind at any time.",
        ),
        page(
            "Cheer for the plan, not for the pain",
            'Notice what was done: "You did your walk." Try not to ask about pain all day.',
            'Hold back with "Do a bit more, you look well today". Stopping at the bell is part of the plan.',
            'On hard days do not say "Stay in bed". Look at the flare plan together.',
            diagram="activity_week",
        ),
        page(
            "When to step in, and when to rest",
            "Call emergency help for chest pain, a drooping face, sudden weakness or new numbness "
            "between the legs. Do the same for new bladder or bowel trouble.",
            "Call the clinic the same day for a new wound, a hot or swollen foot, or a bad fall.",
            "Helpers get tired too. Sleep, friends and time off are part of good care. If it gets too "
            "much, tell the clinic.",
            diagram="red_flags",
        ),
    ),
    key_message="Good help is agreed, and it leaves the person in charge.",
    takeaway="Sit down with your helper and agree on one thing to do and one thing to leave.",
    takeaway_kind="ask",
    checks=(
        Check(
            key="M28.1",
            statement='Asking "What would help?" is better than taking over.',
            is_true=True,
            explanation=(
                "It leaves the person in charge and keeps them strong. It also saves the helper from "
                "guessing."
            ),
        ),
        Check(
            key="M28.2",
            statement="A helper should push for more on good days.",
            is_true=False,
            explanation=(
                "The agreed amount stays the same on good days. That is how boom and bust is kept away."
            ),
        ),
    ),
    sources=(sources_daily.CARER, sources_daily.SUPPORT),
    needs=("M15",),
    misconception={
        "M28.1": Misconception(
            "The helper may be taking over, or help may be unclear. Offer a visit with both of them."
        ),
        "M28.2": Misconception(
            "There may be pressure to do more on good days. Explain pacing to both of them."
        ),
    },
)

OTHERS_LIKE_YOU = Module(
    external_id="M29",
    title="People and peer support",
    objective="Stay in touch with others, and find people who know what it is like.",
    minutes=3,
    order=29,
    themes=("people", "mood"),
    pages=(
        page(
            "Pain can make you lonely",
            "Pain makes it hard to plan. You cancel, and then you stop saying yes. People may stop asking.",
            "Being alone a lot can pull mood down and turn the alarm up. It happens to many people with "
            "nerve damage.",
            "It is not a flaw in you. And it can change in small steps.",
            diagram="danger_weighing",
        ),
        page(
            "Small contact counts",
            "You do not have to go to a party. Wave to a neighbour, send a photo, or sit with someone "
            "for ten minutes.",
            "Is there someone you miss, such as {examples:close_person}? Begin with them.",
            'Tell people what works: "I may leave early, and I would still love to come."',
            "Write it in your journal. One line is enough, and it counts.",
            diagram="care_circle",
        ),
        page(
            "People who know what it is like",
            "Others with nerve pain know things no book can tell you. It can be a relief not to explain.",
            "A group can give tips, hope and a reason to get up. It need not be about pain. It could be "
            "{examples:group}.",
            "Some groups meet in a room, others by phone or video. Ask your clinic which ones it knows, "
            "or look at the help page.",
        ),
        page(
            "How to choose a group",
            "A good group is kind. It lets you be quiet. It does not sell things or tell you to stop "
            "your medicine.",
            "If talk is only about how bad it is, you may feel worse. Try another group.",
            "What works for one person may not suit you. Ask your clinic before you try a new treatment.",
        ),
        page(
            "If someone does not believe you",
            "It hurts when people say that you look fine. Your pain is real, and nerve damage often "
            "cannot be seen.",
            'You can say: "I have nerve damage. My nerves send pain when they should be quiet." You do '
            "not owe more than that.",
            "If you feel alone most of the time, tell your clinic. They want to know.",
        ),
    ),
    key_message="Company is part of the plan. A short contact counts.",
    takeaway="Send one message or make one short call today.",
    takeaway_kind="ask",
    checks=(
        Check(
            key="M29.1",
            statement="A short contact with someone can be a good step.",
            is_true=True,
            explanation="Small contacts add up. They keep a door open and ask little of your energy.",
        ),
        Check(
            key="M29.2",
            statement="What helped another person with nerve pain will also help you.",
            is_true=False,
            explanation=(
                "People and nerves differ. Listen, take ideas, and ask your clinic before you try a "
                "treatment."
            ),
        ),
    ),
    sources=(sources_daily.SUPPORT, sources_daily.PEERS),
    needs=("M01",),
    misconception={
        "M29.1": Misconception(
            "May feel that only big meetings count. Find one short contact that feels possible."
        ),
        "M29.2": Misconception(
            "May try treatments on the word of others. Ask what has been tried, and talk it over."
        ),
    },
)

PEOPLE: tuple[Module, ...] = (PEOPLE_WORK_HOME, HELPING, OTHERS_LIKE_YOU, *PLACES)
