"""Mind-body practices: a full text to read aloud, honest words and a way out at any time."""

import re

import pytest

from programs.starter.exercise import Pace
from programs.starter.exercises import BY_ID, EXERCISES, Exercise

PRACTICES = [exercise for exercise in EXERCISES if exercise.kind == "mind_body"]
LONG = [exercise for exercise in PRACTICES if exercise.dose.minutes and exercise.dose.minutes >= 10]
BREATHS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10}
WORDS_A_MINUTE = 120
EASY_BREATH_S = 5

each = pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.external_id)
each_long = pytest.mark.parametrize("practice", LONG, ids=lambda practice: practice.external_id)


def spoken_words(practice: Exercise) -> int:
    return len(re.sub(r"\([^)]*\)", " ", " ".join(practice.script)).split())


def pauses(practice: Exercise) -> list[int]:
    return [
        BREATHS[word] for word in re.findall(r"\(Pause for (\w+) breaths?\.\)", " ".join(practice.script))
    ]


def safety(practice: Exercise) -> str:
    return " ".join(step.text for step in practice.steps if step.kind == "safety")


def test_the_six_practices_are_there() -> None:
    assert [practice.name for practice in PRACTICES] == [
        "Paced breathing",
        "Mindfulness of breath",
        "Body scan",
        "Progressive muscle relaxation",
        "Guided imagery",
        "Notice, breathe, adjust the timer",
    ]


def test_nothing_else_has_a_script_a_pace_or_an_early_warning_use() -> None:
    for exercise in EXERCISES:
        if exercise.kind != "mind_body":
            assert not exercise.script
            assert exercise.script_minutes is exercise.pace is None
            assert not exercise.early_warning
            assert not exercise.postures


@each_long
def test_a_long_practice_is_written_out_in_full(practice: Exercise) -> None:
    assert 450 <= spoken_words(practice) <= 900
    assert len(practice.script) >= 20


@each
def test_read_aloud_with_its_pauses_it_takes_the_minutes_it_says(practice: Exercise) -> None:
    breath = 60 / practice.pace.per_minute if practice.pace else EASY_BREATH_S
    minutes = spoken_words(practice) / WORDS_A_MINUTE + sum(pauses(practice)) * breath / 60
    assert practice.script_minutes == practice.dose.minutes
    assert minutes == pytest.approx(practice.script_minutes, rel=0.15)


@each
def test_every_bracket_is_a_pause_in_breaths(practice: Exercise) -> None:
    assert len(re.findall(r"\(", " ".join(practice.script))) == len(pauses(practice)) > 0


@each
def test_pain_is_rated_in_both_ways_before_and_after(practice: Exercise) -> None:
    steps = [step.text for step in practice.steps]
    assert any("how strong" in text and "how unpleasant" in text for text in steps)
    assert "Rate both once more at the end." in steps
    assert "unpleasant" in " ".join(practice.script)


@each
def test_open_eyes_sitting_and_a_short_way_are_offered(practice: Exercise) -> None:
    before = " ".join(step.text for step in practice.steps if step.kind == "preparation")
    assert re.search(r"open|Close your eyes, or look", before)
    assert "open" in " ".join(practice.script)
    assert "sitting" in practice.postures
    assert practice.position in practice.postures
    assert practice.easier_way.startswith("Short way:")


@each
def test_the_promise_is_a_modest_one(practice: Exercise) -> None:
    assert "may ease how strongly and how unpleasantly pain is felt" in practice.why
    assert not re.search(
        r"\b(removes?|takes? away|stops?) (the |your )?pain\b", " ".join((practice.why, practice.summary))
    )


@each
def test_every_practice_may_be_left_at_any_time(practice: Exercise) -> None:
    words = " ".join(practice.texts()).lower()
    assert "stop" in safety(practice).lower()
    assert "at any time" in words or practice.external_id == "MB06"


@pytest.mark.parametrize("external_id", ["MB01", "MB06"])
def test_light_headed_means_stop_the_pacer(external_id: str) -> None:
    practice = BY_ID[external_id]
    assert "light-headed, stop the pacer" in safety(practice)
    assert "light-headed, let the pace go" in " ".join(practice.script)


def test_relaxing_muscles_skips_sore_parts_and_never_holds_the_breath() -> None:
    practice = BY_ID["MB04"]
    words = " ".join(practice.texts())
    assert "skip every part that is sore, or that hurts to touch" in words
    assert "Skip every part that is sore or that hurts to touch." in words
    assert "Do not hold your breath." in words
    assert "keep on breathing all the time" in words


@pytest.mark.parametrize("external_id", ["MB02", "MB03", "MB05"])
def test_inward_practices_offer_something_outside_and_a_way_back(external_id: str) -> None:
    practice = BY_ID[external_id]
    steps = " ".join(step.text for step in practice.steps if step.kind == "step")
    assert "instead if that suits you better" in steps or "if that suits you better" in steps
    assert "name 3 things that you see, and stop" in safety(practice)


@pytest.mark.parametrize("external_id", ["MB03", "MB05"])
def test_after_something_very_hard_the_clinician_is_asked_first(external_id: str) -> None:
    assert "talk to your clinician before you start" in safety(BY_ID[external_id])


def test_short_tools_can_answer_an_early_sign() -> None:
    assert [practice.external_id for practice in PRACTICES if practice.early_warning] == ["MB01", "MB06"]
    assert BY_ID["MB06"].dose.minutes == 3
    script = " ".join(BY_ID["MB06"].script)
    assert (
        script.index("notice")
        < script.index("Step two: breathe")
        < script.index("Step three: adjust the timer")
    )


def test_the_breathing_pace_starts_at_six_and_stays_within_its_range() -> None:
    pace = BY_ID["MB01"].pace
    assert pace == Pace(per_minute=6, least=4.5, most=7, in_s=4, out_s=6)
    assert pace.seconds(6) == (4.0, 6.0)
    assert pace.seconds(5) == (4.8, 7.2)
    assert pace.seconds(2) == pace.seconds(4.5)
    assert pace.seconds(20) == pace.seconds(7)


def test_the_breath_out_is_the_longer_one_at_every_pace() -> None:
    for tenths in range(45, 71):
        breath_in, breath_out = Pace().seconds(tenths / 10)
        assert breath_out > breath_in
