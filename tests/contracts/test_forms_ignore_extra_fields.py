"""A form takes its own fields and nothing else: whatever else is posted, another patient's rows stay as they are.

Each door is posted to with a good form and, beside it, fields named after columns that point at Quinn.
"""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from patients.models import Contact, Goal, JournalDay
from rehab.accounts.models import User
from tests.contracts.access import address, undone
from tests.contracts.canary import models_of_patients
from tests.integration.patients import wizard
from tests.integration.patients.day import sent
from tests.people import signed_in
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for the whole file: every request in it is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def quinn(world):
    return world.people["Quinn"].patient


def rows_of(patient, tables=None):
    """Every column of every row of this patient and of their account, in all tables or in these."""
    accounts = User.objects.filter(pk=patient.user_id)
    rows = {User: accounts} | {
        model: model._default_manager.filter(**{path: patient} if path else {"pk": patient.pk})
        for model, path in models_of_patients()
    }
    return {
        model._meta.db_table: list(mine.order_by("pk").values())
        for model, mine in rows.items()
        if tables is None or model._meta.db_table in tables
    }


@pytest.fixture(scope="module")
def rows_before(quinn):
    """All that Quinn has, read once: every request is taken back."""
    return rows_of(quinn)


WRITTEN = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM)\s+"(\w+)"')


def changed(patient, before, queries):
    """The tables in which this patient's rows are others than before. Only what was written to can be."""
    written = {table for query in queries for table in WRITTEN.findall(query["sql"])}
    return [table for table, rows in rows_of(patient, written).items() if rows != before[table]]


def extra(world, quinn):
    """What an attacker adds: ids of Quinn's rows and columns that no form offers."""
    sam, yesterday = world.people["Sam"], (quinn.today() - timedelta(days=400)).isoformat()
    who = {name: str(quinn.pk) for name in ("patient", "patient_id", "record", "on_behalf_of")}
    user = ("user", "user_id", "author", "by", "entered_by", "logged_by", "caregiver", "noted_by", "set_by")
    people = {
        name: str(quinn.user_id) for name in (*user, "made_by", "created_by", "published_by", "closed_by")
    }
    clinic = {
        "clinic": str(sam.memberships.get().clinic_id),
        "clinic_id": str(sam.memberships.get().clinic_id),
    }
    state = {
        "state": "closed",
        "role": "clinic_admin",
        "is_active": "",
        "lead": "on",
        "revision": "99",
        "number": "99",
    }
    state |= {"late": "on", "level": "P0", "flag": "self_harm", "line": str(uuid.uuid4())}
    times = (
        "created_at",
        "entered_at",
        "logged_at",
        "ended_at",
        "given_at",
        "published_at",
        "set_at",
        "closed_at",
    )
    return who | people | clinic | state | dict.fromkeys(times, yesterday)


def ids_of_rows(quinn):
    """The keys of Quinn's rows, one after another: `id` and `pk` are tried with each."""
    days, goals, alerts = quinn.journal_days, quinn.goals, quinn.alerts
    contacts, items = quinn.contacts, quinn.programs.get(state="active").prescriptions
    return [str(rows.first().pk) for rows in (days, goals, alerts, contacts, items)] + [str(quinn.pk)]


def in_days(patient, days):
    return (patient.today() + timedelta(days=days)).isoformat()


