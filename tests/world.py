"""Two records with something of everything in them, and everybody who might try to open them."""

import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from education.actions.assign import assign_module
from education.models import Module, ModuleRevision
from patients.models import (
    Alert,
    Availability,
    CareTeamMember,
    CheckInLine,
    Condition,
    Consent,
    Contact,
    Goal,
    JournalDay,
    Patient,
    Via,
)
from programs.actions.picture import ask_for_picture
from programs.actions.starter import adopt_starter
from programs.actions.suggest import suggest_for
from programs.insights.review_facts import log_facts
from programs.models import (
    REVIEW_WORDS,
    ExerciseMedia,
    ExerciseRevision,
    Experiment,
    GradedActivity,
    HandoutJob,
    Mode,
    ParameterLook,
    Prescription,
    Program,
    ProgramState,
    ProgramTemplate,
    Review,
    Session,
    TemplateItem,
    TemplateRun,
    TemplateRunRow,
)
from programs.rules.parameters import Parameters
from rehab.accounts.models import Clinic, Invitation, User
from rehab.accounts.roles import CLINIC_ADMIN, CLINICIAN, CURATOR
from rehab.notifications.models import Message
from tests.integration.education.lessons import make_module, make_resource
from tests.integration.media.kept import picture_item
from tests.people import make_clinic, make_member, make_patient, make_user
from tests.world_desk import ids_of_desk, make_desk
from tests.world_parts import ids_of_parts, make_manual_session, make_parts


@dataclass
class World:
    """Everybody by name, and for each URL part the id that belongs to Pat."""

    people: dict[str, User | None] = field(default_factory=dict)
    ids: dict[str, Any] = field(default_factory=dict)
    clinic: Clinic | None = None


def make_world() -> World:
    world = World(clinic=make_clinic())
    clinic, other = world.clinic, make_clinic("Hill Clinic")
    assert clinic
    people = world.people
    for name, where, role in (
        ("Clara", clinic, CLINICIAN),
        ("Colin", clinic, CLINICIAN),
        ("Sam", other, CLINICIAN),
        ("Cora", clinic, CURATOR),
        ("Curt", clinic, CURATOR),
        ("Ada", clinic, CLINIC_ADMIN),
        ("Dora", clinic, CLINICIAN),
    ):
        people[name] = make_member(name, where, role.key)
    people["anonymous"] = None
    for title, key in (("Your pain is real", "M01"), ("Feet and skin", "M05")):
        make_module(clinic, people["Cora"], title, key)
    pat, quinn = (
        make_full_record(name, clinic, people["Clara" if name == "Pat" else "Colin"])
        for name in ("Pat", "Quinn")
    )
    people |= {"Pat": pat.user, "Quinn": quinn.user}
    for name, revoked in (("Gita", None), ("Gil", timezone.now())):
        people[name] = make_user(name)
        Consent.objects.create(
            patient=pat,
            caregiver=people[name],
            revoked_at=revoked,
            revoked_by=pat.user if revoked else None,
            log_help=True,
        )
    CareTeamMember.objects.create(patient=pat, user=people["Dora"], added_by=people["Clara"])
    people["Dora"].is_active = False
    people["Dora"].save()
    world.ids = ids_of(pat) | library_ids(clinic, people["Cora"]) | staff_ids(clinic, people)
    world.ids |= template_ids(pat, people["Clara"])
    world.ids |= media_ids(pat, people["Cora"], people["Clara"], world.ids["exercise_id"])
    return world


