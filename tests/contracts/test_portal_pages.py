"""What holds for every page of the portal, in a record where everything is going on at once.

None asks the database more than fifteen times, in any language. No form that takes words loses them with a session.
"""

import re
import uuid
from datetime import timedelta
from itertools import product

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from education.models import CheckAnswer, ModuleReading
from patients.models import (
    Alert,
    Consent,
    FoodDay,
    Goal,
    JournalActivity,
    JournalDay,
    OwnActivity,
    SleepNight,
    ThreadMessage,
    Visit,
    Worksheet,
)
from programs.models import (
    ActivityAgreement,
    ActivityOffer,
    AgreementTrial,
    Decision,
    ExerciseRevision,
    Experiment,
    Flare,
    FlarePlan,
    GradedActivity,
    Milestone,
    Mode,
    Prescription,
    Session,
    Suggestion,
)
from rehab.accounts.models import User
from tests.contracts.access import address, browsers, undone
from tests.contracts.access_table import CONSENT, DOORS, OWN, OWN_THING
from tests.integration.programs.portal import asked, text_of
from tests.people import make_user
from tests.world import make_world

pytestmark = pytest.mark.django_db
LIMIT = 15
WORDS = re.compile(r'<textarea|<input type="text"')
PORTAL = {"Pat": (OWN, OWN_THING), "Gita": (CONSENT,)}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for the whole file: every request in it is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        pat, clara = world.people["Pat"].patient, world.people["Clara"]
        a_full_plan(pat, world.people["Colin"])
        in_a_flare(pat, clara)
        on_the_way(pat, clara)
        much_written(pat, clara)
        yield world
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def windows(world):
    return browsers(world)


def a_full_plan(pat, colin):
    """Six exercises beside the walk, two of them done in the last days, one in place of another."""
    program = pat.programs.get(state="active")
    program.published_at, program.change_note = timezone.now() - timedelta(days=5), "More of the walk"
    program.save()
    library = list(ExerciseRevision.objects.filter(exercise__clinic=pat.clinic).order_by("pk")[:7])
    others = [str(one.exercise_id) for one in library]
    made = [
        Prescription.objects.create(
            program=program,
            exercise=one,
            mode=Mode.QUOTA,
            sets=2,
            reps=8,
            weekdays=127,
            alternatives=others[:n],
        )
        for n, one in enumerate(library[:6])
    ]
    for back, item in enumerate(made[:3]):
        Session.objects.create(
            patient=pat,
            prescription=item,
            line=item.line,
            local_date=pat.today() - timedelta(days=back),
            status="done",
            instead=library[6] if back == 1 else None,
            logged_by=pat.user_id,
        )
    for n, one in enumerate(pat.lessons.all()):
        ModuleReading.objects.create(
            assignment=one,
            page=1,
            completed_at=timezone.now() if n else None,
            completed_on=pat.today() if n else None,
        )
        for key in ("M01.1", "M05.1"):
            CheckAnswer.objects.create(
                assignment=one,
                key=key,
                given=True,
                correct=True,
                context="in_module",
                local_date=pat.today() - timedelta(days=30),
            )
    Goal.objects.create(patient=pat, words="Sit through a film", set_by=colin)


def in_a_flare(pat, clara):
    """The patient follows the plan, the clinician had agreed to one, and a safety answer holds the program."""
    today, walk = (
        pat.today(),
        Prescription.objects.get(program__patient=pat, program__state="active", quota=8),
    )
    plan = FlarePlan.objects.get(patient=pat)
    Flare.objects.create(patient=pat, plan=plan, started_on=today - timedelta(days=1))
    easing = Suggestion.objects.create(
        patient=pat,
        prescription=walk,
        line=walk.line,
        window_start=today - timedelta(days=8),
        window_end=today - timedelta(days=2),
        rule_id="R2a",
        rule_version="1",
        outcome="flare_plan",
        reason="A flare.",
        state="approved",
        expires_at=timezone.now() + timedelta(days=7),
    )
    Decision.objects.create(
        suggestion=easing, kind="approve", by=clara, at=timezone.now() - timedelta(days=1)
    )
    Alert.objects.create(patient=pat, flag="fall", level="P2", local_date=today)


