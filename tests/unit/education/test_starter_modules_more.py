"""Sleep, food, skills, people and data: what these starter modules must say, beside what holds for every module."""

import re
import statistics

from education.starter import sources, sources_daily
from education.starter.data import DATA
from education.starter.examples import fill, used_in
from education.starter.food import FOOD
from education.starter.modules import BY_ID, THEMES, Module
from education.starter.people import PEOPLE
from education.starter.skills import SKILLS
from education.starter.sleep import SLEEP
from rehab.publishing.reading import reading_ease
from tests.tables import every

MORE = (*SLEEP, *FOOD, *SKILLS, *PEOPLE, *DATA)
IDS = {f"M{number}" for number in range(11, 36)}
CURRICULUM = {
    "M11": ({"M04"}, (True, False)),
    "M12": ({"M04"}, (True, False)),
    "M13": ({"M01"}, (False, True)),
    "M14": ({"M01"}, (True, False)),
    "M15": ({"M08"}, (False, True)),
    "M16": ({"M09"}, (False, True)),
}
"""What the curriculum says a module builds on, and the truth of its two statements."""

TAUGHT = {
    "noticing breath and body": ("M11", "mindfulness"),
    "guided imagery": ("M11", "picture a calm place"),
    "early warning signs": ("M24", "early sign"),
    "a steady sleep schedule": ("M12", "one time to get up"),
    "sleep experts": ("M12", "sleep expert"),
    "caffeine and screens": ("M17", "caffeine"),
    "a bedtime routine": ("M17", "same order each evening"),
    "a restful bedroom": ("M17", "dark, quiet"),
    "thoughts before bed": ("M18", "worry"),
    "whole foods": ("M13", "whole foods"),
    "healthy fats": ("M13", "oily fish"),
    "supplements": ("M13", "ask before you start"),
    "steady meals with diabetes": ("M13", "blood sugar"),
    "food that fits a culture": ("M19", "food culture"),
    "dietitians": ("M13", "dietitian"),
    "hydration": ("M20", "water"),
    "alcohol": ("M20", "alcohol"),
    "thoughts and mood": ("M14", "worry can raise the alarm"),
    "problem solving": ("M23", "name one problem"),
    "reframing": ("M25", "fair thought"),
    "activity scheduling": ("M26", "the day, the time and the place"),
    "graded exposure": ("M27", "ladder"),
    "personal goals": ("M32", "goal"),
    "other conditions": ("M32", "your weight, your blood sugar, your sleep and your mood"),
    "four kinds of exercise": ("M33", "balance"),
    "nerve glides": ("M33", "nerve glide"),
    "manual therapy with a task": ("M34", "hands-on care"),
    "work, transport and family duties": ("M35", "shifts, transport and family duties"),
    "handouts and videos": ("M35", "handouts and videos"),
    "ergonomics": ("M21", "screen"),
    "family and friends": ("M15", "ask"),
    "caregivers": ("M28", "helper"),
    "peer groups": ("M29", "group"),
    "telehealth": ("M30", "video"),
    "journal and data": ("M16", "journal"),
    "triggers": ("M22", "trigger"),
    "what helps": ("M22", "start with what helps"),
    "gradual change": ("M31", "change comes over months"),
}
"""The themes of the product's founding text, each with the module that teaches it and words that show it."""

NUMBERS = {
    "M12": {"15", "20"},
    "M13": {"6", "12"},
    "M16": {"28"},
    "M21": {"30"},
    "M25": {"0", "100"},
    "M26": {"0", "10"},
    "M27": {"0", "100"},
}
"""Figures that the clinical reference has: minutes awake, vitamins B6 and B12, days, minutes of sitting, scales."""

each = every("module", rows=MORE, called=lambda module: module.external_id)


def words(key: str) -> str:
    return " ".join(fill(text) for text in BY_ID[key].texts())


def grade(module: Module) -> float:
    return float(reading_ease([fill(text) for text in module.texts()], "en").grade or 0)


def test_every_module_from_eleven_to_thirty_five_is_in_the_library_once() -> None:
    assert sorted(module.external_id for module in MORE) == sorted(IDS)
    assert all(BY_ID[module.external_id] is module for module in MORE)


@every("key", rows=CURRICULUM)
def test_the_curriculum_keeps_its_order_and_its_truth(key: str) -> None:
    needs, truth = CURRICULUM[key]
    assert set(BY_ID[key].needs) == needs
    assert tuple(check.is_true for check in BY_ID[key].checks) == truth


@each
def test_each_module_has_one_true_and_one_untrue_statement(module: Module) -> None:
    assert {check.is_true for check in module.checks} == {True, False}


@every("theme", rows=TAUGHT)
def test_every_theme_is_taught_by_a_module(theme: str) -> None:
    key, said = TAUGHT[theme]
    assert said in words(key).lower()