def make_full_record(name: str, clinic: Clinic, clinician: User) -> Patient:
    """A patient with a program, a session, a suggestion, an alert and everything else a page can show."""
    patient = make_patient(name, clinic, clinician)
    CareTeamMember.objects.create(patient=patient, user=clinician, lead=True, added_by=clinician)
    goal = Goal.objects.create(patient=patient, words=f"Walk to the market, says {name}", set_by=clinician)
    Contact.objects.create(patient=patient, name="Someone", phone="123")
    Condition.objects.create(patient=patient, kind="diabetes", noted_by=clinician)
    Availability.objects.create(patient=patient, weekday=1, morning="work", changed_by=clinician.pk)
    Alert.objects.create(patient=patient, flag="foot_change", level="P1", local_date=patient.today())
    JournalDay.objects.create(patient=patient, local_date=patient.today() - timedelta(days=1), pain_avg=4)
    activity = GradedActivity.objects.create(
        patient=patient,
        goal=goal,
        name="Walking",
        goal_value=30,
        baseline_value=11,
        first_quota=8,
        step=1,
        made_by=clinician,
    )
    for state, number in ((ProgramState.ACTIVE, 1), (ProgramState.DRAFT, 2)):
        published = state == ProgramState.ACTIVE
        program = Program.objects.create(
            patient=patient,
            number=number,
            state=state,
            created_by=clinician,
            published_at=timezone.now() if published else None,
            published_by=clinician if published else None,
            agreed_on=date(2026, 5, 12) if published else None,
        )
        line = activity.pk
        item = Prescription.objects.create(
            program=program, line=line, activity=activity, mode=Mode.QUOTA, quota=8, weekdays=127
        )
        if published:
            yesterday = patient.today() - timedelta(days=1)
            Session.objects.create(
                patient=patient, prescription=item, line=line, local_date=yesterday, status="done", amount=8, quota=8,
                logged_by=patient.user_id,
            )  # fmt: skip
    make_parts(patient, clinician, activity)
    make_desk(patient, clinician)
    make_manual_session(patient, clinician)
    suggest_for(patient=patient, by=None, on_demand=True)
    ask_for_picture(patient=patient)
    Experiment.objects.create(
        patient=patient, exposure="stress", usual="As ever", tried="A walk first", offered_by=clinician
    )
    today = patient.today()
    Review.objects.create(
        patient=patient,
        number=1,
        first_day=today - timedelta(days=28),
        last_day=today - timedelta(days=1),
        facts=log_facts(patient, today) | {"options": [], "goals": []},
        words=dict.fromkeys(REVIEW_WORDS, "As we said."),
        next_on=today + timedelta(days=14),
        signed_by=clinician,
    )
    for module in ModuleRevision.objects.filter(module__clinic=clinic):
        assign_module(patient=patient, revision=module, by=clinician)
    return patient


def ids_of(patient: Patient) -> dict[str, Any]:
    active = patient.programs.get(state="active").prescriptions.get()
    draft = patient.programs.get(state="draft").prescriptions.get()
    return {
        "patient_id": patient.pk,
        "contact_id": patient.contacts.get().pk,
        "condition_id": patient.conditions.get().pk,
        "goal_id": patient.goals.get().pk,
        "alert_id": patient.alerts.get().pk,
        "asked_id": CheckInLine.objects.get(plan__patient=patient).pk,
        "member_id": patient.care_team.order_by("pk").first().pk,
        "suggestion_id": patient.suggestions.get().pk,
        "consent_id": getattr(patient.consents.filter(revoked_at=None).first(), "pk", None),
        "prescription_id": {"clinic": draft.pk, "portal": active.pk},
        "kind": "item",
        "thing_id": active.pk,
        "job_id": handout_jobs(active.program),
        "assignment_id": patient.lessons.order_by("order").first().pk,
        "line": draft.line,
        "preset": "distal_polyneuropathy",
        "other_id": patient.pk,
        "item_id": draft.pk,
        "day": patient.today() - timedelta(days=1),
        "traced": "s1-logged",
        "experiment_id": patient.experiments.get().pk,
        "review_id": patient.reviews.get().pk,
        "part": "details",
        "draft_id": "00000000-0000-4000-8000-000000000000",
        "step": "who",
    } | (ids_of_parts(patient) | ids_of_desk(patient))


