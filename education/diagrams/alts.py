"""What every drawing says, in sentences, for somebody who cannot see it. Marked for translation."""

from collections.abc import Mapping

from patients.rules.wording import gettext_noop as _

ALTS: Mapping[str, str] = {
    "nerve_signal": _(
        "A message starts in the skin of the foot. A nerve carries it to the spinal cord, and the spinal "
        "cord passes it on. The brain weighs it, and sends word back down that can turn it up or down."
    ),
    "misfire": _(
        "Above, a healthy nerve: one touch sends one message. Below, a damaged nerve with a worn cover: "
        "nothing touches it, and it still fires many messages on its own."
    ),
    "volume_knob": _(
        "A small message goes into a volume knob that is turned up high, and a big message comes out. Poor "
        "sleep, worry and rushing can turn it up. Calm breathing, good sleep and gentle movement can turn "
        "it down."
    ),
    "danger_weighing": _(
        "A pair of scales under the brain. Clues of danger, such as a new place, scary news or a bad night, "
        "lie in one pan. Clues of safety, such as kind help, good rest or a move that went well, lie in the "
        "other. Here the danger side is heavier."
    ),
    "pain_map": _(
        "A body from the front and from the back. Short strokes mark burning in both feet, waves mark a "
        "numb area on the lower back, and dots mark tingling in one hand."
    ),
    "boom_bust": _(
        "A jagged line shows big days followed by crash days. Over time its peaks get lower. A dashed line "
        "shows a steady pace that starts low and slowly climbs."
    ),
    "quota_stairs": _(
        "Stairs with small, even steps. The first step is a little below your usual amount. Each step up is "
        "small and planned. A flag at the top is your goal."
    ),
    "traffic_light": _(
        "Three lights. Green with a tick: pain settled by the next morning, so go on as planned. Amber "
        "with two bars: it rose a bit more than agreed, so stay at the same amount. Red with a cross: a big "
        "rise that stays, or new numbness or weakness, so stop and tell your clinic."
    ),
    "flare_curve": _(
        "Pain rises in a flare and settles over the days. Below it, an example plan: half of your activity "
        "on days 1 and 2, three quarters on days 3 and 4, and the full amount on day 5."
    ),
    "balance_base": _(
        "Three ways to stand, from steady to harder: feet apart, one foot half in front of the other, and "
        "heel to toe. Keep a counter close by."
    ),
    "chart_reading": _(
        "A chart of several weeks. Each dot is one day. A gap means that nothing was logged; it is not "
        "zero. A band shows your usual range, and a long arrow shows the slow trend. Patterns need weeks, "
        "and they are clues, not proof."
    ),
    "activity_week": _(
        "Seven days of a week. The activity is the same on sunny days and on hard, cloudy days. Sunday is "
        "left empty as a planned rest day."
    ),
    "foot_check": _(
        "The sole of a foot with numbered places to look at: between the toes, the ball of the foot, the "
        "heel, and the top and nails. A mirror helps you see below. Look for cuts, blisters, swelling, and "
        "red or hot skin."
    ),
    "red_flags": _(
        "A body with danger signs. Go to emergency care now for: sudden weakness of the face, "
        "speech or one side; chest pain or collapse; new numbness between the legs or new trouble "
        "with bladder or bowel; or both legs getting weak. Call your clinic today for "
        "a new wound or a hot, swollen foot."
    ),
    "early_signs": _(
        "A person with early signs: a tight jaw, raised shoulders, short breath and growing tingling. Below "
        "are three steps: notice, breathe, adjust the timer."
    ),
    "sleep_window": _(
        "Three nights as bars from evening to morning. You go to bed when you are sleepy, so the bars start "
        "at different times. They all end at the same time: one time to get up each day."
    ),
    "sleep_loop": _(
        "A loop of four. A poor night goes with more pain the next day. More pain goes with less movement "
        "and long naps. Then you are not sleepy at bedtime, and the next night is poor. One way out: get up "
        "at the same time each day."
    ),
    "breathing_wave": _(
        "A wave of two slow breaths. It rises for 4 seconds as you breathe in and falls for 6 seconds as "
        "you breathe out. That is about 6 breaths a minute. Find a pace that feels easy."
    ),
    "worry_time": _(
        "A line through the evening. First comes worry time with a notebook, then about 2 hours of quiet, "
        "then bed. The steps: write the worry down, write one next step, close the book until tomorrow."
    ),
    "thought_loop": _(
        "Five parts in a ring: something happens, a thought comes, a feeling follows, the body tightens, "
        "and it shapes what you do. Each leads to the next. Change one part, and the loop can change."
    ),
    "problem_steps": _(
        "Five steps: name the problem, list ideas, pick one, plan when and try it, see how it went. An "
        "arrow leads back to the ideas: if it did not help, try the next one."
    ),
    "fear_ladder": _(
        "A ladder with five rungs, from less scary to more scary: stand at the door, walk to the gate, walk "
        "to the corner, walk to the shop, take the bus to town. Start on a rung that is a bit scary. Your "
        "clinician has agreed it is safe."
    ),
    "care_circle": _(
        "You are in the middle. Lines join you to five groups: family or carer, your clinic, people like "
        "you, work or school, and friends."
    ),
    "triggers_web": _(
        "A hard day in the middle of a web. Thick lines lead to things that often go together with it: a "
        "poor night, stress and rushing. Dotted lines lead to things that are not clear yet: food and long "
        "sitting. These are clues, not proof."
    ),
    "plate": _(
        "A plate: half of it is vegetables and fruit, a quarter is protein such as fish, eggs or beans, and "
        "a quarter is whole grains. A glass of water stands beside it."
    ),
    "water": _(
        "Two glasses in the morning, two at midday and two in the evening, as an example. Pale urine: you "
        "most likely drink enough. Dark urine: drink a bit more. With heart or kidney illness, ask your "
        "clinic how much."
    ),
    "desk": _(
        "A person sits at a desk, seen from the side. The top of the screen is at eye height, the arms rest "
        "on the desk, the back is supported and the feet are flat. A clock says: move often, about every 30 "
        "minutes."
    ),
    "kitchen_reach": _(
        "A person stands at a kitchen counter. Things for every day are between hip and shoulder. Light "
        "things you seldom use are up high, and things you seldom use are down low. A stool lets you sit "
        "for long tasks."
    ),
}
