"""What Steady is measured on: a clinician with sixty patients of a year each, and many who check in today."""

import time
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from patients.models import Alert, CareTeamMember, Goal, JournalDay, Patient
from programs.actions.activity import add_activity
from programs.actions.prescription import Dose, add_exercise
from programs.actions.program import start_draft
from programs.actions.suggest import suggest_for
from programs.actions.worklist import sweep
from programs.models import Program
from rehab.accounts.middleware import SEEN, STARTED
from rehab.accounts.models import Clinic, User
from rehab.accounts.roles import CLINICIAN, CURATOR
from rehab.accounts.second_factor import remember
from tests.benchmarks.clock import Call
from tests.integration.programs.plans import EVERY_DAY, ago, done, make_exercise, publish, walking
from tests.people import make_clinic, make_member, make_patient

NAMES = ("Ana", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hana", "Ivo")
BACKEND = "rehab.accounts.backend.Backend"
SECRET = "a" * 32  # of the CSRF cookie: form and cookie agree, as after any page
TRANSACTION = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
YEAR = 365


@dataclass
class Product:
    """Who is there, by the key of their session, and what they do."""

    clara: str = ""
    pat: str = ""
    pat_id: str = ""
    today: date = field(default_factory=date.today)
    loggers: list[str] = field(default_factory=list)
    paused: list[str] = field(default_factory=list)
    busy: str = ""


def build(check_ins: int) -> Product:
    """Fill the database. `check_ins` people stand ready to log their first entry of today, twice over."""
    clinic = make_clinic()
    clara = make_member("Clara", clinic, CLINICIAN.key)
    cora = make_member("Cora", clinic, CURATOR.key)
    _crowd(clinic, clara, 60)
    pat = _full_patient(clinic, clara, cora)
    assert pat.user
    ready = Product(session_of(clara), session_of(pat.user), str(pat.pk), pat.today())
    ready.busy = session_of(_large_clinic(500, 10_000))
    people = _people_of_today(clinic, clara, 2 * check_ins)
    ready.loggers = [session_of(user) for user in people[:check_ins]]
    ready.paused = [session_of(user, seen=time.time() - 120) for user in people[check_ins:]]
    sweep()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # as the server does by itself, sooner or later
    return ready


def session_of(user: User, seen: float | None = None) -> str:
    """A session as it is after one page. Seen just now, unless told: nothing has to be noted in it."""
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[STARTED], session[SEEN] = time.time(), seen or time.time() + 300
    remember(_Request(session), user)  # type: ignore[arg-type]
    session.create()
    return str(session.session_key)


@dataclass
class _Request:
    session: SessionStore


def _crowd(clinic: Clinic, clara: User, size: int) -> None:
    """Patients of Clara, each with a year of days, every seventh with an alert, every second with a plan."""
    then = timezone.now() - timedelta(days=YEAR)
    people = Patient.objects.bulk_create(
        Patient(**_plain(clinic, clara, n), enrolled_at=then) for n in range(size)
    )
    today = people[0].today()
    CareTeamMember.objects.bulk_create(
        CareTeamMember(patient=one, user=clara, lead=True, added_by=clara) for one in people
    )
    days = [
        _day(one, today - timedelta(days=back), n * back)
        for n, one in enumerate(people)
        for back in range(YEAR)
    ]
    JournalDay.objects.bulk_create(days, batch_size=2000)
    Alert.objects.bulk_create(
        Alert(patient=one, flag="fall", level="P2", local_date=today) for one in people[::7]
    )
    agreed = {"number": 1, "state": "active", "created_by": clara, "published_by": clara}
    Program.objects.bulk_create(Program(patient=one, published_at=then, **agreed) for one in people[::2])


def _large_clinic(mine: int, all_of_them: int) -> User:
    """A clinician with so many patients in a clinic of so many, and two weeks of days of their own."""
    clinic = make_clinic("Large Clinic")
    busy, other = (make_member(name, clinic, CLINICIAN.key) for name in ("Busy", "Other"))
    then = timezone.now() - timedelta(days=60)
    people = Patient.objects.bulk_create(
        [Patient(**_plain(clinic, busy, n), enrolled_at=then) for n in range(all_of_them)], batch_size=2000
    )
    CareTeamMember.objects.bulk_create(
        [
            CareTeamMember(patient=one, user=busy if n < mine else other, lead=True, added_by=busy)
            for n, one in enumerate(people)
        ],
        batch_size=2000,
    )
    today = people[0].today()
    JournalDay.objects.bulk_create(
        [
            _day(one, today - timedelta(days=back), n * back)
            for n, one in enumerate(people[:mine])
            for back in range(14)
        ],
        batch_size=2000,
    )
    Alert.objects.bulk_create(
        Alert(patient=one, flag="fall", level="P2", local_date=today) for one in people[:mine:7]
    )
    return busy


def _plain(clinic: Clinic, by: User, n: int) -> dict[str, Any]:
    return {
        "clinic": clinic,
        "given_name": NAMES[n % len(NAMES)],
        "family_name": f"Sampleson {n}",
        "birth_date": date(1970, 1, 1),
        "record_number": f"R-{n:05}",
        "time_zone": "Europe/Madrid",
        "enrolled_by": by,
    }


def _day(patient: Patient, day: date, seed: int) -> JournalDay:
    """A day with a little up and down; every ninth without a pain score."""
    return JournalDay(
        patient=patient,
        local_date=day,
        pain_avg=None if seed % 9 == 8 else 3 + seed % 4,
        pain_worst=5 + seed % 4,
        activity_minutes=15 + seed % 20,
        sleep_quality=seed % 11,
        mood=4 + seed % 3,
        entered_at=datetime(day.year, day.month, day.day, 19, tzinfo=patient.zone),
    )


def _full_patient(clinic: Clinic, clara: User, cora: User) -> Patient:
    """Pat: a year of days, an active program with walking and five exercises, sessions, a suggestion."""
    patient = make_patient("Pat", clinic, clara, enrolled_at=timezone.now() - timedelta(days=YEAR))
    CareTeamMember.objects.create(patient=patient, user=clara, lead=True, added_by=clara)
    Goal.objects.create(patient=patient, words="Walk to the market", set_by=clara)
    JournalDay.objects.bulk_create(_day(patient, ago(patient, back), back) for back in range(1, YEAR))
    draft = start_draft(patient=patient, by=clara)
    items = [add_activity(program=draft, plan=walking(patient), by=clara)]
    for n in range(5):
        exercise = make_exercise(clinic, cora, f"Exercise {n}")
        dose = Dose(weekdays=EVERY_DAY, reps=8, sets=2)
        items.append(add_exercise(program=draft, exercise=exercise, dose=dose, by=clara))
    publish(patient, clara, days_ago=20)
    for item in items:
        for back in range(1, 15):
            done(item, ago(patient, back), None if item.quota else 8.0)
    suggest_for(patient=patient, by=None)
    return patient


def _people_of_today(clinic: Clinic, clara: User, size: int) -> list[User]:
    """People with a record and two weeks of days, who have not logged today."""
    zone = "Europe/Madrid"
    users = User.objects.bulk_create(
        User(email=f"p{n}@example.org", name=f"P {n}", password="!", time_zone=zone) for n in range(size)
    )
    people = Patient.objects.bulk_create(
        Patient(**_plain(clinic, clara, 1000 + n), user=user) for n, user in enumerate(users)
    )
    JournalDay.objects.bulk_create(
        [_day(one, ago(one, back), back) for one in people for back in range(1, 15)], batch_size=2000
    )
    return users


# --- what is asked ---------------------------------------------------------------------------------
def page(url: str, session: str) -> Call:
    return Call("GET", url, 200, {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"})


def check_in(ready: Product, session: str) -> Call:
    """The first check-in of the day: two activities, mood, pain, sleep, no flare, a note."""
    form = {
        "local_date": ready.today.isoformat(),
        "activity-TOTAL_FORMS": "2",
        "activity-INITIAL_FORMS": "0",
        "activity-0-name": "Walk",
        "activity-0-minutes": "12",
        "activity-0-effort": "4",
        "activity-1-name": "Garden",
        "activity-1-minutes": "20",
        "mood": "5",
        "pain_avg": "4",
        "sleep_quality": "6",
        "flare": "no",
        "note": "ok",
        "csrfmiddlewaretoken": SECRET,
    }
    cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={SECRET}"
    return Call("POST", "/check-in/", 302, {"Cookie": cookies}, form, fresh="client_uuid")


def queries_of(call: Call) -> int:
    """How often the call asks the database, transactions apart; asked here, in this process."""
    client = Client(headers={"host": "127.0.0.1", "cookie": call.headers["Cookie"]}, enforce_csrf_checks=True)
    client.cookies.load(call.headers["Cookie"])
    with CaptureQueriesContext(connection) as seen:
        answer = client.generic(call.method, call.path, call.body(), "application/x-www-form-urlencoded")
    assert answer.status_code == call.expect, (call.path, answer.status_code)
    return sum(not query["sql"].upper().startswith(TRANSACTION) for query in seen.captured_queries)
