"""What your own days can tell: charts, triggers, early signs, and going on for the long run."""

from education.starter import sources, sources_daily
from education.starter.module import Check, Misconception, Module, page

YOUR_DATA = Module(
    external_id="M16",
    title="Reading your own data",
    objective="Read your chart with care, and look at it with your clinician.",
    minutes=2,
    order=16,
    themes=("own_data", "journal"),
    pages=(
        page(
            "Why you log at all",
            "Pain blurs memory. After a bad week it feels as if every week was bad. Your log keeps the "
            "other days too.",
            "Your journal holds what you did, how you slept, your mood and your pain. Bit by bit it "
            "becomes a map of you.",
            "You and your clinician use it to adjust the plan. It is not a test.",
            diagram="chart_reading",
        ),
        page(
            "How to read the chart",
            "Each dot is one day. A gap means that nothing was logged. It is not a zero.",
            "The band shows your usual range. One dot outside it is one day. Look for a slow change over "
            "weeks.",
            "First look at what you could do. Then look at pain. You may gain a lot while pain stays the "
            "same.",
        ),
        page(
            "Clues, not proof",
            "Say your pain was high the day after a walk. Did the walk do it? Or was it the bad night, "
            "the stress, or chance?",
            "Hurt nerves can also fire on their own, with no reason you can find.",
            'One day cannot tell. So the chart says "goes together with". A link needs at least 28 '
            "days of notes. Many stay unclear for two or three months.",
            '"No clear link" is useful too. It means you may not need to avoid that thing.',
            diagram="triggers_web",
        ),
        page(
            "Test a clue",
            "If something looks like a link, talk about it at your review. You can test it with your "
            "clinician.",
            "Do it one way for two weeks, then the other way for two weeks. Change one thing at a time.",
            "Do not stop moving because of one dot. And do not wait for a chart if you see a danger "
            "sign. Call.",
        ),
    ),
    key_message="What goes together in a chart is a clue. It is not proof.",
    takeaway="Look at your chart and bring one question to your review.",
    takeaway_kind="review",
    checks=(
        Check(
            key="M16.1",
            statement="If pain is high once after a walk, the walk was the reason.",
            is_true=False,
            explanation="One day can have many reasons. You need many days before a link is worth a look.",
        ),
        Check(
            key="M16.2",
            statement="You need some weeks of days to see a pattern.",
            is_true=True,
            explanation="Pain goes up and down by itself. Weeks of days help to tell a pattern from chance.",
        ),
    ),
    sources=(sources_daily.LINKS, sources_daily.TREND, sources_daily.NOISE, sources_daily.SELF_TEST),
    needs=("M09",),
    misconception={
        "M16.1": Misconception(
            "May drop an activity after one hard day. Look at several weeks of the chart together."
        ),
        "M16.2": Misconception(
            "May expect quick answers from the chart. Explain why a few days cannot tell."
        ),
    },
)

