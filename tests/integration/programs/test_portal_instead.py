"""Another exercise on a hard day: offered by the clinician, chosen by the patient, and nothing that is not safe."""

import pytest
from django.urls import reverse

from patients.models import Condition
from programs.actions.program import discard_draft, start_draft
from programs.models import ExerciseRevision, HarderThan, Prescription, Program, Session, SessionRevision
from rehab.audit.models import AuditEvent
from tests.integration.programs.plans import exercise_program, make_exercise, publish, walking_program
from tests.integration.programs.portal import log, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(clinic, cora):
    """Heel raises, a harder one, seated ones, one of another kind, and one that nobody does alone."""
    made = {
        "heels": make_exercise(clinic, cora, "Heel raises"),
        "harder": make_exercise(clinic, cora, "One-leg heel raises", tags=["WB", "BAL2"]),
        "seated": make_exercise(clinic, cora, "Seated knee straightening", tags=["NWB"], sets=None, reps=12),
        "stretch": make_exercise(clinic, cora, "Calf stretch", kind="flexibility"),
        "together": make_exercise(clinic, cora, "Steps with help", supervision="in_person"),
    }
    HarderThan.objects.create(easier=made["heels"].exercise, harder=made["harder"].exercise)
    return made


@pytest.fixture
def heels(pat_record, clara, library):
    return exercise_program(pat_record, clara, library["heels"])


def draft_item(pat_record, clara):
    draft = start_draft(patient=pat_record, by=clara)
    return draft.prescriptions.get()


def offer(client, patient, item, *revisions):
    return client.post(
        reverse("programs:program_alternatives", args=[patient.pk, item.pk]),
        {"exercises": [str(one.exercise_id) for one in revisions]},
        follow=True,
    )


def open_wound(patient, by):
    return Condition.objects.create(patient=patient, kind="active_foot_ulcer", noted_by=by)


def test_clara_offers_safe_ones_of_its_kind_and_the_offer_goes_with_the_version(
    as_person, clara, pat_record, heels, library
):
    item = draft_item(pat_record, clara)
    clinic = as_person(clara)
    page = text_of(clinic.get(reverse("programs:program_item", args=[pat_record.pk, item.pk])))
    choice = page.split("Another one on a hard day", 1)[1]
    assert choice.index("One-leg heel raises") < choice.index("Seated knee straightening")
    assert "Steps with help" not in choice and "Calf stretch" not in choice
    before = AuditEvent.objects.filter(event="program.item_changed").count()
    assert "is saved in the draft" in text_of(offer(clinic, pat_record, item, library["seated"]))
    assert AuditEvent.objects.filter(event="program.item_changed").count() == before + 1
    for wrong in ("stretch", "together", "heels"):
        offer(clinic, pat_record, item, library[wrong])
    item.refresh_from_db()
    assert item.alternatives == [str(library["seated"].exercise_id)]
    publish(pat_record, clara, days_ago=0)
    again = start_draft(patient=pat_record, by=clara)
    assert again.prescriptions.get().alternatives == item.alternatives
    discard_draft(program=again, by=clara)


def test_pat_does_another_one_today_and_the_plan_stays(as_person, pat, pat_record, clara, heels, library):
    Prescription.objects.update(alternatives=[str(library["seated"].exercise_id)])
    mine = as_person(pat)
    assert f"/today/{heels.pk}/instead/" in text_of(mine.get("/today/"))
    text = text_of(mine.get(f"/today/{heels.pk}/instead/"))
    assert "Seated knee straightening" in text and "Your plan stays as it is." in text
    way = f"?instead={library['seated'].exercise_id}"
    assert way in text
    page = text_of(mine.get(f"/today/{heels.pk}/{way}"))
    assert "In place of the planned one, for today" in page and "12 times" in page
    log(mine, heels, instead=str(library["seated"].exercise_id), amount="12")
    row = Session.objects.get()
    assert (row.instead, row.amount, row.line) == (library["seated"], 12, heels.line)
    assert "You logged: Seated knee straightening" in text_of(mine.get("/today/"))
    assert "In place of the planned one" in text_of(mine.get(f"/today/{heels.pk}/"))
    log(mine, heels, amount="2")
    row.refresh_from_db()
    assert row.instead is None
    assert SessionRevision.objects.get().values["instead_id"] == library["seated"].pk
    assert Program.objects.get().prescriptions.get().exercise == library["heels"]


def test_what_was_not_offered_or_is_no_longer_safe_is_not_there(
    as_person, pat, pat_record, clara, heels, library
):
    mine = as_person(pat)
    assert mine.get(f"/today/{heels.pk}/instead/").status_code == 302, "nothing is offered"
    log(mine, heels, instead=str(library["stretch"].exercise_id))
    assert Session.objects.get().instead is None
    Prescription.objects.update(
        alternatives=[str(library[key].exercise_id) for key in ("seated", "harder", "together")]
    )
    text = text_of(mine.get(f"/today/{heels.pk}/instead/"))
    assert "Steps with help" not in text and "One-leg heel raises" in text
    open_wound(pat_record, clara)
    text = text_of(mine.get(f"/today/{heels.pk}/instead/"))
    assert "One-leg heel raises" not in text and "Seated knee straightening" in text
    ExerciseRevision.objects.filter(pk=library["seated"].pk).update(state="retired")
    assert mine.get(f"/today/{heels.pk}/instead/").status_code == 302


def test_a_graded_activity_keeps_its_quota_and_has_nothing_in_its_place(
    as_person, clara, pat, pat_record, library
):
    item = walking_program(pat_record, clara)
    assert "Another one" not in text_of(as_person(pat).get("/today/"))
    draft = draft_item(pat_record, clara)
    offer(as_person(clara), pat_record, draft, library["seated"])
    draft.refresh_from_db()
    assert (item.alternatives, draft.alternatives) == ([], [])
