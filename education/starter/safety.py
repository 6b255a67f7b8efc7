"""Staying safe: numb feet and skin, and the signs that need help now or today.

The danger signs and what to do are those of the check-in's safety questions (patients/rules/red_flags.py), word for
word where a page allows it: a patient must not meet two versions.
"""

from education.starter import sources
from education.starter.module import Check, Misconception, Module, page

FEET = Module(
    external_id="M05",
    title="Feet and skin safety",
    objective="Protect numb skin with a short check each day.",
    minutes=3,
    order=2,
    needs=("M01",),
    safety=True,
    themes=("safety", "nerve_damage"),
    pages=(
        page(
            "Why look?",
            "Pain has one good use: it warns you. Where skin is numb, the warning may not come.",
            "A blister, a burn or a stone in your shoe can stay hidden for days. "
            "A small sore is easier to treat when it is found early.",
            "If your feet are numb, or if you have diabetes, this check belongs to your care.",
            diagram="nerve_signal",
        ),
        page(
            "The daily check",
            "Pick a time, such as when you take off your socks. Sit down in good light. It soon becomes a habit.",
            "Look at the soles, the heels, the tops, the nails and between the toes. "
            "Use a mirror, or ask someone you trust to look.",
            "Look for cuts, blisters, swelling and hard skin. Look for skin that is red, hot or a new colour.",
            "Feel with the back of your hand. Is one foot warmer than the other?",
            diagram="foot_check",
        ),
        page(
            "Protect numb skin",
            "Wear closed shoes that fit, with socks, at home too. Feel inside each shoe before you put it on.",
            "Test water with your elbow before your feet go in. "
            "Keep heaters and hot water bottles away from numb skin.",
            "Let a trained person see to thick nails and hard skin. Do not cut them yourself if you cannot feel well.",
            "Numb hands need care as well. Use gloves for hot pans, sharp tools and cold days.",
        ),
        page(
            "If you find something",
            "Is there a new sore or blister? Is the foot hot, red, swollen or a new colour?",
            "Keep your weight off that foot. Cover a sore with a clean, dry dressing. "
            "Call your foot service or clinic today.",
            "Do not wait until it hurts. It may never hurt, and still need care.",
            "If you have a wound and feel ill or have a fever, get checked today.",
            diagram="red_flags",
        ),
    ),
    key_message="Check numb skin every day, because pain may not warn you.",
    takeaway="Check your feet tonight, in good light.",
    takeaway_kind="check",
    checks=(
        Check(
            key="M5.1",
            statement="If your feet are numb, check them every day.",
            is_true=True,
            explanation="Numb skin may not warn you. A daily look finds small problems early.",
        ),
        Check(
            key="M5.2",
            statement="You can wait until a foot hurts before you look at it.",
            is_true=False,
            explanation="A numb foot may not hurt at all. Please look every day, even when all feels well.",
        ),
    ),
    sources=(sources.FEET, sources.FEET_CARE, sources.ALERTS),
    misconception={
        "M5.1": Misconception(
            "May not see the daily check as part of their care. Ask what makes it hard to do."
        ),
        "M5.2": Misconception(
            "May rely on pain as a warning where it cannot warn. Look at the feet together and repeat the check.",
            safety=True,
        ),
    },
)

RED_FLAGS = Module(
    external_id="M06",
    title="Red flags",
    objective="Know which signs need help now, and which need a call today.",
    minutes=3,
    order=3,
    needs=("M01",),
    safety=True,
    themes=("safety",),
    pages=(
        page(
            "Know it before you need it",
            "Nerve pain goes up and down. Most changes settle. A few signs are not like that, and they need help fast.",
            "You may never need this list. It is good to know it now, on a calm day.",
            "If you are not sure, ask. You are not wasting anybody's time.",
        ),
        page(
            "Get help now",
            "Call the emergency number, or go to emergency care now, for any of these signs.",
            "New numbness between your legs. New trouble with your bladder, bowels or sex. "
            "New pain or weakness in both legs. This needs a hospital check within hours.",
            "Sudden weakness on one side. A change in your face or speech. Chest pain. Passing out. "
            "Do not drive yourself.",
            "Do not log these signs and wait. Phone first.",
            diagram="red_flags",
        ),
        page(
            "Call today",
            "Call your clinic today for new or growing weakness, a foot that drops, or numbness that spreads. "
            "If it came on fast, go to emergency care now.",
            "Call today for a new sore, or for a foot that is hot, red, swollen or a new colour. "
            "Call today if you fainted, or if a fall hurt you.",
            "Get checked today for fever, night sweats or feeling ill, with back pain or a wound. "
            "Get checked today if you fell and hit your head.",
            "Pause your exercises until someone has had a look.",
            diagram="foot_check",
        ),
        page(
            "Be ready, and not alone",
            "Your emergency card holds three numbers: emergency care, your clinic and a crisis line. "
            "Keep it on your phone or by the door. Show it to someone close to you.",
            "Do you think of hurting yourself, or of being better off dead? You matter. Call the crisis line today. "
            "If you are not safe, call the emergency number now.",
            "Messages in this app are not read day and night. When it is urgent, phone.",
            diagram="care_circle",
        ),
    ),
    key_message="New numbness between the legs, sudden weakness or chest pain: get help now.",
    takeaway="Save your emergency card on your phone.",
    takeaway_kind="save",
    checks=(
        Check(
            key="M6.1",
            statement="New numbness between your legs is an emergency on the same day.",
            is_true=True,
            explanation="Nerves low in the back may be pressed. Go to emergency care now, at any hour.",
        ),
        Check(
            key="M6.2",
            statement="You can log new numbness between your legs and wait for your next visit.",
            is_true=False,
            explanation="Please do not wait. Call the emergency number or go to emergency care now.",
        ),
    ),
    sources=(sources.CAUDA_EQUINA, sources.ALERTS),
    misconception={
        "M6.1": Misconception(
            "May not know the signs of pressed nerves low in the back. Go through the card together."
        ),
        "M6.2": Misconception(
            "May log an emergency and wait. Call, go through the danger signs and see that the card is saved.",
            safety=True,
        ),
    },
)

SAFETY: tuple[Module, ...] = (FEET, RED_FLAGS)
