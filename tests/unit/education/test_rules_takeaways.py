"""Which actions stand on the Today page."""

from datetime import date, timedelta

from education.rules.takeaways import current

TODAY = date(2026, 3, 20)


def ago(n: int) -> date:
    return TODAY - timedelta(days=n)


def test_an_action_stays_for_seven_days():
    assert current([("a", ago(0))], TODAY) == ["a"]
    assert current([("a", ago(6))], TODAY) == ["a"]
    assert current([("a", ago(7))], TODAY) == []


def test_the_newest_two_stand_there():
    assert current([("a", ago(5)), ("b", ago(1)), ("c", ago(3))], TODAY) == ["b", "c"]


def test_a_lesson_read_later_does_not_stand_on_an_earlier_day():
    assert current([("a", TODAY)], ago(1)) == []
