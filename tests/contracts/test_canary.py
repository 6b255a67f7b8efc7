"""A patient whose every personal field holds a canary lives through a day; no canary gets out.

Looked at: the log, everything in Redis, queued tasks, mails, addresses, redirects, page titles, headers, refusals,
and the columns of the audit trail and of the outbox that are declared to hold nothing personal.
"""

import logging
import re
from dataclasses import dataclass, field
from unittest.mock import patch

import pytest
import redis
from django.apps import apps
from django.conf import settings
from django.core import mail
from django.db import transaction
from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils import timezone

from patients.actions.check_in_plan import plan_check_ins
from patients.models import CheckInOccurrence, JournalDay
from patients.tasks import tick_check_ins
from rehab.audit.models import AuditEvent
from rehab.notifications.models import Delivery, Message
from rehab.notifications.tasks import deliver, sweep
from tests.contracts.access import address, browsers
from tests.contracts.access_table import DOORS, OK
from tests.contracts.canary import Canaries, listening, mark, models_of_patients, redis_dump
from tests.integration.patients import wizard
from tests.integration.patients.day import sent as answers
from tests.people import PASSWORD
from tests.world import make_world

pytestmark = pytest.mark.django_db
MESSAGES = {"check_in", "new_message", "welcome"}
OUTSIDERS = ("Quinn", "Colin")
CRAWLERS = ("Pat", "Gita", "Clara", "Cora", "Ada", *OUTSIDERS)
MAIL = "django.core.mail.backends.locmem.EmailBackend"


@dataclass
class Evidence:
    """What somebody outside could have got hold of."""

    canaries: Canaries
    answers: list = field(default_factory=list)
    seen: set = field(default_factory=set)
    mails: list = field(default_factory=list)
    log: str = ""
    redis: str = ""
    rows: dict = field(default_factory=dict)
    messages: set = field(default_factory=set)


@pytest.fixture(scope="module")
def evidence(django_db_setup, django_db_blocker):
    """One day of Pat, Clara and the others, taken back afterwards; what it left outside the database stays."""
    found = Evidence(Canaries())
    store = redis.Redis.from_url(settings.REDIS_URL)
    store.flushdb()
    with (
        django_db_blocker.unblock(),
        override_settings(ROOT_URLCONF="tests.contracts.canary_urls", EMAIL_BACKEND=MAIL),
        listening() as log,
        transaction.atomic(),
        TestCase.captureOnCommitCallbacks(execute=True),
    ):
        mail.outbox = []
        live(found)
        found.mails, found.log, found.redis = list(mail.outbox), log.getvalue(), redis_dump()
        found.rows = plain_columns()
        found.messages = set(Message.objects.values_list("kind", "state"))
        transaction.set_rollback(True)
    store.flushdb()
    store.close()
    return found


def live(found):
    world = make_world()
    patient = world.people["Pat"].patient
    mark(patient, found.canaries)
    for person in world.people.values():
        if person:
            person.refresh_from_db()
    patient.refresh_from_db()
    windows = browsers(world)
    crawl(found, world, windows)
    with TestCase.captureOnCommitCallbacks(execute=True):
        write(found, world, windows, patient)
    signing_in(found, world)
    fail(found, world, windows)
    remind(patient, world)


def text_of(answer):
    """What an answer says; of a file that is streamed, too."""
    if answer.streaming and not hasattr(answer, "kept"):
        answer.kept = b"".join(answer.streaming_content)
    return (answer.kept if answer.streaming else answer.content).decode(errors="replace")


def keep(found, answer):
    found.answers.append(answer)
    body = text_of(answer)
    if answer.status_code == 200:
        found.seen |= set(found.canaries.found_in(body))
    return answer


def crawl(found, world, windows):
    """Every page, as those it is open to, and as somebody it is not open to."""
    for name, (expected, methods) in DOORS.items():
        if "GET" in methods:
            for person in CRAWLERS:
                if expected[person] == OK or person in OUTSIDERS:
                    keep(found, windows[person].get(address(name, world)))


def write(found, world, windows, patient):
    """Forms full of canaries: a check-in, a session, an alert, a record, an invitation, an enrolment, a draft."""
    pat, clara, word = windows["Pat"], windows["Clara"], found.canaries.word
    post(found, pat, "/check-in/", answers(patient, (word("activity"), "12"), note=word("note"), mood="6"))
    item = world.ids["prescription_id"]["portal"]
    post(found, pat, f"/today/{item}/log/", {"status": "done", "amount": "8", "new_neuro_sign": "no"})
    helper = {"name": word("helper"), "email": f"{word('address')}@example.org", "relation": word("relation")}
    helper["until"] = (patient.today() + timezone.timedelta(days=30)).isoformat()
    post(found, pat, "/settings/caregivers/", helper)
    said = {
        "subject": word("subject"),
        "text": word("message"),
        "key": "6f1c3c0e-6f5e-4a5e-9d0b-0d9b0c7f4a12",
    }
    post(found, pat, "/messages/new/", said)
    of = f"/patients/{patient.pk}"
    task = {"title": word("task"), "due": patient.today().isoformat(), "owner": str(world.people["Clara"].pk)}
    post(found, clara, f"{of}/tasks/", task)
    post(found, clara, f"{of}/goals/", {"words": word("goal"), "meaning": word("meaning")})
    post(found, clara, f"{of}/conditions/", {"kind": "high_fall_risk", "note": word("condition")})
    post(found, clara, f"{of}/record/contacts/new/", {"name": word("contact"), "phone": word("phone", 20)})
    post(found, clara, f"{of}/alerts/{world.ids['alert_id']}/close/", {"outcome": word("outcome")})
    suggestion = f"{of}/suggestions/{world.ids['suggestion_id']}/decide/"
    post(found, clara, suggestion, {"kind": "reject", "reason": word("decision")})
    texts = {"given_name": word("given"), "family_name": word("family"), "record_number": word("number", 20)}
    texts |= {"email": f"{word('mail')}@example.org"}
    draft = wizard.walk(
        clara, who=texts, pain={"diagnosis": word("diagnosis")}, people={"contact_name": word("tie")}
    )
    post(found, clara, wizard.page(draft, "check"), {})
    wizard.walk(clara, who=texts | {"record_number": word("unsaved", 20), "different_person": "on"})


