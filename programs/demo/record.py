"""One invented patient as rows: the person, the plan in its versions, the journal and the sessions."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from patients.models import (
    CareTeamMember,
    Condition,
    Contact,
    Goal,
    JournalActivity,
    JournalDay,
    JournalRevision,
    Patient,
)
from patients.models.condition import ConditionKind
from programs.demo.clinic import account
from programs.demo.records import ACTIVITY_KEY, DemoDay, DemoPatient, DemoRecord, DemoSession
from programs.models import (
    BaselineTrial,
    ExerciseRevision,
    GradedActivity,
    Mode,
    Prescription,
    Program,
    ProgramState,
    Session,
)
from programs.rules.precautions import PatientFlag
from rehab.accounts.models import Clinic, User

KIND_OF_FLAG = {
    PatientFlag.OPEN_WOUND: ConditionKind.ACTIVE_FOOT_ULCER,
    PatientFlag.FOOT_DEFORMITY: ConditionKind.LOSS_PROTECTIVE_SENSATION,
    PatientFlag.CARDIAC_RED_FLAG: ConditionKind.CARDIAC_UNSCREENED,
    PatientFlag.CRPS: ConditionKind.CRPS_ALLODYNIA,
    PatientFlag.ALLODYNIA: ConditionKind.CRPS_ALLODYNIA,
    PatientFlag.VERTEBRAL_FRACTURE: ConditionKind.OSTEOPOROSIS,
    PatientFlag.HYPOGLYCAEMIA_RISK: ConditionKind.INSULIN_SULFONYLUREA,
    PatientFlag.RECENT_SURGERY: ConditionKind.ACUTE_ILLNESS,
    PatientFlag.DVT: ConditionKind.ACUTE_ILLNESS,
    PatientFlag.FEVER: ConditionKind.ACUTE_ILLNESS,
    PatientFlag.ACUTE_INFECTION: ConditionKind.ACUTE_ILLNESS,
}
WORDS_OF_COMORBIDITY = {
    "diabetes": ConditionKind.DIABETES,
    "obesity": ConditionKind.OBESITY,
    "sleep": ConditionKind.SLEEP,
    "insomnia": ConditionKind.SLEEP,
    "mood": ConditionKind.MOOD,
    "depress": ConditionKind.MOOD,
    "anxi": ConditionKind.MOOD,
    "cancer": ConditionKind.CANCER,
    "spin": ConditionKind.SPINE,
}


@dataclass(frozen=True)
class Place:
    """Where a record is made: its clinic, its clinician, its first day, and the library's published revisions."""

    clinic: Clinic
    clinician: User
    first_day: date
    library: dict[str, ExerciseRevision]

    def on(self, offset: int) -> date:
        return self.first_day + timedelta(days=offset)

    def moment(self, offset: int, hour: int = 12) -> datetime:
        return datetime.combine(self.on(offset), time(hour), tzinfo=UTC)


def make_record(demo: DemoRecord, place: Place, user: User | None) -> Patient:
    """Write one patient with everything that was logged."""
    patient = _patient(demo.patient, place, user)
    activity = _activity(demo.patient, patient, place)
    versions = _programs(demo, patient, activity, place)
    _journal(demo.days, patient, place)
    _sessions(demo.sessions, patient, versions, place)
    return patient


def _patient(demo: DemoPatient, place: Place, user: User | None) -> Patient:
    given, _space, family = demo.name.partition(" ")
    person = user or account(demo.name, f"{demo.key}@example.org", demo.time_zone, demo.language)
    patient = Patient.objects.create(
        clinic=place.clinic,
        user=person,
        given_name=given,
        family_name=family,
        birth_date=demo.birth_date,
        record_number=demo.record_number,
        email=person.email,
        language=demo.language,
        time_zone=demo.time_zone,
        diagnosis=demo.diagnosis,
        lesion=demo.diagnosis if demo.certainty != "possible" else "",
        certainty=demo.certainty,
        body_regions=list(demo.regions),
        enrolled_at=place.moment(0, 9),
        enrolled_by=place.clinician,
    )
    User.objects.filter(pk=person.pk).update(time_zone=demo.time_zone, language=demo.language)
    CareTeamMember.objects.create(
        patient=patient, user=place.clinician, lead=True, added_by=place.clinician, since=place.moment(0, 9)
    )
    Contact.objects.create(patient=patient, name="Someone close", relation="family", phone="01632 960 200")
    _conditions(demo, patient, place)
    return patient


