"""/patients/<uuid>/sleep/: what the care team reads about sleep, and what it is asked to consider."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import override_settings

from patients.actions.measures import keep_measure
from patients.measures.isi import ISI
from patients.models import SleepScreen
from programs.insights.exposure_columns import EFFICIENCY, can_be_picked, columns_of
from programs.insights.rows import night_rows, series_of
from programs.insights.series import with_nights
from programs.models import DailyTarget
from rehab.audit.models import AuditEvent
from tests.integration.patients.test_portal_sleep import night_of
from tests.integration.patients.test_portal_sleep import page as page_of
from tests.integration.programs.plans import unlinked


def page(response) -> str:
    return unlinked(page_of(response))


def address(patient) -> str:
    return f"/patients/{patient.pk}/sleep/"


def test_the_care_team_reads_nights_with_their_gaps_and_the_read_is_audited(
    pat_record, pat, clara, as_person
):
    client = as_person(clara)
    assert "No nights logged in four weeks" in page(client.get(address(pat_record)))
    for back in (0, 1, 2, 3, 6):
        night_of(pat_record, pat, pat_record.today() - timedelta(days=back))
    told = page(client.get(address(pat_record)))
    assert "5 of 7" in told
    assert "73.5 %" in told
    assert told.count("Not logged") == 23
    assert AuditEvent.objects.filter(event="sleep.read", patient_id=pat_record.pk).count() == 2


def test_scores_and_answers_prompt_with_their_source_and_are_refused_out_of_range(
    pat_record, clara, as_person
):
    client = as_person(clara)
    told = page(client.post(address(pat_record), {"stop_bang": "9"}))
    assert "id_stop_bang_error" in told
    assert not SleepScreen.objects.exists()
    client.post(address(pat_record), {"stop_bang": "3", "drowsy_driving": "on"})
    keep_measure(
        patient=pat_record,
        instrument=ISI,
        answers={"total": 15},
        local_date=pat_record.today(),
        by=clara,
        client_uuid=uuid4(),
    )
    told = page(client.get(address(pat_record)))
    for words in ("ISI 15 of 28", "Gagnon 2013", "specificity 19 %", "Sleepy while driving."):
        assert words in told
    client.post(address(pat_record), {"stop_bang": "2"})
    told = page(client.get(address(pat_record)))
    assert "STOP-Bang 2" not in told
    assert "Sleepy while driving." not in told
    assert SleepScreen.objects.count() == 2
    with override_settings(DECISION_SUPPORT_ENABLED=False):
        assert "ISI 15" not in page(client.get(address(pat_record)))


@pytest.mark.parametrize(("weeks_agreed", "prompted"), [(5, True), (2, False)])
def test_four_weeks_of_low_efficiency_prompt_only_despite_a_plan(
    pat_record, pat, clara, as_person, weeks_agreed, prompted
):
    today = pat_record.today()
    for back in range(28):
        if back % 7 < 5:
            night_of(pat_record, pat, today - timedelta(days=back))
    agreed = today - timedelta(weeks=weeks_agreed)
    DailyTarget.objects.create(
        patient=pat_record, kind="sleep", words="Up at 7", agreed_on=agreed, made_by=clara
    )
    told = page(as_person(clara).get(address(pat_record)))
    assert ("below 75 % in each of four weeks" in told) is prompted


def test_the_efficiency_of_the_diary_can_be_picked_to_be_looked_at_beside_pain(pat_record, pat):
    today = pat_record.today()
    assert EFFICIENCY not in dict(can_be_picked(pat_record))
    row = night_of(pat_record, pat, today)
    assert dict(can_be_picked(pat_record))[EFFICIENCY] == "sleep efficiency"
    series = series_of([], today, 2)
    assert columns_of(pat_record, series, [EFFICIENCY]) == {EFFICIENCY: (None, 73.5)}
    assert with_nights(series, night_rows(pat_record)).night_ids == (None, str(row.pk))
