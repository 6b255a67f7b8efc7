"""/patients/<uuid>/program/draft/…: the draft as a workbench that saves itself, item by item."""

import json

import pytest

from patients.models import Availability, Condition
from programs.actions.draft_items import bring_in, change_items, order_items, put_back_item
from programs.actions.prescription import Dose, add_exercise, change_item, remove_item
from programs.actions.program import (
    EditedMeanwhile,
    discard_draft,
    end_program,
    publish_program,
    start_draft,
    take_up_draft,
)
from programs.actions.suggest import suggest_for
from programs.models import Prescription
from rehab.lib.refusals import Refused
from rehab.lib.states import NotAllowedNow
from tests.integration.education.lessons import make_module
from tests.integration.programs.plans import make_exercise, publish, url, walking_program

SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def squats(pat_record, draft, item, clara, cora):
    """A second item of the draft."""
    exercise = make_exercise(pat_record.clinic, cora, "Squats")
    return add_exercise(program=draft, exercise=exercise, dose=Dose(weekdays=1, reps=5), by=clara)


def inline(item, **changed):
    """The fields of one item as the list posts them."""
    fields = {"inline": "1", "weekdays": ["0", "2"], "sets": "2", "reps": "8", "supervision": "home"}
    return fields | {"seen": Dose.of(item).mark} | changed


def test_one_item_saves_by_itself_and_keeps_what_the_list_does_not_show(pat_record, item, clara, as_person):
    change_item(
        item=item, dose=Dose(weekdays=21, reps=8, sets=2, note="Hold the sink", load="2 kg"), by=clara
    )
    item.refresh_from_db()
    answer = as_person(clara).post(
        url("program_item", pat_record, item.pk), inline(item, reps="12"), headers=SCRIPT
    )
    told = answer.json()
    item.refresh_from_db()
    assert (item.reps, item.weekdays, item.note, item.load) == (12, 0b101, "Hold the sink", "2 kg")
    assert told["seen"] == Dose.of(item).mark
    assert "2 sessions a week" in told["week"]


def test_a_change_of_another_item_stands_in_nobodys_way(pat_record, item, squats, clara, as_person):
    posted = inline(item, reps="9")
    change_item(item=squats, dose=Dose(weekdays=1, reps=6), by=clara)
    answer = as_person(clara).post(url("program_item", pat_record, item.pk), posted, headers=SCRIPT)
    assert answer.status_code == 200
    item.refresh_from_db()
    assert item.reps == 9


def test_a_change_of_this_item_shows_both_and_overwrites_nothing(pat_record, item, clara, as_person):
    posted = inline(item, reps="6")
    change_item(item=item, dose=Dose(weekdays=21, reps=12, sets=2), by=clara)
    client, address = as_person(clara), url("program_item", pat_record, item.pk)
    answer = client.post(address, posted, headers=SCRIPT)
    assert answer.status_code == 409
    assert "2 sets of 12" in answer.json()["html"]
    assert "2 sets of 6" in answer.json()["html"]
    item.refresh_from_db()
    assert item.reps == 12
    assert client.post(address, posted | {"seen": answer.json()["seen"]}, headers=SCRIPT).status_code == 200


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reps": "0"}, "reps"),
        ({"sets": "many"}, "sets"),
        ({"weekdays": []}, "weekdays"),
        ({"reps": ""}, "reps"),
    ],
)
def test_what_cannot_be_saved_is_told_by_its_field(pat_record, item, clara, as_person, change, field):
    answer = as_person(clara).post(
        url("program_item", pat_record, item.pk), inline(item, **change), headers=SCRIPT
    )
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == [field]
    item.refresh_from_db()
    assert item.reps == 8


def test_one_click_adds_with_the_first_dose_and_a_block_asks_for_a_reason(
    pat_record, draft, heel_raises, clara, as_person
):
    client, address = as_person(clara), url("program_add", pat_record)
    told = client.post(address, {"exercise": heel_raises.pk, "first": "1"}, headers=SCRIPT).json()
    assert told["there"] == [str(heel_raises.pk)]
    assert draft.prescriptions.get().reps == 8
    draft.prescriptions.all().delete()
    Condition.objects.create(patient=pat_record, kind="active_foot_ulcer", noted_by=clara)
    told = client.post(address, {"exercise": heel_raises.pk, "first": "1"}, headers=SCRIPT).json()
    assert told["go"].endswith(f"?exercise={heel_raises.pk}")
    assert not draft.prescriptions.exists()


def test_balance_work_of_somebody_who_falls_starts_in_person(pat_record, draft, clara, cora, as_person):
    tandem = make_exercise(pat_record.clinic, cora, "Tandem stand", tags=["WB", "BAL2"])
    Condition.objects.create(patient=pat_record, kind="high_fall_risk", noted_by=clara)
    as_person(clara).post(url("program_add", pat_record), {"exercise": tandem.pk, "first": "1"})
    item = draft.prescriptions.get()
    assert item.supervision == "in_person"
    with pytest.raises(Refused, match="Choose “In person” or “By video”"):
        change_item(item=item, dose=Dose(weekdays=1, reps=5), by=clara)
    Prescription.objects.update(supervision="home")
    with pytest.raises(Refused, match="is not for home alone"):
        publish(pat_record, clara)