def on_the_way(pat, clara):
    """Two more activities asked for, one with an answer to an offer; a milestone; a trial that goes on."""
    today, walk = pat.today(), GradedActivity.objects.get(patient=pat)
    for name, state in (("Stairs", "proposed"), ("Cycling", "countered")):
        agreement = ActivityAgreement.objects.create(patient=pat, name=name, state=state, asked_by=clara)
        for back in (3, 2, 1):
            on = today - timedelta(days=back)
            AgreementTrial.objects.create(agreement=agreement, on=on, value=10 + back, logged_by=clara.pk)
        for number, by in ((1, clara), (2, pat.user)):
            ActivityOffer.objects.create(
                agreement=agreement,
                number=number,
                from_patient=by == pat.user,
                baseline_value=12,
                start_fraction="0.8",
                first_quota=8 + number,
                step=1,
                goal_value=30,
                weekdays=127,
                made_by=by,
            )
    for value in (10, 15):
        Milestone.objects.create(activity=walk, value=value, reached_on=today)
    Experiment.objects.update(state="running", started_on=today - timedelta(days=20))


def much_written(pat, clara):
    """Three weeks of days, nights and food, two more worksheets, helpers, visits and messages."""
    today = pat.today()
    for back in range(2, 21):
        on = today - timedelta(days=back)
        day = JournalDay.objects.create(patient=pat, local_date=on, pain_avg=4, flare=back < 4)
        JournalActivity.objects.create(day=day, name="Walk", minutes=10)
        SleepNight.objects.create(patient=pat, wake_date=on, quality=3, zone=pat.time_zone)
        FoodDay.objects.create(patient=pat, local_date=on, veg_fruit=3)
    JournalDay.objects.create(patient=pat, local_date=today, not_today=True)
    for n in (1, 2):
        Worksheet.objects.create(patient=pat, kind="worry", answers={"worry": f"Worry {n}"})
        Consent.objects.create(patient=pat, caregiver=make_user(f"Helper{n}"), log_help=True)
        Visit.objects.create(
            patient=pat,
            kind="video",
            starts_at=timezone.now() + timedelta(days=n),
            clinician=clara,
            made_by=clara,
        )
        ThreadMessage.objects.create(
            patient=pat,
            thread=pat.threads.get(),
            key=uuid.uuid4(),
            author=clara,
            from_patient=False,
            text=f"Note {n}",
        )
        OwnActivity.objects.create(patient=pat, place=n + 1, words=f"Thing {n}", added_by=clara)


def cost(window, path):
    """How many questions the page asks once it was opened before, and the page."""
    with undone():
        window.get(path)
        with CaptureQueriesContext(connection) as queries:
            page = window.get(path)
    return asked(queries), page


@pytest.fixture(scope="module")
def walked(world, windows, django_db_blocker):
    """Every page, in two languages: by language and name, how many questions it asks, and the page."""
    found = {}
    with django_db_blocker.unblock():
        for language, person in product(("en", "es"), PORTAL):
            world.people[person].language = language
            world.people[person].save()
            for name, (who, methods) in DOORS.items():
                if who in PORTAL[person] and "GET" in methods:
                    found[language, name] = cost(windows[person], address(name, world))
        User.objects.update(language="en")
    return found


def test_every_page_of_the_portal_asks_at_most_fifteen_times(walked):
    assert {key: n for key, (n, _page) in walked.items() if n > LIMIT} == {}
    assert [key for key, (_n, page) in walked.items() if page.status_code >= 400] == []
    assert sum(page.status_code == 200 for _n, page in walked.values()) > 100


def test_every_form_that_takes_words_keeps_a_draft_of_them(walked):
    forgetful = {
        name
        for (_language, name), (_n, page) in walked.items()
        for form in re.findall(r"<form.*?</form>", html_of(page), re.DOTALL)
        if WORDS.search(form) and "data-autosave" not in form.partition(">")[0]
    }
    assert forgetful == set()


def html_of(page):
    """The page, or nothing of a file."""
    return page.content.decode() if "html" in page.headers["Content-Type"] and not page.streaming else ""


def test_that_day_shows_everything_a_today_can_show(windows):
    with undone():
        text = text_of(windows["Pat"].get("/today/"))
    for said in (
        "Your program is on hold",
        "A smaller amount for your flare",
        "What you try out",
        "What you agreed at your review",
        "You reached it",
        "More of the walk",
        "Gardening",
        "Stairs",
        "Cycling",
        "Look or change",
        "To try this week",
        "to remember",
        "You chose “Not today”",
        "What it is for",
        "Add something from the last two days",
        '3<span class="visually-hidden"> waiting',
    ):
        assert said in text, said
