"""Places: home and work set up for the body, and visits by phone or video."""

from education.starter import sources, sources_daily
from education.starter.module import Check, Misconception, Module, page

ERGONOMICS = Module(
    external_id="M21",
    title="Set up your home and work",
    objective="Change one place where you spend time, so that it is easier on your body.",
    minutes=3,
    order=21,
    themes=("ergonomics", "work_home"),
    pages=(
        page(
            "A place that works with you",
            "Nerves do not like to be squeezed or stretched for a long time. Hurt nerves like it even less.",
            "You cannot always change the task. You can often change the height, the distance or the time.",
            "There is no perfect posture. Comfort, support and change are what count.",
            diagram="desk",
        ),
        page(
            "At a desk or table",
            "Sit back so that the chair holds you. Let your feet rest flat on the floor, or on a box.",
            "Have the screen at about eye height. Rest your arms, and keep your wrists straight.",
            "Use a headset or the speaker for long calls. Do not hold the phone with your shoulder.",
            "Stand up or walk a little about every 30 minutes. Set a timer, so that you need not think "
            "of it.",
        ),
        page(
            "In the kitchen and around the house",
            "Keep daily things between hip and shoulder. Slide heavy pots, and do not lift them if you "
            "can help it.",
            "Sit on a stool to peel or iron. Put one foot on a low box if you stand for long.",
            "Use thick handles if your grip is weak. Use gloves near heat if your hands are numb.",
            diagram="kitchen_reach",
        ),
        page(
            "In bed and on the move",
            "On your side, try a pillow between your knees. Keep your wrists straight at night if your "
            "hands tingle.",
            "In a car or bus, support your back and stop to walk when you can. Carry two small bags, not "
            "one big one.",
            "Wear closed shoes that fit well. Look inside them with your hand before you put them on.",
        ),
        page(
            "Change one thing and watch",
            "Pick the place where you spend the most time. Change one thing and keep it for a week.",
            "Note how you feel at the end of the day. Keep what helps and undo what does not.",
            "Ask for a visit with an occupational therapist if you need more. New weakness or numbness "
            "is a reason to call.",
        ),
    ),
    key_message="The best posture is the next one. Set up the place, then move often.",
    takeaway="Change one thing in the place where you sit the most.",
    takeaway_kind="change",
    checks=(
        Check(
            key="M21.1",
            statement="Moving often matters more than one perfect posture.",
            is_true=True,
            explanation=(
                "Any posture gets hard if you hold it for long. A short move gives nerves and muscles a "
                "break."
            ),
        ),
        Check(
            key="M21.2",
            statement="If you have a good chair, you can sit all day without a break.",
            is_true=False,
            explanation=(
                "A good chair helps, but nerves and muscles need change. Get up about every 30 minutes."
            ),
        ),
    ),
    sources=(sources.SITTING, sources_daily.SET_UP, sources.PACING_GUIDE),
    needs=("M08",),
    misconception={
        "M21.1": Misconception(
            'May hold one stiff "good" posture. Suggest a timer and a change of position.'
        ),
        "M21.2": Misconception(
            "May sit for long times without a break. Look for a cue to stand up that fits the work."
        ),
    },
)

STAYING_IN_TOUCH = Module(
    external_id="M30",
    title="Staying in touch by phone or video",
    objective="Get the most out of a visit that is not in the clinic.",
    minutes=2,
    order=30,
    themes=("remote_care",),
    pages=(
        page(
            "Care that comes to you",
            "Travel can cost a whole day of energy when you have nerve damage. A phone or video visit "
            "can save it.",
            "You can talk about your plan, show an exercise, or ask for help with a problem. Some visits "
            "still need a room, such as a check of your feet, your feeling or your strength.",
            "You may ask for the kind of visit that suits you.",
            diagram="care_circle",
        ),
        page(
            "Get ready",
            "Choose a quiet place with light on your face. Put the phone or tablet on something firm.",
            "For exercises, stand it far enough away to show your whole body. Clear the floor. Have a "
            "chair or a counter near.",
            "Wear shoes if you will stand. Tell your clinician who is in the room with you, and where "
            "you are.",
            "Write down two questions. Have a list of your medicine at hand.",
        ),
        page(
            "If the picture stops",
            "Agree on a phone number at the start. Agree on who calls back if the line drops.",
            "No video? A phone call does a lot. No quiet place? Ask for another time.",
            "If you use an interpreter, hearing aid or captions, say so when you book.",
        ),
        page(
            "Between the visits",
            "Your check-ins show how you are doing. They take about a minute. You may skip a question.",
            'A gap is fine. A gap is read as "not logged", not as "nothing done".',
            "You can pick the time for reminders, and you can pause them.",
            diagram="chart_reading",
        ),
        page(
            "What a message is not for",
            "Messages and check-ins are not read all the time. Do not use them in an emergency.",
            "With a danger sign, call the emergency number. For a new wound or new weakness, call the "
            "clinic the same day.",
            diagram="red_flags",
        ),
    ),
    key_message="A call or a video visit is a real visit. Prepare for it like one.",
    takeaway="Write two questions for your next visit.",
    takeaway_kind="write",
    checks=(
        Check(
            key="M30.1",
            statement="Some exercises can be checked well by video.",
            is_true=True,
            explanation=(
                "Your clinician can see how you move and help you adjust. Some tests still need you in the "
                "room."
            ),
        ),
        Check(
            key="M30.2",
            statement="You can send a message in the app in an emergency and wait for a reply.",
            is_true=False,
            explanation="Messages are not watched all the time. Call the emergency number at once.",
        ),
    ),
    sources=(sources_daily.TELE, sources_daily.CHECK_INS, sources.ALERTS),
    needs=("M01",),
    misconception={
        "M30.1": Misconception(
            "May not trust video visits. Ask what worries the person, and offer a choice."
        ),
        "M30.2": Misconception(
            "May wait for a reply in an emergency. Go over who to call, and check the emergency card."
        ),
    },
)

PLACES: tuple[Module, ...] = (ERGONOMICS, STAYING_IN_TOUCH)
