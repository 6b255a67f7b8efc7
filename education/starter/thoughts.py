"""Thoughts, problems and new ways to look at them: skills from cognitive behavioural therapy, in plain words."""

from education.starter import sources, sources_daily
from education.starter.module import Check, Misconception, Module, page

THOUGHTS_AND_MOOD = Module(
    external_id="M14",
    title="Thoughts and mood",
    objective="Spot a loop of thoughts, feelings and pain, without blaming yourself.",
    minutes=2,
    order=14,
    themes=("thoughts", "mood"),
    pages=(
        page(
            "Pain pulls on mood",
            "Long pain wears people down. Feeling sad, cross or scared is a common answer to it.",
            "Your pain is real, and so is the nerve damage or illness behind it. Looking at thoughts "
            "does not change that.",
            "It gives you one more place where you can ease the load.",
        ),
        page(
            "How the loop works",
            'Something happens: a sharp, electric pain on the stairs. A thought comes: "I will end up '
            'in a wheelchair."',
            "Fear follows. Your muscles tighten, your breath gets short, and your nerves get louder. You "
            "stay at home.",
            "Tomorrow the stairs seem higher. Nobody chose this loop. It runs by itself until someone "
            "sees it.",
            diagram="thought_loop",
        ),
        page(
            "Worry turns up the alarm",
            "Your brain uses all clues to decide how much danger there is. A scary thought is one of the "
            "clues.",
            "So worry can raise the alarm, and pain can feel stronger. The nerve signals were there "
            "before the thought.",
            "In the same way, clues of safety can calm the alarm. A kind word, a plan or a slow breath "
            "may help.",
            diagram="volume_knob",
        ),
        page(
            "Loosen it at one point",
            "You do not have to think happy thoughts. First, catch the thought and write it down.",
            'Then ask: "What would I say to a friend with this thought?" Write that down as well.',
            'It may sound like this: "The stairs hurt today. They hurt last week too, and it settled."',
            "If you have new weakness, a new wound or new numbness, do not talk it away. Call your clinic.",
        ),
        page(
            "You are not alone with this",
            "Tell your clinic if you feel low or scared on most days. Help for mood is part of the plan, "
            "like exercise.",
            "If you think about hurting yourself, use the crisis line or emergency number in this app. "
            "Do it at once.",
        ),
    ),
    key_message="Pain, thoughts and mood pull on each other. You can loosen the loop at any point.",
    takeaway="Write down one thought that pain brought today, and a kinder one.",
    takeaway_kind="write",
    checks=(
        Check(
            key="M14.1",
            statement="Worry can raise the alarm in your nervous system.",
            is_true=True,
            explanation=(
                "The brain counts a scary thought as a clue of danger. Calm and kind clues can turn the "
                "alarm down."
            ),
        ),
        Check(
            key="M14.2",
            statement="Thoughts change pain, so the pain is not real.",
            is_true=False,
            explanation=(
                "Your pain is real. Thoughts can turn the volume up or down, but they do not invent the "
                "signal."
            ),
        ),
    ),
    sources=(sources.EDUCATION, sources_daily.THOUGHT_RECORD, sources_daily.MOOD_ESM),
    needs=("M01",),
    misconception={
        "M14.1": Misconception(
            "May not see the link between worry and pain. Use an example from the person's own journal."
        ),
        "M14.2": Misconception(
            "May feel blamed or not believed. Say again that the pain is real, and name the nerve damage."
        ),
    },
)

