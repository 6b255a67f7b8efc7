"""Fifty requests at the same moment with one key: one entry, one reply."""

import uuid

import pytest

from patients.models import JournalRevision
from tests.faults.harness import all_at_once, number, tell
from tests.integration.patients.day import sent
from tests.integration.web.test_queued import send
from tests.people import signed_in

TRIALS, TOGETHER = number("FAULT_KEY_TRIALS", 1), number("FAULT_KEYS_TOGETHER", 12)
pytestmark = pytest.mark.django_db(transaction=True)


def together(pat, form, keys):
    """All at once, each from a browser of its own; those who were told to wait ask again."""
    browsers = [signed_in(pat) for _key in keys]
    works = [
        lambda browser=browser, key=key: send(browser, form, key)
        for browser, key in zip(browsers, keys, strict=True)
    ]
    replies = all_at_once(*works)
    return [
        send(browser, form, key) if reply.status_code == 409 else reply
        for reply, browser, key in zip(replies, browsers, keys, strict=True)
    ]


def test_one_key_is_one_entry_and_one_reply(pat_record, pat):
    for _ in range(TRIALS):
        before = JournalRevision.objects.count()
        form, key = sent(pat_record, mood="4"), uuid.uuid4()
        replies = together(pat, form, [key] * TOGETHER)
        assert {reply.status_code for reply in replies} == {200}
        assert len({reply.content for reply in replies}) == 1
        assert JournalRevision.objects.count() == before + 1
    tell("F8", f"{TOGETHER} at once with one key", trials=TRIALS, lost=0, doubled=0)


def test_negative_control_without_key_and_entry_id_each_is_an_entry(pat_record, pat):
    browsers = [signed_in(pat) for _ in range(4)]
    forms = [sent(pat_record, mood=str(n)) for n in range(4)]
    all_at_once(
        *[
            lambda browser=browser, form=form: browser.post("/check-in/", form)
            for browser, form in zip(browsers, forms, strict=True)
        ]
    )
    doubled = JournalRevision.objects.count() - 1
    assert doubled > 0
    tell("F8", "no key, no id of the entry", trials=1, lost=0, doubled=doubled, control=True)
