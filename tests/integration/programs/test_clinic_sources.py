"""/patients/<uuid>/program/draft/from/… and /templates/…: starting points, for one patient or for many."""

from types import SimpleNamespace

import pytest

from patients.models import CareTeamMember, Condition
from programs.actions import template_runs
from programs.actions.practice import Liked, choose_practice, note_caution
from programs.actions.prescription import Dose, add_exercise, change_item
from programs.actions.program import copy_items, start_draft
from programs.actions.starter import adopt_starter
from programs.actions.template_runs import do_row, start_run, sweep_runs
from programs.actions.templates import save_template
from programs.insights.sources import from_preset, from_program, known
from programs.models import (
    ExerciseRevision,
    Program,
    ProgramTemplate,
    TemplateItem,
    TemplateRun,
    TemplateRunRow,
)
from programs.starter.presets import BY_KEY
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from tests.integration.programs.plans import exercise_program, publish, url
from tests.people import make_patient

FEET = BY_KEY["distal_polyneuropathy"]


@pytest.fixture
def library(clinic, cora):
    adopt_starter(clinic=clinic, by=cora)
    rows = ExerciseRevision.objects.filter(exercise__clinic=clinic, state="published")
    return {row.exercise.external_id: row for row in rows.select_related("exercise")}


def has(patient, clara, *kinds):
    for kind in kinds:
        Condition.objects.create(patient=patient, kind=kind, noted_by=clara)


def keys(found):
    return {pick.key for pick in found.picks}


def test_the_presets_that_fit_come_first(pat_record, clara, as_person):
    has(pat_record, clara, "cipn")
    text = as_person(clara).get(url("program_edit", pat_record)).content.decode()
    assert text.index("Neuropathy after chemotherapy") < text.index("Diabetic or other distal polyneuropathy")
    assert text.count("Fits this patient") == 1


def test_a_preset_starts_a_draft_with_one_of_each_group_and_what_the_conditions_add(
    pat_record, clara, library, as_person
):
    has(pat_record, clara, "insulin_sulfonylurea", "loss_protective_sensation")
    client, address = as_person(clara), url("program_from_preset", pat_record, FEET.key)
    form = client.get(address, {"phase": "0"}).context["form"]
    assert form["one-0"].value() == "E04"
    assert form["cards"].value() == ["foot_check", "glucose_note"]
    posted = {"one-0": "E05", "pick-E08": "on", "pick-E21": "on", "cards": ["foot_check", "glucose_note"]}
    client.post(f"{address}?phase=0", posted)
    draft = Program.objects.get(patient=pat_record)
    assert [row.exercise.exercise.external_id for row in draft.prescriptions.all()] == ["E05", "E08", "E21"]
    assert draft.cards == ["foot_check", "glucose_note"]


def test_each_phase_is_a_source_of_its_own_and_the_always_on_things_come_along(pat_record, clara, library):
    found = [from_preset(known(pat_record), FEET, phase) for phase in range(3)]
    assert {"E04", "E05", "E08", "E21", "E19", "SU04"} == keys(found[0])
    assert {"E01", "E11", "E13", "E22", "SU04"} == keys(found[1])
    assert "E37" in keys(found[2])
    assert [card.key for card, _why in found[0].cards] == ["foot_check", "glucose_note"]
    assert "lesson M05" in found[0].missing, "the clinic has not adopted the lessons"


def test_blocked_exercises_come_in_unticked_and_only_with_a_reason(pat_record, clara, library, as_person):
    has(pat_record, clara, "active_foot_ulcer")
    picks = {pick.key: pick for pick in from_preset(known(pat_record), FEET, 0).picks}
    assert (picks["E08"].ticked, picks["E19"].ticked) == (False, True)
    client, address = as_person(clara), url("program_from_preset", pat_record, FEET.key)
    told = client.post(address, {"one-0": "-", "pick-E08": "on", "pick-E19": "on", "reason-E08": ""})
    assert "Write why, or leave this exercise out." in told.content.decode()
    assert not Program.objects.exists()
    client.post(
        address, {"one-0": "-", "pick-E08": "on", "reason-E08": "Dry dressing, agreed with the nurse"}
    )
    item = Program.objects.get().prescriptions.get()
    assert item.override_reason == "Dry dressing, agreed with the nurse"