LOOKS = {"theme": "dark", "text_size": "normal", "contrast": "normal"}
# Door → who sends it, and a form that is taken.
FORMS = {
    "patients:check_in": ("Pat", lambda p: sent(p, ("Walk", "12"), mood="6")),
    "patients:journal_day": (
        "Pat",
        lambda p: sent(p, ("Walk", "12"), mood="6", on=p.today() - timedelta(days=1)),
    ),
    "patients:safety": ("Pat", lambda p: {"none": "on"}),
    "patients:settings": ("Pat", lambda p: LOOKS | {"language": "en"}),
    "patients:check_in_settings": ("Pat", lambda p: {"wall_time": "18:00"}),
    "patients:calendar_settings": ("Pat", lambda p: {"do": "make"}),
    "notifications:ways": ("Pat", lambda p: {"do": "off", "channel": "email"}),
    "patients:caregivers": (
        "Pat",
        lambda p: {"name": "Nan", "email": "nan@example.org", "until": in_days(p, 30)},
    ),
    "patients:caregiver_revoke": ("Pat", lambda p: {}),
    "programs:session_log": ("Pat", lambda p: {"status": "done", "amount": "8", "new_neuro_sign": "no"}),
    "programs:next_morning": ("Pat", lambda p: {"pain": "3", "new_neuro_sign": "no"}),
    "accounts:preferences": ("Pat", lambda p: LOOKS | {"language": "en"}),
    "patients:enrol": ("Clara", lambda p: wizard.WHO),
    "patients:record_edit": ("Clara", lambda p: wizard.WHO | {"record_number": "R-Pat"}),
    "patients:contact_new": ("Clara", lambda p: {"name": "Ugo", "phone": "1"}),
    "patients:contact_edit": ("Clara", lambda p: {"name": "Ugo", "phone": "1"}),
    "patients:contact_remove": ("Clara", lambda p: {}),
    "patients:conditions": ("Clara", lambda p: {"kind": "sleep", "note": "n"}),
    "patients:condition_end": ("Clara", lambda p: {}),
    "patients:goals": ("Clara", lambda p: {"words": "Swim", "meaning": "Joy"}),
    "patients:goal_close": ("Clara", lambda p: {"state": "reached"}),
    "patients:goal_scale": (
        "Clara",
        lambda p: {"less": "A", "expected": "B", "weight": "2", "baseline": "-1"},
    ),
    "patients:own_activities": ("Clara", lambda p: {"do": "add", "words": "Swim a length"}),
    "patients:my_measure": ("Pat", lambda p: {"answer": "4"}),
    "patients:measure_plan": ("Clara", lambda p: {"do": "battery"}),
    "patients:measure_new": (
        "Clara",
        lambda p: {
            "pain": "4",
            "enjoyment": "3",
            "activity": "2",
            "local_date": in_days(p, 0),
            "client_uuid": str(uuid.uuid4()),
        },
    ),
    "patients:measure_correct": (
        "Clara",
        lambda p: {
            "pain": "4",
            "local_date": in_days(p, 0),
            "client_uuid": str(uuid.uuid4()),
            "why": "Typing error",
        },
    ),
    "patients:team": ("Clara", lambda p: {}),
    "patients:team_end": ("Clara", lambda p: {}),
    "patients:team_lead": ("Clara", lambda p: {}),
    "patients:alert_seen": ("Clara", lambda p: {}),
    "patients:alert_close": ("Clara", lambda p: {"outcome": "Called."}),
    "patients:invite_patient": ("Clara", lambda p: {"do": "send"}),
    "patients:check_in_plan": (
        "Clara",
        lambda p: {"wall_time": "18:00", "quiet_from": "21:00", "quiet_until": "08:00"},
    ),
    "patients:asked": ("Clara", lambda p: {"do": "keep", "name": "Ours"}),
    "patients:asked_end": ("Clara", lambda p: {}),
    "programs:program_edit": ("Clara", lambda p: {}),
    "programs:program_add": ("Clara", lambda p: {}),
    "programs:program_item": ("Clara", lambda p: {"quota": "9", "weekdays": ["0"], "mode": "quota"}),
    "programs:program_move": ("Clara", lambda p: {"to": "down"}),
    "programs:program_remove": ("Clara", lambda p: {}),
    "programs:program_order": ("Clara", lambda p: {"was": "", "order": ""}),
    "programs:program_bulk": ("Clara", lambda p: {"do": "change", "reps": "9"}),
    "programs:program_put_back": ("Clara", lambda p: {}),
    "programs:program_extras": ("Clara", lambda p: {"card": "foot_check"}),
    "programs:program_duplicate": ("Clara", lambda p: {}),
    "programs:program_discard": ("Clara", lambda p: {}),
    "programs:program_take_up": ("Clara", lambda p: {}),
    "programs:program_end": ("Clara", lambda p: {"end_note": "Reached."}),
    "programs:program_from_preset": ("Clara", lambda p: {"pick-E08": "on", "keep": "keep"}),
    "programs:program_from_template": ("Clara", lambda p: {"keep": "keep"}),
    "programs:program_from_patient": ("Clara", lambda p: {"keep": "keep"}),
    "programs:template_save": ("Clara", lambda p: {"name": "Another"}),
    "programs:template_apply": ("Clara", lambda p: {"do": "apply", "patient": str(p.pk)}),
    "patients:availability": ("Clara", lambda p: {"morning_0": "work"}),
    "patients:my_week": ("Pat", lambda p: {"morning_0": "work"}),
    "programs:program_publish": ("Clara", lambda p: {"change_note": "New", "agreed_on": in_days(p, 0)}),
    "programs:activity_new": ("Clara", lambda p: {"name": "Stairs", "goal_value": "30"}),
    "programs:review_now": ("Clara", lambda p: {}),
    "programs:agreement_ask": ("Clara", lambda p: {"name": "Swim", "unit": "min", "resolution": "1"}),
    "programs:agreement_withdraw": ("Clara", lambda p: {}),
    "programs:my_trial": ("Pat", lambda p: {"on": in_days(p, 0), "value": "9"}),
    "programs:milestone_note": ("Pat", lambda p: {"note": "Sunny"}),
    "programs:flare_plan": ("Clara", lambda p: {"words": "Music", "agreed_on": in_days(p, 0)}),
    "programs:flare_start": ("Pat", lambda p: {}),
    "programs:my_signs": ("Pat", lambda p: {"words": "Fists"}),
    "programs:early_warning_sign": ("Clara", lambda p: {"do": "end"}),
    "programs:exposure": ("Clara", lambda p: {"theme": "Lifting"}),
    "programs:exposure_change": ("Clara", lambda p: {"do": "clear", "note": "Seen"}),
    "programs:my_ladder_try": ("Pat", lambda p: {"do": "before", "prediction": "It locks"}),
    "programs:manual_response": ("Clara", lambda p: {"pain": "3", "words": "Easier"}),
    "programs:my_practice": ("Pat", lambda p: {"kinds": ["imagery"], "posture": "any"}),
    "programs:habits": ("Clara", lambda p: {"kind": "meals", "words": "Soup", "agreed_on": in_days(p, 0)}),
    "programs:suggestion_decide": ("Clara", lambda p: {"kind": "reject", "reason": "Later."}),
}


