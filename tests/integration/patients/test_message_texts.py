"""The clinic's short texts, /clinic/texts/, and messages that begin with one."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from patients.actions.message_texts import write_text
from patients.actions.visits import plan_visit
from patients.models import MessageText, ThreadMessage
from rehab.audit.models import AuditEvent

TEXTS = "/clinic/texts/"
HELLO = "Hello {given_name}, we talk on {next_visit}. {clinician}"


@pytest.fixture
def claras(as_person, clara, pat_record):
    return as_person(clara)


@pytest.fixture
def theirs(pat_record):
    return f"/patients/{pat_record.pk}/messages/"


@pytest.fixture
def hello(clinic, clara):
    return write_text(clinic=clinic, name="We talk", text=HELLO, by=clara)


def told(answer):
    return answer.content.decode()


def test_a_text_is_written_read_as_a_patient_would_changed_and_taken_out(
    claras, as_person, ada, clinic, clara
):
    sent = {"name": "We talk", "text": HELLO}
    for _twice in range(2):
        page = told(claras.post(TEXTS, sent, follow=True))
    assert "Hello Alex, we talk on Thursday 3 December, 10:00. Clara Example" in page
    row = MessageText.objects.get()
    assert (row.clinic, row.changed_by, row.version) == (clinic, clara, 1)
    assert "already has a text" in told(claras.post(TEXTS, sent | {"text": "Another"}))
    browser = as_person(ada)
    assert "We talk" in told(browser.get(TEXTS))
    browser.post(f"{TEXTS}{row.pk}/", {"name": "We talk", "text": "Until then.", "seen": "1"})
    row.refresh_from_db()
    assert (row.text, row.version, row.changed_by) == ("Until then.", 2, ada)

    late = claras.post(f"{TEXTS}{row.pk}/", {"name": "Mine", "text": "Mine, typed long", "seen": "1"})
    assert "Somebody changed this text in the meantime" in told(late)
    assert "Mine, typed long" in told(late), "nothing typed is lost"
    assert "Until then." in told(late), "theirs is there to read"
    assert 'name="seen" value="2"' in told(late)

    claras.post(f"{TEXTS}{row.pk}/end/")
    for answer in (
        claras.post(f"{TEXTS}{row.pk}/end/", follow=True),
        claras.get(f"{TEXTS}{row.pk}/", follow=True),
    ):
        assert "Somebody has taken this text out in the meantime." in told(answer)
    assert "Until then." not in told(claras.get(TEXTS))
    events = AuditEvent.objects.filter(event__startswith="message_text.").order_by("at")
    assert [(e.event, e.actor_id, e.clinic_id, e.patient_id) for e in events] == [
        ("message_text.saved", clara.pk, clinic.pk, None),
        ("message_text.saved", ada.pk, clinic.pk, None),
        ("message_text.ended", clara.pk, clinic.pk, None),
    ]


def test_what_cannot_be_filled_in_is_refused_beside_the_field(claras):
    page = told(claras.post(TEXTS, {"name": "Odd", "text": "Your {diagnosis} of {given_name}"}))
    assert "{diagnosis} cannot be filled in." in page
    assert "Your {diagnosis} of {given_name}" in page
    assert "Please fill this in." in told(claras.post(TEXTS, {"name": "", "text": ""}))
    assert told(claras.post(TEXTS, {"name": "N" * 81, "text": "T" * 1001})).count("at most") >= 2
    assert not MessageText.objects.exists()


def test_starters_are_taken_over_once_in_the_language_of_the_clinic(claras, clinic):
    assert "Thank you, I have read it" in told(claras.get(TEXTS))
    for _twice in range(2):
        claras.post(TEXTS, {"starter": "thanks"})
    assert MessageText.objects.get().text.startswith("Hello {given_name}, thank you")
    clinic.locale = "es"
    clinic.save()
    claras.post(TEXTS, {"starter": "quiet_week"})
    assert "Hola {given_name}" in MessageText.objects.latest("changed_at").text
    claras.post(TEXTS, {"starter": "unheard-of", "name": "", "text": ""})
    assert MessageText.objects.count() == 2


def test_a_text_begins_an_answer_and_is_read_before_it_goes(claras, theirs, hello, pat_record, clara):
    visit = plan_visit(
        patient=pat_record, kind="phone", starts_at=timezone.now() + timedelta(days=3), minutes=30,
        clinician=clara, by=clara,
    )  # fmt: skip
    key = str(uuid.uuid4())
    typed = {
        "subject": "Walking",
        "text": "First this.",
        "key": key,
        "do": "use",
        "short_text": str(hello.pk),
    }
    page = told(claras.post(theirs, typed))
    assert not ThreadMessage.objects.exists()
    at = f"{visit.starts_at.astimezone(pat_record.zone):%H:%M}"
    filled = f"{at}. Clara Example"
    assert "First this.\n\nHello Pat, we talk on" in page
    assert filled in page
    assert key in page
    assert 'value="Walking"' in page
    claras.post(theirs, {"subject": "Walking", "text": f"Hello Pat. {filled}", "key": key})
    thread = ThreadMessage.objects.get().thread
    page = told(claras.post(f"{theirs}{thread.pk}/", {"do": "use", "short_text": str(hello.pk), "key": key}))
    assert "Hello Pat, we talk on" in page


def test_a_message_in_which_a_place_is_open_does_not_go(claras, theirs, hello):
    typed = {"subject": "Walking", "do": "use", "short_text": str(hello.pk), "text": ""}
    page = told(claras.post(theirs, typed | {"attachments": SimpleUploadedFile("a.png", b"x")}))
    assert "No visit is planned, so {next_visit} stays open." in page
    assert "Choose your files again" in page
    text = "Hello Pat, we talk on {next_visit}."
    page = told(claras.post(theirs, {"subject": "Walking", "text": text, "key": str(uuid.uuid4())}))
    assert "{next_visit} is not filled in yet." in page
    assert text in page
    assert not ThreadMessage.objects.exists()


def test_a_text_that_is_gone_or_of_another_clinic_puts_nothing_in(claras, theirs, sam, other_clinic):
    other = write_text(clinic=other_clinic, name="Other", text="Of another house", by=sam)
    typed = {"subject": "Walking", "do": "use", "short_text": str(other.pk), "text": "Kept words"}
    page = told(claras.post(theirs, typed))
    assert "Of another house" not in page
    assert "Kept words" in page
    assert claras.get(f"{TEXTS}{other.pk}/").status_code == 404
    assert claras.post(f"{TEXTS}{other.pk}/end/").status_code == 404
    assert "Other" not in told(claras.get(TEXTS))
