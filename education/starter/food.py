"""Food and drink: a pattern that is kind to nerves, that fits your kitchen, and what to drink."""

from education.starter import sources, sources_daily
from education.starter.module import Check, Misconception, Module, page

FOOD_AND_NERVES = Module(
    external_id="M13",
    title="Food, fluid and nerves",
    objective="Know what food can and cannot do for your nerves, and choose one swap.",
    minutes=3,
    order=13,
    themes=("food", "other_conditions"),
    pages=(
        page(
            "What food can do",
            "Nerves need fuel, fluid and building blocks, like every part of you. Food gives them these.",
            "Food does not take nerve damage away. It can help your energy, your weight, your blood "
            "sugar and your heart. All of these matter to nerves.",
            "The studies on food and nerve pain are still weak. So we keep to what is safe and good for "
            "the whole body.",
            diagram="nerve_signal",
        ),
        page(
            "A pattern, not a rule",
            "Eat at regular times. Long gaps can leave you tired and shaky.",
            "Try to fill half of the plate with vegetables or fruit. Add some protein, such as "
            "{examples:protein}. Add whole foods, such as {examples:whole_food}.",
            "Use fats such as olive or seed oil, nuts and oily fish ({examples:oily_fish}). They can "
            "replace some fried or very fatty food.",
            "You do not need to count calories here. This app will not ask you to.",
            diagram="plate",
        ),
        page(
            "One small swap",
            "Big changes seldom last. One swap a week is enough.",
            "Some ideas are {examples:food_swap}. Choose one that you like and can pay for.",
            "If you have diabetes, steady meals help to keep your blood sugar steady. Talk with your "
            "clinic before big changes.",
        ),
        page(
            "Pills and powders",
            'Many shops sell vitamins "for nerves". They do not suit everyone. Too much of some of '
            "them, such as vitamin B6, can harm nerves.",
            "Some people do lack vitamin D or B12. A blood test can show it. If you take metformin, ask "
            "your clinic about a B12 check.",
            "So ask before you start. Bring the box or a photo to your next visit, with all that you "
            "take now.",
        ),
        page(
            "When to ask for help",
            "Tell your clinic if you lose weight and do not know why. Tell them if food is often short "
            "at home, or if eating feels out of control.",
            "A dietitian can fit a plan to your health, your taste and your money. Ask for one.",
        ),
    ),
    key_message="Your usual way of eating counts more than any one food or pill.",
    takeaway="Make one food swap this week.",
    takeaway_kind="change",
    checks=(
        Check(
            key="M13.1",
            statement="Vitamin pills for nerves suit everyone.",
            is_true=False,
            explanation=(
                "People differ. Some pills can clash with your medicine, and too much of some vitamins can "
                "harm nerves."
            ),
        ),
        Check(
            key="M13.2",
            statement="It is wise to ask your clinic before you start a supplement.",
            is_true=True,
            explanation=(
                "Your clinic knows your health and your medicine. They can test what you lack before you "
                "spend money."
            ),
        ),
    ),
    sources=(sources_daily.FOOD, sources_daily.B12, sources_daily.B6, sources_daily.DIETITIAN),
    needs=("M01",),
    misconception={
        "M13.1": Misconception(
            "May take supplements without a check. Ask what is taken now, and look for vitamin B6 in it."
        ),
        "M13.2": Misconception(
            "May start supplements alone. Go through all products in use, and explain what a blood test "
            "can show."
        ),
    },
)