def test_dragging_and_buttons_come_to_the_same_order(pat_record, draft, item, squats, clara, as_person):
    client = as_person(clara)
    was, order = f"{item.pk},{squats.pk}", f"{squats.pk},{item.pk}"
    client.post(url("program_order", pat_record), {"was": was, "order": order}, headers=SCRIPT)
    assert [row.pk for row in draft.prescriptions.all()] == [squats.pk, item.pk]
    late = client.post(url("program_order", pat_record), {"was": was, "order": order}, headers=SCRIPT)
    assert late.status_code == 409
    assert "nothing was moved" in late.json()["said"]
    with pytest.raises(Refused, match="every item once"):
        order_items(program=draft, was=[squats.pk, item.pk], order=[item.pk], by=clara)


def test_what_is_taken_out_can_be_put_back_where_it_stood(pat_record, draft, item, squats, clara, as_person):
    client = as_person(clara)
    client.post(url("program_remove", pat_record, item.pk), {"seen": Dose.of(item).mark})
    assert [row.title for row in draft.prescriptions.all()] == ["Squats"]
    assert "Put back" in client.get(url("program_edit", pat_record)).content.decode()
    client.post(url("program_put_back", pat_record), {"line": str(item.line)})
    rows = list(draft.prescriptions.all())
    assert [row.title for row in rows] == ["Heel raises", "Squats"]
    assert Dose.of(rows[0]) == Dose.of(item)
    with pytest.raises(Refused, match="not among those"):
        put_back_item(program=draft, line=str(item.line), by=clara)


def test_an_item_that_was_changed_meanwhile_is_not_taken_out(item, clara):
    seen = Dose.of(item).mark
    change_item(item=item, dose=Dose(weekdays=1, reps=5), by=clara)
    with pytest.raises(EditedMeanwhile):
        remove_item(item=item, by=clara, seen=seen)


def test_a_duplicate_stands_beside_it_and_a_graded_activity_stands_once(
    pat_record, draft, item, squats, clara, as_person
):
    client = as_person(clara)
    client.post(url("program_duplicate", pat_record, item.pk))
    assert [row.title for row in draft.prescriptions.all()] == ["Heel raises", "Heel raises", "Squats"]
    assert len({row.line for row in draft.prescriptions.all()}) == 3


def test_several_at_once_are_changed_all_or_none(pat_record, draft, item, squats, clara, as_person):
    client, address = as_person(clara), url("program_bulk", pat_record)
    ticked = [f"{row.pk}:{Dose.of(row).mark}" for row in (item, squats)]
    client.post(address, {"item": ticked, "do": "change", "weekdays": ["1"], "supervision": "tele"})
    assert {(row.weekdays, row.supervision) for row in draft.prescriptions.all()} == {(2, "tele")}
    assert sorted(row.reps for row in draft.prescriptions.all()) == [5, 8]
    stale = client.post(address, {"item": ticked, "do": "change", "reps": "3"}, headers=SCRIPT)
    assert stale.status_code == 409
    assert 3 not in {row.reps for row in draft.prescriptions.all()}
    for posted in ({"do": "change", "reps": "3"}, {"item": ["x:y"], "do": "change"}):
        told = client.post(address, posted, headers=SCRIPT).json()["said"]
        assert "Tick at least one item first." in told
    with pytest.raises(EditedMeanwhile):
        change_items(program=draft, seen={item.pk: "old"}, changes={"reps": 3}, by=clara)
    ticked = [f"{row.pk}:{Dose.of(row).mark}" for row in draft.prescriptions.all()]
    client.post(address, {"item": ticked, "do": "remove"})
    assert not draft.prescriptions.exists()


def test_a_day_that_is_taken_is_a_hint_and_no_block(pat_record, item, clara, as_person):
    full = {"morning": "work", "afternoon": "work", "evening": "family"}
    Availability.objects.create(patient=pat_record, weekday=0, changed_by=clara.pk, **full)
    text = as_person(clara).get(url("program_edit", pat_record)).content.decode()
    assert "Monday: the patient said that the whole day is taken." in text
    assert publish(pat_record, clara).state == "active"


def test_the_workbench_asks_the_same_for_one_item_and_for_ten(
    pat_record, draft, item, clara, cora, as_person, django_assert_max_num_queries
):
    client = as_person(clara)
    client.get(url("program_edit", pat_record))
    with django_assert_max_num_queries(40) as one:
        client.get(url("program_edit", pat_record))
    for n in range(10):
        exercise = make_exercise(pat_record.clinic, cora, f"Move {n}")
        add_exercise(program=draft, exercise=exercise, dose=Dose(weekdays=1, reps=5), by=clara)
    with django_assert_max_num_queries(len(one)):
        client.get(url("program_edit", pat_record))