@pytest.mark.parametrize("name", FORMS)
def test_another_patients_rows_stay_as_they_are(name, world, quinn, rows_before):
    person, form_of = FORMS[name]
    pat, browser = world.people["Pat"].patient, signed_in(world.people[person])
    form = form_of(pat)
    for row in ids_of_rows(quinn):
        with undone(), CaptureQueriesContext(connection) as queries:
            answer = browser.post(address(name, world), extra(world, quinn) | {"id": row, "pk": row} | form)
            assert answer.status_code < 500
            assert changed(quinn, rows_before, queries) == [], f"{name} changed Quinn's rows through {row}"
            assert clean(pat, quinn, world), f"{name} handed a row of Pat's to somebody else"


def clean(pat, quinn, world):
    """Pat is still Pat, at the clinic where Pat was, and nobody became something."""
    now = type(pat).objects.get(pk=pat.pk)
    user = User.objects.get(pk=pat.user_id)
    return (now.user_id, now.clinic_id, user.is_active) == (pat.user_id, pat.clinic_id, True) and (
        not user.memberships.exists()
    )


def test_a_new_row_belongs_to_the_patient_of_the_page(world, quinn):
    pat = world.people["Pat"].patient
    with undone():
        posted = FORMS["patients:check_in"][1](pat) | extra(world, quinn)
        assert signed_in(pat.user).post("/check-in/", posted).status_code == 302
        day = JournalDay.objects.get(local_date=pat.today())
        assert (day.patient, day.revision, day.late) == (pat, 1, False)
        assert day.revisions.get().entered_by == pat.user_id
        new = extra(world, quinn) | {"name": "Ugo", "phone": "1"}
        signed_in(world.people["Clara"]).post(f"/patients/{pat.pk}/record/contacts/new/", new)
        assert Contact.objects.get(name="Ugo").patient == pat


def test_a_form_that_took_a_foreign_key_would_be_noticed(world, quinn, rows_before):
    """The comparison above can fail: one row that changes hands is seen, and one that appears or goes."""
    pat = world.people["Pat"].patient
    for change in (
        lambda: Contact.objects.filter(patient=pat).update(patient=quinn),
        lambda: JournalDay.objects.filter(patient=quinn).update(revision=7),
        lambda: User.objects.filter(pk=quinn.user_id).update(is_active=False),
        lambda: Goal.objects.create(patient=quinn, words="Not mine", set_by=world.people["Clara"]),
        lambda: Contact.objects.filter(patient=quinn).delete(),
    ):
        with undone(), CaptureQueriesContext(connection) as queries:
            change()
            assert changed(quinn, rows_before, queries)
    assert rows_of(quinn) == rows_before