def handout_jobs(program: Program) -> dict[str, Any]:
    """A finished handout behind each of the three doors, by what the names of its pages begin with."""
    doors = {"handout": Via.CARE_TEAM, "my_handout": Via.SELF, "for_handout": Via.CAREGIVER}
    asked = {
        "patient": program.patient,
        "program": program,
        "asked_by": program.published_by,
        "state": "done",
    }
    file = default_storage.save(f"handouts/{uuid.uuid4().hex}.pdf", ContentFile(b"%PDF-1.7"))
    return {
        door: HandoutJob.objects.create(**asked, via=via.value, file=file).pk for door, via in doors.items()
    }


def library_ids(clinic: Clinic, curator: User) -> dict[str, Any]:
    adopt_starter(clinic=clinic, by=curator)
    revision = ExerciseRevision.objects.filter(exercise__clinic=clinic).order_by("pk").first()
    assert revision
    module = Module.objects.filter(clinic=clinic).order_by("external_id").first()
    place = make_resource(clinic, curator)
    lessons = {"module_id": module.pk, "resource_id": place.resource_id}
    return lessons | {"exercise_id": revision.exercise_id, "number": revision.number, "language": "es"}


def template_ids(patient: Patient, clinician: User) -> dict[str, Any]:
    """A template with one exercise, and a run of it that Clara started for Pat."""
    revision = ExerciseRevision.objects.filter(exercise__clinic=patient.clinic).order_by("pk").first()
    assert revision
    template = ProgramTemplate.objects.create(
        clinic=patient.clinic, name="First weeks", made_by=clinician, modules=["M05"], cards=["foot_check"]
    )
    TemplateItem.objects.create(template=template, exercise_id=revision.exercise_id, reps=8)
    run = TemplateRun.objects.create(template=template, asked_by=clinician)
    TemplateRunRow.objects.create(run=run, patient=patient, result="has_draft", done_at=timezone.now())
    return {"template_id": template.pk, "run_id": run.pk}


def media_ids(patient: Patient, curator: User, clinician: User, exercise_id: Any) -> dict[str, Any]:
    """A picture in an exercise that an earlier version of this patient's program prescribed."""
    item = picture_item(patient.clinic, curator)
    revision = ExerciseRevision.objects.filter(exercise=exercise_id).order_by("pk").first()
    assert revision
    ExerciseMedia.objects.create(revision=revision, item=item)
    program = Program.objects.create(
        patient=patient,
        number=3,
        state=ProgramState.REPLACED,
        created_by=clinician,
        published_at=timezone.now() - timedelta(days=90),
        published_by=clinician,
        agreed_on=date(2026, 2, 12),
    )
    Prescription.objects.create(program=program, exercise=revision, mode=Mode.QUOTA, sets=2, reps=8)
    return {"media_id": item.pk, "variant": "full"}


def staff_ids(clinic: Clinic, people: dict[str, User | None]) -> dict[str, Any]:
    invitation = Invitation.objects.create(
        clinic=clinic,
        email="new@example.org",
        name="New",
        role="curator",
        invited_by=people["Ada"],
        expires_at=timezone.now() + timedelta(days=7),
    )
    return {
        "invitation_id": invitation.pk,
        "user_id": people["Colin"].pk,
        "role": "clinician",
        "letter_id": Message.objects.create(
            key="dead",
            kind="check_in",
            user=people["Pat"],
            state="dead",
            why="refused",
            expires_at=timezone.now() + timedelta(days=1),
        ).pk,
        "token": "not-a-token",
        "key": "clara",
        "threshold": "step_days",
        "look_id": ParameterLook.objects.create(
            clinic=clinic,
            key="step_days",
            value=8,
            rationale="Slower",
            source="Clinic policy",
            base=Parameters().snapshot(),
            asked_by=people["Ada"],
            state="done",
        ).pk,
    }
