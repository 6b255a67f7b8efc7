"""The weeks that are measured reach every rule, so that the pace is that of the whole engine."""

from programs.rules.progression import review_week
from tests.benchmarks.engine import decisions_a_second, weeks


def test_the_weeks_reach_every_rule() -> None:
    assert len({review_week(week).rule_id for week in weeks()}) == 11
    assert decisions_a_second(0.01)[1] == 11