def test_every_theme_that_can_be_filtered_has_a_module() -> None:
    assert {theme for module in BY_ID.values() for theme in module.themes} == set(THEMES)


@each
def test_nerves_are_named_openly(module: Module) -> None:
    text = " ".join(module.page_text()).lower()
    assert re.search(r"nerve damage|hurt nerves", text)


@each
def test_every_source_is_one_of_the_lists_and_none_comes_twice(module: Module) -> None:
    known = {
        text for listed in (sources, sources_daily) for name, text in vars(listed).items() if name.isupper()
    }
    assert set(module.sources) <= known
    assert len(set(module.sources)) == len(module.sources)


def test_every_source_of_the_daily_list_is_used() -> None:
    listed = {name for name in vars(sources_daily) if name.isupper()}
    used = {source for module in MORE for source in module.sources}
    assert {name for name in listed if getattr(sources_daily, name) not in used} == set()


@each
def test_no_figure_stands_without_a_source(module: Module) -> None:
    figures = set(re.findall(r"\d+", words(module.external_id)))
    assert figures <= NUMBERS.get(module.external_id, set())


@each
def test_the_explanations_do_not_mark_the_answer(module: Module) -> None:
    for check in module.checks:
        assert not re.search(
            r"\b(pass|passed|correct|incorrect|wrong|right|mistake|score|well done)\b",
            check.explanation.lower(),
        )


def test_half_of_these_modules_read_at_grade_six_or_below() -> None:
    assert statistics.median(grade(module) for module in MORE) <= 6


@every("key", rows=["M14", "M21", "M22", "M23", "M24", "M25", "M27", "M28", "M30", "M33", "M34"])
def test_advice_on_symptoms_names_the_signs_that_it_is_not_for(key: str) -> None:
    text = words(key).lower()
    assert re.search(r"new (or sudden )?(weakness|numbness|wound)|sudden weakness", text)
    assert re.search(r"call|get help|emergency", text)


@every("key", rows=["M24", "M28", "M30"])
def test_a_new_wound_means_a_call_on_the_same_day(key: str) -> None:
    assert re.search(r"[Cc]all (your|the) clinic the same day", words(key))
    assert "new wound" in words(key)


@every("key", rows=["M14", "M18"])
def test_low_mood_leads_to_a_person_and_danger_to_the_crisis_line(key: str) -> None:
    assert "Tell your clinic" in words(key)
    assert "hurting yourself, use the crisis line or emergency number" in words(key)


def test_nobody_is_told_to_shorten_their_nights() -> None:
    assert "Do not shorten your nights on your own." in words("M12")
    for sign in ("drowsy when you drive", "stop breathing in your sleep", "legs that must move"):
        assert sign in words("M12")


def test_no_supplement_is_advised_and_the_clinic_is_asked_first() -> None:
    text = words("M13")
    assert "vitamin B6, can harm nerves" in text
    assert "If you take metformin, ask your clinic about a B12 check." in text
    assert not re.search(r"\b(mg|mcg|units?|tablets? a day)\b", text)


def test_drink_and_fasting_say_who_must_ask_first() -> None:
    assert "With heart, kidney or liver illness, too much fluid can be unsafe." in words("M20")
    assert "do not stop all at once by yourself" in words("M20")
    assert "if you take insulin" in words("M19")


def test_numb_skin_is_kept_from_heat_and_pressure() -> None:
    assert "do not use hot bottles or heat pads" in words("M17")
    assert "A numb area cannot warn you." in words("M34")


def test_feared_movements_wait_for_a_clinician_and_promise_no_relief() -> None:
    text = words("M27")
    assert "your clinician checks your ladder before you start" in text
    assert "For some people pain gets less too, but not for all." in text
    assert "not the same as your activity quota" in text


def test_calm_is_offered_without_a_promise_and_with_a_way_out() -> None:
    text = words("M11")
    assert "will not take pain away" in text
    assert "Stop if you feel light-headed." in text
    assert "You can keep your eyes open." in text


def test_exercise_does_not_promise_to_repair_nerves() -> None:
    assert "It does not promise to repair nerves." in words("M33")


def test_links_are_clues_and_movement_is_not_dropped_for_one_day() -> None:
    assert "goes together with" in words("M16")
    assert "It is not proof." in words("M16")
    assert "Do not stop moving because of one dot." in words("M16")
    assert "Talk with your clinician before you drop an activity." in words("M22")


def test_food_family_and_activity_examples_can_differ_by_country() -> None:
    asked = {key: used_in(BY_ID[key].page_text()) for key in IDS}
    assert {"food_swap", "protein", "whole_food", "oily_fish"} <= asked["M13"]
    assert "vegetable" in asked["M19"]
    assert "plain_drink" in asked["M20"]
    assert {"family_role", "ask_for_help"} <= asked["M15"]
    assert {"close_person", "group"} <= asked["M29"]
    assert "good_thing" in asked["M26"]
    assert "first_activity" in asked["M27"]