def test_what_the_patient_likes_to_practise_is_offered_with_how_they_like_it(
    pat_record, pat, clara, library, as_person
):
    choose_practice(patient=pat_record, liked=Liked(["imagery", "breathing"], "sitting", short=True), by=pat)
    note_caution(patient=pat_record, careful=True, by=clara)
    picks = {pick.key: pick for pick in from_preset(known(pat_record), FEET, 0).picks}
    assert picks["MB01"].reason == "The patient chose this: sitting, short ones."
    assert not picks["MB01"].ticked
    care = "Care with looking inwards: offer attention to the outside first."
    assert picks["MB05"].reason == f"The patient chose this: sitting, short ones. {care}"
    assert "MB03" not in picks
    start_draft(patient=pat_record, by=clara)
    offered = as_person(clara).get(url("program_edit", pat_record)).context["offered"]
    assert [row["name"] for row in offered] == ["Paced breathing", "Guided imagery"]
    has(pat_record, clara, "sleep")
    assert known(pat_record).first()["MB01"].startswith("Sleep or mood: a short breathing")
    assert known(pat_record).first()["MB01"].endswith("The patient chose this: sitting, short ones.")


def test_what_is_not_in_the_library_is_named(pat_record, clara, library):
    ExerciseRevision.objects.filter(exercise__external_id="E19").update(state="retired")
    found = from_preset(known(pat_record), FEET, 0)
    assert "E19" not in keys(found)
    assert any("(E19)" in name for name in found.missing)


def test_another_patients_program_gives_content_only(
    pat_record, quinn_record, clara, colin, library, as_person
):
    item = exercise_program(quinn_record, colin, library["E08"])
    Program.objects.filter(pk=item.program_id).update(state="replaced")
    draft_item = add_exercise(
        program=Program.objects.create(patient=quinn_record, number=9, created_by=colin),
        exercise=library["E08"],
        dose=Dose(weekdays=64, reps=9, note="For Quinn", start_rule="Quinn says so"),
        by=colin,
    )
    publish(quinn_record, colin)
    client, address = as_person(clara), url("program_from_patient", pat_record, quinn_record.pk)
    assert client.get(address).status_code == 404, "Quinn is not Clara's patient"
    CareTeamMember.objects.create(patient=quinn_record, user=clara, added_by=colin)
    text = client.get(address).content.decode()
    assert "Quinn" not in text
    assert AuditEvent.objects.filter(event="program.read_as_source", patient_id=quinn_record.pk).exists()
    client.post(address, {"pick-E08": "on"})
    copy = Program.objects.get(patient=pat_record).prescriptions.get()
    assert (copy.reps, copy.weekdays, copy.note, copy.start_rule) == (9, 64, "", "")
    assert copy.line != draft_item.line
    found = from_program(known(pat_record), draft_item.program)
    assert keys(found) == {"E08"}


def test_only_these_or_added_to_what_is_agreed(pat_record, clara, library, as_person):
    before = exercise_program(pat_record, clara, library["E08"])
    client, address = as_person(clara), url("program_from_preset", pat_record, FEET.key)
    client.post(address, {"one-0": "-", "pick-E08": "on", "pick-E21": "on", "keep": "new"})
    draft = Program.objects.get(patient=pat_record, state="draft")
    assert [row.exercise.exercise.external_id for row in draft.prescriptions.all()] == ["E08", "E21"]
    assert draft.prescriptions.first().line == before.line, "its history goes on"


@pytest.fixture
def template(pat_record, clara, library):
    draft = Program.objects.create(patient=pat_record, number=1, created_by=clara, cards=["foot_check"])
    item = add_exercise(program=draft, exercise=library["E08"], dose=Dose(weekdays=1, reps=5), by=clara)
    change_item(
        item=item, dose=Dose(weekdays=1, reps=5, load="1 kg", note="For Pat", stop_rule="Pat says"), by=clara
    )
    add_exercise(program=draft, exercise=library["E19"], dose=Dose(weekdays=127, reps=6), by=clara)
    return save_template(program=draft, name="First weeks", about="Numb feet", by=clara)


def test_a_template_keeps_exercises_and_nothing_about_the_person(template, pat_record, clara):
    row = template.items.get(exercise__external_id="E08")
    assert (row.reps, row.weekdays, row.load) == (5, 1, "1 kg")
    assert not {"note", "start_rule", "stop_rule", "quota"} & {f.name for f in TemplateItem._meta.fields}
    assert template.cards == ["foot_check"]
    with pytest.raises(Refused, match="has this name"):
        save_template(program=Program.objects.get(), name="First weeks", about="", by=clara)