def test_lessons_of_a_draft_are_given_when_it_is_published_and_only_once(
    pat_record, draft, item, clara, cora
):
    make_module(pat_record.clinic, cora, "Feet and skin", "M05")
    bring_in(program=draft, picks=[], modules=["M05", "M99"], cards=["foot_check"], by=clara)
    assert not pat_record.lessons.exists()
    active = publish(pat_record, clara)
    assert [row.source for row in pat_record.lessons.all()] == ["template"]
    assert start_draft(patient=pat_record, by=clara).cards == ["foot_check"]
    assert active.modules == ["M05", "M99"]
    publish(pat_record, clara)
    assert pat_record.lessons.count() == 1


def test_a_discarded_draft_can_be_taken_up_again(pat_record, draft, item, clara, as_person):
    client = as_person(clara)
    assert "Discard this draft?" in client.get(url("program_discard", pat_record)).content.decode()
    client.post(url("program_discard", pat_record), {"edits": "0"})
    draft.refresh_from_db()
    assert draft.state == "draft", "somebody edited it since"
    client.post(url("program_discard", pat_record), {"edits": str(draft.edits)})
    draft.refresh_from_db()
    assert draft.state == "dropped"
    assert "A draft was discarded." in client.get(url("program", pat_record)).content.decode()
    client.post(url("program_take_up", pat_record))
    draft.refresh_from_db()
    assert (draft.state, draft.prescriptions.count()) == ("draft", 1)
    with pytest.raises(Refused, match="Another draft"):
        take_up_draft(patient=pat_record, by=clara)
    discard_draft(program=draft, by=clara)
    with pytest.raises(Refused, match="published program never changes"):
        publish_program(program=draft, change_note="x", agreed_on=pat_record.today(), by=clara)


def test_a_program_ends_with_a_line_that_the_patient_reads(pat_record, pat, clara, as_person):
    item = walking_program(pat_record, clara)
    suggest_for(patient=pat_record, by=None, on_demand=True)
    client = as_person(clara)
    assert client.post(url("program_end", pat_record), {"end_note": ""}).status_code == 200
    client.post(url("program_end", pat_record), {"end_note": "You reached the market. Well done."})
    item.program.refresh_from_db()
    assert (item.program.state, item.program.replaced_at is None) == ("ended", False)
    assert not pat_record.suggestions.filter(state="open").exists(), "nothing is left to decide about"
    assert "You reached the market. Well done." in as_person(pat).get("/program/").content.decode()
    with pytest.raises(NotAllowedNow):
        end_program(program=item.program, end_note="again", by=clara)


def test_any_two_versions_are_compared_and_the_patient_reads_what_changed_and_why(
    pat_record, pat, clara, cora, as_person
):
    walking_program(pat_record, clara)
    draft = start_draft(patient=pat_record, by=clara)
    walk = draft.prescriptions.get()
    change_item(item=walk, dose=Dose(weekdays=2, mode="quota", quota=9, effort_target=6), by=clara)
    squats = make_exercise(pat_record.clinic, cora, "Squats")
    add_exercise(program=draft, exercise=squats, dose=Dose(weekdays=1, reps=5), by=clara)
    publish(pat_record, clara, days_ago=0, note="More rest between walks")
    text = as_person(clara).get(url("program_compare", pat_record), {"a": "2", "b": "1"}).content.decode()
    for words in ("Version 1, agreed", "Version 2, agreed", "Squats", "9 minutes", "(was 8 minutes)", "6/10"):
        assert words in text
    mine = as_person(pat).get("/program/").content.decode()
    for words in ("What changed on", "More rest between walks", "Squats", "9 minutes", "(was 8 minutes)"):
        assert words in mine
    assert "6/10" not in mine.split("What changed, when and why")[1], "effort is how a clinician steers"
    nonsense = as_person(clara).get(url("program_compare", pat_record), {"a": "x", "b": "99"})
    assert nonsense.status_code == 200


def test_the_preview_shows_the_draft_in_the_patients_words_and_saves_nothing(
    pat_record, draft, item, clara, as_person
):
    change_item(
        item=item,
        dose=Dose(weekdays=21, reps=8, sets=2, load="2 kg", side="left", stop_rule="Sharp pain"),
        by=clara,
    )
    text = as_person(clara).get(url("program_preview", pat_record)).content.decode()
    for words in ("2 sets of 8, 2 kg, left side", "Sharp pain", "Your plan from Clara Example"):
        assert words in text
    draft.refresh_from_db()
    assert (draft.published_by, draft.agreed_on) == (None, None)


def test_the_answer_for_a_script_is_json_and_for_a_browser_a_page(pat_record, item, clara, as_person):
    client, address = as_person(clara), url("program_duplicate", pat_record, item.pk)
    assert client.post(address).status_code == 302
    assert "tray-item" in json.loads(client.post(address, headers=SCRIPT).content)["html"]
