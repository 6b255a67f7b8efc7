"""The starter modules are complete, in an order that can be taught, safe to read and easy to read."""

import re
import statistics
from datetime import date
from typing import get_args

import pytest

from education.diagrams import KEYS
from education.starter.examples import EXAMPLES, examples_for, fill, used_in, without
from education.starter.module import TakeawayKind
from education.starter.modules import BY_ID, MODULES, THEMES, Module
from patients.rules.red_flags import RED_FLAGS
from programs.rules.baseline import Trial, baseline, ladder, start_fraction
from programs.rules.flare import flare_plan
from programs.rules.pacing import pacing_block
from rehab.publishing.kind_words import unkind_phrases
from rehab.publishing.reading import reading_ease, sentences, word_count
from tests.tables import every

CORE = [f"M{number:02}" for number in range(1, 11)]
PREREQUISITES = {
    "M01": set(),
    "M02": {"M01"},
    "M03": {"M02"},
    "M04": {"M02"},
    "M05": {"M01"},
    "M06": {"M01"},
    "M07": {"M04"},
    "M08": {"M07"},
    "M09": {"M08"},
    "M10": {"M05", "M09"},
}
ANSWERS = {
    "M01": (False, True),
    "M02": (False, True),
    "M03": (True, False),
    "M04": (True, False),
    "M05": (True, False),
    "M06": (True, False),
    "M07": (True, False),
    "M08": (True, False),
    "M09": (True, False),
    "M10": (True, False),
}
BANNED = (
    "just",
    "simply",
    "all in your head",
    "psychosomatic",
    "nothing wrong",
    "no pain no gain",
    "no pain, no gain",
    "push through the pain",
    "recommend",
    "recommended",
    "fail",
    "failed",
    "failure",
    "passed",
    "wrong answer",
    "causes",
    "caused",
    "cure",
    "mg",
    "dose",
    "normal people",
)
WIDEST = {"title": 80, "objective": 200, "key_message": 200, "takeaway": 160}
"""What the library's own pages can hold."""

each = every("module", rows=MODULES, called=lambda module: module.external_id)
core = every("module", rows=[BY_ID[i] for i in CORE])


def read_aloud(module: Module) -> list[str]:
    """Every sentence a patient may read, with the examples in place."""
    return [fill(text) for text in module.texts()]


def grade(module: Module) -> float:
    """Flesch-Kincaid grade over all that a patient may read."""
    return float(reading_ease(read_aloud(module), "en").grade or 0)


def words_on_pages(module: Module) -> int:
    return sum(word_count(fill(paragraph)) for paragraph in module.page_text())


def test_the_core_curriculum_is_here_and_each_id_is_used_once() -> None:
    ids = [module.external_id for module in MODULES]
    assert set(CORE) <= set(ids)
    assert len(ids) == len(set(ids)) == len(BY_ID)
    assert len({module.title for module in MODULES}) == len(ids)


def test_trust_and_safety_come_first() -> None:
    assert [module.external_id for module in MODULES][:3] == ["M01", "M05", "M06"]
    assert {module.external_id for module in MODULES if module.safety} == {"M05", "M06"}


def test_two_modules_never_share_a_place_in_the_order() -> None:
    places = [module.order for module in MODULES]
    assert len(set(places)) == len(places)


@each
def test_what_a_module_needs_is_taught_before_it(module: Module) -> None:
    """This also rules out circles: along the arrows the order only falls."""
    for needed in module.needs:
        assert BY_ID[needed].order < module.order, f"{module.external_id} needs {needed}"


@core
def test_the_core_builds_on_what_the_curriculum_says(module: Module) -> None:
    assert set(module.needs) == PREREQUISITES[module.external_id]


@each
def test_nothing_is_left_empty(module: Module) -> None:
    for name, most in WIDEST.items():
        text = getattr(module, name)
        assert text == text.strip()
        assert 0 < len(text) <= most, name
    assert module.sources
    assert module.origin == "starter"
    assert module.language == "en"


@each
def test_a_module_is_three_to_five_short_pages(module: Module) -> None:
    assert 3 <= len(module.pages) <= 5
    for page in module.pages:
        assert 1 <= word_count(page.heading) <= 8
        assert 2 <= len(page.text) <= 4
        assert max(word_count(fill(paragraph)) for paragraph in page.text) <= 50


