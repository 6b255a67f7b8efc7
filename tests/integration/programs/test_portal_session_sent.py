"""A session that a device sends later, again, or twice: logged once, on its day, and nothing that was said is lost."""

import re
import uuid
from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from patients.models import Alert
from programs.models import Session
from rehab.web.models import KeptReply
from tests.integration.programs.plans import ago, walking_program
from tests.integration.programs.portal import at_hour, days_before, log, text_of

KEEP, WITH = "X-Steady-Keep", "X-Steady-With"


@pytest.fixture
def walking(pat_record, clara):
    return walking_program(pat_record, clara)


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


def send(client, item, key, *, waited=timedelta(0), **said):
    """As static/js/outbox.js sends a kept form whose device waited so long, by a clock that is a day ahead."""
    clock = timezone.now() + timedelta(days=1)
    form = {"status": "done", "new_neuro_sign": "no", "client_uuid": str(key)} | said
    return client.post(
        reverse("programs:session_log", args=[item.pk]),
        urlencode(form),
        content_type="application/x-www-form-urlencoded",
        headers={
            "X-Steady-Queued": "1",
            "Idempotency-Key": str(key),
            "X-Made-At": (clock - waited).isoformat(),
            "X-Device-Clock": clock.isoformat(),
        },
    )


def test_the_same_entry_twice_is_one_session_even_after_its_reply_was_forgotten(pats, walking):
    key = uuid.uuid4()
    first = send(pats, walking, key, amount="8")
    assert (first.status_code, first.json()) == (200, {"state": "saved", "to": "/today/"})
    KeptReply.objects.all().delete()
    assert send(pats, walking, key, amount="8").json() == first.json()
    log(pats, walking, amount="6", client_uuid=str(uuid.uuid4()))
    KeptReply.objects.all().delete()
    assert send(pats, walking, key, amount="8").json() == first.json(), "it was corrected since; that stands"
    row = Session.objects.get()
    assert (row.amount, row.edits, row.revisions.get().client_uuid) == (6, 1, key)


def test_the_same_id_with_other_words_is_asked_back_with_the_words_and_can_then_be_saved(pats, walking):
    key = uuid.uuid4()
    send(pats, walking, key, amount="8")
    KeptReply.objects.all().delete()
    assert send(pats, walking, key, amount="5").json() == {"state": "to_mend"}
    text = text_of(log(pats, walking, amount="5", client_uuid=str(key)))
    assert "This page was saved before" in text and 'value="5"' in text
    other = re.search(r'<form[^>]*id="done".*?name="client_uuid" value="([^"]+)"', text)[1]
    assert other != str(key) and Session.objects.get().amount == 8
    log(pats, walking, amount="5", client_uuid=other)
    log(pats, walking, amount="4", client_uuid=str(key))
    assert Session.objects.get().amount == 5, "an id that was corrected since keeps what it said, too"
    text = text_of(log(pats, walking, status="could_not", barrier="time", client_uuid=other))
    assert "This page was saved before" in text and Session.objects.get().status == "done"


def test_what_waited_is_logged_on_its_day_as_late_and_by_the_servers_clock(pats, pat_record, walking):
    day, key = pat_record.today(), uuid.uuid4()
    with time_machine.travel(at_hour(pat_record, day + timedelta(days=4), 12), tick=False):
        form = {"day": day.isoformat(), "amount": "8"}
        assert send(pats, walking, key, **form).json() == {"state": "to_mend"}, "made now: the day has closed"
        assert send(pats, walking, key, waited=timedelta(days=4), **form).status_code == 200
        row = Session.objects.get()
        assert (row.local_date, row.late) == (day, True)
        assert row.logged_at == timezone.now() - timedelta(days=4), "not the device's, which is a day ahead"


def test_an_entry_that_comes_in_after_a_newer_one_is_kept_and_does_not_replace_it(pats, pat_record, walking):
    key, day = uuid.uuid4(), days_before(pat_record, 1)
    log(pats, walking, day=day, amount="6")
    form = {"day": day, "amount": "8", "new_neuro_sign": "yes"}
    for _ in range(2):
        assert send(pats, walking, key, waited=timedelta(hours=3), **form).status_code == 200
        KeptReply.objects.all().delete()
    row = Session.objects.get()
    assert (row.local_date, row.amount, row.edits, row.new_neuro_sign) == (ago(pat_record, 1), 6, 1, False)
    older = row.revisions.get()
    assert (older.values["amount"], older.client_uuid, older.replaced_at) == (8, key, row.logged_at)
    assert older.entered_at < row.logged_at
    assert Alert.objects.get().flag == "new_weakness", "a new sign is told whenever it comes in"


def test_another_patients_id_is_another_id_and_their_item_is_nobody_elses(
    pats, walking, as_person, quinn, quinn_record, colin
):
    key = uuid.uuid4()
    send(pats, walking, key, amount="8")
    hers = walking_program(quinn_record, colin)
    assert send(as_person(quinn), walking, key, amount="3").json() == {"state": "refused"}
    assert send(as_person(quinn), hers, key, amount="5").status_code == 200
    assert Session.objects.get(patient=quinn_record).amount == 5
    assert Session.objects.exclude(patient=quinn_record).get().amount == 8


def test_an_id_that_is_none_is_said_and_a_page_without_one_saves_as_ever(pats, walking):
    text = text_of(log(pats, walking, amount="8", client_uuid="x"))
    assert (
        "did not arrive, so nothing was saved" in text
        and 'value="8"' in text
        and not Session.objects.exists()
    )
    log(pats, walking, amount="8")
    log(pats, walking, status="could_not")
    assert Session.objects.get().client_uuid is None


def test_today_names_the_pages_to_keep_and_each_is_kept_while_nothing_is_logged_on_it(pats, pat, walking):
    urls = pats.get("/today/").headers[WITH].split()
    assert urls == [f"/today/{walking.pk}/", f"/today/{walking.pk}/could-not/"]
    pages = [pats.get(url) for url in urls]
    assert [page.headers[KEEP] for page in pages] == [str(pat.pk)] * 2
    assert all("data-queue" in text_of(page) and "data-zone" in text_of(page) for page in pages)
    ids = re.findall(r'name="client_uuid" value="([^"]+)"', "".join(map(text_of, pages)))
    assert len(set(ids)) == 3, "each form of each page has its own"
    yesterday = pats.get(urls[0], {"day": days_before(walking.program.patient, 1)})
    assert KEEP not in yesterday.headers and "data-zone" not in text_of(yesterday)
    log(pats, walking, amount="8")
    assert not any(KEEP in pats.get(url).headers for url in urls), "a copy may be opened on another day"
