"""What the tests of the care team's program pages share: a library with an exercise, a draft, an item."""

import pytest

from patients.models import Patient
from programs.actions.prescription import Dose, add_exercise
from programs.actions.program import start_draft
from programs.models import ExerciseRevision, Prescription, Program
from rehab.accounts.models import User
from tests.integration.programs.plans import make_exercise


@pytest.fixture
def heel_raises(pat_record: Patient, cora: User) -> ExerciseRevision:
    return make_exercise(pat_record.clinic, cora)


@pytest.fixture
def draft(pat_record: Patient, clara: User) -> Program:
    return start_draft(patient=pat_record, by=clara)


@pytest.fixture
def item(draft: Program, heel_raises: ExerciseRevision, clara: User) -> Prescription:
    return add_exercise(program=draft, exercise=heel_raises, dose=Dose(weekdays=21, reps=8, sets=2), by=clara)
