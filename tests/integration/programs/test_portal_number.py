"""/progress/numbers/<key>/: where a number of the patient's own pages comes from."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from rehab.audit.models import AuditEvent
from tests.integration.patients.test_portal_sleep import night_of
from tests.integration.programs.plans import ago, could_not, done, journal, walking_program
from tests.integration.programs.portal import text_of
from tests.integration.programs.test_clinic_picture import stressful_days, worked_out

NUMBER = re.compile(r"/progress/numbers/([a-z0-9_-]+)/")


@pytest.fixture
def asked(as_person, pat):
    """asked(key) is the page of one of Pat's numbers."""
    client = as_person(pat)
    return lambda key: client.get(reverse("programs:my_number", args=[key]))


def test_the_patient_reads_what_a_number_is_and_opens_the_days_behind_it(asked, pat_record):
    for back, minutes in enumerate((20, 30, 40, 50)):
        journal(pat_record, ago(pat_record, back), 4, activity_minutes=minutes)
    answer = asked("s4-activity_minutes-all")
    told = text_of(answer)
    assert '<p class="trace-value">35</p>' in told
    assert "never counted as 0" in told
    for back in range(4):
        assert reverse("patients:journal_day", args=[ago(pat_record, back)]) in told
    event = AuditEvent.objects.get(event="progress.traced")
    assert event.patient_id == pat_record.pk


def test_every_number_of_the_progress_page_and_of_sleep_can_be_followed(
    asked, as_person, pat, clara, pat_record
):
    pat_record.function_first = False
    pat_record.save()
    stressful_days(pat_record)
    worked_out(pat_record)
    item = walking_program(pat_record, clara)
    done(item, ago(pat_record, 1), 8)
    could_not(item, ago(pat_record, 2))
    for back in range(6):
        night_of(pat_record, pat, ago(pat_record, back))
    pages = [text_of(as_person(pat).get(reverse(name))) for name in ("programs:progress", "patients:sleep")]
    keys = {key for page in pages for key in NUMBER.findall(page)}
    kinds = ("done", "line", "link", "mean", "nightweek", "nights", "s")
    assert {next(kind for kind in kinds if key.startswith(kind)) for key in keys} == set(kinds)
    for key in keys:
        told = text_of(asked(key))
        assert "Where this number comes from" in told
        assert "<tbody>" in told or '<p class="trace-value">0</p>' in told, key


def test_paper_has_numbers_without_links(as_person, pat, pat_record):
    for back in range(14):
        journal(pat_record, ago(pat_record, back), 4)
    told = text_of(as_person(pat).get("/progress/?view=print"))
    assert "you logged 14 of the last 14 days" in told
    assert not NUMBER.search(told)


def test_who_puts_function_first_finds_no_number_of_pain_by_its_address(asked, pat_record):
    stressful_days(pat_record)
    keys = ("s14-pain_avg-now", "s14-pain_avg-before", "link-3-lag1-points")
    assert {asked(key).status_code for key in keys} == {404}
    pat_record.function_first = False
    pat_record.save()
    assert {asked(key).status_code for key in keys} == {200}


@pytest.mark.parametrize(
    "key",
    [
        *(
            "pain",
            "s0-logged",
            "s999-logged",
            "s4-note-now",
            "done8",
            "link-9-lag1-points",
            "link-3-lag1-n_eff",
        ),
        *("mean20269999-slept-value", "mean20260101-mood-value", f"line{'0' * 32}-all-done", "shift-before"),
        *("adherence-done", "w28-logged", f"score{'0' * 32}-value", "nightweek20261301-slept"),
    ],
)
def test_what_names_none_of_their_numbers_is_not_found(asked, pat_record, key):
    journal(pat_record, ago(pat_record, 1))
    assert asked(key).status_code == 404


def test_a_line_of_somebody_else_is_not_found(asked, pat_record, quinn_record, colin):
    item = walking_program(quinn_record, colin)
    done(item, ago(quinn_record, 1), 8)
    journal(pat_record, ago(pat_record, 1) - timedelta(days=1))
    assert asked(f"line{item.line.hex}-all-done").status_code == 404
