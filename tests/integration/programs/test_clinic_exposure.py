"""/patients/<uuid>/program/exposure/ and /program/ladder/: cleared first, the prediction first, decided by a person."""

import pytest

from programs.actions.exposure import (
    Before,
    RungTold,
    begin_trial,
    clear_hierarchy,
    save_rung,
    start_hierarchy,
)
from programs.models import ExposureDecision, ExposureTrial, Hierarchy, Rung
from rehab.lib.refusals import Refused
from tests.integration.programs.plans import ago, url
from tests.integration.programs.portal import text_of


@pytest.fixture
def ladder(pat_record, clara):
    row = start_hierarchy(patient=pat_record, theme="Bending", by=clara)
    for name, suds in (("Pick up a pen", 40), ("Pick up a box", 60), ("Lift a child", 80)):
        save_rung(hierarchy=row, told=RungTold(name, "My back locks", suds), by=clara)
    return row


@pytest.fixture
def started(ladder, pat_record, clara, as_person):
    clear_hierarchy(hierarchy=ladder, note="Examined", by=clara)
    change(as_person(clara), ladder, do="decide", choice="approve")
    ladder.refresh_from_db()
    return ladder


def change(client, ladder, **data):
    return client.post(url("exposure_change", ladder.patient, ladder.pk), data)


def tried(client, **after):
    client.post(
        "/program/ladder/try/",
        {"do": "before", "prediction": "It locks", "likelihood_pre": "80", "suds_pre": "50"},
    )
    said = {
        "do": "after",
        "happened": "no",
        "likelihood_post": "20",
        "suds_peak": "50",
        "safety_behaviour_used": "no",
    }
    return client.post("/program/ladder/try/", said | after)


def test_nothing_can_be_tried_before_a_named_clinician_has_confirmed_safety(
    ladder, pat_record, pat, clara, as_person
):
    client = as_person(clara)
    change(client, ladder, do="decide", choice="approve")
    assert not ExposureDecision.objects.exists()
    assert "Please do not start before that." in text_of(as_person(pat).get("/program/ladder/"))
    with pytest.raises(Refused, match="no step to try"):
        begin_trial(patient=pat_record, told=Before("x"), by=pat)
    change(client, ladder, do="clear", note="")
    ladder.refresh_from_db()
    assert ladder.cleared_at is None
    change(client, ladder, do="clear", note="Examined on Monday")
    ladder.refresh_from_db()
    assert (ladder.cleared_by, ladder.cleared_note) == (clara, "Examined on Monday")


def test_a_changed_situation_has_to_be_confirmed_again(started, clara, as_person):
    rung = Rung.objects.get(situation="Pick up a box")
    form = {"rung": str(rung.pk), "situation": "Pick up a piano", "predicted_harm": "x", "suds_initial": "95"}
    as_person(clara).post(url("exposure_ladder", started.patient, started.pk), form)
    started.refresh_from_db()
    assert (started.cleared_at, started.current) == (None, None)


def test_the_rule_suggests_the_start_and_a_clinician_decides(ladder, clara, as_person):
    client = as_person(clara)
    change(client, ladder, do="clear", note="Examined")
    text = text_of(client.get(url("exposure_ladder", ladder.patient, ladder.pk)))
    assert "Start with “Pick up a pen”" in text
    assert "Start with a step of fear 40 out of 100." in text
    change(client, ladder, do="decide", choice="approve")
    decision = ExposureDecision.objects.get()
    assert (decision.rule_id, decision.by, decision.rung.situation) == ("E1", clara, "Pick up a pen")
    assert decision.parameters["exposure_start_low"] == 30


def test_another_step_needs_a_reason_and_is_kept_with_what_the_rule_said(ladder, clara, as_person):
    client, other = as_person(clara), Rung.objects.get(situation="Pick up a box")
    change(client, ladder, do="clear", note="Examined")
    answer = change(client, ladder, do="decide", choice="other", rung=str(other.pk))
    assert "Write the reason" in text_of(answer)
    change(client, ladder, do="decide", choice="other", rung=str(other.pk), note="Wants to")
    ladder.refresh_from_db()
    assert ladder.current == other