def post(found, browser, path, form):
    answer = keep(found, browser.post(path, form))
    wrong = re.findall(r"field-error.*", text_of(answer))
    assert answer.status_code in (302, 303), f"{path}: {wrong}"


def signing_in(found, world):
    """Right, wrong and forgotten passwords of a person whose address is a canary."""
    person = world.people["Pat"]
    person.set_password(PASSWORD)
    person.save()
    browser = browsers(world)["anonymous"]
    for password in ("wrong", PASSWORD):
        keep(found, browser.post(reverse("account_login"), {"login": person.email, "password": password}))
    keep(found, browsers(world)["anonymous"].post(reverse("account_reset_password"), {"email": person.email}))


def fail(found, world, windows):
    """Refusals, a page that is not there, a view and a task that break with somebody's words in the error."""
    words = " ".join(found.canaries.words)
    for person in ("Pat", "Clara", "anonymous"):
        keep(found, windows[person].get("/broken/", headers={"X-Words": words[:4000]}))
        keep(found, windows[person].get("/no-such-page/"))
    keep(found, windows["Quinn"].post(f"/patients/{world.ids['patient_id']}/goals/", {"words": words[:100]}))
    with patch("patients.tasks.tick", side_effect=RuntimeError(words)):
        tick_check_ins.apply()
    with patch("rehab.notifications.actions.deliver._start", side_effect=RuntimeError(words)):
        sweep.apply()


def remind(patient, world):
    """A tick and the delivery of what it queued."""
    JournalDay.objects.filter(patient=patient, local_date=patient.today()).update(
        local_date=patient.today() - timezone.timedelta(days=200)
    )
    now = timezone.now()
    midnight = timezone.datetime.min.time()
    plan_check_ins(
        patient=patient, by=world.people["Clara"], wall_time=now.time(), quiet=(midnight, midnight)
    )
    CheckInOccurrence.objects.filter(patient=patient, slot="main").update(state="due", due_at=now)
    tick_check_ins.apply()
    Message.objects.filter(state="leased").update(lease_until=now)  # what the broken sweep held
    sweep.apply()
    for message in Message.objects.filter(state="queued"):
        deliver.apply(args=[str(message.pk)])


def plain_columns():
    """What stands in the columns that are declared to hold nothing personal."""
    tables = [AuditEvent, Message, Delivery, *(model for model, _path in models_of_patients())]
    tables += [model for model in apps.get_models() if model.__module__.startswith("rehab.accounts")]
    return {
        model.__name__: list(model._default_manager.values_list(*sorted(model.plain_fields)))
        for model in dict.fromkeys(tables)
    }


def test_the_day_was_full_of_canaries(evidence):
    """Otherwise the rest of this file would say nothing."""
    assert len(evidence.canaries.words) > 40
    assert len(evidence.seen) > 20, "pages that may show them do"
    assert {answer.status_code for answer in evidence.answers} >= {200, 302, 403, 404, 500}
    assert {kind for kind, state in evidence.messages if state == "sent"} >= MESSAGES
    assert "ERROR" in evidence.log
    assert "notifications.deliver" in evidence.redis


def test_none_in_the_log(evidence):
    assert evidence.canaries.found_in(evidence.log) == []


def test_none_in_redis_nor_in_queued_tasks(evidence):
    assert evidence.canaries.found_in(evidence.redis) == []


def test_none_in_mails_apart_from_the_address_they_go_to(evidence):
    for sent in evidence.mails:
        html = [part.content for part in getattr(sent, "alternatives", [])]
        assert evidence.canaries.found_in(sent.subject, sent.body, *html, sent.extra_headers) == []


def test_none_in_addresses_redirects_titles_and_headers(evidence):
    for answer in evidence.answers:
        titles = re.findall(r"<title>.*?</title>", text_of(answer), re.DOTALL)
        address_of = answer.request["PATH_INFO"], answer.request["QUERY_STRING"]
        found = evidence.canaries.found_in(*address_of, *titles, *answer.headers.items())
        assert found == [], (answer.request["PATH_INFO"], titles)


def test_none_in_what_a_refusal_says(evidence):
    for answer in evidence.answers:
        if answer.status_code >= 400:
            assert evidence.canaries.found_in(text_of(answer)) == [], answer.request["PATH_INFO"]


def test_none_in_columns_declared_to_hold_nothing_personal(evidence):
    leaks = {table: evidence.canaries.found_in(rows) for table, rows in evidence.rows.items()}
    assert {table: words for table, words in leaks.items() if words} == {}


def test_a_canary_that_gets_out_is_found():
    """The searches above can fail: words in a log line, in a traceback's values and in Redis are noticed."""
    canaries = Canaries()
    word = canaries.word("note")
    with listening() as log:
        logging.getLogger("patients").warning("cannot save %s", word.upper())
    assert canaries.found_in(log.getvalue()) == [word]
    store = redis.Redis.from_url(settings.REDIS_URL)
    store.rpush("steady:test", word)
    assert canaries.found_in(redis_dump()) == [word]
    store.delete("steady:test")
    store.close()
