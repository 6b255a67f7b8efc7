"""How pain works: it is real, how nerves signal, what harm to a nerve does, and how the system turns itself up."""

from education.starter import sources
from education.starter.module import Check, Misconception, Module, page

REAL = Module(
    external_id="M01",
    title="Your pain is real",
    objective="Know that your pain is real and that you do not have to prove it.",
    minutes=2,
    order=1,
    themes=("validation", "goals"),
    pages=(
        page(
            "Nobody else can feel it",
            "Pain is always your own. Nobody else can feel it, and no machine can show it. "
            "What you say you feel is what counts.",
            "You may have met people who doubted you. That hurts too. Here, belief is not on trial.",
            "Nerve pain can burn, sting, tingle or shoot. It can come from a light touch. "
            "It can also come when nothing touches you at all.",
            diagram="pain_map",
        ),
        page(
            "A scan does not show it all",
            "Scans and tests are useful. They show some things well and miss others. "
            "A scan can show a bone or a disc. It often cannot show how a nerve behaves.",
            "Nerve pain comes from harm or illness in the nerves. Diabetes, shingles, an operation "
            "or some cancer drugs can do this. Now and then no cause is found. The pain is real all the same.",
            diagram="misfire",
        ),
        page(
            "It touches your whole life",
            "Long pain can wear on sleep, mood, work and the people near you. "
            "This does not mean that you are weak. It is what long pain does to people.",
            "It may have taken something you love from you. It may be {examples:valued_activity}.",
            "You are allowed to miss it. What matters to you is where your plan starts.",
        ),
        page(
            "What you can count on here",
            "We ask first what you managed to do. We ask about pain last, and you may skip it.",
            "Your plan is made with you. You can say no, ask why and change your mind.",
            "Movement, calm breathing, better sleep and food can each help a little. "
            "Together they may help you do more of what you love.",
            "Change is slow. There will be good weeks and hard weeks. Both belong.",
            diagram="care_circle",
        ),
    ),
    key_message="Your pain is real, and you do not have to prove it to us.",
    takeaway="Write down one thing that pain stops you doing.",
    takeaway_kind="write",
    checks=(
        Check(
            key="M1.1",
            statement="If a scan shows no cause, the pain is not real.",
            is_true=False,
            explanation="A scan can miss how a nerve behaves. Pain is real with or without a finding.",
        ),
        Check(
            key="M1.2",
            statement="Pain is always what the person says they feel.",
            is_true=True,
            explanation="Only you can feel your pain. So your words are the best report there is.",
        ),
    ),
    sources=(sources.EDUCATION, sources.NERVE_PAIN, sources.WORDS),
    misconception={
        "M1.1": Misconception(
            "May think the pain only counts with a finding. Ask who has doubted it, and say you believe it."
        ),
        "M1.2": Misconception(
            "May feel disbelieved, or doubt their own report. Say plainly that their word counts."
        ),
    },
)