PROBLEM_SOLVING = Module(
    external_id="M23",
    title="Solving problems step by step",
    objective="Use five steps to work on a problem that pain brings.",
    minutes=3,
    order=23,
    themes=("problem_solving",),
    pages=(
        page(
            "When all of it feels too much",
            "Pain brings problems with it: trips, forms, chores, plans that change. When you are tired, "
            "they all blur into one.",
            "Nerve damage may take some things out of your hands. Other things can still be moved a little.",
            "Five steps can help you find them. Take a pen. Ten minutes will do.",
            diagram="problem_steps",
        ),
        page(
            "First, name it and list ideas",
            'First, name one problem. Make it small and clear. "I cannot shop" is big. "The bag hurts '
            'my hand on the way home" is clear.',
            "Next, write down all the ideas you can think of. Odd ones are welcome. Do not judge them yet.",
            "For the bag it could be: a cart, two small bags, a lift, a delivery, or a friend.",
        ),
        page(
            "Then pick one and try it",
            "Look at each idea. What does it cost in money, time and energy? Which one can you try this "
            "week?",
            "Pick one. It does not have to be the best. Write down what you will do, on which day, and "
            "at what time.",
            "Say who can help, and ask them. Then try it.",
        ),
        page(
            "Last, see how it went",
            "Did it help a lot, a bit, or not at all? All three tell you something.",
            "If it helped, keep it. If not, go back to your list and try the next idea.",
            "Some problems have no fix for now. Then the question is how to make it easier to live with.",
        ),
        page(
            "When pain gets worse",
            "You can plan for hard days in the same way. Write the problem and the steps while you feel "
            "well.",
            "Put the page where you can find it. On a hard day you will not have to think it up.",
            "For a danger sign, such as new weakness or a wound, there is one step. Get help now.",
            diagram="flare_curve",
        ),
    ),
    key_message="Break a big problem into one small step, try it, and look at what happened.",
    takeaway="Pick one small problem and write three ideas for it.",
    takeaway_kind="write",
    checks=(
        Check(
            key="M23.1",
            statement="A small, clear problem is easier to solve than a big one.",
            is_true=True,
            explanation="A clear problem points to clear ideas. You can take the next piece after that.",
        ),
        Check(
            key="M23.2",
            statement="If the first idea does not help, the problem cannot be solved.",
            is_true=False,
            explanation=(
                "An idea that did not help still tells you something. Go back to your list and try the next "
                "one."
            ),
        ),
    ),
    sources=(sources_daily.PROBLEM_SOLVE,),
    needs=("M14",),
    misconception={
        "M23.1": Misconception(
            "May feel swamped by many problems at once. Choose one small problem and do the steps together."
        ),
        "M23.2": Misconception(
            "May give up after one try. Look at what was tried and plan the next idea together."
        ),
    },
)

REFRAMING = Module(
    external_id="M25",
    title="Another way to look at it",
    objective="Turn one harsh or scary thought into one that is fair and useful.",
    minutes=2,
    order=25,
    themes=("thoughts",),
    pages=(
        page(
            "Thoughts are not facts",
            "Minds make quick guesses. With long pain, the guesses often lean to the dark side. They try "
            "to protect you.",
            'Your nerve damage is a fact. "I can do nothing now" is a guess. It helps to know which is '
            "which.",
            diagram="thought_loop",
        ),
        page(
            "Some common traps",
            'Seeing the worst: "This twinge means that I will never walk again."',
            'All or nothing: "If I cannot do the whole garden, there is no point."',
            'Reading minds: "They think that I am lazy."',
            'Harsh rules: "I must never let anyone down." Do you know one of these? Most people do.',
        ),
        page(
            "Look at the evidence",
            "Write the thought down. How sure of it are you, from 0 to 100?",
            "What speaks for it? What speaks against it? Look in your journal. Has this happened before, "
            "and how did it end?",
            "Is there another way to see it? What would a good friend say?",
            diagram="danger_weighing",
        ),
        page(
            "Write a fairer thought",
            "A fair thought fits the facts. You can believe it on a bad day.",
            'Here is one: "I cannot do the whole garden today. I can do five minutes at the bench."',
            'And another: "The pain is strong. I have a plan for this, and it has settled before."',
            "Now rate how sure you are of the old thought. If it moved a little, that is enough.",
        ),
        page(
            "Use it with care",
            "This is a skill. It takes practice, like learning to type. Start with small worries.",
            "It is not for warning signs. If you notice new weakness, new numbness or a wound, call your "
            "clinic.",
            "Some thoughts are true and sad. They need company more than they need a pen. You choose "
            "what you share with your clinic.",
        ),
    ),
    key_message="A fair thought is better than a harsh one, and better than a rosy one.",
    takeaway="Catch one harsh thought and write a fairer one.",
    takeaway_kind="write",
    checks=(
        Check(
            key="M25.1",
            statement="A fairer thought should fit the facts, so that you can believe it.",
            is_true=True,
            explanation="A thought that is too rosy does not stick. A fair one can hold on a bad day.",
        ),
        Check(
            key="M25.2",
            statement="Reframing means pretending that the pain is not there.",
            is_true=False,
            explanation=(
                "The pain stays real. You look again at what the pain means and at what you can do today."
            ),
        ),
    ),
    sources=(sources_daily.THOUGHT_RECORD, sources.EDUCATION),
    needs=("M14",),
    misconception={
        "M25.1": Misconception(
            "May think that the aim is to be cheerful. Show how a fair thought keeps the hard facts in it."
        ),
        "M25.2": Misconception(
            "May feel that the pain is being denied. Say that it is real, and work with an example of "
            "their own."
        ),
    },
)

THOUGHTS: tuple[Module, ...] = (THOUGHTS_AND_MOOD, PROBLEM_SOLVING, REFRAMING)
