"""What lies between the demo's patients and their clinicians: questions, answers, and what came of them."""

import uuid
from datetime import datetime, time, timedelta

from django.utils import timezone

from patients.actions.ask_by_team import make_tasks
from patients.actions.check_in_plan import add_line
from patients.actions.message_texts import take_starter
from patients.actions.messages import mark_read, reply, start_thread
from patients.actions.referrals import edit_referral, move_referral, start_referral
from patients.actions.tasks import add_task, task_from_thread
from patients.actions.visits import move_visit_to, note_visit, plan_visit
from patients.models import (
    CheckInOccurrence,
    CheckInPlan,
    How,
    Patient,
    ReferralKind,
    ReferralState,
    ThreadMessage,
    VisitKind,
    VisitState,
)
from programs.insights.referral_letter import draft_letter
from rehab.accounts.models import User

SPACE = uuid.UUID("6f1c3c0e-6f5e-4a5e-9d0b-0d9b0c7f4a11")


def make_desk(pat: Patient, quinn: Patient, clara: User, colin: User) -> None:
    """Pat has one answered question and one that waits; Quinn's became a task."""
    first = _say(pat, "Stiff in the morning", "My calves are stiff when I get up. May I still do my walk?", 1)
    _answer(
        first,
        "Yes. Walk around the flat for two minutes first, then go out as planned. If a foot swells or a leg gets weak, "
        "call us the same day.",
        clara,
        2,
    )
    mark_read(thread=first.thread, by=_of(pat))
    _answer(first, "That helped, thank you.", _of(pat), 3)
    _answer(first, "Good to hear. We will look at the next step on Thursday.", clara, 4)
    _say(pat, "New shoes", "I bought wider shoes. Should I wear them in before the long walk?", 5)
    add_task(patient=pat, title="Ask the podiatrist about insoles", due=pat.today(), owner=clara, by=clara)
    swap = _say(quinn, "Swimming on Fridays", "The pool moves my hour to Friday. Can the plan move too?", 6)
    due = quinn.today() + timedelta(days=2)
    task_from_thread(
        thread=swap.thread, title="Move the pool to Friday in the plan", due=due, owner=colin, by=colin
    )


def make_short_texts(pat: Patient, clara: User) -> None:
    """The clinic begins its answers with two of the texts that are shipped."""
    for code in ("thanks", "see_you"):
        take_starter(clinic=pat.clinic, code=code, by=clara)


def ask_by_phone(pat: Patient, clara: User) -> None:
    """Pat's nights are asked about by phone once a week, today for the first time."""
    plan = CheckInPlan.objects.get(patient=pat)
    line = add_line(plan=plan, by=clara, kind="sleep", rhythm="weeks", how=How.PHONE)
    row, _new = CheckInOccurrence.objects.update_or_create(
        plan=plan,
        line=line,
        patient=pat,
        local_date=pat.today(),
        slot="main",
        defaults={"due_at": timezone.now(), "state": "queued", "why": "asked by the care team"},
    )
    make_tasks([row])


def make_visits(pat: Patient, clara: User) -> None:
    """Pat has seen Clara twice and sees her again by video."""
    day = datetime.combine(pat.today(), time(10, 0), tzinfo=pat.zone)
    before = plan_visit(
        patient=pat,
        kind=VisitKind.IN_PERSON,
        starts_at=day - timedelta(days=14),
        minutes=45,
        clinician=clara,
        place="Riverside, room 3",
        by=clara,
    )
    note_visit(
        visit=before,
        patient_part="Walk as agreed, two minutes indoors first. Look at both feet each evening.",
        clinician_part="Monofilament unchanged. Worried about the winter; ask again about work.",
        by=clara,
    )
    move_visit_to(visit=before, state=VisitState.DONE, by=clara)
    plan_visit(
        patient=pat,
        kind=VisitKind.VIDEO,
        starts_at=day + timedelta(days=3),
        minutes=30,
        clinician=clara,
        link="https://meet.example.org/steady-demo",
        by=clara,
    )


def make_referrals(pat: Patient, clara: User) -> None:
    """A podiatrist has accepted Pat; a letter to a dietitian is still a draft."""
    feet = start_referral(
        patient=pat, kind=ReferralKind.PODIATRY, text=draft_letter(pat, ReferralKind.PODIATRY), by=clara
    )
    edit_referral(
        referral=feet, to_name="Foot clinic at the bridge", to_address="2 Mill Lane", text=feet.text, by=clara
    )
    for state, back in ((ReferralState.SENT, 12), (ReferralState.ACCEPTED, 5)):
        move_referral(referral=feet, state=state, on=pat.today() - timedelta(days=back), by=clara)
    text = draft_letter(pat, ReferralKind.DIETITIAN)
    start_referral(patient=pat, kind=ReferralKind.DIETITIAN, text=text, by=clara)


def _key(n: int) -> uuid.UUID:
    """The same in every demo, so that a demo made twice is the same."""
    return uuid.uuid5(SPACE, str(n))


def _of(patient: Patient) -> User:
    """The patient's account: those of the cast have one."""
    if patient.user is None:
        raise LookupError(patient.record_number)
    return patient.user


def _say(patient: Patient, subject: str, text: str, n: int) -> ThreadMessage:
    return start_thread(patient=patient, subject=subject, text=text, key=_key(n), by=_of(patient))


def _answer(message: ThreadMessage, text: str, by: User, n: int) -> ThreadMessage:
    return reply(thread=message.thread, text=text, key=_key(n), by=by)
