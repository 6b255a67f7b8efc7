"""Amounts in the unit of an activity, written the way people do."""

from programs.rules.rounding import above, at_least, ceil_to, floor_to, round_to, tidy


def test_amounts_keep_to_the_unit_whatever_the_binary_noise() -> None:
    assert [floor_to(0.29 * 100, 1), ceil_to(0.1 + 0.2, 0.3), round_to(2.5, 1), round_to(3.5, 1)] == [
        29,
        0.3,
        2,
        4,
    ]
    assert [floor_to(7.49, 0.5), ceil_to(7.01, 0.5), round_to(437, 25)] == [7, 7.5, 425]


def test_numbers_are_written_the_way_people_do() -> None:
    written = {8.0: "8", 7.5: "7.5", 1 / 3: "0.33", 99999.5: "99999.5"}
    written |= {100000: "100000", 250000.4: "250000", 1234567.0: "1234567"}
    for value, words in written.items():
        assert tidy(value) == words


def test_a_share_is_met_in_spite_of_noise_and_not_passed_by_it() -> None:
    assert at_least(9, 0.9 * 10)
    assert at_least(0.1 + 0.2, 0.3)
    assert not above(0.1 + 0.2, 0.3)
    assert above(0.31, 0.3)
    assert not at_least(0.29, 0.3)
