"""Messages between a patient and their care team: /messages/, /patients/<id>/messages/, /caseload/messages/."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from patients.actions.messages import start_thread
from patients.models import CareTeamMember, MessageFile, MessageThread, Task, ThreadMessage
from programs.models import PatientSummary
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from rehab.notifications.actions.deliver import deliver_due
from rehab.notifications.models import Message
from tests.integration.media.files import phone_photo, picture
from tests.unit.media.test_rules_pdf import PLAIN

MINE = "/messages/"
NEW = "/messages/new/"


def say(text="Can I swim?", subject="Swimming", **more):
    return {"subject": subject, "text": text, "key": str(uuid.uuid4())} | more


def upload(data, name="../../knee of pat.jpg"):
    return SimpleUploadedFile(name, data, "text/html")


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


@pytest.fixture
def claras(as_person, clara, pat_record):
    return as_person(clara)


@pytest.fixture
def theirs(pat_record):
    return f"/patients/{pat_record.pk}/messages/"


@pytest.fixture
def thread(pats, pat_record):
    """Pat has asked something."""
    pats.post(NEW, say())
    return MessageThread.objects.get()


def test_from_question_to_answer_to_receipt(pats, claras, theirs, pat_record, pat, clara):
    page = pats.get(NEW).content.decode()
    assert "It is read by: Clara Example." in page
    assert "This page is not watched all the time." in page
    assert 'href="/safety/"' in page
    assert "Your message is sent." in pats.post(NEW, say(), follow=True).content.decode()
    thread = MessageThread.objects.get()
    assert "Not read yet" in pats.get(f"{MINE}{thread.pk}/").content.decode()

    inbox = claras.get("/caseload/messages/").content.decode()
    assert "Pat Example" in inbox
    assert "swim" not in inbox.casefold()
    url = f"{theirs}{thread.pk}/"
    page = claras.get(url).content.decode()
    assert "Can I swim?" in page
    assert ThreadMessage.objects.get().read_at is None, "opening a page changes nothing"
    claras.post(f"{url}read/")
    message = ThreadMessage.objects.get()
    assert (message.read_by, message.from_patient, message.author) == (clara, True, pat)
    assert "Read by Clara Example" in pats.get(f"{MINE}{thread.pk}/").content.decode()
    assert MessageThread.objects.get().waiting_since is not None, "read is not answered"

    claras.post(url, say("Yes, slowly."))
    assert MessageThread.objects.get().waiting_since is None
    assert "Nobody waits" in claras.get("/caseload/messages/").content.decode()
    page = pats.get(MINE).content.decode()
    assert "1 new" in page
    assert "Yes, slowly." in pats.get(f"{MINE}{thread.pk}/").content.decode()
    pats.post(f"{MINE}{thread.pk}/read/")
    assert "1 new" not in pats.get(MINE).content.decode()
    assert "Read by Pat Example" in claras.get(url).content.decode()
    names = set(AuditEvent.objects.filter(patient_id=pat_record.pk).values_list("event", flat=True))
    assert {"message.sent", "messages.read", "messages.opened"} <= names


def test_the_menus_say_how_much_waits_at_the_cost_of_one_question_each(pats, claras, thread, theirs):
    assert '<b class="nav-count">1<' in claras.get("/caseload/messages/").content.decode()
    assert "nav-count" not in pats.get(MINE).content.decode()
    for n in range(3):
        claras.post(f"{theirs}{thread.pk}/", say(f"Answer {n}"))
    assert '<b class="nav-count">3<' in pats.get("/settings/").content.decode()
    assert "nav-count" not in claras.get("/caseload/messages/").content.decode()
    few = cost(pats, MINE)
    for n in range(6):
        claras.post(theirs, say(subject=f"More {n}"))
    assert cost(pats, MINE) == few


def cost(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_sent_twice_it_is_one_message_and_one_set_of_files(pats, pat_record):
    once = say()
    for _n in range(2):
        pats.post(NEW, once | {"attachments": upload(picture("PNG"))})
    assert (MessageThread.objects.count(), ThreadMessage.objects.count()) == (1, 1)
    kept = MessageFile.objects.get()
    assert set(default_storage.listdir("messages")[1]) >= {str(kept.file).rpartition("/")[2]}


def test_pictures_are_drawn_anew_and_pdfs_are_only_handed_out(pats, claras, pat_record, theirs):
    files = [upload(phone_photo()), upload(PLAIN, "<b>diagnosis</b>.pdf")]
    pats.post(NEW, say("", attachments=files))
    thread = MessageThread.objects.get()
    photo, pdf = MessageFile.objects.order_by("-kind")
    assert (photo.content_type, pdf.content_type) == ("image/webp", "application/pdf")
    with default_storage.open(photo.file.name) as kept:
        assert b"Camera of somebody" not in kept.read()
    assert "pat" not in f"{photo.file.name}{pdf.file.name}".casefold()
    for client, base in ((pats, MINE), (claras, theirs)):
        shown = client.get(f"{base}{thread.pk}/files/{photo.pk}/thumb/")
        assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
        assert shown["Content-Disposition"] == "inline"
        given = client.get(f"{base}{thread.pk}/files/{pdf.pk}/full/")
        assert b"".join(given.streaming_content) == PLAIN
        assert given["Content-Disposition"].startswith("attachment;")
        assert "diagnosis" not in given["Content-Disposition"]
        assert given["Content-Security-Policy"].startswith("sandbox")
        assert client.get(f"{base}{thread.pk}/files/{pdf.pk}/thumb/").status_code == 404
        assert client.get(f"{base}{thread.pk}/files/{photo.pk}/captions/").status_code == 404
    assert AuditEvent.objects.filter(event="message_file.opened").count() == 4


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"text": ""}, "Write a few words, or choose a file."),
        ({"text": "x" * 4001}, "4000"),
        ({"attachments": b"<svg xmlns='http://www.w3.org/2000/svg'></svg>"}, "Only pictures"),
        ({"attachments": PLAIN.replace(b"/Catalog", b"/Catalog/JS 1")}, "holds a script"),
        ({"attachments": [b"GIF89a"] * 4}, "Three files at most"),
        ({"subject": " "}, "Please fill this in."),
    ],
)
def test_what_cannot_be_sent_is_said_beside_its_field_and_the_words_stay(pats, pat_record, said, words):
    files = said.get("attachments", [])
    files = [upload(one) for one in ([files] if isinstance(files, bytes) else files)]
    answer = pats.post(NEW, say("My own words") | said | ({"attachments": files} if files else {}))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert words in page
    assert "text" in said or "My own words" in page
    assert not MessageThread.objects.exists()


def test_who_is_not_of_the_two_sides_gets_nothing(as_person, pats, thread, theirs, gita, quinn, colin, clara):
    mine = f"{MINE}{thread.pk}/"
    for who in (quinn, gita, colin):
        browser = as_person(who)
        for url in (mine, f"{theirs}{thread.pk}/"):
            assert browser.get(url).status_code in (302, 403, 404), (who, url)
            assert b"swim" not in browser.get(url, follow=True).content
    assert b"Messages" not in as_person(gita).get(f"/for/{thread.patient_id}/today/").content
    with pytest.raises(Refused):
        start_thread(patient=thread.patient, subject="x", text="y", key=uuid.uuid4(), by=gita)
    assert pats.post(f"{MINE}{uuid.uuid4()}/read/").status_code == 404


def test_somebody_who_left_the_team_reads_no_further(as_person, clara, colin, thread, theirs, pat_record):
    CareTeamMember.objects.create(patient=pat_record, user=colin, lead=False, added_by=clara)
    browser = as_person(colin)
    assert browser.get(f"{theirs}{thread.pk}/").status_code == 200
    pat_record.care_team.filter(user=colin).update(until=timezone.now(), ended_by=clara)
    assert browser.get(f"{theirs}{thread.pk}/").status_code == 404
    assert browser.post(f"{theirs}{thread.pk}/", say()).status_code == 404


def test_after_care_has_ended_both_read_and_nobody_writes(pats, claras, thread, theirs, pat_record):
    pat_record.ended_at = timezone.now()
    pat_record.save()
    assert "Can I swim?" in pats.get(f"{MINE}{thread.pk}/").content.decode()
    assert "nothing more can be written" in pats.get(f"{MINE}{thread.pk}/").content.decode()
    assert pats.post(f"{MINE}{thread.pk}/", say()).status_code == 403
    assert claras.post(f"{theirs}{thread.pk}/", say()).status_code == 403
    assert ThreadMessage.objects.count() == 1


# --- told by mail -------------------------------------------------------------------------------------
def test_one_mail_for_all_that_is_unread_and_it_says_nothing(
    pats, claras, thread, theirs, clara, pat, mailoutbox
):
    pats.post(f"{MINE}{thread.pk}/", say("And cycle?"))
    notice = Message.objects.get()
    assert (notice.kind, notice.user, notice.link) == ("new_message", clara, "patients:inbox")
    deliver_due()
    assert [mail.to for mail in mailoutbox] == [["clara@example.org"]]
    text = mailoutbox[0].subject + mailoutbox[0].body + mailoutbox[0].alternatives[0].content
    assert "/caseload/messages/" in text
    assert not any(word in text.casefold() for word in ("swim", "cycle", "pat example", "clara", "pain"))


def test_what_was_read_in_the_meantime_needs_no_mail(claras, thread, theirs, mailoutbox):
    claras.post(f"{theirs}{thread.pk}/read/")
    deliver_due()
    assert mailoutbox == []
    assert Message.objects.get().why == "already read"


def test_a_patient_is_not_told_at_night_and_the_clinic_when_it_opens(pats, claras, theirs, pat_record, pat):
    pat_record.clinic.opening = {str(day): ["08:00", "17:00"] for day in range(5)}
    pat_record.clinic.save()
    with time_machine.travel("2026-11-27T22:00:00Z", tick=False):  # a Friday, 23:00 in Madrid
        pats.post(NEW, say())
        claras.post(theirs, say())
    by_link = dict(Message.objects.values_list("link", "not_before"))
    assert f"{by_link['patients:inbox']:%a %H:%M}" == "Mon 07:00"  # 8:00 in Madrid
    assert f"{by_link['patients:messages']:%a %H:%M}" == "Sat 07:00"


# --- what becomes of a message ------------------------------------------------------------------------
def test_a_message_becomes_a_task_and_a_task_is_done(claras, thread, theirs, clara, pat_record):
    due = (pat_record.today() + timedelta(days=1)).isoformat()
    wrong = claras.post(f"{theirs}{thread.pk}/task/", {"title": "Ring the pool", "due": "soon"})
    assert "Ring the pool" in wrong.content.decode()
    claras.post(f"{theirs}{thread.pk}/task/", {"title": "Ring the pool", "due": due, "owner": str(clara.pk)})
    task = Task.objects.get()
    assert (task.title, task.owner, task.message.text) == ("Ring the pool", clara, "Can I swim?")
    assert MessageThread.objects.get().waiting_since is None
    assert "Ring the pool" in claras.get("/caseload/messages/").content.decode()
    url = f"/patients/{pat_record.pk}/tasks/"
    for do, state in (("done", "done"), ("reopen", "open"), ("drop", "dropped")):
        claras.post(f"{url}{task.pk}/", {"do": do})
        task.refresh_from_db()
        assert (task.state, task.closed_by) == (state, None if state == "open" else clara)
    page = claras.post(f"{url}{task.pk}/", {"do": "done"}, follow=True).content.decode()
    assert "Somebody has closed this task in the meantime." in page
    assert claras.post(f"{url}{task.pk}/", {"do": "eat"}).status_code == 404


def test_a_task_is_owned_by_somebody_who_can_open_the_record(claras, pat_record, colin):
    due = pat_record.today().isoformat()
    page = claras.post(
        f"/patients/{pat_record.pk}/tasks/", {"title": "Ring", "due": due, "owner": str(colin.pk)}
    )
    assert page.context["form"].errors.keys() == {"owner"}
    assert not Task.objects.exists()


def test_settled_it_waits_no_longer_and_settling_comes_too_late_once(claras, thread, theirs):
    claras.post(f"{theirs}{thread.pk}/settle/")
    assert MessageThread.objects.get().waiting_since is None
    assert ThreadMessage.objects.get().read_at is not None
    page = claras.post(f"{theirs}{thread.pk}/settle/", follow=True).content.decode()
    assert "Somebody has answered this in the meantime." in page


def test_the_worklist_counts_what_waits_and_what_is_due(claras, thread, theirs, clara, pat_record):
    page = claras.get("/caseload/?only=messages").content.decode()
    assert "Messages and tasks · 1" in page
    assert "1 message waits for an answer" in page
    assert f'href="/patients/{pat_record.pk}/messages/"' in page
    due = pat_record.today().isoformat()
    claras.post(f"{theirs}{thread.pk}/task/", {"title": "Ring", "due": due, "owner": str(clara.pk)})
    page = claras.get("/caseload/?only=messages").content.decode()
    assert "1 task is due" in page
    assert f'href="/patients/{pat_record.pk}/tasks/"' in page
    assert "waits for an answer" not in page
    claras.post(f"/patients/{pat_record.pk}/reviewed/")
    assert PatientSummary.objects.get().tasks == 1
    claras.post(f"/patients/{pat_record.pk}/tasks/{Task.objects.get().pk}/", {"do": "done"})
    assert "Messages and tasks ·" not in claras.get("/caseload/").content.decode()