@each
def test_a_module_takes_two_to_four_minutes(module: Module) -> None:
    assert 2 <= module.minutes <= 4
    assert 260 <= words_on_pages(module) <= 480
    assert 80 <= words_on_pages(module) / module.minutes <= 145


@each
def test_pictures_are_ones_that_can_be_drawn_and_none_comes_twice(module: Module) -> None:
    pictures = [page.diagram for page in module.pages if page.diagram]
    assert set(pictures) <= set(KEYS)
    assert len(pictures) >= 2
    assert len(set(pictures)) == len(pictures)


@each
def test_themes_and_kinds_of_action_come_from_the_lists_that_filters_use(module: Module) -> None:
    assert module.themes
    assert set(module.themes) <= set(THEMES)
    assert module.takeaway_kind in get_args(TakeawayKind)


@each
def test_the_takeaway_is_one_sentence_that_says_what_to_do(module: Module) -> None:
    assert len(sentences(module.takeaway)) == 1
    assert module.takeaway.endswith(".")
    assert module.takeaway.split()[0] not in {"You", "Your", "Try", "The", "Do"}


@each
def test_two_statements_are_checked_and_both_answers_are_explained(module: Module) -> None:
    number = int(module.external_id.removeprefix("M"))
    assert [check.key for check in module.checks] == [f"M{number}.1", f"M{number}.2"]
    for check in module.checks:
        assert check.statement.endswith(".")
        assert word_count(check.explanation) >= 8


@each
def test_every_other_answer_tells_the_clinician_what_to_talk_about(module: Module) -> None:
    assert set(module.misconception) == {check.key for check in module.checks}
    assert all(told.suggests.endswith(".") for told in module.misconception.values())


@core
def test_the_truth_of_each_statement_is_that_of_the_curriculum(module: Module) -> None:
    assert tuple(check.is_true for check in module.checks) == ANSWERS[module.external_id]


def test_three_answers_ask_for_a_safety_follow_up() -> None:
    asked = {key for module in MODULES for key, told in module.misconception.items() if told.safety}
    assert asked == {"M3.2", "M5.2", "M6.2"}


@each
def test_the_words_never_blame_doubt_dose_or_promise(module: Module) -> None:
    text = " ".join(read_aloud(module)).lower()
    for phrase in BANNED:
        assert not re.search(rf"\b{re.escape(phrase)}\b", text), phrase
    assert unkind_phrases([text]) == []


@each
def test_sentences_are_short(module: Module) -> None:
    long = [one for text in read_aloud(module) for one in sentences(text) if word_count(one) > 20]
    assert long == []


@each
def test_a_module_reads_at_grade_eight_at_most(module: Module) -> None:
    assert grade(module) <= 8


def test_half_of_the_modules_read_at_grade_six_or_below() -> None:
    assert statistics.median(grade(module) for module in MODULES) <= 6


def test_nerve_damage_is_named_and_numbness_is_never_made_small() -> None:
    misfire = " ".join(read_aloud(BY_ID["M03"]))
    assert "nerve damage" in misfire
    assert "Numb skin is quiet, but it is not safe." in misfire
    for key in ("M03", "M04", "M07", "M10"):
        text = " ".join(read_aloud(BY_ID[key])).lower()
        assert "call your clinic" in text, key
        assert re.search(r"new (numbness or )?weakness", text), key


def test_the_flare_module_says_when_to_call_on_the_page_that_says_hurt_is_not_harm() -> None:
    page = next(page for page in BY_ID["M07"].pages if "harm" in " ".join(page.text))
    assert "emergency care now" in " ".join(page.text)
    assert "more than a week" in " ".join(page.text)


