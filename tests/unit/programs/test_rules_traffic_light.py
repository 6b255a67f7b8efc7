"""The light of one session."""

import pytest

from programs.rules.parameters import Parameters
from programs.rules.traffic_light import Light, Ratings, session_light

G, A, R = Light.GREEN, Light.AMBER, Light.RED


@pytest.mark.parametrize(
    ("before", "peak", "morning", "light"),
    [
        (2, 5, 3, G),
        (2, 6, 2, A),
        (2, 8, 2, R),
        (5, 7, 6, G),
        (6, 9, 6, A),
        (6, 10, 9, R),
        (2, 3, None, A),
        (3, 5, 6, R),
    ],
)
def test_the_agreed_examples(before: int, peak: int, morning: int | None, light: Light) -> None:
    assert session_light(Ratings(before, peak, morning)).light is light


@pytest.mark.parametrize("before", [0, 1, 2, 3])
@pytest.mark.parametrize(("peak", "light"), [(5, G), (6, A), (7, A), (8, R), (10, R)])
def test_with_little_pain_before_the_peak_itself_counts(before: int, peak: int, light: Light) -> None:
    assert session_light(Ratings(before, peak, before)).light is light


@pytest.mark.parametrize("before", [4, 5, 6])
@pytest.mark.parametrize(("rise", "light"), [(0, G), (2, G), (3, A), (4, R)])
def test_with_more_pain_before_the_rise_counts(before: int, rise: int, light: Light) -> None:
    assert session_light(Ratings(before, before + rise, before)).light is light


@pytest.mark.parametrize(("change", "light"), [(-1, G), (0, G), (1, G), (2, A), (3, R), (5, R)])
def test_next_morning_is_compared_with_before(change: int, light: Light) -> None:
    assert session_light(Ratings(2, 3, 2 + change)).light is light


def test_the_worst_answered_column_decides() -> None:
    assert session_light(Ratings(2, 8, 2)).light is R
    assert session_light(Ratings(2, 3, 5)).light is R
    assert session_light(Ratings(2, 6, 3)).light is A


@pytest.mark.parametrize(("peak", "light"), [(3, A), (7, A), (8, R)])
def test_without_a_next_morning_a_session_is_never_green(peak: int, light: Light) -> None:
    assert session_light(Ratings(2, peak, None)).light is light


def test_next_morning_alone_is_enough_for_a_light() -> None:
    assert session_light(Ratings(3, None, 4)).light is G
    assert session_light(Ratings(3, None, 6)).light is R


@pytest.mark.parametrize(
    "ratings",
    [Ratings(None, None, None), Ratings(3, None, None), Ratings(None, 9, None), Ratings(None, 9, 9)],
)
def test_what_cannot_be_compared_is_not_rated(ratings: Ratings) -> None:
    result = session_light(ratings)
    assert result.light is None
    assert result.reason == "Not rated."


@pytest.mark.parametrize("ratings", [(None, None, None), (2, 3, 2), (0, 0, 0)])
def test_a_new_sign_is_always_red(ratings: tuple[int | None, int | None, int | None]) -> None:
    result = session_light(Ratings(*ratings, new_neuro_sign=True))
    assert (result.light, result.reason) == (R, "New or spreading numbness or weakness.")


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        (Ratings(2, 8, 2), "Peak pain 8."),
        (Ratings(6, 10, 9), "Pain changed by +4 from 6; next morning +3 from before."),
        (Ratings(2, 3, None), "Next morning not rated, so not green."),
        (Ratings(2, 6, None), "Peak pain 6; next morning not rated, so not green."),
        (Ratings(5, 4, 4), "Pain changed by -1 from 5; next morning -1 from before."),
    ],
)
def test_the_reason_names_what_decided(ratings: Ratings, reason: str) -> None:
    assert session_light(ratings).reason == reason


@pytest.mark.parametrize("value", [-1, 11, True])
@pytest.mark.parametrize("field", ["pain_before", "pain_peak", "pain_next_morning"])
def test_pain_out_of_range_is_refused_by_name(field: str, value: int) -> None:
    answers: dict[str, int | None] = {"pain_before": 2, "pain_peak": 3, "pain_next_morning": 2, field: value}
    with pytest.raises(ValueError, match=field):
        Ratings(**answers)  # type: ignore[arg-type]


def test_more_pain_never_gives_a_better_light() -> None:
    order = [G, A, R]
    for before in range(11):
        for morning in (*range(11), None):
            lights = [session_light(Ratings(before, peak, morning)).light for peak in range(11)]
            ranks = [order.index(light) for light in lights if light]
            assert ranks == sorted(ranks)


def test_a_resting_pain_of_ten_can_still_be_green() -> None:
    assert session_light(Ratings(10, 10, 10)).light is G


def test_clinic_limits_reach_the_light() -> None:
    strict = Parameters().with_values(
        {"abs_green": 3, "abs_red": 5, "rel_from": 3, "nm_amber": 1, "nm_red": 2}
    )
    assert session_light(Ratings(2, 4, 2), strict).light is A
    assert session_light(Ratings(2, 5, 2), strict).light is R
    assert session_light(Ratings(3, 5, 3), strict).light is G
    assert session_light(Ratings(2, 2, 3), strict).light is A