FOOD_THAT_FITS = Module(
    external_id="M19",
    title="Food that fits your life",
    objective="Build meals that are kind to nerves from the food you know and love.",
    minutes=3,
    order=19,
    themes=("food",),
    pages=(
        page(
            "Start from your own kitchen",
            "Every food culture has meals that are good for you. You do not have to eat like a stranger.",
            "Look at a meal you love. Where are the plants, the protein and the grain? Is there a way to "
            "add a bit more of the plants?",
            "Colour is a good guide. Choose plants that you like, such as {examples:vegetable}.",
            "Food is more than fuel. It is home, faith and company. Those are good for people with nerve "
            "damage too.",
            diagram="plate",
        ),
        page(
            "Small changes that keep the taste",
            "Add before you take away. Put in a handful of beans or greens, and keep the spice.",
            "Use less of the part that is mostly sugar or fat, and more of the part that grows.",
            "Between meals, fruit, nuts or plain yogurt are good if they suit you. Have them before you "
            "are very hungry.",
            "Change one thing and keep it for a week. Then look at what your family says.",
        ),
        page(
            "Fasting and feasts",
            "Fasting days and feasts are part of many lives. They can go with a rehab plan.",
            "Tell your clinic before a fast. This matters most if you take insulin or other medicine for "
            "diabetes.",
            "Your plan can pause or change for those days. Then you start again from the level you agreed.",
        ),
        page(
            "Cooking when pain is high",
            "Cook on a better day and freeze some. Do not cook for the whole month in one go. Stop when "
            "the timer rings.",
            "Sit to peel and chop. Use frozen or tinned vegetables. They are good food too, and they "
            "save your hands.",
            "If your hands are numb, use a thick glove near heat, and test water with your elbow.",
            "Share the work. Someone can wash, carry or chop while you season and taste.",
            diagram="kitchen_reach",
        ),
        page(
            "If money is short",
            "Beans, lentils, eggs, oats and food in season cost little and fill you well.",
            "If you often run out of food, say so. Your clinic can help you find support, and they will "
            "not judge you.",
        ),
    ),
    key_message="The best food plan is one that fits your family, your faith, your money and your energy.",
    takeaway="Plan one meal you love with more plants in it.",
    takeaway_kind="plan",
    checks=(
        Check(
            key="M19.1",
            statement="To eat well with nerve pain you must give up the food of your culture.",
            is_true=False,
            explanation=(
                "Good patterns exist in every kitchen. You can keep the meals you love and shift the balance "
                "a little."
            ),
        ),
        Check(
            key="M19.2",
            statement="Adding one good thing to a meal is a useful first change.",
            is_true=True,
            explanation="Small steps last longer than big ones. Adding feels easier than taking away.",
        ),
    ),
    sources=(sources_daily.FOOD, sources.PACING_GUIDE, sources_daily.DIETITIAN),
    needs=("M13",),
    misconception={
        "M19.1": Misconception(
            "May feel that food advice does not fit home or faith. Ask about usual meals and offer a "
            "dietitian."
        ),
        "M19.2": Misconception(
            "May believe that only a full change counts. Agree on one small change and look back after a "
            "week."
        ),
    },
)

WATER_AND_ALCOHOL = Module(
    external_id="M20",
    title="Water and alcohol",
    objective="Drink enough through the day, and know what alcohol does to nerves and sleep.",
    minutes=3,
    order=20,
    themes=("water_alcohol", "sleep"),
    pages=(
        page(
            "Why water matters",
            "Your nerves send their messages through salty fluid. Your blood and muscles need fluid as well.",
            "When you are dry you may feel tired, dizzy or foggy. That makes a hard day harder.",
            "Water does not repair nerve damage. It helps the rest of you do its work.",
            diagram="water",
        ),
        page(
            "An easy way to drink enough",
            "Drink a little at set times, such as with each meal and each pill. Do not wait until you "
            "are very thirsty.",
            "Look at your urine. Pale most likely means enough. Dark means drink a bit more.",
            "Have what you like, such as {examples:plain_drink}. Drinks with a lot of sugar are best "
            "kept for now and then.",
            "If you often get up at night for the toilet, drink more in the first part of the day.",
        ),
        page(
            "Ask first if you have these",
            "With heart, kidney or liver illness, too much fluid can be unsafe. Ask your clinic how much "
            "is good for you.",
            "Ask too if you take water tablets, or if your feet or legs swell.",
            "If you feel dizzy when you stand up, sit down again. Tell your clinic.",
        ),
        page(
            "Alcohol, nerves and sleep",
            "Alcohol may dull pain for an hour. Later in the night it breaks up your sleep, and the next "
            "day can be worse.",
            "A lot of alcohol over a long time can harm nerves. With nerve damage, less is kinder to "
            "your nerves.",
            "It can also clash with pain medicine and make you unsteady. Read the label, and ask your "
            "clinic or chemist.",
            diagram="sleep_loop",
        ),
        page(
            "If cutting down is hard",
            "Many people with long pain drink to get through the evening. There is no shame in it.",
            "If you drink every day, do not stop all at once by yourself. That can be dangerous. Your "
            "clinic can help you do it safely.",
            "You can write your drinks in your journal. See what goes together with a better night.",
        ),
    ),
    key_message="Sip water through the day. Be honest with yourself, and with your clinic, about alcohol.",
    takeaway="Put a glass of water where you will see it.",
    takeaway_kind="change",
    checks=(
        Check(
            key="M20.1",
            statement="Alcohol in the evening can make the second half of the night worse.",
            is_true=True,
            explanation=(
                "Alcohol can help you nod off, but it breaks up sleep later on. Your journal can show if the "
                "two go together for you."
            ),
        ),
        Check(
            key="M20.2",
            statement="Everyone with nerve pain should drink as much water as they can.",
            is_true=False,
            explanation=(
                "Enough is good, and more is not always better. With heart or kidney illness, too much can "
                "be unsafe."
            ),
        ),
    ),
    sources=(sources_daily.FOOD, sources_daily.ALCOHOL, sources_daily.FLUID),
    needs=("M13",),
    misconception={
        "M20.1": Misconception(
            "May use alcohol to get to sleep. Ask kindly about amount and timing, and offer support."
        ),
        "M20.2": Misconception(
            "May drink too much, or against a fluid limit. Check for heart, kidney or liver illness."
        ),
    },
)

FOOD: tuple[Module, ...] = (FOOD_AND_NERVES, FOOD_THAT_FITS, WATER_AND_ALCOHOL)