def _conditions(demo: DemoPatient, patient: Patient, place: Place) -> None:
    kinds = {KIND_OF_FLAG.get(flag, flag.value) for flag in demo.flags}
    kinds |= {
        kind for word, kind in WORDS_OF_COMORBIDITY.items() if any(word in c for c in demo.comorbidities)
    }
    Condition.objects.bulk_create(
        [
            Condition(patient=patient, kind=kind, noted_by=place.clinician, noted_at=place.moment(0, 9))
            for kind in sorted(str(k) for k in kinds)
        ]
    )


def _activity(demo: DemoPatient, patient: Patient, place: Place) -> GradedActivity:
    plan = demo.activity
    goal = Goal.objects.create(
        patient=patient, words=demo.goal, set_by=place.clinician, set_at=place.moment(0, 9)
    )
    mean = sum(value for _day, value in plan.trials) / len(plan.trials)
    activity = GradedActivity.objects.create(
        patient=patient,
        goal=goal,
        name=plan.name,
        unit=plan.unit,
        resolution=plan.resolution,
        goal_value=Decimal(plan.goal_value),
        baseline_value=Decimal(str(round(mean, 1))),
        first_quota=Decimal(plan.start_quota),
        step=Decimal(plan.step),
        made_by=place.clinician,
        made_at=place.moment(demo.plan_agreed),
    )
    BaselineTrial.objects.bulk_create(
        [
            BaselineTrial(activity=activity, on=place.on(day), value=Decimal(value))
            for day, value in plan.trials
        ]
    )
    return activity


@dataclass(frozen=True)
class _Version:
    """One version of the plan: from which day it held, and its prescription of each item."""

    since: int
    items: dict[str, Prescription]


def _programs(demo: DemoRecord, patient: Patient, activity: GradedActivity, place: Place) -> list[_Version]:
    """A new version whenever the quota changed, as a clinician would have published it."""
    changes: list[tuple[int, int]] = []
    for session in demo.sessions:
        if session.item == ACTIVITY_KEY and (not changes or changes[-1][1] != session.quota):
            changes.append((session.offset, session.quota))
    if not changes or changes[0][0] > demo.patient.plan_agreed:
        changes.insert(0, (demo.patient.plan_agreed, demo.patient.activity.start_quota))
    lines = {item: uuid.uuid4() for item in (ACTIVITY_KEY, *(e.external_id for e in demo.patient.exercises))}
    versions = []
    for number, (offset, quota) in enumerate(changes, start=1):
        last = number == len(changes)
        note = (
            "Your first plan."
            if number == 1
            else f"{activity.name}: {changes[number - 2][1]} → {quota} {activity.get_unit_display()}."
        )
        program = Program.objects.create(
            patient=patient,
            number=number,
            state=ProgramState.ACTIVE if last else ProgramState.REPLACED,
            change_note=note,
            created_by=place.clinician,
            created_at=place.moment(offset, 8),
            published_at=place.moment(offset, 8),
            published_by=place.clinician,
            agreed_on=place.on(offset),
            replaced_at=None if last else place.moment(changes[number][0], 8),
        )
        versions.append(_Version(offset, _items(demo.patient, program, activity, quota, lines, place)))
    return versions


def _items(
    demo: DemoPatient,
    program: Program,
    activity: GradedActivity,
    quota: int,
    lines: dict[str, uuid.UUID],
    place: Place,
) -> dict[str, Prescription]:
    items = {
        ACTIVITY_KEY: Prescription(
            program=program,
            line=lines[ACTIVITY_KEY],
            activity=activity,
            mode=Mode.SYMPTOM_GUIDED if demo.activity.guided else Mode.QUOTA,
            weekdays=_mask(demo.activity.weekdays),
            quota=quota,
            effort_target=4,
        )
    }
    for position, wanted in enumerate(demo.exercises, start=1):
        revision = place.library[wanted.external_id]
        items[wanted.external_id] = Prescription(
            program=program,
            line=lines[wanted.external_id],
            position=position,
            exercise=revision,
            mode=Mode.SYMPTOM_GUIDED,
            weekdays=_mask(wanted.weekdays),
            sets=revision.sets,
            reps=revision.reps,
            hold_s=revision.hold_s,
            minutes=revision.minutes,
            effort_target=revision.effort_target,
        )
    Prescription.objects.bulk_create(items.values())
    return items


