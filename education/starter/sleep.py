"""Sleep: the night and the day after, an evening that winds down, and a place for worry."""

from education.starter import sources, sources_daily
from education.starter.module import Check, Misconception, Module, page

SLEEP_AND_PAIN = Module(
    external_id="M12",
    title="Sleep and pain",
    objective="See how nights and days go together, and pick one time to get up.",
    minutes=3,
    order=12,
    themes=("sleep",),
    pages=(
        page(
            "Nights and days go together",
            "Pain can make it hard to fall asleep. Burning or tingling feet are often worse when the "
            "room is dark and still.",
            "A poor night also goes together with more pain the next day. Your nervous system is tired, "
            "and it turns the volume up.",
            "This is how a tired body with nerve damage works. You did not bring it on.",
            diagram="sleep_loop",
        ),
        page(
            "Start with the morning",
            "You cannot order yourself to sleep. You can choose when you get up.",
            "Pick one time to get up that fits your life. Keep it on work days and on free days.",
            "Get up at that time after a bad night too. Then you will be sleepy enough the next evening.",
            "Some light and a little movement in the morning help your body clock wake up.",
            diagram="sleep_window",
        ),
        page(
            "Bed is for sleep",
            "Go to bed when you feel sleepy, not when the clock says so.",
            "If you lie awake for about 15 to 20 minutes, get up. Go to a dim, warm, safe place and do "
            "something calm. Go back when you feel sleepy.",
            "If you are unsteady at night, keep a light and shoes by the bed. Or sit up in bed and do "
            "something calm there.",
        ),
        page(
            "Naps",
            "A long nap feels good, but it takes sleep away from the night. If you need a nap, keep it "
            "short and early in the day.",
            "Or rest without sleep. Lie down, breathe slowly, and get up when the timer rings.",
            "Do not shorten your nights on your own. That needs a plan with your clinician.",
        ),
        page(
            "Tell your clinic about these",
            "Some sleep problems need more than a routine. Tell your clinic if you get drowsy when you "
            "drive. Do not drive then.",
            "Tell them if someone hears you stop breathing in your sleep, or if you get hurt in the "
            "night. Tell them about legs that must move in the evening.",
            "Your clinic can help, or send you to a sleep expert. There are good treatments that use no "
            "pills.",
        ),
    ),
    key_message=(
        "A poor night goes together with a harder day. One steady time to get up is a good first step."
    ),
    takeaway="Set one time to get up, and keep it for seven days.",
    takeaway_kind="plan",
    checks=(
        Check(
            key="M12.1",
            statement="Getting up at the same time each day helps your sleep.",
            is_true=True,
            explanation=(
                "A steady time to get up sets your body clock. It also makes you sleepy at about the same "
                "time each night."
            ),
        ),
        Check(
            key="M12.2",
            statement="A long nap is the best way to catch up after a bad night.",
            is_true=False,
            explanation=(
                "A long nap takes sleep away from the next night. A short, early rest helps you more."
            ),
        ),
    ),
    sources=(
        sources.SLEEP_PAIN,
        sources_daily.SLEEP_ACTIVITY,
        sources_daily.SLEEP_CARDS,
        sources_daily.SLEEP_SAFETY,
    ),
    needs=("M04",),
    misconception={
        "M12.1": Misconception(
            "May not see a steady time to get up as the first step. Talk through a time that fits the "
            "person's life."
        ),
        "M12.2": Misconception(
            "May be sleeping long in the day after poor nights. Look at the journal and ask about naps."
        ),
    },
)

