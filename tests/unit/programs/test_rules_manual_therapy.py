"""What speaks against hands-on treatment: the record points to it, today's answer decides."""

import pytest

from programs.rules.manual_therapy import Against, needs_reason, to_look_at
from programs.rules.precautions import PatientFlag


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        ((), set()),
        ((PatientFlag.DVT,), {Against.DVT}),
        ((PatientFlag.ACUTE_INFECTION,), {Against.DVT}),
        ((PatientFlag.OSTEOPOROSIS, PatientFlag.VERTEBRAL_FRACTURE), {Against.FRACTURE}),
        ((PatientFlag.CRPS,), {Against.ALLODYNIA}),
        ((PatientFlag.ALLODYNIA,), {Against.ALLODYNIA}),
        ((PatientFlag.ACTIVE_FOOT_ULCER,), {Against.OPEN_SKIN}),
        ((PatientFlag.OPEN_WOUND, PatientFlag.DVT), {Against.OPEN_SKIN, Against.DVT}),
    ],
)
def test_a_condition_on_the_record_points_to_what_has_to_be_looked_at(flags, found):
    assert to_look_at(flags) == found


def test_other_conditions_point_to_nothing_and_no_condition_stands_for_blood_thinners():
    pointing = {flag for flag in PatientFlag if to_look_at([flag])}
    assert len(pointing) == 8
    assert Against.ANTICOAGULANT not in to_look_at(PatientFlag)


@pytest.mark.parametrize("one", list(Against))
def test_any_finding_needs_a_typed_reason(one):
    assert needs_reason([one])


def test_no_finding_needs_none():
    assert not needs_reason([])
    assert not needs_reason(iter(()))