@every(
    "sign",
    "heading",
    rows=[
        ("New numbness between your legs", "Get help now"),
        ("bladder, bowels or sex", "Get help now"),
        ("weakness in both legs", "Get help now"),
        ("Sudden weakness on one side", "Get help now"),
        ("Chest pain", "Get help now"),
        ("a foot that drops", "Call today"),
        ("numbness that spreads", "Call today"),
        ("hot, red, swollen or a new colour", "Call today"),
        ("fever, night sweats or feeling ill", "Call today"),
        ("fainted", "Call today"),
        ("hit your head", "Call today"),
        ("hurting yourself", "Be ready, and not alone"),
    ],
)
def test_each_red_flag_of_the_check_in_is_taught_at_its_level(sign: str, heading: str) -> None:
    pages = {page.heading: " ".join(page.text) for page in BY_ID["M06"].pages}
    assert [title for title, text in pages.items() if sign in text] == [heading]


def test_no_red_flag_that_is_asked_was_forgotten_here() -> None:
    """When the check-in learns a new sign, add it to the module and to the list above."""
    urgent = {flag.code for flag in RED_FLAGS if flag.asked and flag.level in ("P0", "P1")}
    assert urgent == {
        "cauda_equina",
        "sudden_collapse",
        "self_harm",
        "new_weakness",
        "foot_change",
        "fever_unwell",
        "faint_on_standing",
    }


def test_the_flare_module_tells_the_shares_and_days_of_the_flare_plan() -> None:
    assert [(day.day, day.share) for day in flare_plan(20, 1)] == [
        (1, 0.5),
        (2, 0.5),
        (3, 0.75),
        (4, 0.75),
        (5, 1.0),
    ]
    told = " ".join(read_aloud(BY_ID["M07"]))
    assert "Days 1 and 2: do half of your usual amount. Days 3 and 4: do three quarters." in told
    assert "On day 5, go back to your full amount." in told


def test_the_quota_module_works_its_example_as_the_ladder_does() -> None:
    tries = [Trial(date(2025, 3, day), minutes) for day, minutes in ((3, 8), (4, 10), (5, 12))]
    start = baseline(tries)
    stairs = ladder(start.used_value, goal=14, resolution=1, start_fraction=start_fraction().value)
    assert (start.mean, start.ask_for_more) == (10, 0)
    assert (stairs.q0, stairs.step, stairs.weeks_to_goal) == (8, 1, 6)
    told = " ".join(read_aloud(BY_ID["M09"]))
    assert "Say you walk 8, 10 and 12 minutes. The average is 10. Your first quota may be 8." in told
    assert "it is 1 more minute each week. From 8 minutes to 14 takes 6 weeks." in told


def test_the_pacing_module_works_its_example_as_the_timer_does() -> None:
    block = pacing_block(10)
    assert (block.work_s, round(block.rest_s / 60), block.movement_break_s) == (8 * 60, 3, 30 * 60)
    told = " ".join(read_aloud(BY_ID["M08"]))
    assert "Say you can stand for 10 minutes on most days. Set the timer to 8. Then rest for 3." in told
    assert "get up for a moment every 30 minutes" in told


def test_examples_are_put_in_place_in_the_readers_language() -> None:
    assert fill("Swap {examples:food_swap}.") == (
        "Swap brown bread for white bread, beans for half of the meat or fruit for cake."
    )
    assert fill("No place for one.") == "No place for one."


def test_a_language_without_its_own_examples_is_named_and_sees_english_ones() -> None:
    assert examples_for("food_swap", "tlh") == EXAMPLES["food_swap"]["en"]
    assert without("tlh") == list(EXAMPLES)
    assert without("en-GB") == []
    assert without("es", {"food_swap": {"en": ("fruit",), "es": ("fruta",)}}) == []


def test_an_example_that_nobody_wrote_is_an_error() -> None:
    with pytest.raises(KeyError, match="moon_food"):
        fill("Eat {examples:moon_food}.")


def test_no_example_is_kept_that_no_module_shows() -> None:
    assert used_in(text for module in MODULES for text in module.page_text()) == EXAMPLES.keys()


def test_english_examples_are_short_and_never_empty() -> None:
    for key, languages in EXAMPLES.items():
        assert len(languages["en"]) >= 2, key
        assert all(0 < word_count(example) <= 7 for example in languages["en"]), key


@each
def test_examples_stand_in_pages_only_where_they_are_filled_in(module: Module) -> None:
    assert used_in(module.page_text()) == used_in(module.texts()) <= EXAMPLES.keys()
    assert "{" not in " ".join(read_aloud(module))