TRIGGERS = Module(
    external_id="M22",
    title="Finding your triggers, and your helpers",
    objective="Find out what goes together with harder days, and with easier ones.",
    minutes=3,
    order=22,
    themes=("triggers", "journal"),
    pages=(
        page(
            "What is a trigger?",
            "A trigger is something that often goes together with more pain. It may be a bad night, "
            "stress, cold, a long sit or a rush.",
            "A helper is the other side. It goes together with easier days. It may be a friend or a "
            "regular meal. It may be {examples:gentle_movement}.",
            "With nerve damage, some pain has no trigger. It comes by itself. That is not your fault, "
            "and you have not missed a clue.",
            diagram="triggers_web",
        ),
        page(
            "Start with what helps",
            "Minds look for danger first. So begin with the good side. What did you do on your easier days?",
            "Write down three things. Can you put one of them into next week?",
        ),
        page(
            "Watch a few things, not all",
            "If you watch all things, you will find links that are not there. Choose a few. Six at most "
            "is plenty.",
            "Choose things that you can change, such as bedtime, breaks or rushing. You cannot change "
            "the weather.",
            "Add a short note to your journal each day. A few words are enough.",
        ),
        page(
            "Give it time",
            "Log good days and bad days. If you log only bad days, all you did will look like a trigger.",
            "A link needs four weeks of notes or more. Even then it often stays unclear.",
            "It may be that no trigger shows up. That is a real result. It gives you more freedom.",
            diagram="chart_reading",
        ),
        page(
            "What to do with a trigger",
            "Few triggers need to be banned. Most can be made smaller, split, or moved to a better time.",
            "If long sitting is a trigger, stand up more often. If rushing is one, start earlier.",
            'Be careful with movement as a "trigger". If you avoid it, you get weaker. Talk with your '
            "clinician before you drop an activity.",
            "A new wound, new weakness or new numbness is not a trigger to log. Call your clinic.",
        ),
    ),
    key_message="Look for what helps as well as what hurts. Both are clues.",
    takeaway="Name one thing to watch for the next four weeks.",
    takeaway_kind="write",
    checks=(
        Check(
            key="M22.1",
            statement="Looking for things that help is as useful as looking for triggers.",
            is_true=True,
            explanation=(
                "Helpers show you what to do more of. They are easier to add than triggers are to ban."
            ),
        ),
        Check(
            key="M22.2",
            statement="Every pain has a trigger, if you search hard enough.",
            is_true=False,
            explanation="Hurt nerves can fire on their own. You have not missed anything.",
        ),
    ),
    sources=(sources_daily.LINKS, sources_daily.JOURNAL, sources_daily.NOISE),
    needs=("M16",),
    misconception={
        "M22.1": Misconception("May look for danger and miss what helps. Go through the easier days first."),
        "M22.2": Misconception(
            "May search and blame without end. Explain that some pain comes without a trigger."
        ),
    },
)

EARLY_SIGNS = Module(
    external_id="M24",
    title="Early warning signs",
    objective="Know your own early signs and have a small plan ready for them.",
    minutes=3,
    order=24,
    themes=("early_warning", "flares"),
    pages=(
        page(
            "Small signs come first",
            "Pain does not always jump out of nowhere. Often there are small signs before it gets loud.",
            "Your jaw gets tight, or your shoulders rise. You hold your breath, get short with people, "
            "or rush to finish.",
            "In your body, the tingling may grow or the burning may warm up. Hurt nerves get louder when "
            "you push on.",
            diagram="early_signs",
        ),
        page(
            "Find your own",
            "Think back to your last hard day. What came before it, in the hours or the day before?",
            "Ask someone who knows you. They may see signs that you do not.",
            "Write down a few, in your own words. Up to eight is plenty.",
            "Some pain comes without a sign. That is how nerve pain can be. You did not miss it.",
        ),
        page(
            "Notice, breathe, adjust",
            'When you notice a sign, stop for a moment. Say to yourself: "This is an early sign."',
            "Breathe slowly for three minutes, or use the tool you chose. Let your shoulders drop.",
            "Then adjust. Set a timer for the next task. Change your posture. Split the job.",
            "You do not have to stop the day. Keep to the clock, not to the pain.",
            diagram="breathing_wave",
        ),
        page(
            "Keep your list close",
            "Put the list where you will see it: by the bed, on the fridge or in your journal. Write "
            "your tool and your timer next to it.",
            "If two or more signs show up, use the tool at once. Note it in your journal.",
            "Over weeks you will see which signs matter. Drop those that do not.",
        ),
        page(
            "Signs that are not for this",
            "Some signs need help and not breathing. Call emergency help for new numbness between the "
            "legs, or new bladder or bowel trouble. Do the same for sudden weakness or chest pain.",
            "Call your clinic the same day for a new wound, a hot or swollen foot, or numbness that spreads.",
            diagram="red_flags",
        ),
    ),
    key_message="Small signs are your chance to act early and gently.",
    takeaway="Write down your first three early signs.",
    takeaway_kind="write",
    checks=(
        Check(
            key="M24.1",
            statement="An early sign is a good time to use a three-minute tool.",
            is_true=True,
            explanation=(
                "It is easier to calm the alarm while it is still low. Then you can go on by the clock."
            ),
        ),
        Check(
            key="M24.2",
            statement="At the first early sign you should stop all activity for the day.",
            is_true=False,
            explanation="A short pause and a small change are enough. Then go on with the timer.",
        ),
    ),
    sources=(sources_daily.EARLY_SIGNS, sources.PACING_GUIDE, sources_daily.BREATHING),
    needs=("M08", "M11"),
    misconception={
        "M24.1": Misconception(
            "May wait until pain is high. Write down two early signs together and pick a tool."
        ),
        "M24.2": Misconception("May stop too much, too soon. Look at pacing by the clock again."),
    },
)

