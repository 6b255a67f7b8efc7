"""Tables in the tests: each row is tried, and each wrong one named."""

import pytest

from tests.tables import every


@every("number", rows=[1, 2, 3, 4])
def odd(number: int) -> None:
    assert number % 2


@every("one", "two", rows=[(1, 1), (1, 2)])
@every("three", rows=[1, 2], called=lambda three: f"three={three}")
def alike(one: int, two: int, three: int) -> None:
    assert one == two == three


@every("key", rows=["here", "gone"])
def found(key: str) -> None:
    assert {"here": 1}[key]


@every("row", rows=[])
def nothing(row: object) -> None:
    raise NotImplementedError


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        (odd, ["2 of 4 rows", "2: AssertionError", "4: AssertionError"]),
        (alike, ["3 of 4 rows", "(1, 1), three=2", "(1, 2), three=1", "(1, 2), three=2"]),
        (found, ["1 of 2 rows", "'gone': KeyError"]),
        (nothing, ["an empty table proves nothing"]),
    ],
)
def test_every_wrong_row_is_named(rule, wrong: list[str]) -> None:
    with pytest.raises(AssertionError) as told:
        rule()
    assert all(words in str(told.value) for words in wrong), str(told.value)


@every("number", rows=[1, 3])
def test_what_is_not_of_the_table_is_a_fixture(number: int, tmp_path: object) -> None:
    assert number % 2
    assert tmp_path
