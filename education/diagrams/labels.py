"""The words in every drawing, marked for translation: its title and its labels by name.

A translator may swap the examples (what is on the plate, the rungs of the ladder) for ones that fit the place.
Labels are short: a line in a picture has room for about 20 letters.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from patients.rules.wording import gettext_noop as _


@dataclass(frozen=True)
class Words:
    """The title of a drawing, and its labels by name."""

    title: str
    labels: Mapping[str, str]


WORDS: Mapping[str, Words] = {
    "nerve_signal": Words(
        _("How a message travels"),
        {
            "skin": _("Skin senses touch, heat or harm"),
            "nerve": _("A nerve carries the message"),
            "cord": _("The spinal cord passes it on"),
            "brain": _("The brain weighs it up"),
            "down": _("The brain can turn messages up or down"),
        },
    ),
    "misfire": Words(
        _("When a nerve misfires"),
        {
            "sound": _("Healthy nerve"),
            "touch": _("A touch"),
            "one": _("One message"),
            "worn": _("Damaged nerve"),
            "none": _("No touch"),
            "many": _("Many messages"),
        },
    ),
    "volume_knob": Words(
        _("The volume knob"),
        {
            "small": _("Small message in"),
            "big": _("Big message out"),
            "knob": _("Turned up high"),
            "up": _("Can turn it up"),
            "up 1": _("Poor sleep"),
            "up 2": _("Worry"),
            "up 3": _("Rushing"),
            "down": _("Can turn it down"),
            "down 1": _("Calm breathing"),
            "down 2": _("Good sleep"),
            "down 3": _("Gentle moves"),
        },
    ),
    "danger_weighing": Words(
        _("The brain weighs the clues"),
        {
            "brain": _("The brain weighs"),
            "danger": _("Danger clues"),
            "danger 1": _("A bad night"),
            "danger 2": _("Scary news"),
            "danger 3": _("A new place"),
            "safety": _("Safety clues"),
            "safety 1": _("Good rest"),
            "safety 2": _("Kind help"),
            "safety 3": _("It went well"),
        },
    ),
    "pain_map": Words(
        _("A pain map"),
        {
            "front": _("Front"),
            "back": _("Back"),
            "burning": _("Burning"),
            "numb": _("Numb"),
            "tingling": _("Tingling"),
        },
    ),
    "boom_bust": Words(
        _("Boom and bust, or steady"),
        {
            "activity": _("How much you do"),
            "big": _("Big day"),
            "crash": _("Crash days"),
            "steady": _("Steady pace"),
            "time": _("Time"),
        },
    ),
    "quota_stairs": Words(
        _("Small, even steps"),
        {
            "usual": _("Your usual amount"),
            "start": _("Start a bit below"),
            "step": _("Small, planned steps up"),
            "goal": _("Your goal"),
        },
    ),
    "traffic_light": Words(
        _("Three lights after a session"),
        {
            "green": _("Green"),
            "green is": _("Pain settled by the next morning"),
            "green do": _("Go on as planned"),
            "amber": _("Amber"),
            "amber is": _("Pain rose a bit more than agreed"),
            "amber do": _("Stay at this amount"),
            "red": _("Red"),
            "red is": _("A big rise that stays, or new numbness or weakness"),
            "red do": _("Stop and tell your clinic"),
        },
    ),
    "flare_curve": Words(
        _("A flare and the way back"),
        {
            "pain": _("Pain"),
            "settles": _("Most flares settle"),
            "activity": _("Activity: an example plan"),
            "half": _("Half"),
            "most": _("Three quarters"),
            "full": _("Full"),
            "days": _("Days of the flare"),
        },
    ),
    "balance_base": Words(
        _("From a wide base to a narrow one"),
        {
            "wide": _("Feet apart"),
            "half": _("One foot half in front"),
            "line": _("Heel to toe"),
            "steadier": _("Steadier"),
            "harder": _("Harder"),
            "hold": _("Keep a counter close by"),
        },
    ),
    "chart_reading": Words(
        _("How to read your chart"),
        {
            "dot": _("Each dot is one day"),
            "pain": _("Pain"),
            "gap": _("A gap: not logged. It is not zero."),
            "range": _("Usual range"),
            "trend": _("Slow trend"),
            "weeks": _("Weeks"),
            "proof": _("Patterns need weeks. They are clues, not proof."),
        },
    ),
    "activity_week": Words(
        _("The same amount all week"),
        {
            "same": _("The same amount, good day or hard day"),
            "mon": _("Mon"),
            "tue": _("Tue"),
            "wed": _("Wed"),
            "thu": _("Thu"),
            "fri": _("Fri"),
            "sat": _("Sat"),
            "sun": _("Sun"),
            "hard": _("Hard day"),
            "rest": _("Planned rest"),
        },
    ),
    "foot_check": Words(
        _("The daily foot check"),
        {
            "toes": _("Between the toes"),
            "ball": _("Ball and sole"),
            "heel": _("Heel"),
            "nails": _("Top and nails"),
            "mirror": _("Use a mirror to see below"),
            "look": _("Look and feel for"),
            "signs": _("cuts, blisters, swelling, red or hot skin"),
        },
    ),
    "red_flags": Words(
        _("Danger signs"),
        {
            "face": _("Sudden weakness: face, speech or one side"),
            "chest": _("Chest pain or collapse"),
            "saddle": _("Numb between the legs, bladder or bowel change"),
            "legs": _("Both legs getting weak"),
            "foot": _("New wound, hot or swollen foot"),
            "now": _("Go to emergency care now"),
            "today": _("Call your clinic today"),
        },
    ),
    "early_signs": Words(
        _("Early signs and three small steps"),
        {
            "jaw": _("Tight jaw"),
            "shoulders": _("Raised shoulders"),
            "breath": _("Short breath"),
            "tingling": _("Tingling grows"),
            "notice": _("Notice"),
            "breathe": _("Breathe"),
            "adjust": _("Adjust the timer"),
        },
    ),
    "sleep_window": Words(
        _("One time to get up"),
        {
            "evening": _("Evening"),
            "morning": _("Morning"),
            "sleepy": _("Bed when you are sleepy"),
            "wake": _("Up at the same time"),
            "awake": _("Wide awake? Get up for a while."),
        },
    ),
    "sleep_loop": Words(
        _("The sleep and pain loop"),
        {
            "night": _("A poor night"),
            "pain": _("More pain the next day"),
            "nap": _("Less movement, long naps"),
            "late": _("Not sleepy at bedtime"),
            "out": _("One way out: the same time to get up"),
        },
    ),
    "breathing_wave": Words(
        _("Slow breathing"),
        {
            "in": _("In: 4 seconds"),
            "out": _("Out: 6 seconds"),
            "rate": _("About 6 breaths a minute"),
            "ease": _("Find a pace that feels easy. Stop if you feel light-headed."),
        },
    ),
    "worry_time": Words(
        _("Worry time before bed"),
        {
            "worry": _("Worry time"),
            "gap": _("About 2 hours"),
            "bed": _("Bed"),
            "do 1": _("Write the worry down"),
            "do 2": _("Write one next step"),
            "do 3": _("Close the book until tomorrow"),
        },
    ),
    "thought_loop": Words(
        _("The thought loop"),
        {
            "event": _("Something happens"),
            "thought": _("A thought comes"),
            "feeling": _("A feeling follows"),
            "body": _("The body tightens"),
            "action": _("It shapes what I do"),
            "change": _("Change one part, and the loop can change"),
        },
    ),
    "problem_steps": Words(
        _("Five steps to solve a problem"),
        {
            "step 1": _("Name the problem"),
            "step 2": _("List your ideas"),
            "step 3": _("Pick one"),
            "step 4": _("Plan when, then try"),
            "step 5": _("See how it went"),
            "again": _("Did it not help? Try the next idea."),
        },
    ),
    "fear_ladder": Words(
        _("A ladder of brave steps"),
        {
            "more": _("More scary"),
            "less": _("Less scary"),
            "rung 1": _("Stand at the door"),
            "rung 2": _("Walk to the gate"),
            "rung 3": _("Walk to the corner"),
            "rung 4": _("Walk to the shop"),
            "rung 5": _("Take the bus to town"),
            "start": _("Start here"),
            "safe": _("Your clinician has agreed it is safe"),
        },
    ),
    "care_circle": Words(
        _("Your circle"),
        {
            "you": _("You"),
            "family": _("Family or carer"),
            "clinic": _("Your clinic"),
            "peers": _("People like you"),
            "work": _("Work or school"),
            "friends": _("Friends"),
        },
    ),
    "triggers_web": Words(
        _("Clues around a hard day"),
        {
            "day": _("A hard day"),
            "sleep": _("Poor night"),
            "stress": _("Stress"),
            "food": _("Food"),
            "sitting": _("Long sitting"),
            "rush": _("Rushing"),
            "often": _("often go together"),
            "unclear": _("not clear yet"),
            "proof": _("Clues, not proof"),
        },
    ),
    "plate": Words(
        _("A balanced plate"),
        {
            "water": _("Water"),
            "plants half": _("Half"),
            "protein quarter": _("Quarter"),
            "grains quarter": _("Quarter"),
            "plants": _("Vegetables and fruit"),
            "protein": _("Fish, eggs, beans or lean meat"),
            "grains": _("Whole grains or starchy roots"),
        },
    ),
    "water": Words(
        _("Drink through the day"),
        {
            "morning": _("Morning"),
            "midday": _("Midday"),
            "evening": _("Evening"),
            "pale": _("Pale urine: most likely enough"),
            "dark": _("Dark urine: drink a bit more"),
            "ask": _("Heart or kidney illness? Ask your clinic how much."),
        },
    ),
    "desk": Words(
        _("Set up your desk"),
        {
            "screen": _("Top of the screen at eye height"),
            "arms": _("Forearms rest on the desk"),
            "back": _("Back supported"),
            "feet": _("Feet flat on the floor"),
            "move": _("Move about every 30 minutes"),
        },
    ),
    "kitchen_reach": Words(
        _("Things within easy reach"),
        {
            "high": _("Seldom used, light"),
            "daily": _("Every day"),
            "hip": _("Between hip and shoulder"),
            "low": _("Seldom used"),
            "stool": _("Long task? Sit on a stool."),
        },
    ),
}
