"""A trial with oneself: offered, agreed, on Today, on the chart, stopped by either, told without a cause."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from patients.models import Patient
from programs.actions.experiment import Offer, answer_experiment, offer_experiment
from programs.actions.picture import ask_for_picture, work_out_picture
from programs.insights.picture_for_patient import told_links
from programs.insights.trace_trials import trial_key
from programs.models import Experiment
from rehab.accounts.models import User
from rehab.lib.refusals import Refused
from rehab.lib.states import NotAllowedNow
from tests.integration.programs.plans import ago, calm_weeks, journal, walking_program
from tests.integration.programs.test_clinic_picture import figure, stressful_days

TRACED = re.compile(r'<a class="traced" href="([^"]+)">([^<]+)</a>')
Browser = Callable[[User], Client]
TOLD = {"exposure": "stress", "usual": "Evenings as they are", "tried": "Ten minutes of breathing at six"}


def trace_of_block(patient: Patient, row: Experiment, field: str) -> str:
    return reverse("programs:picture_trace", args=[patient.pk, trial_key(row, field)])


def test_from_the_offer_to_the_words_at_its_end(
    pat_record: Patient, clara: User, pat: User, as_person: Browser
) -> None:
    walking_program(pat_record, clara)
    calm_weeks(pat_record)
    client, portal = as_person(clara), as_person(pat)
    here, today = reverse("programs:experiments", args=[pat_record.pk]), reverse("programs:today")
    client.post(here, TOLD)
    row = Experiment.objects.get()
    assert "Something to try out, if you like" in portal.get(today).content.decode()
    mine = reverse("programs:my_experiment", args=[row.pk])
    assert "nobody asks why" in portal.get(mine).content.decode()
    second = client.post(here, TOLD).content.decode()
    assert "One trial at a time" in second
    portal.post(mine, {"do": "agree"})
    row.refresh_from_db()
    assert row.started_on == pat_record.today() + timedelta(days=1)
    assert "nothing is worked out before the last day" in portal.get(mine).content.decode()
    Experiment.objects.update(started_on=ago(pat_record, 20))
    told = portal.get(today).content.decode()
    assert "Ten minutes of breathing at six" in told
    going_on = client.get(here).content.decode()
    assert "Offer it to the patient" not in going_on
    assert "Mean pain" not in going_on
    assert client.get(trace_of_block(pat_record, row, "0-mean")).status_code == 404
    assert client.get(trace_of_block(pat_record, row, "0-days")).status_code == 200
    chart = figure(client.get(reverse("programs:picture", args=[pat_record.pk])).content.decode())
    assert "trying it out" in [note["text"] for note in chart["layout"]["annotations"]]
    for back in range(1, 70):
        pain = 5 if (69 - back) // 14 % 2 else 7
        journal(pat_record, ago(pat_record, 400 + back), pain)
    Experiment.objects.update(started_on=ago(pat_record, 469))
    over = client.get(here).content.decode()
    points = TRACED.findall(over)
    assert "In both pairs pain was lower in the weeks with it, by about" in over
    assert [words for _url, words in points[:5]] == ["2", "12", "7", "12", "5"]
    for url, words in points[:5]:
        trace = client.get(url).content.decode()
        assert re.search(rf"trace-value\">-?{words}<", trace), words
    assert "Ten minutes of breathing at six" in client.get(points[0][0]).content.decode()
    assert "What you try out" not in portal.get(today).content.decode()


def test_the_patient_says_not_now_or_stops_and_an_answer_is_given_once(
    pat_record: Patient, clara: User, pat: User, as_person: Browser
) -> None:
    journal(pat_record, ago(pat_record, 1), 4)
    first = offer_experiment(patient=pat_record, offer=Offer(**TOLD), by=clara)
    answer_experiment(experiment=first, agrees=False, by=pat)
    with pytest.raises(NotAllowedNow):
        answer_experiment(experiment=first, agrees=True, by=pat)
    second = offer_experiment(patient=pat_record, offer=Offer(**TOLD), by=clara)
    with pytest.raises(Refused):
        answer_experiment(experiment=second, agrees=True, by=clara)
    answer_experiment(experiment=second, agrees=True, by=pat)
    as_person(pat).post(reverse("programs:my_experiment", args=[second.pk]), {"do": "stop"})
    text = as_person(clara).get(reverse("programs:experiments", args=[pat_record.pk])).content.decode()
    assert "Stopped early, so nothing is worked out." in text
    with pytest.raises(Refused):
        offer_experiment(patient=pat_record, offer=Offer("named:Chess", "a", "b"), by=clara)


def test_the_patient_reads_links_with_their_age_and_none_where_labels_are_off(
    pat_record: Patient, settings: object
) -> None:
    assert told_links(pat_record) is None
    stressful_days(pat_record)
    ask_for_picture(patient=pat_record)
    work_out_picture(pat_record.pk)
    told = told_links(pat_record)
    assert told is not None
    assert told.current
    assert told.worsens[0].startswith("Days after more stress tended to be more painful")
    journal(pat_record, ago(pat_record, 90), 4)
    again = told_links(pat_record)
    assert again is not None
    assert not again.current
    settings.DECISION_SUPPORT_ENABLED = False  # type: ignore[attr-defined]
    assert told_links(pat_record) is None
