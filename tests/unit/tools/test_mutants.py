"""`make mutants` finds what no test notices. The whole takes minutes; a sample of the weekly review is here."""

import subprocess
import sys

from tools.mutants import known
from tools.mutating import mutants_of

RULE = """
LIMIT = 2

def due(days: int, asked: bool = False) -> bool:
    if asked and days > 0:
        return True
    return not days < LIMIT
"""


def test_each_comparison_operator_condition_and_number_is_changed() -> None:
    found = [(mutant.name, mutant.what) for mutant in mutants_of(RULE)]
    assert found == [
        ("module", "2 → 3"),
        ("module", "2 → 1"),
        ("due", "False → True"),
        ("due", "if asked and days > 0 → True"),
        ("due", "if asked and days > 0 → False"),
        ("due", "asked and days > 0 → Or"),
        ("due", "days > 0 → GtE"),
        ("due", "days > 0 → Lt"),
        ("due", "0 → 1"),
        ("due", "0 → -1"),
        ("due", "True → False"),
        ("due", "not days < LIMIT → without not"),
        ("due", "days < LIMIT → LtE"),
        ("due", "days < LIMIT → Gt"),
    ]


def test_each_change_is_one_other_program() -> None:
    sources = [mutant.source for mutant in mutants_of(RULE)]
    assert len(set(sources)) == len(sources)
    for source in sources:
        compile(source, "<changed>", "exec")


def test_texts_annotations_and_errors_are_left_alone() -> None:
    quiet = "def f(x: int = None) -> 'A1':\n    raise ValueError('over ' + str(3))"
    assert mutants_of(quiet) == []


def test_what_changes_no_decision_has_a_reason() -> None:
    assert known()
    assert all(len(why) > 20 for why in known().values())


def test_a_sample_of_changes_to_the_weekly_review_is_noticed() -> None:
    command = [
        sys.executable,
        "-m",
        "tools.mutants",
        "progression",
        "review_case",
        "review_inputs",
        "--sample",
        "10",
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "10 changes" in ran.stdout
