"""The plan in daily life: goals that matter, the kinds of movement, hands-on care, and a routine that fits."""

from education.starter import sources, sources_daily
from education.starter.module import Check, Misconception, Module, page

GOALS = Module(
    external_id="M32",
    title="Goals that matter to you",
    objective="Say what you want back, and turn it into a goal you can see.",
    minutes=3,
    order=32,
    themes=("goals", "other_conditions"),
    pages=(
        page(
            "What matters most",
            "Nerve damage takes things away. It may be a walk with a friend, a job, or holding a child.",
            "Your plan starts there. Your clinician knows about nerves. You know about your life. You "
            "need both to make a plan.",
            "Your health as a whole counts too: your weight, your blood sugar, your sleep and your mood. "
            "Tell your clinic what else you live with.",
            diagram="care_circle",
        ),
        page(
            "From a wish to a goal",
            '"Less pain" is a fair wish, but it is hard to steer. Choose something that you can do and see.',
            "Ask: what would I do more of, if this got a bit better? With whom? Where? How often?",
            "A goal could be {examples:valued_activity}. Use your own words. They stay in your plan as "
            "you said them.",
            'Then make it clear enough to see. "Be more active" becomes "Walk to the shop and back, '
            'twice a week".',
        ),
        page(
            "Small steps on the way",
            "A big goal can feel far away. Split it into steps that you can reach in a week or two.",
            "Agree on a first step that is a little below what you can do now. That way you start with "
            "things that work.",
            "Mark each step you reach. Write down how it felt. Those notes help on hard days.",
            "Tell someone about it. A step that others know of is easier to take, and nicer to enjoy.",
            diagram="quota_stairs",
        ),
        page(
            "Goals can move",
            "Look at your goals at each review. Some will be reached. Some will not fit any more. You "
            "may change them.",
            "Change is slow, often over weeks and months. A level stretch does not mean that you are stuck.",
            "You decide together with your clinician. Say so if the plan feels like theirs and not like "
            "yours.",
        ),
    ),
    key_message="A good goal is about your life, not about a pain number.",
    takeaway="Write one thing you would like to do again.",
    takeaway_kind="write",
    checks=(
        Check(
            key="M32.1",
            statement="A good goal is something you do that matters to you.",
            is_true=True,
            explanation="You can see it, plan it and enjoy it. A pain number alone is hard to steer.",
        ),
        Check(
            key="M32.2",
            statement="Once a goal is set, it must not be changed.",
            is_true=False,
            explanation="Life changes and goals may change too. You look at them together at each review.",
        ),
    ),
    sources=(sources_daily.GOALS, sources.TIME_CONTINGENT),
    needs=("M01",),
    misconception={
        "M32.1": Misconception(
            "May see pain relief as the only goal. Ask what the person would do more of with less pain."
        ),
        "M32.2": Misconception(
            "May feel bound to a goal that no longer fits. Ask if it still matters and agree on a new one."
        ),
    },
)