def test_without_decision_support_a_clinician_still_chooses_the_step(ladder, clara, as_person, settings):
    settings.DECISION_SUPPORT_ENABLED = False
    client, other = as_person(clara), Rung.objects.get(situation="Pick up a box")
    change(client, ladder, do="clear", note="Examined")
    text = text_of(client.get(url("exposure_ladder", ladder.patient, ladder.pk)))
    assert "Start with" not in text
    assert "Do as suggested" not in text
    change(client, ladder, do="decide", choice="other", rung=str(other.pk), note="Agreed")
    ladder.refresh_from_db()
    assert ladder.current == other


def test_the_prediction_is_written_down_before_and_seen_again_after(started, pat, as_person):
    client = as_person(pat)
    assert "Pick up a pen" in text_of(client.get("/program/ladder/"))
    client.post("/program/ladder/try/", {"do": "before", "prediction": "It locks", "likelihood_pre": "80"})
    assert "You predicted: “It locks”" in text_of(client.get("/program/ladder/"))
    tried(client, learned="It holds", context="at home", actual_outcome="Nothing")
    trial = ExposureTrial.objects.get()
    assert (trial.likelihood_pre, trial.happened, trial.likelihood_post) == (80, False, 20)
    text = text_of(client.get("/program/ladder/"))
    assert "It did not happen." in text
    assert "You learned: “It holds”" in text


def test_predicted_beside_happened_and_two_learnt_tries_lead_on(started, pat, clara, as_person):
    client = as_person(pat)
    for place in ("at home", "at work"):
        tried(client, context=place)
    page = as_person(clara).get(url("exposure_ladder", started.patient, started.pk))
    text = text_of(page)
    assert "Go on to “Pick up a box”" in text
    assert [row["violation"] for row in page.context["trials"]] == [80, 80]
    change(as_person(clara), started, do="decide", choice="approve")
    started.refresh_from_db()
    assert started.current.situation == "Pick up a box"
    assert Rung.objects.get(situation="Pick up a pen").done_at is not None


def test_not_doing_it_is_an_answer_and_twice_suggests_a_smaller_step(started, pat, clara, as_person):
    client = as_person(pat)
    for _n in range(2):
        tried(client, do="avoided")
    assert set(ExposureTrial.objects.values_list("avoided", "happened")) == {(True, None)}
    text = text_of(as_person(clara).get(url("exposure_ladder", started.patient, started.pk)))
    assert "Split “Pick up a pen” into smaller steps" in text
    assert "Avoided twice" in text


def test_pain_is_asked_a_day_and_two_days_after(started, pat_record, pat, as_person):
    client = as_person(pat)
    tried(client)
    for back, field in ((1, "pain_24h"), (2, "pain_48h")):
        ExposureTrial.objects.update(local_date=ago(pat_record, back))
        assert "After your last try" in text_of(client.get("/program/ladder/"))
        client.post("/program/ladder/try/", {"do": "pain", "pain": "6"})
        assert getattr(ExposureTrial.objects.get(), field) == 6


def test_a_step_that_was_tried_stays_and_a_closed_ladder_takes_no_more(started, pat, clara, as_person):
    tried(as_person(pat))
    client, rung = as_person(clara), Rung.objects.get(situation="Pick up a pen")
    change(client, started, do="remove", rung=str(rung.pk))
    change(client, started, do="remove", rung=str(Rung.objects.get(situation="Lift a child").pk))
    assert set(Rung.objects.values_list("situation", flat=True)) == {"Pick up a pen", "Pick up a box"}
    change(client, started, do="end")
    assert "No step is agreed" in text_of(as_person(pat).get("/program/ladder/"))


def test_a_ladder_of_somebody_else_is_no_page(ladder, quinn_record, colin, as_person):
    assert as_person(colin).get(url("exposure_ladder", quinn_record, ladder.pk)).status_code == 404
    assert Hierarchy.objects.count() == 1