def test_templates_are_renamed_retired_and_used_again(template, clara, colin, sam, as_person):
    client, address = as_person(colin), f"/templates/{template.pk}/"
    client.post(address, {"name": "Weeks 1 and 2", "about": "", "edits": "0"})
    stale = client.post(address, {"name": "Mine", "about": "", "edits": "0"})
    assert "Somebody changed this template meanwhile" in stale.content.decode()
    template.refresh_from_db()
    assert template.name == "Weeks 1 and 2"
    client.post(f"{address}retire/", {"do": "retire"})
    assert ProgramTemplate.objects.get().retired_by == colin
    assert client.get(f"{address}patients/").status_code == 403
    client.post(f"{address}retire/", {"do": "back"})
    assert ProgramTemplate.objects.get().retired_at is None
    assert as_person(sam).get(address).status_code == 404


@pytest.fixture
def ward(clinic, clara):
    """Ana, who is well; Ben, whose foot is open; Cyd, who has a draft."""
    made = SimpleNamespace(
        **{name.lower(): make_patient(name, clinic, clara) for name in ("Ana", "Ben", "Cyd")}
    )
    for patient in vars(made).values():
        CareTeamMember.objects.create(patient=patient, user=clara, lead=True, added_by=clara)
    has(made.ben, clara, "active_foot_ulcer")
    Program.objects.create(patient=made.cyd, number=1, created_by=clara)
    return made


def test_a_template_for_many_makes_drafts_only_where_there_is_none(template, ward, clara, as_person):
    client, address = as_person(clara), f"/templates/{template.pk}/patients/"
    chosen = [str(one.pk) for one in vars(ward).values()]
    report = client.post(address, {"patient": chosen, "do": "check"}).content.decode()
    assert "Open skin: no weight-bearing until healed." in report
    assert not Program.objects.filter(patient=ward.ana).exists()
    page = client.post(address, {"patient": chosen, "do": "apply"}, follow=True).content.decode()
    assert page.count("Draft made") == 2
    assert "A draft was there already" in page
    items = {
        one: [
            row.exercise.exercise.external_id for row in Program.objects.get(patient=one).prescriptions.all()
        ]
        for one in (ward.ana, ward.ben, ward.cyd)
    }
    assert items == {ward.ana: ["E08", "E19"], ward.ben: ["E19"], ward.cyd: []}
    assert len(TemplateRunRow.objects.get(patient=ward.ben).left_out) == 1
    assert AuditEvent.objects.filter(event="template.applied").count() == 2
    assert [Program.objects.get(patient=one).template for one in items] == [template, template, None]


def test_a_draft_keeps_the_template_that_something_came_from_and_so_does_its_next_version(
    template, ward, clara, as_person
):
    client, address = as_person(clara), url("program_from_template", ward.ana, template.pk)
    client.post(address, {"pick-E08": "on"})
    first = Program.objects.get(patient=ward.ana)
    assert first.template == template
    copy = Program.objects.create(patient=ward.ana, number=2, state="dropped", created_by=clara)
    copy_items(first, copy)
    assert Program.objects.get(pk=copy.pk).template == template


def test_somebody_elses_patient_is_not_among_them(template, ward, quinn_record, clara, as_person):
    text = as_person(clara).get(f"/templates/{template.pk}/patients/").content.decode()
    assert "Quinn" not in text
    with pytest.raises(Refused, match="on your care team"):
        start_run(template=template, patients=[ward.ana, quinn_record], by=clara)


def test_many_are_left_to_a_worker_and_twice_is_once(
    template, ward, clara, monkeypatch, as_person, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(template_runs, "AT_ONCE", 1)
    rung = []
    monkeypatch.setattr(template_runs, "ring", rung.append)
    with django_capture_on_commit_callbacks(execute=True):
        run = start_run(template=template, patients=[ward.ana, ward.ben], by=clara)
    assert rung == [run.pk]
    page = as_person(clara).get(f"/templates/given/{run.pk}/").content.decode()
    assert "0 of 2 patients" in page
    row = TemplateRunRow.objects.order_by("pk").first()
    assert (do_row(row.pk), do_row(row.pk)) == (True, False)
    assert sweep_runs() == 1
    assert "Done: 2 of 2 patients." in as_person(clara).get(f"/templates/given/{run.pk}/").content.decode()


def test_whoever_left_the_team_meanwhile_is_refused(template, ward, clara):
    run = TemplateRun.objects.create(template=template, asked_by=clara)
    row = TemplateRunRow.objects.create(run=run, patient=ward.ana)
    ward.ana.care_team.all().delete()
    do_row(row.pk)
    row.refresh_from_db()
    assert (row.result, Program.objects.filter(patient=ward.ana).exists()) == ("refused", False)