KINDS_OF_MOVEMENT = Module(
    external_id="M33",
    title="Four kinds of movement",
    objective="Know what each kind of exercise is for, and why a mix works well.",
    minutes=3,
    order=33,
    themes=("exercise", "nerve_damage"),
    pages=(
        page(
            "Why a mix",
            "Nerve damage can make muscles weak, feet unsure and joints stiff. No single exercise helps "
            "with all of that.",
            "Your plan takes a bit of each kind. Your clinician chose them for you and for your health.",
            "Exercise may help your strength, your steadiness and your mood. It does not promise to "
            "repair nerves.",
            diagram="activity_week",
        ),
        page(
            "Moves for your heart and lungs",
            "Walking, cycling on the spot and marching in a chair make your heart work a little more.",
            "You should be able to talk while you do it. Start with short bouts and planned rests.",
            "Rest days are part of the plan. Spread your sessions over the week, so that you are not "
            "still for long.",
        ),
        page(
            "Moves for strength",
            "Standing up from a chair, rising on your toes and pulling on a band keep muscles strong.",
            "Strong legs make stairs and shopping easier. Breathe out on the hard part. Do not hold your "
            "breath.",
            "Leave a little in the tank. You should feel that you could do a few more.",
        ),
        page(
            "Moves for balance",
            "Numb feet tell your brain less about the floor. Balance practice helps you make up for that.",
            "Stand close to a counter or a wall. Begin with your feet apart. Make it harder in small steps.",
            "If you have had a fall, do the new ones with your clinician first.",
            diagram="balance_base",
        ),
        page(
            "Stretches and nerve glides",
            "A mild stretch keeps joints loose. Do not force it.",
            "A nerve glide lets a nerve slide as you move. It is not a stretch. Light tingling must be "
            "gone within a minute.",
            "Stop and get help if you get chest pain, feel faint, or notice new weakness.",
            "Do the moves well rather than fast. Your clinician can watch you, in the room or by video.",
        ),
    ),
    key_message="A mix of movement, done often and in small amounts, serves you best.",
    takeaway="Look at your plan and find one exercise of each kind.",
    takeaway_kind="review",
    checks=(
        Check(
            key="M33.1",
            statement="Balance practice can help when your feet are numb.",
            is_true=True,
            explanation=(
                "Your body can learn to use your eyes, hips and ankles more. Keep a hand near a firm support."
            ),
        ),
        Check(
            key="M33.2",
            statement="If you walk each day, you do not need any other kind of exercise.",
            is_true=False,
            explanation=(
                "Walking is a fine start. Strength, balance and stretching help with things that walking "
                "does not train."
            ),
        ),
    ),
    sources=(
        sources_daily.DPN_EXERCISE,
        sources.STRENGTH_STEADINESS,
        sources_daily.FALLS,
        sources.EXERCISE,
        sources_daily.NERVE_GLIDES,
    ),
    needs=("M09",),
    misconception={
        "M33.1": Misconception(
            "May think that numb feet rule out balance work. Show a supported first step."
        ),
        "M33.2": Misconception(
            "May skip the rest of the plan. Explain what each exercise is for and link it to a goal."
        ),
    },
)

HANDS_ON_CARE = Module(
    external_id="M34",
    title="Hands-on care and what comes after",
    objective="Know what hands-on care is for, and when it is not safe.",
    minutes=2,
    order=34,
    themes=("hands_on_care", "safety"),
    pages=(
        page(
            "What it is",
            "Hands-on care means gentle work on joints, muscles or skin. A trained person does it, with "
            "your consent.",
            "It may ease stiffness for a while and make moving feel easier. It does not repair nerve damage.",
            'You can say "less", "stop" or "not there" at any time. You do not have to give a reason.',
        ),
        page(
            "Say this before you start",
            "Tell the person about numb areas. You may not feel when the pressure is too much.",
            "Tell them about a blood clot, a broken bone, thin bones, or medicine that thins your blood.",
            "Say if your skin is open, hot or very sore to touch. Then that area is left alone.",
            diagram="pain_map",
        ),
        page(
            "Link it to a task",
            "The easy feeling after a visit is a good moment to move. Choose a task before the visit, "
            "and do it soon after.",
            "It could be {examples:house_task}. Your clinician writes it into the plan with you.",
            "This way your body learns that the movement is safe in daily life, not only on the couch.",
        ),
        page(
            "Touch that hurts",
            "Some nerves turn a light touch into pain. Even a sheet can burn.",
            "Gentle practice with soft cloth can help some people. You begin at the edge of the sore "
            "area and stop when the timer rings.",
            "Your clinician shows you how. Do not let anyone rub hard on a sore area.",
            diagram="volume_knob",
        ),
        page(
            "How to tell if it helps",
            "Note how you feel that day and the next day. Can you do more of your task, or do it with "
            "more ease?",
            "If you get worse and have not settled by the next day, tell your clinician. They will "
            "change it.",
            "Call at once if you notice new weakness or numbness.",
        ),
    ),
    key_message="Hands-on care can open a door. Walking through it is the part that lasts.",
    takeaway="After your next hands-on visit, do one task you chose before it.",
    takeaway_kind="practise",
    checks=(
        Check(
            key="M34.1",
            statement="It is good to do a daily task soon after hands-on care.",
            is_true=True,
            explanation=(
                "The easier feeling fades. Using it for a task you care about helps to keep what you gained."
            ),
        ),
        Check(
            key="M34.2",
            statement="Strong pressure on a numb area is safe, since you cannot feel it.",
            is_true=False,
            explanation=(
                "A numb area cannot warn you. Say where you are numb, so that the touch stays gentle."
            ),
        ),
    ),
    sources=(sources.HANDS_ON, sources_daily.TOUCH),
    needs=("M05",),
    misconception={
        "M34.1": Misconception("May rely on hands-on care alone. Agree on a task before the next visit."),
        "M34.2": Misconception(
            "May let others press hard on numb skin. Explain why numb skin needs care, and look at the skin."
        ),
    },
)

