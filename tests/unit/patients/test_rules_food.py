"""When to weigh, and when to think of a dietitian: no calories, no doses, no decision."""

from datetime import date, timedelta

import pytest

from patients.rules.food import FLAGS, FoodFacts, Weight, bmi, food_prompts, loss_percent, weighs_now

TODAY = date(2026, 5, 12)


def ago(days: int, kg: float) -> Weight:
    return Weight(TODAY - timedelta(days=days), kg)


def keys(**known: object) -> list[str]:
    return [prompt.key for prompt in food_prompts(FoodFacts(TODAY, **known))]  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "asked"), [(None, True), (28, True), (27, False), (0, False)])
def test_weight_is_asked_once_a_month(days: int | None, asked: bool) -> None:
    last = None if days is None else TODAY - timedelta(days=days)
    assert weighs_now(last, TODAY, wants=True, careful=False) is asked


def test_weight_is_never_asked_of_somebody_who_opted_out_or_for_whom_it_may_harm() -> None:
    assert not weighs_now(None, TODAY, wants=False, careful=False)
    assert not weighs_now(None, TODAY, wants=True, careful=True)


@pytest.mark.parametrize(
    ("weights", "lost"),
    [
        ([], None),
        ([ago(0, 80)], None),
        ([ago(90, 80), ago(0, 76)], 5.0),
        ([ago(90, 80), ago(0, 76.1)], 4.9),
        ([ago(183, 80), ago(0, 70)], 12.5),
        ([ago(184, 80), ago(0, 70)], None),
        ([ago(0, 76), ago(90, 78), ago(120, 80)], 5.0),
        ([ago(90, 76), ago(0, 80)], 0.0),
    ],
)
def test_loss_is_counted_from_the_highest_weight_of_half_a_year(
    weights: list[Weight], lost: float | None
) -> None:
    assert loss_percent(weights) == lost
    assert keys(weights=weights) == (["loss"] if lost is not None and lost >= 5 else [])


@pytest.mark.parametrize(
    ("kg", "flags", "seen"),
    [
        (53.3, (), ["thin"]),
        (53.4, (), []),
        (86.7, (), []),
        (86.7, ("wants_weight_help",), ["heavy"]),
        (86.5, ("wants_weight_help",), []),
    ],
)
def test_body_mass_prompts_below_18_5_and_from_30_only_if_help_is_wanted(
    kg: float, flags: tuple[str, ...], seen: list[str]
) -> None:
    assert keys(weights=[ago(0, kg)], height_cm=170, flags=frozenset(flags)) == seen


def test_body_mass_needs_a_height_and_counts_the_newest_weight() -> None:
    assert keys(weights=[ago(0, 40)]) == []
    assert keys(weights=[ago(0, 60), ago(10, 40)], height_cm=170) == []
    assert bmi(70, 175) == 22.9


@pytest.mark.parametrize(("score", "seen"), [(1, []), (2, ["must"]), (6, ["must"])])
def test_must_prompts_from_two(score: int, seen: list[str]) -> None:
    assert keys(must=score) == seen


@pytest.mark.parametrize("score", [-1, 7])
def test_a_must_score_that_does_not_exist_is_refused(score: int) -> None:
    with pytest.raises(ValueError, match="MUST"):
        keys(must=score)


@pytest.mark.parametrize(
    ("metformin", "checked", "seen"),
    [(True, None, ["b12"]), (True, 365, []), (True, 366, ["b12"]), (False, None, [])],
)
def test_metformin_prompts_a_b12_check_once_a_year(
    metformin: bool, checked: int | None, seen: list[str]
) -> None:
    on = None if checked is None else TODAY - timedelta(days=checked)
    assert keys(metformin=metformin, b12_checked_on=on) == seen


def test_each_flag_prompts_by_itself_and_wishing_for_help_needs_the_weight() -> None:
    assert keys(flags=frozenset(FLAGS)) == [flag for flag in FLAGS if flag != "wants_weight_help"]


def test_no_prompt_names_a_dose_or_decides() -> None:
    facts = FoodFacts(TODAY, [ago(90, 90), ago(0, 45)], 170, 6, True, None, frozenset(FLAGS))
    found = food_prompts(facts)
    assert {prompt.key for prompt in found} >= {"loss", "thin", "must", "b12"}
    assert all(prompt.consider.startswith("Supports") for prompt in found)
    assert all(prompt.seen % dict(prompt.values) for prompt in found)
    assert not any(unit in prompt.consider for prompt in found for unit in (" mg", "µg", "mcg"))
