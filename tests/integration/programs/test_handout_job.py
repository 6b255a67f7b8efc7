"""The handout of a whole program: asked for once, made by a worker, watched, kept for a day."""

import uuid
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerAway

import programs.actions.handouts as making
from patients.models import Goal, Via
from programs.actions.activity import add_activity
from programs.actions.handouts import ask_for_handout, cancel_handout, make_handout, sweep_handouts
from programs.actions.prescription import Dose, add_exercise
from programs.actions.program import start_draft
from programs.handouts import pango
from programs.models import HandoutJob
from rehab.audit.models import AuditEvent
from rehab.celery import app
from tests.integration.programs import handouts as pdf
from tests.integration.programs.plans import EVERY_DAY, make_exercise, publish, walking
from tests.people import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(settings, tmp_path) -> Path:
    """Where this test's files are kept."""
    folder = tmp_path / "store"
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}}
    }
    return folder


@pytest.fixture
def rung(monkeypatch):
    """What was sent to the broker."""
    sent = []
    monkeypatch.setattr(app, "send_task", lambda name, args=(), **more: sent.append((name, list(args), more)))
    return sent


@pytest.fixture
def program(pat_record, clara, cora, clinic):
    """Walking and heel raises, agreed with Pat."""
    Goal.objects.create(patient=pat_record, words="Walk to the market", set_by=clara)
    draft = start_draft(patient=pat_record, by=clara)
    add_activity(program=draft, plan=walking(pat_record), by=clara)
    dose = Dose(weekdays=EVERY_DAY, reps=8, sets=2, note="Hold the counter, Pat.")
    add_exercise(program=draft, exercise=make_exercise(clinic, cora, figure="E11"), dose=dose, by=clara)
    return publish(pat_record, clara)


def ask(program, by, via=Via.SELF, paper="a4", size="normal"):
    return ask_for_handout(program=program, via=via, paper=paper, size=size, by=by)


def mine(page, *ids):
    return reverse(f"programs:my_handout{page}", args=ids)


def made(program, by, **more):
    job = ask(program, by, **more)
    assert make_handout(job.pk)
    job.refresh_from_db()
    return job


