"""The floor: the least Django that could serve the same actions. A measuring stick, not a design.

No CSRF, no audit trail, no access rules, no revisions, no shared page frame. Its session and its person are
loaded from the database as a plain Django site does; below /cached/ from Redis first.
Run as a program it makes its tables, fills them and prints a session's key.
"""

import json
import os
from datetime import date, timedelta
from html import escape

import environ
from django.conf import settings

DAYS, PATIENTS = 365, 60
DATABASE = environ.Env.db_url_config(os.environ["FLOOR_DATABASE_URL"])

settings.configure(
    DEBUG=False,
    SECRET_KEY="only-for-measuring-" + "x" * 40,
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        f"{__name__}.Sessions",
        "django.middleware.common.CommonMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    CACHES={
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": os.environ["FLOOR_REDIS_URL"],
        }
    },
    DATABASES={
        "default": environ.Env.db_url_config(os.environ["FLOOR_DATABASE_URL"]) | {"CONN_MAX_AGE": 600}
    },
)

import django  # noqa: E402

django.setup()

from django import forms  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.auth.decorators import login_required  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.contrib.sessions.backends import cached_db, db  # noqa: E402
from django.contrib.sessions.middleware import SessionMiddleware  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import HttpResponse, JsonResponse  # noqa: E402
from django.urls import path  # noqa: E402

TABLES = """
CREATE TABLE plain (id bigserial PRIMARY KEY, patient_id int, pain smallint, minutes int);
CREATE TABLE entry (id bigserial PRIMARY KEY, patient_id int NOT NULL, day date NOT NULL, pain smallint,
  minutes int, mood smallint, sleep smallint, note text, entered_at timestamptz NOT NULL,
  UNIQUE (patient_id, day));
CREATE TABLE summary (patient_id int PRIMARY KEY, clinician_id int, name text, pain numeric, before numeric,
  minutes numeric, last_day date, logged int, attention int);
INSERT INTO entry (patient_id, day, pain, minutes, mood, sleep, note, entered_at)
  SELECT p, %(today)s::date - d, (p + d) %% 11, (p * d) %% 60, d %% 11, p %% 11, '', now()
  FROM generate_series(1, %(patients)s) p, generate_series(1, %(days)s) d;
INSERT INTO summary SELECT p, 1, 'Ana Sampleson ' || p, 4.2, 4.8, 21, %(today)s, 24, p
  FROM generate_series(1, %(patients)s) p;
INSERT INTO summary SELECT p, CASE WHEN p <= 10500 THEN 2 ELSE 3 END, 'Ana Sampleson ' || p, 4.2, 4.8, 21,
  %(today)s, 24, p FROM generate_series(10001, 20000) p;
CREATE INDEX ON summary (clinician_id, attention DESC);
"""
HEAD = "<tr><th>Patient<th>Pain 7d<th>Before<th>Activity<th>Last entry<th>Logged</tr>"


class Sessions(SessionMiddleware):
    """Django's own, with the cache in front for addresses below /cached/."""

    def process_request(self, request):
        backend = cached_db if request.path.startswith("/cached/") else db
        request.session = backend.SessionStore(request.COOKIES.get(settings.SESSION_COOKIE_NAME))


class Entry(models.Model):
    """One day of one patient."""

    patient_id = models.IntegerField()
    day = models.DateField()
    pain = models.SmallIntegerField(null=True)
    minutes = models.IntegerField(null=True)
    mood = models.SmallIntegerField(null=True)
    sleep = models.SmallIntegerField(null=True)
    note = models.TextField(blank=True)
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label, db_table, managed = "floor", "entry", False

    def __str__(self):
        return f"entry {self.pk}"


class EntryForm(forms.Form):
    day = forms.DateField()
    pain = forms.IntegerField(min_value=0, max_value=10)
    minutes = forms.IntegerField(min_value=0, max_value=1440)
    mood = forms.IntegerField(min_value=0, max_value=10)
    sleep = forms.IntegerField(min_value=0, max_value=10)
    note = forms.CharField(required=False, max_length=2000)


def constant(request):
    return HttpResponse("ok")


def insert(request):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO plain (patient_id, pain, minutes) VALUES (1, 4, 20)")
    return HttpResponse("ok")


@login_required
def signed_in(request):
    return HttpResponse(request.user.username)


@login_required
def check_in(request, patient_id):
    form = EntryForm(request.POST)
    if not form.is_valid():
        return JsonResponse(form.errors, status=400)
    Entry.objects.bulk_create(
        [Entry(patient_id=patient_id, **form.cleaned_data)],
        update_conflicts=True,
        unique_fields=["patient_id", "day"],
        update_fields=["pain", "minutes", "mood", "sleep", "note"],
    )
    return HttpResponse(status=204)


@login_required
def caseload(request, clinician):
    """The first 60 of 60, or of 500 in a clinic of 10,000.

    Rows that were worked out beforehand, written by Python instead of by templates.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT patient_id, name, pain, before, minutes, last_day, logged FROM summary"
            " WHERE clinician_id = %s ORDER BY attention DESC LIMIT 60",
            [clinician],
        )
        rows = cursor.fetchall()
    cells = "".join(
        f'<tr><td><a href="/p/{who}">{escape(name)}</a><td>{pain:.1f}<td>{before:.1f}<td>{minutes:.0f}'
        f"<td>{last:%-d %b}<td>{logged}/28</tr>"
        for who, name, pain, before, minutes, last, logged in rows
    )
    return HttpResponse(f"<!doctype html><title>Caseload</title><table>{HEAD}{cells}</table>")


@login_required
def series(request):
    """One year of one patient, a list for each column."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT day, pain, minutes, mood, sleep FROM entry WHERE patient_id = 7 ORDER BY day")
        days, *columns = zip(*cursor.fetchall(), strict=True)
    body = {"start": days[0].isoformat(), "days": [(day - days[0]).days for day in days]}
    body |= dict(zip(("pain", "minutes", "mood", "sleep"), columns, strict=True))
    return HttpResponse(json.dumps(body, separators=(",", ":")), content_type="application/json")


urlpatterns = [
    path("constant", constant),
    path("insert", insert),
    *(
        path(prefix + address, view)
        for prefix in ("", "cached/")
        for address, view in (
            ("signed-in", signed_in),
            ("check-in/<int:patient_id>", check_in),
            ("caseload/<int:clinician>", caseload),
            ("series", series),
        )
    ),
]
application = get_wsgi_application()


def fill() -> str:
    """Make the tables and a person who is signed in; return the key of their session."""
    for app in ("contenttypes", "auth", "sessions"):
        call_command("migrate", app, verbosity=0)
    with connection.cursor() as cursor:
        today = date.today() - timedelta(days=1)
        cursor.execute(TABLES, {"today": today, "patients": PATIENTS, "days": DAYS})
        cursor.execute("VACUUM ANALYZE")
    user = User.objects.create(username="clinician", password="!")
    session = cached_db.SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    print(fill())