SIGNALS = Module(
    external_id="M02",
    title="How nerves signal",
    objective="Follow a message from the skin to the brain, and see how it can turn into pain.",
    minutes=2,
    order=4,
    needs=("M01",),
    themes=("pain_science", "journal"),
    pages=(
        page(
            "A message, not yet pain",
            "Your skin, muscles and joints are full of nerve ends. They notice heat, cold, pressure and harm.",
            "When something may harm you, they send a danger message. It runs along the nerve "
            "to the spinal cord in your back. The cord passes it up to the brain.",
            "The message is not pain yet. It only says: look here, there may be danger.",
            diagram="nerve_signal",
        ),
        page(
            "The brain weighs it",
            "Your brain gets many messages at once. It has to ask: how much danger is there right now?",
            "Clues of danger make pain more likely. A new place, bad news or a poor night can be such clues.",
            "Clues of safety can turn it down. Good rest, kind help and a move that went well are such clues.",
            "All this is quick, and you do not choose it. Nobody can decide to feel no pain.",
            diagram="danger_weighing",
        ),
        page(
            "The same touch on another day",
            "Have you ever found a bruise and not known where it came from? "
            "You were busy, and the message was turned down.",
            "A small cut can hurt more on a hard day. It is the same skin and the same nerve. "
            "The day around it is not the same.",
            "The brain also sends word back down the cord. That can turn the next message up or down.",
        ),
        page(
            "When the nerve itself is hurt",
            "In nerve pain, the nerve itself has been harmed. It can send danger messages when there is no new danger.",
            "So there are two places to start. You can protect the nerve and the skin it serves. "
            "And you can give your brain more clues of safety.",
            "A map helps your clinic to see which nerves may be involved. "
            "Mark where it burns, tingles, stabs or feels numb.",
            diagram="pain_map",
        ),
    ),
    key_message="Nerves send danger messages. Your brain weighs each one before you feel pain.",
    takeaway="Draw your pain map: where it burns, tingles, stabs or feels numb.",
    takeaway_kind="draw",
    checks=(
        Check(
            key="M2.1",
            statement="Nerves send pain to the brain ready-made.",
            is_true=False,
            explanation="Nerves send danger messages. The brain weighs each one with all else it knows.",
        ),
        Check(
            key="M2.2",
            statement="What goes on around you can change the messages.",
            is_true=True,
            explanation="Rest, worry, people and places all count. They can turn a message up or down.",
        ),
    ),
    sources=(sources.EDUCATION, sources.NERVE_PAIN, sources.WORDS),
    misconception={
        "M2.1": Misconception(
            "May see pain as a direct gauge of harm. Go through the path of a message again."
        ),
        "M2.2": Misconception(
            "May feel that nothing they do can touch the pain, or hear blame in it. Ask which days are a bit easier."
        ),
    },
)

MISFIRE = Module(
    external_id="M03",
    title="When nerves misfire",
    objective="Put words to what nerve damage feels like, and know why numb skin needs care.",
    minutes=3,
    order=5,
    needs=("M02",),
    themes=("nerve_damage", "pain_science", "safety"),
    pages=(
        page(
            "A wire that fires on its own",
            "A healthy nerve sends a message when something touches it. "
            "A nerve that was harmed can fire on its own. No touch is needed.",
            "Think of an old cable with a thin cover. Messages leak out, jump across or repeat.",
            "This is nerve damage. It is a real change in your body, and it is not your fault.",
            "Some people know the day it began. For others it came on slowly, and nobody noticed at first.",
            diagram="misfire",
        ),
        page(
            "What it can feel like",
            "It may burn, itch, stab or tingle. Cold may hurt. A sock or a bed sheet may be too much. "
            "These are common signs of nerve pain, in the feet, the hands or elsewhere.",
            "Electric shocks can come while you rest. They come from a nerve that fires.",
            "A shock alone does not prove a new injury. New weakness, or numbness that spreads, is different. "
            "Then call your clinic the same day.",
            diagram="pain_map",
        ),
        page(
            "Too much and too little",
            "One nerve can send too much and too little. One patch may burn. The patch beside it may feel nothing.",
            "Numb skin is quiet, but it is not safe. It cannot warn you of heat, a tight shoe or a small stone.",
            "So numb places need your eyes and your hands each day. That holds on good days too.",
            diagram="foot_check",
        ),
        page(
            "What you can do",
            "You cannot order a nerve to be quiet. You can change what is around it. "
            "Small steps of movement, sleep, calm and skin care all count.",
            "Your own words help too. Hot, cold, tight, wet, like ants, like a shock: there is no wrong word. "
            "They help your clinic to shape your plan.",
            "Say so when a feeling is new, or when it moves to a new place.",
        ),
    ),
    key_message="A nerve that was harmed can fire with no cause you can see. Numb skin needs care too.",
    takeaway="List what you feel, in your own words: burning, shocks, tingling, numb.",
    takeaway_kind="write",
    checks=(
        Check(
            key="M3.1",
            statement="Feelings like electric shocks can come from a nerve that fires.",
            is_true=True,
            explanation="A nerve that was harmed can fire by itself. It can do so even while you rest.",
        ),
        Check(
            key="M3.2",
            statement="If a place is numb, it is not at risk.",
            is_true=False,
            explanation="A numb place cannot warn you of heat, rubbing or a cut. Please look at it every day.",
        ),
    ),
    sources=(sources.EDUCATION, sources.NERVE_PAIN, sources.FEET, sources.WORDS),
    misconception={
        "M3.1": Misconception("May take each shock for a new injury. Ask what they do when one comes."),
        "M3.2": Misconception(
            "May think that numb skin is safe skin. Go through the daily check and ask about heat and shoes.",
            safety=True,
        ),
    },
)