A_PLAN_THAT_FITS = Module(
    external_id="M35",
    title="Making your plan fit your life",
    objective="Build a home routine that works with your week, and not against it.",
    minutes=2,
    order=35,
    themes=("home_practice", "pacing"),
    pages=(
        page(
            "Your week is the frame",
            "You have work, buses, children, visits and bad nights. Nerve damage does not wait for a "
            "free week.",
            "So start with the week you have. Where are ten quiet minutes? When do your legs feel best?",
            "Tell your clinic about shifts, transport and family duties. The plan can move around them.",
            diagram="activity_week",
        ),
        page(
            "Tie it to a habit",
            "Link each exercise to something you do anyway. You could stand on your toes while the "
            "kettle boils. You could breathe slowly after you brush your teeth.",
            "Lay out what you need the night before: shoes, band, chair, timer.",
            "Your handouts and videos show each step. Keep the sheet where you do the exercise.",
        ),
        page(
            "Steady, with some give",
            "Try to keep the days and let the hour move. If the morning is gone, the afternoon will do.",
            "If you miss a day, go on with the next one. Do not add the missed minutes. That can start a "
            "flare.",
            "Make a short version for hard days. Two minutes keep the habit alive.",
            "On good days, stay with the plan as well. Stop when the timer rings.",
            diagram="boom_bust",
        ),
        page(
            "When it does not fit",
            "Look for the reason. Was it time, a ride, money, pain, fear, or did you forget? Each has "
            "its own answer.",
            "You can tick the reason in the app. Your clinician sees it and can change the plan with you.",
            "You owe nobody an excuse. A missed day is a note that helps to fit the plan.",
        ),
        page(
            "Breaks and holidays",
            "Tell your clinic before a trip, a feast or a stay in hospital. Agree on a pause, and on the "
            "day you start again.",
            "After an illness, ask before you start. You may begin at a lower step, and that is fine.",
        ),
    ),
    key_message="A small plan that fits is worth more than a big plan that does not.",
    takeaway="Tie one exercise to something you do every day.",
    takeaway_kind="plan",
    checks=(
        Check(
            key="M35.1",
            statement="Tying an exercise to a daily habit makes it easier to keep.",
            is_true=True,
            explanation="The habit reminds you, so that you do not have to. Small and steady works best.",
        ),
        Check(
            key="M35.2",
            statement="After a missed day you should do twice as much.",
            is_true=False,
            explanation="Doing double can start a flare. Go on with your usual amount on the next day.",
        ),
    ),
    sources=(sources_daily.BARRIERS, sources_daily.ADHERENCE),
    needs=("M08",),
    misconception={
        "M35.1": Misconception(
            "May rely on willpower alone. Find one daily habit and link one exercise to it."
        ),
        "M35.2": Misconception(
            "May catch up after missed days. Look for big days in the journal and talk about pacing."
        ),
    },
)

EVERYDAY: tuple[Module, ...] = (GOALS, KINDS_OF_MOVEMENT, HANDS_ON_CARE, A_PLAN_THAT_FITS)