EVENING = Module(
    external_id="M17",
    title="A calm evening and a good place to sleep",
    objective="Make the last part of the day and your bedroom work for sleep.",
    minutes=3,
    order=17,
    themes=("sleep", "home_practice"),
    pages=(
        page(
            "Why the evening matters",
            "Your body does not switch off like a lamp. It slows down step by step.",
            "Hurt nerves can stay loud in the quiet of the night. A calm evening gives them less to "
            "shout about.",
            "You do not need a perfect plan. You need a few small things that you can do on most nights.",
            diagram="sleep_window",
        ),
        page(
            "Caffeine and screens",
            "Some drinks hold caffeine, such as {examples:caffeine_drink}. It can stay in your body for "
            "many hours.",
            "Try to have your last one earlier in the day. Do this for a week and note how you sleep.",
            "Phones and television bring light, news and noise. Put them away a while before bed, and "
            "charge your phone out of reach.",
            "If you use a phone for calm sounds, turn the screen down and the messages off.",
        ),
        page(
            "Slow down step by step",
            "Do the same few things in the same order each evening. Your body learns that sleep comes next.",
            "You could try one of these: {examples:calm_evening}. Choose what fits your home.",
            "Slow breathing is a good last step. Find a pace that feels easy, and stop if you feel "
            "light-headed.",
            "Try to move at about the same times each day. Very busy days and very still days make sleep "
            "less steady.",
            diagram="breathing_wave",
        ),
        page(
            "A good place to sleep",
            "Dark, quiet and a bit cool works for most people. A mask, ear plugs or a curtain can help.",
            "If sheets hurt your feet, let the blanket hang loose, or hold it up with a box. Soft socks "
            "may help too.",
            "If your feet are numb, do not use hot bottles or heat pads. You may not feel a burn.",
            "A pillow between or under the knees can ease a sore back or leg. Share a room? Say what you "
            "need and find a way together.",
        ),
    ),
    key_message="Good sleep starts in the evening. Small, steady habits count more than one perfect night.",
    takeaway="Choose one calm thing to do before bed tonight.",
    takeaway_kind="change",
    checks=(
        Check(
            key="M17.1",
            statement="When you have your last caffeine can change how you sleep.",
            is_true=True,
            explanation=(
                "Caffeine can stay in the body for many hours. Moving the last cup earlier is a good thing "
                "to test."
            ),
        ),
        Check(
            key="M17.2",
            statement="An evening routine must be the same every night, or it is of no use.",
            is_true=False,
            explanation=(
                "Most nights is good enough. One night that is not like the others does not undo your habit."
            ),
        ),
    ),
    sources=(sources_daily.SLEEP_CARDS, sources_daily.SLEEP_HYGIENE, sources_daily.BREATHING),
    needs=("M12",),
    misconception={
        "M17.1": Misconception(
            "May not link late caffeine with poor nights. Ask about the time of the last cup, and look "
            "at the nights."
        ),
        "M17.2": Misconception(
            "May hold a strict rule that adds stress at bedtime. Agree on one small step that fits most "
            "nights."
        ),
    },
)

WORRY_TIME = Module(
    external_id="M18",
    title="Worry time before bed",
    objective="Give worry a set time, so that it does not need your night.",
    minutes=2,
    order=18,
    themes=("sleep", "thoughts", "mood"),
    pages=(
        page(
            "When the house is quiet",
            "At night there is little to do and much to feel. Pain gets your full attention, and worry "
            "often joins in.",
            "Will it get worse? What about work? These thoughts come to many people who live with nerve "
            "damage.",
            "Worry is your brain trying to keep you safe. But it also raises the alarm, and an alarm "
            "keeps you awake.",
            diagram="thought_loop",
        ),
        page(
            "Give worry its own time",
            "Pick a time about two hours before bed. Sit somewhere that is not your bed. Ten minutes is "
            "enough.",
            "Write down what is on your mind. A few words for each thing will do.",
            'Next to each one, write one small next step. It may be "ask at my next visit" or "look '
            'at the bill on Friday".',
            'Some worries have no next step. Write "not now" beside them. Then close the book.',
            diagram="worry_time",
        ),
        page(
            "If worry comes back in bed",
            'It will come back, and that is fine. Say to yourself: "It is on the page. I will look at '
            'it tomorrow."',
            "Then give your mind a quiet job. Feel your breath, or count slow breaths, or think of a "
            "calm place.",
            "You do not have to make the thought go away. Let it go by, like a car in the street.",
            "Still wide awake after a while? Get up, sit in dim light, and go back when you feel sleepy.",
        ),
        page(
            "When worry is heavy",
            "Worry and low mood are common with long pain. They are no sign of weakness.",
            "Tell your clinic if dark thoughts stay with you on most days. You do not have to wait for "
            "the next visit.",
            "If you think about hurting yourself, use the crisis line or emergency number in this app. "
            "Do it at once.",
        ),
    ),
    key_message="You cannot ban worry, but you can give it a time and a place.",
    takeaway="Set ten minutes of worry time about two hours before bed.",
    takeaway_kind="change",
    checks=(
        Check(
            key="M18.1",
            statement="Writing worries down early in the evening can help you leave them alone in bed.",
            is_true=True,
            explanation=(
                "On paper, a worry has a place and a next step. Your mind does not need to hold on to it all "
                "night."
            ),
        ),
        Check(
            key="M18.2",
            statement="If a worry comes back in bed, worry time did not work.",
            is_true=False,
            explanation=(
                "Worries come back for everyone. You can tell them that they are on the page until tomorrow."
            ),
        ),
    ),
    sources=(sources_daily.WORRY_CARD, sources_daily.MINDFULNESS, sources_daily.BREATHING),
    needs=("M12",),
    misconception={
        "M18.1": Misconception(
            "May expect no use from worry time. Offer to try it for one week and look at the nights together."
        ),
        "M18.2": Misconception(
            "May think that thoughts must stop fully. Explain that the aim is to let them go by, not to "
            "ban them."
        ),
    },
)

SLEEP: tuple[Module, ...] = (SLEEP_AND_PAIN, EVENING, WORRY_TIME)
