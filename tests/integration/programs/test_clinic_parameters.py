"""/clinic/parameters/: each threshold with its source; a change is looked at, reasoned, saved and undone."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from patients.models import Patient
from programs.actions import parameters as act
from programs.actions.parameters import Change, ask_for_look, save_change, throw_old_looks_away, work_out
from programs.actions.suggest import suggest_for
from programs.insights.clinic_parameters import parameters_of
from programs.models import ClinicalParameter, ParameterLook
from programs.rules.parameters import Parameters
from programs.tasks import work_out_look
from rehab.accounts.models import Clinic, User
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from tests.integration.programs.plans import ago, calm_weeks, could_not, done, walking_program

LIST = "/clinic/parameters/"
GOOD = f"{LIST}adherence_good/"


@pytest.fixture
def three_of_four(pat_record: Patient, clara: User) -> Patient:
    """Pat did five of seven planned sessions each week, for five weeks: 71 % and green."""
    item = walking_program(pat_record, clara, days_ago=40)
    calm_weeks(pat_record, 60)
    for back in range(1, 39):
        if back % 7 not in (2, 5):
            done(item, ago(pat_record, back))
        else:
            could_not(item, ago(pat_record, back), "time")
    return pat_record


def change(
    clinic: Clinic, by: User, key: str, value: float, why: str = "Agreed in the team"
) -> ClinicalParameter:
    return save_change(look=ask_for_look(clinic=clinic, change=Change(key, value, why), by=by), by=by)


def test_every_threshold_is_shown_with_its_source_bounds_and_mark(as_person: Any, ada: User) -> None:
    page = as_person(ada).get(LIST).content.decode()
    assert "Your clinic uses the default everywhere." in page
    for info in Parameters.describe():
        assert f"<code>{info.name}</code>" in page, info.name
    assert page.count("Engineering default, no direct evidence") > 40
    assert page.count("From memory, not checked") == 1
    assert "Bailey 2018, Br J Sports Med 54:326" in page


def test_a_change_is_looked_at_first_then_saved_and_used(
    three_of_four: Patient, as_person: Any, ada: User, clara: User, clinic: Clinic
) -> None:
    before = suggest_for(patient=three_of_four, by=None)[0]
    assert before.rule_id == "R8"
    browser = as_person(ada)
    asked = browser.post(GOOD, {"value": "0.7", "rationale": "Four a week are plenty here"}, follow=True)
    page = asked.content.decode()
    look = ParameterLook.objects.get()
    assert (look.state, look.reviews) == ("done", 4)
    assert look.differing >= 1
    assert f"{look.differing} of 4 weekly reviews of the last 28 days would have ended otherwise." in page
    assert "repeat 8 minutes (R8)" in page
    assert "step up to 9 minutes (R7)" in page
    assert f">{three_of_four.given_name} " not in page
    assert not ClinicalParameter.objects.exists()
    saved = browser.post(f"{GOOD}look/{look.pk}/", follow=True).content.decode()
    assert "Your clinic has changed 1 threshold." in saved
    row = ClinicalParameter.objects.get()
    assert (row.value, row.before, row.by, row.number) == (0.7, 0.8, ada, 1)
    assert parameters_of(clinic.pk).adherence_good == 0.7
    after = suggest_for(patient=three_of_four, by=None)[0]
    assert (after.rule_id, after.parameters["adherence_good"]) == ("R7", 0.7)
    assert before.parameters["adherence_good"] == 0.8
    assert set(AuditEvent.objects.filter(event__startswith="parameter.").values_list("event", "reason")) == {
        ("parameter.looked", "adherence_good: 0.7"),
        ("parameter.changed", "adherence_good: 0.8 → 0.7"),
    }


def test_the_look_names_only_patients_of_the_readers_own_care_team(
    three_of_four: Patient, as_person: Any, ada: User, clinic: Clinic
) -> None:
    look = ask_for_look(clinic=clinic, change=Change("adherence_good", 0.7, "Why not"), by=ada)
    page = as_person(ada).get(f"{GOOD}look/{look.pk}/").content.decode()
    assert str(three_of_four.pk)[:8] in page
    assert three_of_four.given_name not in page


@pytest.mark.parametrize(
    ("key", "value", "rationale", "words"),
    [
        ("adherence_good", "0.4", "Because", "Choose a value from 0.5 to 1."),
        ("step_days", "7.5", "Because", "counted in whole numbers"),
        ("step_days", "seven", "Because", "Write a number"),
        ("step_days", "8", "", "Please fill this in."),
        ("step_days", "7", "Because", "This is the value already in use."),
        ("abs_green", "8", "Because", "abs_green: must be below abs_red (8)."),
    ],
)
def test_what_cannot_be_is_said_beside_it_and_nothing_typed_is_lost(
    as_person: Any, ada: User, key: str, value: str, rationale: str, words: str
) -> None:
    answer = as_person(ada).post(
        f"{LIST}{key}/", {"value": value, "rationale": rationale, "source": "A paper"}
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert words in page
    assert f'value="{value}"' in page
    assert "A paper" in page
    assert not ParameterLook.objects.exists()


def test_an_unknown_threshold_is_not_there(as_person: Any, ada: User) -> None:
    assert as_person(ada).get(f"{LIST}nonsense/").status_code == 404


def test_going_back_is_a_change_too_and_history_stays(as_person: Any, ada: User, clinic: Clinic) -> None:
    change(clinic, ada, "step_days", 14)
    page = as_person(ada).get(f"{LIST}step_days/").content.decode()
    assert "7 → 14" in page
    again = as_person(ada).get(f"{LIST}step_days/?again=1").content.decode()
    assert 'value="7' in again
    assert "Back to the value from before" in again
    change(clinic, ada, "step_days", 7, "Back")
    assert parameters_of(clinic.pk) == Parameters()
    rows = ClinicalParameter.objects.filter(clinic=clinic).order_by("number")
    assert [(row.number, row.before, row.value) for row in rows] == [(1, 7, 14), (2, 14, 7)]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(value=9)


def test_a_look_that_was_overtaken_by_another_change_is_not_saved(ada: User, clinic: Clinic) -> None:
    look = ask_for_look(clinic=clinic, change=Change("step_days", 14, "Slower"), by=ada)
    change(clinic, ada, "step_days", 10)
    with pytest.raises(Refused, match="changed since you looked"):
        save_change(look=look, by=ada)


def test_one_clinics_thresholds_are_not_anothers(
    clinic: Clinic, ada: User, sam: User, other_clinic: Clinic, as_person: Any
) -> None:
    change(clinic, ada, "step_days", 14)
    assert parameters_of(other_clinic.pk) == Parameters()
    with pytest.raises(Refused, match="Only an admin of this clinic"):
        ask_for_look(clinic=other_clinic, change=Change("step_days", 14, "Slower"), by=ada)
    foreign = ParameterLook.objects.create(
        clinic=other_clinic, key="step_days", value=9, rationale="x", source="x", base={}, asked_by=sam
    )
    for path in ("", "state/"):
        assert as_person(ada).get(f"{LIST}step_days/look/{foreign.pk}/{path}").status_code == 404


def test_a_large_clinic_waits_for_a_worker_that_may_die_and_be_followed(
    three_of_four: Patient, clinic: Clinic, ada: User, as_person: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[Any] = []
    monkeypatch.setattr(act, "INLINE", 0)
    monkeypatch.setattr(act, "ring", rung.append)
    look = ask_for_look(clinic=clinic, change=Change("adherence_good", 0.7, "Why not"), by=ada)
    assert (look.state, rung) == ("waiting", [look.pk])
    page = as_person(ada).get(f"{GOOD}look/{look.pk}/").content.decode()
    assert "0 of 1 patients" in page
    assert "Save" not in page
    with pytest.raises(Exception, match="nothing was done"):
        save_change(look=look, by=ada)
    ParameterLook.objects.update(state="working", lease_until=look.asked_at)
    work_out_look(str(look.pk))
    work_out(look.pk)
    look.refresh_from_db()
    assert (look.state, look.done, look.reviews, look.token) == ("done", 1, 4, 1)
    assert 'data-progress-state="done"' in as_person(ada).get(f"{GOOD}look/{look.pk}/state/").content.decode()


def test_a_look_that_runs_out_of_time_goes_on_where_it_stopped(
    three_of_four: Patient, quinn_record: Patient, colin: User, clinic: Clinic, ada: User, monkeypatch: Any
) -> None:
    walking_program(quinn_record, colin)
    monkeypatch.setattr(act, "INLINE", 0)
    monkeypatch.setattr(act, "ring", lambda _key: None)
    look = ask_for_look(clinic=clinic, change=Change("adherence_good", 0.7, "Why not"), by=ada)
    assert (work_out(look.pk, seconds=0).done, work_out(look.pk).done) == (1, 2)
    look.refresh_from_db()
    assert look.state == "done"


def test_old_looks_are_thrown_away(clinic: Clinic, ada: User) -> None:
    look = ask_for_look(clinic=clinic, change=Change("step_days", 14, "Slower"), by=ada)
    assert throw_old_looks_away(now=look.asked_at) == 0
    assert throw_old_looks_away(now=look.expires_at) == 1


def test_with_suggestions_off_thresholds_stay_and_nothing_would_have_changed(
    three_of_four: Patient, as_person: Any, ada: User, settings: Any
) -> None:
    settings.DECISION_SUPPORT_ENABLED = False
    assert "Suggestions are switched off" in as_person(ada).get(LIST).content.decode()
    page = as_person(ada).post(GOOD, {"value": "0.7", "rationale": "Why not"}, follow=True).content.decode()
    assert "nothing would have changed" in page


def test_the_stairs_of_a_new_activity_follow_the_clinics_thresholds(
    clinic: Clinic, ada: User, pat_record: Patient, clara: User
) -> None:
    change(clinic, ada, "step_fraction", 0.2)
    item = walking_program(pat_record, clara)
    assert item.activity is not None
    assert float(item.activity.step) == 2