VOLUME = Module(
    external_id="M04",
    title="The volume knob",
    objective="Know how the nervous system can turn pain up, and what can turn it down.",
    minutes=3,
    order=6,
    needs=("M02",),
    themes=("sensitisation", "pain_science", "nerve_damage", "triggers"),
    pages=(
        page(
            "The system can turn itself up",
            "When pain goes on for months, the cord and the brain learn it. They get quick at making it. "
            "You did not choose this. It is how a nervous system learns.",
            "Then a small message can come out big. A touch may hurt. Pain may spread, or stay longer than you expect.",
            "Your nervous system has become over-protective. It is like a smoke alarm that rings for toast. "
            "The noise is real, and so is the pain.",
            diagram="volume_knob",
        ),
        page(
            "Two things can be true",
            "You can have nerve damage and a volume that is turned up. One does not rule out the other.",
            "So louder pain does not always mean more harm. It can mean that the knob was turned. "
            "Your plan looks after both, side by side.",
            "Some signs are never about volume. New weakness, numbness that spreads or a wound is a reason "
            "to call your clinic the same day.",
            diagram="misfire",
        ),
        page(
            "What goes together with louder days",
            "For many people it is a poor night, worry, a rush, or sitting still too long. "
            "For some it is doing too much at once, or feeling alone.",
            "Yours may be different. A short note each day shows your own pattern over the weeks.",
            "This is not about blame. Nobody lives without worry or a bad night.",
            diagram="triggers_web",
        ),
        page(
            "What can turn it down",
            "The knob can turn both ways. What was learned can be changed again, bit by bit.",
            "Steady movement, regular sleep, slow breathing and good company may each turn it down a little. "
            "Even {examples:gentle_movement} counts.",
            "There is no single switch. Many small turns add up over weeks. "
            "You and your clinician choose which to try first.",
            diagram="breathing_wave",
        ),
    ),
    key_message="Your nervous system can turn pain up. It can also be turned down, bit by bit.",
    takeaway="Note three things that seem to turn your pain up.",
    takeaway_kind="write",
    checks=(
        Check(
            key="M4.1",
            statement="A volume that was turned up can be turned down again.",
            is_true=True,
            explanation="It can, with small and steady steps. It takes weeks, and it is rarely all or nothing.",
        ),
        Check(
            key="M4.2",
            statement="Louder pain proves that there is new harm.",
            is_true=False,
            explanation="Pain can rise with no new harm. "
            "Still, call your clinic for new weakness, spreading numbness or a wound.",
        ),
    ),
    sources=(sources.EDUCATION, sources.SENSITISATION, sources.SLEEP_PAIN, sources.WORDS),
    misconception={
        "M4.1": Misconception(
            "May feel that things can only get worse. Look for one thing that eased a day."
        ),
        "M4.2": Misconception(
            "May read each rise as harm and stop moving. Go through flare and danger signs together."
        ),
    },
)

PAIN: tuple[Module, ...] = (REAL, SIGNALS, MISFIRE, VOLUME)
