"""Requests that a device sends later, again or twice: each is done once, and told in a few words."""

import threading
import time
import uuid
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from patients.models import JournalDay, JournalRevision
from rehab.web.models import KeptReply
from tests.integration.patients.day import sent
from tests.people import make_clinic, make_member, make_patient, signed_in
from tests.refusing import refuse_inserts

URL = "/check-in/"


def send(client, form, key=None, **headers):
    """As static/js/outbox.js sends a kept form."""
    return client.post(
        URL,
        urlencode(form),
        content_type="application/x-www-form-urlencoded",
        headers={"X-Steady-Queued": "1"} | ({"Idempotency-Key": str(key)} if key else {}) | headers,
    )


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


def test_a_saved_form_tells_where_to_go_and_the_same_again_gets_the_same_reply(pats, pat_record):
    form, key = sent(pat_record, mood="4"), uuid.uuid4()
    replies = [send(pats, form, key) for _ in range(2)]
    assert [(r.status_code, r.json()) for r in replies] == [
        (200, {"state": "saved", "to": "/check-in/saved/"})
    ] * 2
    assert JournalRevision.objects.count() == 1


def test_the_same_key_with_another_body_is_refused_and_another_persons_same_key_is_their_own(
    pats, pat_record, quinn_record, as_person, quinn
):
    key = uuid.uuid4()
    send(pats, sent(pat_record, mood="4"), key)
    other = send(pats, sent(pat_record, mood="5"), key)
    assert (other.status_code, other.json()) == (422, {"state": "other"})
    assert JournalDay.objects.get(patient=pat_record).mood == 4
    assert send(as_person(quinn), sent(quinn_record, mood="7"), key).status_code == 200
    assert JournalDay.objects.get(patient=quinn_record).mood == 7


def test_a_request_that_is_worked_on_is_told_to_wait_and_one_that_was_killed_gives_way(pats, pat_record, pat):
    form, key = sent(pat_record, mood="4"), uuid.uuid4()
    send(pats, form, key)
    KeptReply.objects.update(to=None)
    waiting = send(pats, form, key)
    assert (waiting.status_code, waiting.json()) == (409, {"state": "working"})
    assert waiting.headers["Retry-After"]
    KeptReply.objects.update(claimed_at=timezone.now() - timedelta(minutes=2))
    assert send(pats, form, key).status_code == 200
    assert JournalRevision.objects.count() == 1
    assert KeptReply.objects.get().to == "/check-in/saved/"


def test_a_form_to_mend_keeps_no_reply_so_the_mended_one_goes_through(pats, pat_record):
    key = uuid.uuid4()
    wrong = send(pats, sent(pat_record, mood="11"), key)
    assert (wrong.status_code, wrong.json()) == (422, {"state": "to_mend"})
    assert send(pats, sent(pat_record, mood="10"), key).status_code == 200


def test_an_ended_session_is_told_and_nothing_is_kept(pat_record):
    reply = send(Client(), sent(pat_record, mood="4"), uuid.uuid4())
    assert (reply.status_code, reply.json()) == (401, {"state": "sign_in"})
    assert not KeptReply.objects.exists()


def test_somebody_without_a_record_is_refused_and_never_told_that_it_is_saved(as_person, clara, pat_record):
    reply = send(as_person(clara), sent(pat_record, mood="4"), uuid.uuid4())
    assert (reply.status_code, reply.json()) == (403, {"state": "refused"})


def test_an_old_token_is_told_apart_from_a_refusal(pat, pat_record):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(pat, backend="rehab.accounts.backend.Backend")
    reply = send(strict, sent(pat_record, mood="4"), uuid.uuid4())
    assert (reply.status_code, reply.json()) == (403, {"state": "token"})
    assert not KeptReply.objects.exists()


def test_a_database_that_refuses_leaves_no_claim_behind(pats, pat_record):
    form, key = sent(pat_record, mood="4"), uuid.uuid4()
    pats.raise_request_exception = False
    refuse_inserts("patients_journalrevision")
    assert send(pats, form, key).status_code >= 500
    assert not KeptReply.objects.exists()


def test_the_time_on_the_device_is_kept_as_evidence_and_only_the_wait_is_believed(pats, pat_record):
    now = timezone.now()
    off = now + timedelta(hours=26)
    send(
        pats,
        sent(pat_record, mood="4"),
        uuid.uuid4(),
        **{"X-Made-At": (off - timedelta(minutes=30)).isoformat(), "X-Device-Clock": off.isoformat()},
    )
    row = JournalRevision.objects.get()
    assert abs(row.entered_at - row.edited_at - timedelta(minutes=30)) < timedelta(seconds=5)
    assert row.device_at == off - timedelta(minutes=30)


@pytest.mark.parametrize("key", ["", "not-a-key", "1" * 500])
def test_without_a_readable_key_the_entrys_own_id_still_makes_it_one(pats, pat_record, key):
    form = sent(pat_record, mood="4")
    for _ in range(2):
        assert send(pats, form, **{"Idempotency-Key": key}).status_code == 200
    assert JournalRevision.objects.count() == 1


def test_fifty_at_once_with_one_key_are_one_entry(transactional_db):
    clinic = make_clinic()
    patient = make_patient("Pat", clinic, make_member("Clara", clinic, "clinician"))
    client, key, form = signed_in(patient.user), uuid.uuid4(), sent(patient, ("Walk", "12"), mood="4")
    cookies, start, seen = client.cookies, threading.Barrier(50), []

    def tap() -> None:
        mine = Client()
        mine.cookies = cookies
        try:
            start.wait(30)
            for _ in range(200):
                reply = send(mine, form, key)
                seen.append(reply.status_code)
                if reply.status_code != 409:
                    assert reply.json() == {"state": "saved", "to": "/check-in/saved/"}
                    return
                time.sleep(0.02)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=tap) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(seen) <= {200, 409}
    assert seen.count(200) == 50
    assert JournalRevision.objects.count() == KeptReply.objects.count() == 1