LONG_RUN = Module(
    external_id="M31",
    title="Keeping going for the long run",
    objective="Make a plan to keep what you have gained, also after a setback.",
    minutes=3,
    order=31,
    themes=("long_run", "flares"),
    pages=(
        page(
            "It goes in waves",
            "Living with nerve damage is a long road. There will be good weeks, flat weeks and dips.",
            "Change comes over months. It is often too slow to see from one day to the next. So look "
            "back at where you began.",
            diagram="chart_reading",
        ),
        page(
            "See what you have gained",
            "What can you do now that you could not do before? What do you worry about less?",
            "Write it down, or look at your milestones. Tell someone who will be glad with you.",
            "Function counts first. You may do more while the pain is the same. That is a real gain.",
        ),
        page(
            "When you reach a goal",
            "When you reach a goal, you can stay there. Keeping it up is work too. You need not always "
            "add more.",
            "If you want, choose a new goal with your clinician. A follow-up visit now and then helps to "
            "keep things going.",
            "You can pause your check-ins for a holiday. Nothing you have logged is lost.",
            diagram="quota_stairs",
        ),
        page(
            "Plan for the dips",
            "Dips come with illness, stress, loss or a move. Sometimes they come with no reason at all.",
            "Get out your flare plan. Do a smaller amount on set days, then build back up. Keep your "
            "routine and your breathing.",
            "If you have stopped for weeks, ask your clinic where to start. Starting low is wise.",
            "A dip does not take away what you have learned. You have done this before.",
            diagram="flare_curve",
        ),
        page(
            "Your own page",
            "Write one page for yourself. What helps most? What are your early signs? Who can you call? "
            "What are your danger signs?",
            "Keep it where you can find it. Read it on good days, and again on hard ones.",
            "Call your clinic if a flare lasts more than a week, or if something is new. You do not have "
            "to wait until it is bad.",
        ),
    ),
    key_message="Change is slow and goes in waves. Having a plan for the dips keeps you going.",
    takeaway="Write down three things that helped you most.",
    takeaway_kind="write",
    checks=(
        Check(
            key="M31.1",
            statement="A dip does not take away what you have learned.",
            is_true=True,
            explanation="Your skills are still there. You can start at a lower step and build up again.",
        ),
        Check(
            key="M31.2",
            statement="If progress is slow, the plan is not working.",
            is_true=False,
            explanation=(
                "Change often takes months and goes in waves. Look back over a longer time at what you can "
                "do."
            ),
        ),
    ),
    sources=(sources_daily.BOOSTERS, sources.TIME_CONTINGENT, sources_daily.ADHERENCE),
    needs=("M07", "M09"),
    misconception={
        "M31.1": Misconception(
            "May see a setback as the end. Go back over past setbacks and how they settled."
        ),
        "M31.2": Misconception(
            "May lose heart with slow change. Look at function since the start, not at last week."
        ),
    },
)

DATA: tuple[Module, ...] = (YOUR_DATA, TRIGGERS, EARLY_SIGNS, LONG_RUN)