def _mask(weekdays: tuple[int, ...]) -> int:
    return sum(1 << day for day in weekdays)


TAGS = ("Long car ride", "Cold weather", "Time with friends")
WATCHES, LATELY = "DEMO-0001", 152


def _journal(days: tuple[DemoDay, ...], patient: Patient, place: Place) -> None:
    logged = [day for day in days if not day.missing]
    rows = JournalDay.objects.bulk_create([_day(day, patient, place) for day in logged])
    JournalActivity.objects.bulk_create(
        [
            JournalActivity(day=row, name=name, minutes=minutes, effort=effort)
            for row, day in zip(rows, logged, strict=True)
            for name, minutes, effort in day.activities
        ]
    )
    JournalRevision.objects.bulk_create(
        [
            JournalRevision(
                patient=patient,
                day=row,
                number=1,
                values=_values(day, patient),
                entered_at=row.entered_at,
                edited_at=row.entered_at,
                entered_by=patient.user_id or place.clinician.pk,
            )
            for row, day in zip(rows, logged, strict=True)
        ]
    )


def _day(day: DemoDay, patient: Patient, place: Place) -> JournalDay:
    return JournalDay(
        patient=patient,
        local_date=place.on(day.offset),
        pain_avg=day.pain_avg,
        pain_worst=day.pain_worst,
        activity_minutes=day.activity_minutes,
        sleep_quality=day.sleep_quality,
        mood=day.mood,
        stress=day.stress,
        practice_minutes=day.practice_minutes,
        flare=day.flare,
        **_went_with(day, patient),
        entered_at=datetime.combine(place.on(day.offset), time(day.hour_logged or 19), tzinfo=patient.zone),
    )


def _values(day: DemoDay, patient: Patient) -> dict[str, object]:
    fields = ("pain_avg", "pain_worst", "sleep_quality", "mood", "stress", "practice_minutes", "flare")
    rows = [{"name": name, "minutes": minutes, "effort": effort} for name, minutes, effort in day.activities]
    return {field: getattr(day, field) for field in fields} | {"activities": rows} | _went_with(day, patient)


def _went_with(day: DemoDay, patient: Patient) -> dict[str, Any]:
    """What Pat watches for, how it felt, and the two weekly questions, in the last weeks. The others name nothing."""
    if patient.record_number != WATCHES or day.offset < LATELY:
        return {}
    found: dict[str, Any] = {"triggers": [tag for n, tag in enumerate(TAGS, start=3) if day.offset % n == 0]}
    if day.pain_avg is not None and day.pain_avg >= 6:
        found["symptoms"] = ["burning", "touch"]
    if day.offset % 7 == 0:
        found |= {"contact": 2, "unpleasantness": day.pain_avg}
    return found


def _sessions(
    sessions: tuple[DemoSession, ...], patient: Patient, versions: list[_Version], place: Place
) -> None:
    Session.objects.bulk_create(
        [_session(s, patient, versions, place) for s in sessions if s.status != "unlogged"], batch_size=500
    )


def _amount(session: DemoSession, item: Prescription) -> int | None:
    """As the portal logs it: several sets are counted in sets, not in their repetitions."""
    in_sets = item.exercise_id and not item.minutes and (item.sets or 1) > 1
    return max(1, session.amount // (item.reps or 1)) if in_sets and session.amount else session.amount


def _session(session: DemoSession, patient: Patient, versions: list[_Version], place: Place) -> Session:
    version = next(v for v in reversed(versions) if v.since <= session.offset)
    item = version.items[session.item]
    done = session.status == "done"
    return Session(
        patient=patient,
        prescription=item,
        line=item.line,
        local_date=place.on(session.offset),
        status=session.status,
        amount=_amount(session, item) if done else None,
        quota=session.quota if session.item == ACTIVITY_KEY else None,
        effort=session.effort if done else None,
        pain_before=session.pain_before,
        pain_peak=session.pain_peak,
        pain_next_morning=session.pain_next_morning,
        barrier=session.barrier or "",
        logged_at=min(place.moment(session.offset, 18), timezone.now()),
        logged_by=patient.user_id or place.clinician.pk,
    )
