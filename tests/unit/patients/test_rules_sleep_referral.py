"""When sleep needs more than a diary: prompts with their source, never a decision."""

import pytest

from patients.rules.sleep_referral import FLAGS, SleepFacts, is_low_despite_plan, prompts


def keys(**known: object) -> list[str]:
    return [prompt.key for prompt in prompts(SleepFacts(**known))]  # type: ignore[arg-type]


def test_nothing_known_prompts_nothing() -> None:
    assert keys() == []


@pytest.mark.parametrize(("score", "seen"), [(0, []), (14, []), (15, ["isi"]), (28, ["isi"])])
def test_insomnia_prompts_from_fifteen(score: int, seen: list[str]) -> None:
    assert keys(isi=score) == seen


@pytest.mark.parametrize(("score", "share"), [(3, "19 %"), (4, "19 %"), (5, "69 %"), (8, "69 %")])
def test_apnoea_is_told_with_how_often_the_score_is_wrong(score: int, share: str) -> None:
    (prompt,) = prompts(SleepFacts(stop_bang=score))
    assert share in prompt.source
    assert dict(prompt.values) == {"score": score}


def test_two_of_apnoea_prompt_nothing() -> None:
    assert keys(stop_bang=2) == []


def test_each_flag_prompts_by_itself_and_in_a_fixed_order() -> None:
    assert keys(flags=frozenset(FLAGS)) == list(FLAGS)


@pytest.mark.parametrize(
    ("weeks", "plan", "low"),
    [
        ([74.9, 70.0, 60.0, 74.9], 4, True),
        ([74.9, 70.0, 60.0, 75.0], 4, False),
        ([74.9, 70.0, 60.0], 4, False),
        ([74.9, None, 60.0, 70.0], 4, False),
        ([74.9, 70.0, 60.0, 74.9], 3, False),
        ([74.9, 70.0, 60.0, 74.9], None, False),
        ([74.9, 70.0, 60.0, 74.9, 90.0], 9, True),
    ],
)
def test_four_known_weeks_below_75_despite_a_plan(
    weeks: list[float | None], plan: int | None, low: bool
) -> None:
    facts = SleepFacts(weeks=weeks, plan_weeks=plan)
    assert is_low_despite_plan(facts) is low
    assert keys(weeks=weeks, plan_weeks=plan) == (["low_efficiency"] if low else [])


@pytest.mark.parametrize("wrong", [{"isi": 29}, {"isi": -1}, {"stop_bang": 9}, {"flags": frozenset({"x"})}])
def test_a_score_that_the_instrument_does_not_have_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not|no"):
        keys(**wrong)


def test_every_prompt_supports_and_none_decides() -> None:
    facts = SleepFacts(28, 8, frozenset(FLAGS), [60.0] * 4, 4)
    found = prompts(facts)
    assert all(prompt.consider.startswith(("Supports", "Finds")) for prompt in found)
    assert all(prompt.seen % dict(prompt.values) for prompt in found)
    assert "restrict" not in " ".join(prompt.consider for prompt in found)