# --- asking --------------------------------------------------------------------------------------------
def test_asking_leads_to_a_page_that_shows_how_far_it_is(
    pat, program, rung, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        answer = signed_in(pat).post(mine("", "program", program.pk), {"paper": "a4", "size": "normal"})
    job = HandoutJob.objects.get()
    assert answer["Location"] == mine("_job", job.pk)
    page = signed_in(pat).get(answer["Location"]).content.decode()
    assert "Waiting for its turn." in page and "<progress" in page and "Look again" in page


def test_the_broker_hears_an_id_and_nothing_else(pat, program, rung, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        job = ask(program, pat)
    assert rung == [("programs.make_handout", [str(job.pk)], {})]


def test_without_a_broker_the_sweep_makes_it(pat, program, monkeypatch, django_capture_on_commit_callbacks):
    def away(*args, **more):
        raise BrokerAway

    monkeypatch.setattr(app, "send_task", away)
    with django_capture_on_commit_callbacks(execute=True):
        job = ask(program, pat)
    sweep_handouts()
    job.refresh_from_db()
    assert job.state == "done"


def test_two_clicks_make_one_handout(pat, program):
    assert ask(program, pat) == ask(program, pat)
    assert ask(program, pat, size="large") != ask(program, pat)
    assert AuditEvent.objects.filter(event="handout.asked").count() == 2


def test_a_caregiver_never_shares_the_handout_of_the_patient(pat, gita, program):
    assert ask(program, pat) != ask(program, gita, via=Via.CAREGIVER)


# --- making --------------------------------------------------------------------------------------------
def test_the_whole_program_stands_in_it(pat, program):
    browser, job = signed_in(pat), made(program, pat)
    answer = browser.get(mine("_file", job.pk))
    said = pdf.text_of(answer)
    for words in ("My program", "Your week", "Walk to the market", "Walking", "Heel raises", "Rise slowly."):
        assert words in said
    assert len(pdf.read(answer).pages) == 3
    assert pdf.titles(answer) == ["My program", "What it is for", "Your week", "Walking", "Heel raises"]
    pages = [page.extract_text() for page in pdf.read(answer).pages]
    assert all(f"Page {n}" in text for n, text in enumerate(pages, 1))


def test_a_caregivers_handout_has_no_goals_and_no_notes(gita, pat_record, program):
    job = made(program, gita, via=Via.CAREGIVER)
    answer = signed_in(gita).get(reverse("programs:for_handout_file", args=[pat_record.pk, job.pk]))
    said = pdf.text_of(answer)
    assert "Heel raises" in said
    assert "Walk to the market" not in said and "Hold the counter" not in said


def test_each_sheet_is_counted(pat, program, monkeypatch):
    seen = []
    real = making.pdf_of

    def watched(handout, paper, size, tick):
        def look(done, total):
            tick(done, total)
            seen.append(HandoutJob.objects.values_list("done", "total").get())

        return real(handout, paper, size, look)

    monkeypatch.setattr(making, "pdf_of", watched)
    made(program, pat)
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_the_name_in_the_store_says_nothing(pat, program, store):
    job = made(program, pat)
    assert uuid.UUID(Path(job.file.name).stem)
    assert [path.suffix for path in store.rglob("*") if path.is_file()] == [".pdf"]


def test_a_handout_is_made_once_however_often_the_worker_is_woken(pat, program):
    job = made(program, pat)
    assert not make_handout(job.pk)
    assert AuditEvent.objects.filter(event="handout.made").count() == 1


def test_a_worker_that_died_leaves_it_to_the_next(pat, program):
    job = ask(program, pat)
    now = timezone.now()
    HandoutJob.objects.update(state="working", token=1, lease_until=now + timedelta(seconds=60))
    assert not make_handout(job.pk)
    HandoutJob.objects.update(lease_until=now - timedelta(seconds=1))
    assert make_handout(job.pk)


def test_a_worker_that_lost_its_lease_throws_its_work_away(pat, program, monkeypatch, store):
    job = ask(program, pat)
    real = making.pdf_of

    def overtaken(*args):
        pdf_made = real(*args)
        HandoutJob.objects.update(token=99)
        return pdf_made

    monkeypatch.setattr(making, "pdf_of", overtaken)
    assert not make_handout(job.pk)
    job.refresh_from_db()
    assert (job.state, job.file.name) == ("working", "")
    assert not [path for path in store.rglob("*") if path.is_file()]


# --- stopping, trying again ----------------------------------------------------------------------------
def test_cancelling_stops_it_at_the_next_sheet(pat, program, monkeypatch):
    job = ask(program, pat)
    real = making.pdf_of

    sheets = []

    def cancelled(handout, paper, size, tick):
        def note(done, total):
            sheets.append(done)
            tick(done, total)

        cancel_handout(job=job, by=pat)
        return real(handout, paper, size, note)

    monkeypatch.setattr(making, "pdf_of", cancelled)
    assert not make_handout(job.pk)
    assert sheets == [1]
    job.refresh_from_db()
    assert (job.state, job.file.name) == ("cancelled", "")


def test_what_went_wrong_is_said_and_can_be_tried_again(pat, program, monkeypatch):
    job, browser = ask(program, pat), signed_in(pat)
    real = making.pdf_of

    def away(*args):
        raise OSError("the store is away")

    monkeypatch.setattr(making, "pdf_of", away)
    assert not make_handout(job.pk)
    page = browser.get(mine("_job", job.pk)).content.decode()
    assert "did not answer" in page and "the store is away" not in page
    monkeypatch.setattr(making, "pdf_of", real)
    browser.post(mine("_job", job.pk), {"do": "retry"})
    assert make_handout(job.pk)


def test_a_handout_that_takes_too_long_is_given_up(pat, program, monkeypatch):
    monkeypatch.setattr(making, "LONGEST", timedelta(0))
    job = ask(program, pat)
    assert not make_handout(job.pk)
    assert "took too long" in signed_in(pat).get(mine("_job", job.pk)).content.decode()


def test_a_handout_that_kills_its_workers_is_given_up(pat, program):
    job = ask(program, pat)
    HandoutJob.objects.update(state="working", tries=3, lease_until=timezone.now() - timedelta(seconds=1))
    assert not make_handout(job.pk)
    job.refresh_from_db()
    assert job.state == "failed"


def test_cancelling_what_is_ready_changes_nothing(pat, program):
    job = made(program, pat)
    answer = signed_in(pat).post(mine("_job", job.pk), {"do": "cancel"}, follow=True)
    job.refresh_from_db()
    assert job.state == "done" and "changed meanwhile" in answer.content.decode()


def test_without_pango_nothing_is_asked_for(pat, program, monkeypatch):
    monkeypatch.setattr(pango, "is_here", lambda: False)
    answer = signed_in(pat).post(mine("", "program", program.pk), {"paper": "a4", "size": "normal"})
    assert "libpango" in answer.content.decode()
    assert not HandoutJob.objects.exists()


# --- watching ------------------------------------------------------------------------------------------
def test_how_far_it_is_says_nothing_about_anybody_and_leaves_no_event(pat, program):
    job = ask(program, pat)
    before = AuditEvent.objects.count()
    said = signed_in(pat).get(reverse("programs:handout_state", args=[job.pk])).content.decode()
    assert 'data-progress-state="waiting"' in said and "Pat" not in said
    assert AuditEvent.objects.count() == before


def test_the_same_handout_is_not_there_for_somebody_else(quinn, colin, pat, program):
    job = ask(program, pat)
    for person in (quinn, colin):
        assert signed_in(person).get(reverse("programs:handout_state", args=[job.pk])).status_code == 404


def test_a_clinician_does_not_see_the_patients_own_handout(clara, pat, pat_record, program):
    job = made(program, pat)
    assert (
        signed_in(clara).get(reverse("programs:handout_file", args=[pat_record.pk, job.pk])).status_code
        == 404
    )


def test_an_older_program_is_called_that(pat, program):
    job = made(program, pat)
    type(program).objects.update(state="replaced", replaced_at=timezone.now())
    assert "newer version of the program" in signed_in(pat).get(mine("_job", job.pk)).content.decode()


# --- a day later ---------------------------------------------------------------------------------------
def test_after_a_day_the_file_and_the_row_are_gone(pat, program, store):
    job = made(program, pat)
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        sweep_handouts()
    assert not HandoutJob.objects.filter(pk=job.pk).exists()
    assert not [path for path in store.rglob("*") if path.is_file()]


def test_a_file_that_no_row_leads_to_is_thrown_away(pat, program, store):
    job = made(program, pat)
    default_storage.save("handouts/stray.pdf", ContentFile(b"%PDF"))
    sweep_handouts()
    assert (store / "handouts/stray.pdf").exists()  # its worker may be about to write the row
    with time_machine.travel(timezone.now() + timedelta(hours=26), tick=False):
        HandoutJob.objects.update(expires_at=timezone.now() + timedelta(hours=1))
        sweep_handouts()
    assert not (store / "handouts/stray.pdf").exists()
    assert default_storage.exists(job.file.name)
