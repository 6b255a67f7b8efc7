"""The other parts of the demo's programs: activities on their way, milestones, and what Pat agreed with Clara."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from patients.actions.early_warning import add_sign, notice_signs
from patients.actions.triggers import name_tag
from patients.models import Patient
from programs.actions.activity import TrialTold
from programs.actions.agreement import Ask, OfferTold, ask_for_trials, log_trial, propose
from programs.actions.exposure import (
    After,
    Before,
    RungTold,
    begin_trial,
    clear_hierarchy,
    decide_exposure,
    finish_trial,
    save_rung,
    start_hierarchy,
)
from programs.actions.flare import FlareTold, agree_flare_plan
from programs.actions.manual import ManualTold, functional_tasks, note_manual_session, note_response
from programs.actions.milestones import mark_milestones, set_milestone, suggest_milestones
from programs.actions.practice import Liked, TargetTold, choose_practice, choose_tool, set_target
from programs.demo.record import TAGS
from programs.insights.alternatives import candidates
from programs.insights.tools import tools_of_clinic
from programs.models import (
    ExerciseRevision,
    ExposureChoice,
    ExposureTrial,
    Mode,
    Posture,
    PracticeKind,
    Prescription,
    Session,
    SessionStatus,
    StopReason,
    TargetKind,
    Technique,
)
from programs.models.activity import Unit
from programs.rules.agreement import Terms, stairs
from rehab.accounts.models import User

PRACTICE = {"MB01": 0b1111111, "MB03": 0b1010101}
SIGNS = ("Jaw tight", "Tingling moves up my shin", "I hold my breath")
RUNGS = (
    ("One step up at home, rail in reach", "My foot slips", 30, "a hand on the rail", "at home"),
    ("Three steps at home, rail in reach", "My foot slips and I fall", 45, "a hand on the rail", "at home"),
    ("One flight at home", "I fall and nobody hears it", 60, "somebody at home", "at home"),
    ("The stairs at the station, empty", "I fall and block the stairs", 75, "Gita beside me", "the station"),
    ("The stairs at the station, with people", "Somebody pushes and I fall", 90, "Gita", "the station"),
)


def make_milestones(patient: Patient) -> None:
    """Milestones of every graded activity, marked by what was logged."""
    for activity in patient.graded_activities.all():
        activity.patient = patient
        terms = Terms(float(activity.first_quota), float(activity.step), float(activity.goal_value))
        suggest_milestones(activity, stairs(terms, float(activity.resolution)))
        mark_milestones(activity, by=None)


def make_pats_parts(pat: Patient, clara: User) -> None:
    """Clara has just proposed where to start with the garden; Pat has not answered yet."""
    garden = ask_for_trials(
        patient=pat,
        ask=Ask("Work in the garden", Unit.MINUTES, goal_words="Plant my own tomatoes again"),
        by=clara,
    )
    for back, value, why in ((5, 14, StopReason.TIRED), (3, 18, StopReason.PAIN), (2, 16, StopReason.TIRED)):
        told = TrialTold(pat.today() - timedelta(days=back), Decimal(value), why, 4, 6)
        log_trial(agreement=garden, told=told, by=clara)
    propose(
        agreement=garden,
        told=OfferTold(
            first_quota=Decimal(12),
            step=Decimal(2),
            goal_value=Decimal(30),
            weekdays=0b0101010,
            words="Kneel on a cushion, and change sides at the bell.",
            start_fraction=Decimal("0.80"),
            reason="Usual start at 80% of the baseline.",
        ),
        by=clara,
    )
    _flare_plan(pat, clara)
    _signs(pat)
    _ladder(pat, clara)
    _manual(pat, clara)
    _habits(pat, clara)
    _choices(pat)
    walk = pat.graded_activities.exclude(milestones=None).first()
    if walk is not None:
        walk.patient = pat
        set_milestone(activity=walk, value=walk.goal_value, words="to the market and back", by=clara)


def make_pats_practice(pat: Patient, library: dict[str, ExerciseRevision]) -> None:
    """Slow breathing every day and a body scan on four evenings, from the newest version on; two days in three done."""
    program = pat.programs.get(state="active")
    program.change_note += " New: slow breathing, and a body scan in the evening."
    program.save(update_fields=["change_note"])
    last = program.prescriptions.count()
    for n, (key, weekdays) in enumerate(PRACTICE.items()):
        item = Prescription.objects.create(
            program=program,
            position=last + n,
            exercise=library[key],
            mode=Mode.SYMPTOM_GUIDED,
            weekdays=weekdays,
            minutes=library[key].minutes,
        )
        since = pat.today(program.published_at)
        Session.objects.bulk_create(
            _calmer(item, pat, day) for day in _two_in_three(item, since, pat.today())
        )


def _two_in_three(item: Prescription, since: date, today: date) -> list[date]:
    days = [since + timedelta(days=n) for n in range(1, (today - since).days)]
    planned = [day for day in days if item.is_on(day.weekday())]
    return [day for n, day in enumerate(planned) if n % 3 != 1]


def _calmer(item: Prescription, pat: Patient, day: date) -> Session:
    """It eased pain by a point, and how unpleasant it was by two."""
    before = 4 + day.toordinal() % 3
    return Session(
        patient=pat,
        prescription=item,
        line=item.line,
        local_date=day,
        status=SessionStatus.DONE,
        amount=item.minutes,
        pain_before=before,
        pain_after=before - 1,
        unpleasant_before=before + 1,
        unpleasant_after=before - 1,
        logged_at=datetime.combine(day, time(20), tzinfo=pat.zone),
        logged_by=pat.user_id or pat.pk,
    )


def _choices(pat: Patient) -> None:
    """What Clara offers in place of each exercise on a hard day."""
    for item in Prescription.objects.filter(program__patient=pat, program__state="active").select_related(
        "exercise", "program"
    ):
        item.program.patient = pat
        item.alternatives = [str(row.exercise_id) for row in candidates(item)[:2]]
        item.save(update_fields=["alternatives"])


def _flare_plan(pat: Patient, clara: User) -> None:
    tools = [one.exercise for one in tools_of_clinic(pat.clinic_id)]
    told = FlareTold(
        words="A warm bath, short walks in the flat, and a call with Gita.",
        tell="Gita in the evening; Clara at the next visit",
        tools=tools,
        agreed_on=pat.today() - timedelta(days=20),
    )
    agree_flare_plan(patient=pat, told=told, by=clara)


def _signs(pat: Patient) -> None:
    if pat.user is None:
        return
    for words in TAGS:
        name_tag(patient=pat, words=words, by=pat.user)
    signs = [add_sign(patient=pat, words=words, by=pat.user) for words in SIGNS]
    tool = next(iter(tools_of_clinic(pat.clinic_id)), None)
    if tool is not None:
        choose_tool(sign=signs[0], exercise=tool.exercise, by=pat.user)
    day = pat.today() - timedelta(days=4)
    notice_signs(patient=pat, local_date=day, signs=signs[:2], by=pat.user)


def _ladder(pat: Patient, clara: User) -> None:
    """Fear of the stairs at the station: two steps tried, the prediction missed each time."""
    ladder = start_hierarchy(patient=pat, theme="Stairs without the rail", by=clara)
    rungs = [save_rung(hierarchy=ladder, told=RungTold(*row), by=clara) for row in RUNGS]
    note = "Strength and balance tested on 3 May; feet checked; the rail is always in reach."
    clear_hierarchy(hierarchy=ladder, note=note, by=clara)
    decide_exposure(
        hierarchy=ladder, choice=ExposureChoice.OTHER, rung=rungs[1], note="Pat starts here.", by=clara
    )
    if pat.user is None:
        return
    for n, (back, pre, post, peak) in enumerate(((6, 70, 40, 60), (3, 50, 20, 40))):
        trial = begin_trial(patient=pat, told=Before("My foot slips and I fall", pre, 50, 5), by=pat.user)
        after = After(
            happened=False,
            actual_outcome="I was slow, and I stood safely.",
            likelihood_post=post,
            suds_peak=peak,
            suds_end=20,
            pain_peak=6,
            learned="My foot holds even when it tingles.",
            safety_behaviour_used=False,
            context=("at home, alone", "at Gita's, with her")[n],
        )
        finish_trial(trial=trial, told=after, by=pat.user)
        ExposureTrial.objects.filter(pk=trial.pk).update(
            local_date=pat.today() - timedelta(days=back), pain_24h=5, pain_48h=5
        )


def _manual(pat: Patient, clara: User) -> None:
    task = functional_tasks(pat)[0]
    told = ManualTold(
        done_on=pat.today() - timedelta(days=8),
        technique=Technique.JOINT,
        region="Right ankle",
        minutes=10,
        consent=True,
        paired_task=task,
        pain_before=5,
        pain_now=4,
        response_now="The ankle bends more easily.",
    )
    session = note_manual_session(patient=pat, told=told, by=clara)
    note_response(session=session, pain=5, words="As before, and the walk was done.", by=clara)


def _habits(pat: Patient, clara: User) -> None:
    agreed = pat.today() - timedelta(days=20)
    for told in (
        TargetTold(TargetKind.WAKE, "Up at seven, also on Sunday", agreed, wake_time=time(7)),
        TargetTold(TargetKind.MEALS, "Something warm at noon", agreed),
    ):
        set_target(patient=pat, told=told, by=clara)
    if pat.user is not None:
        liked = Liked((PracticeKind.BREATHING, PracticeKind.PAUSE), Posture.SITTING, short=True)
        choose_practice(patient=pat, liked=liked, by=pat.user)


def make_quinns_parts(quinn: Patient, colin: User) -> None:
    """Quinn has logged two of three tries at sitting through a film."""
    film = ask_for_trials(
        patient=quinn,
        ask=Ask("Sit through a film", Unit.MINUTES, Decimal(5), goal_words="A whole film with my sons"),
        by=colin,
    )
    for back, value in ((3, 40), (1, 35)):
        told = TrialTold(quinn.today() - timedelta(days=back), Decimal(value), StopReason.PAIN, 3, 6)
        log_trial(agreement=film, told=told, by=colin)
