"""Write the demo clinic into an empty database."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from education.actions.assign import assign_module
from education.actions.read import last_page, turn_page
from education.models import ModuleRevision
from patients.actions.alert_handling import agree_handling
from patients.actions.alerts import raise_alert
from patients.actions.caregiving import note_help, tick_skills
from patients.actions.check_in_plan import add_line, plan_check_ins, set_rhythm
from patients.actions.check_in_templates import save_template
from patients.models import CheckInPlan, Consent, Patient
from patients.rules.journal_day import journal_date
from programs.actions.suggest import suggest_for
from programs.demo.clinic import make_clinics, make_libraries, make_people
from programs.demo.desk import ask_by_phone, make_desk, make_referrals, make_short_texts, make_visits
from programs.demo.diaries import make_diaries
from programs.demo.drafts import make_drafts
from programs.demo.measures import make_measures, make_pats_goals
from programs.demo.model import N_DAYS, SEED, demo_clinic
from programs.demo.parts import make_milestones, make_pats_parts, make_pats_practice, make_quinns_parts
from programs.demo.people import CLINIC, PEOPLE
from programs.demo.record import Place, make_record
from programs.demo.reminders import make_sent_history
from programs.demo.review import make_pats_review, make_pats_trial
from programs.demo.starting_points import make_template, tell_week
from programs.events import DEMO_MADE
from programs.models import ExerciseRevision
from rehab.accounts.models import DemoDoor, DemoStamp, User
from rehab.audit.record import record
from rehab.publishing.models import RevisionState

Say = Callable[[str], None]
ROLE_WORDS = {
    "clinician": "Clinician",
    "curator": "Curator",
    "admin": "Clinic admin",
    "patient": "Patient",
    "caregiver": "Caregiver",
}


class NotEmpty(Exception):
    """The database already holds people: the demo is never mixed with anybody's data."""


@transaction.atomic
def build(*, say: Say, seed: int = SEED, days: int = N_DAYS) -> list[Patient]:
    """Make the whole demo clinic. Raises NotEmpty when somebody is there already."""
    if User.objects.exists():
        raise NotEmpty
    clinics = make_clinics()
    people = make_people(clinics)
    make_libraries(clinics, people)
    say("people and library")
    first_day = first_day_of(days, timezone.now(), clinics[CLINIC].time_zone)
    model = demo_clinic(seed, days, first_day.weekday())
    library = {
        revision.exercise.external_id: revision
        for revision in ExerciseRevision.objects.filter(
            exercise__clinic=clinics[CLINIC], state=RevisionState.PUBLISHED
        ).select_related("exercise")
    }
    patients = {}
    for number, demo in enumerate(model.records, start=1):
        place = Place(clinics[CLINIC], people[demo.patient.clinician], first_day, library)
        patient = make_record(demo, place, people.get(demo.patient.key))
        patients[demo.patient.key] = patient
        if demo.patient.key == "pat":
            make_pats_practice(patient, library)
        make_measures(patient, demo, place.clinician, seed)
        _live(patient, place.clinician)
        make_milestones(patient)
        if number % 8 == 0:
            say(f"{number} of {len(model.records)} patients with {days} days each")
    make_sent_history(clinics[CLINIC])
    _lessons(patients["pat"], people["clara"])
    make_pats_parts(patients["pat"], people["clara"])
    make_pats_goals(patients["pat"], people["clara"])
    make_quinns_parts(patients["quinn"], people["colin"])
    make_diaries(patients["pat"], patients["quinn"], people["clara"], people["colin"])
    make_desk(patients["pat"], patients["quinn"], people["clara"], people["colin"])
    make_visits(patients["pat"], people["clara"])
    make_short_texts(patients["pat"], people["clara"])
    make_referrals(patients["pat"], people["clara"])
    make_pats_review(patients["pat"], people["clara"])
    make_pats_trial(patients["pat"], people["clara"])
    tell_week(patients["pat"])
    make_template(library, people["clara"])
    make_drafts(clinics[CLINIC], people["cora"], people["dev"])
    _consent(patients["pat"], people["gita"])
    agree_handling(
        clinic=clinics[CLINIC], by=people["ada"], recipient=people["clara"], backup=people["colin"]
    )
    pats_plan = CheckInPlan.objects.select_related("patient__clinic").get(patient=patients["pat"])
    ask_by_phone(patients["pat"], people["clara"])
    save_template(plan=pats_plan, name="Daily, thinning out, with PEG", by=people["clara"])
    _alert(patients)
    _doors(people)
    DemoStamp.objects.create(seed=seed)
    return list(patients.values())


def first_day_of(days: int, now: datetime, zone: str) -> date:
    """The day on which so many days begin, the last of them closed: in the night people still have the day before."""
    return journal_date(now, zone) - timedelta(days=days)


def _live(patient: Patient, clinician: User) -> None:
    """From today on the record lives: check-ins are planned and the rules have looked at the log."""
    plan = plan_check_ins(patient=patient, by=clinician, wall_time=_wall_time(patient))
    if patient.user is not None:
        add_line(plan=plan, by=clinician, kind="peg", rhythm="weeks")
        set_rhythm(plan=plan, by=clinician, rhythm="taper")
    suggest_for(patient=patient, by=None, on_demand=True)
    record(DEMO_MADE, by=None, patient_id=patient.pk, clinic_id=patient.clinic_id, about=patient)


FIRST_LESSONS = ("M01", "M05", "M06", "M08")


def _lessons(pat: Patient, clara: User) -> None:
    """Pat was given a first few lessons and has read one."""
    rows = ModuleRevision.objects.filter(module__clinic=pat.clinic_id, state=RevisionState.PUBLISHED)
    library = {row.module.external_id: row for row in rows.select_related("module__clinic")}
    for key in FIRST_LESSONS:
        if not pat.lessons.filter(module=library[key].module_id).exists():
            assign_module(patient=pat, revision=library[key], by=clara)
    first = pat.lessons.select_related("revision", "patient").get(module=library[FIRST_LESSONS[0]].module_id)
    if pat.user is not None:
        turn_page(assignment=first, page=last_page(first), by=pat.user)


def _wall_time(patient: Patient) -> time:
    """Pat is asked three minutes from now, so that a reminder can be seen to arrive; the others in the evening."""
    if patient.record_number == "DEMO-0001":
        soon = datetime.now(patient.zone) + timedelta(minutes=3)
        return soon.time().replace(second=0, microsecond=0)
    return time(18, 30)


def _consent(pat: Patient, gita: User) -> None:
    Consent.objects.create(
        patient=pat,
        caregiver=gita,
        relation="daughter",
        log_help=True,
        expires_at=timezone.now() + timedelta(days=20),
    )
    tick_skills(patient=pat, skills=["spot", "cue"], by=gita)
    note_help(patient=pat, on=pat.today() - timedelta(days=1), ways=["walked", "cued"], by=gita)


def _alert(patients: dict[str, Patient]) -> None:
    """One safety answer from this morning waits for its clinician."""
    patient = next(p for key, p in patients.items() if key not in {"pat", "quinn"})
    raise_alert(
        patient=patient, flag_code="foot_change", level="P1", local_date=patient.today(), by=patient.user
    )


def _doors(people: dict[str, User]) -> None:
    DemoDoor.objects.bulk_create(
        [
            DemoDoor(
                key=person.key,
                user=people[person.key],
                role=ROLE_WORDS[person.role],
                try_this=person.tries,
                order=order,
            )
            for order, person in enumerate(PEOPLE)
        ]
    )
