"""A questionnaire that asks about self-harm is given only where somebody answers."""

import pytest

from patients.rules.phq9_gate import phq9_gate

ALL = {"recipient": True, "backup": True, "hours": True, "crisis_text": True}


def test_a_clinic_that_has_all_four_may():
    assert phq9_gate(**ALL).allowed
    assert phq9_gate(**ALL).missing == ()


@pytest.mark.parametrize(
    ("lacks", "words"),
    [("recipient", "told"), ("backup", "second"), ("hours", "hours"), ("crisis_text", "crisis")],
)
def test_each_of_them_is_needed_and_named(lacks, words):
    gate = phq9_gate(**ALL | {lacks: False})
    assert not gate.allowed
    assert len(gate.missing) == 1
    assert words in gate.missing[0]


def test_the_software_does_not_give_it_when_nobody_is_there():
    assert not phq9_gate(**ALL, automatic=True, staffed_now=False).allowed
    assert phq9_gate(**ALL, automatic=True, staffed_now=True).allowed
    assert phq9_gate(**ALL, staffed_now=False).allowed, "a clinician who gives it is there"


def test_all_that_is_missing_is_said_at_once():
    none = dict.fromkeys(ALL, False)
    assert len(phq9_gate(**none, automatic=True, staffed_now=False).missing) == 5
