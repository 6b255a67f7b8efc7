"""A review: typed together, kept as it is typed, signed once, answered by the patient, counted by the worklist."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from patients.models import Goal, Patient
from patients.models.goal import GoalState
from programs.actions.review import Told, answer_review, save_review_draft, sign_review
from programs.actions.suggest import suggest_for
from programs.actions.worklist import refresh
from programs.forms.review import ReviewForm
from programs.insights.review_facts import table_of
from programs.insights.review_paragraph import paragraph
from programs.insights.review_words import unclear_words
from programs.models import PatientSummary, Program, Review, ReviewAnswer, ReviewDraft, Suggestion
from rehab.accounts.models import User
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from tests.integration.programs.plans import ago, calm_weeks, could_not, good_week, walking_program

Browser = Callable[[User], Client]


def url(patient: Patient, name: str = "review", *more: Any) -> str:
    return reverse(f"programs:{name}", args=[patient.pk, *more])


def filled(patient: Patient, **told: Any) -> dict[str, Any]:
    """What two people might write."""
    return {
        "preference": "I'd rather walk a little every day",
        "decision": "One minute more, every day.",
        "patient_does": "Walk after breakfast.",
        "next_on": (patient.today() + timedelta(days=14)).isoformat(),
    } | told


@pytest.fixture
def ready(pat_record: Patient, clara: User) -> Patient:
    """Pat with a plan, a good week and a suggestion that waits."""
    item = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    good_week(item)
    suggest_for(patient=pat_record, by=None)
    return pat_record


def test_a_page_that_is_sent_twice_is_signed_once_and_the_draft_is_gone(
    ready: Patient, clara: User, as_person: Browser
) -> None:
    client, suggestion = as_person(clara), Suggestion.objects.get(patient=ready)
    sent = filled(ready, after="0") | {f"option_{suggestion.pk}": "approve"}
    first = client.post(url(ready), sent)
    again = client.post(url(ready), sent)
    review = Review.objects.get()
    assert first["Location"] == again["Location"] == url(ready, "review_record", review.pk)
    assert not ReviewDraft.objects.exists()
    assert sign_review(patient=ready, told=told(ready, after=0), by=clara) == review


def test_a_page_that_is_older_than_the_newest_record_is_not_signed_and_its_words_are_kept(
    ready: Patient, clara: User, as_person: Browser
) -> None:
    sign_review(patient=ready, told=told(ready), by=clara)
    page = (
        as_person(clara)
        .post(url(ready), filled(ready, after="0", decision="Something else."))
        .content.decode()
    )
    assert "A review was signed since this page was opened." in page
    assert "Something else." in page
    assert Review.objects.count() == 1
    new = as_person(clara).get(url(ready)).content.decode()
    assert 'name="after" value="1"' in new and "Something else." in new


def test_a_day_that_can_not_be_is_said_beside_its_field(
    ready: Patient, clara: User, as_person: Browser
) -> None:
    form = ReviewForm(filled(ready, next_on="2020-01-01", preference="x" * 2001), table=table_of(ready))
    assert form.errors["next_on"] == ["The next review is a day after today and within a year."]
    assert len(form.errors["preference"]) == 1


def test_what_is_not_known_is_told_apart_from_what_is_small() -> None:
    states = {
        "stress": "unclear",
        "mood": "little_link",
        "sleep_quality": "early_look",
        "practice_minutes": "not_enough_data",
    }
    text = unclear_words({"unclear": [{"exposure": key, "state": state} for key, state in states.items()]})
    assert text == (
        "No clear link yet, which does not show there is none: stress. Any link looks small: good mood. "
        "Too few days are logged to tell: restful sleep, practice."
    )


def told(patient: Patient, **more: Any) -> Told:
    words = {key: text for key, text in filled(patient).items() if key != "next_on"}
    return Told(words=words, next_on=patient.today() + timedelta(days=14), **more)


def test_the_whole_review_from_draft_to_the_patients_word(
    ready: Patient, clara: User, pat: User, as_person: Browser
) -> None:
    """What was typed is kept; signing decides, closes the goal, moves the program on and the next day of review."""
    goal = Goal.objects.create(patient=ready, words="Walk to the market", set_by=clara)
    suggestion = Suggestion.objects.get(patient=ready)
    client = as_person(clara)
    page = client.get(url(ready)).content.decode()
    for words in (
        "This is the first review.",
        "Walking: 8 minutes",
        "planned sessions",
        "What is possible now",
        suggestion.reason,
    ):
        assert words in page
    half = filled(ready, decision="") | {f"option_{suggestion.pk}": "approve", f"goal_{goal.pk}": "reached"}
    kept = client.post(url(ready, "review_draft"), half, headers={"Accept": "application/json"}).json()
    assert kept["seen"] == 1
    assert "Nothing is signed yet" in kept["words"]
    assert "rather walk a little every day" in client.get(url(ready)).content.decode()
    refused = client.post(url(ready), half).content.decode()
    assert "Write what you decided together." in refused
    assert "rather walk a little every day" in refused
    assert not Review.objects.exists()
    client.post(url(ready), half | {"decision": "One minute more, every day."})
    review = Review.objects.get()
    assert not ReviewDraft.objects.exists()
    goal.refresh_from_db()
    suggestion.refresh_from_db()
    active = Program.objects.get(patient=ready, state="active")
    assert (goal.state, suggestion.state, review.program) == (GoalState.REACHED, "approved", active)
    assert active.prescriptions.get().quota == 9
    assert review.facts["options"][0]["choice"] == "approve"
    refresh([ready.pk])
    assert PatientSummary.objects.get(patient=ready).review_due == review.next_on
    record = client.get(url(ready, "review_record", review.pk)).content.decode()
    assert "not said yet whether this is right" in record
    assert "Walking: one step up, from 8 minutes to 9 minutes – agreed" in record
    portal = as_person(pat)
    assert "Please read it and say if it is right" in portal.get(reverse("programs:today")).content.decode()
    mine = reverse("programs:my_review", args=[review.pk])
    assert "Is it right?" in portal.get(mine).content.decode()
    nothing = portal.post(mine, {"agrees": "no", "words": " "}).content.decode()
    assert "Please say what is different" in nothing
    portal.post(mine, {"agrees": "no", "words": "I said every other day"})
    assert "I said every other day" in client.get(url(ready, "review_record", review.pk)).content.decode()
    assert "say if it is right" not in portal.get(reverse("programs:today")).content.decode()
    assert set(AuditEvent.objects.filter(patient_id=ready.pk).values_list("event", flat=True)) >= {
        "review.begun", "review.signed", "review.answered", "suggestion.decided", "goal.closed", "patient.reviewed",
    }  # fmt: skip


def test_a_record_can_not_be_changed_by_anybody(
    ready: Patient, clara: User, pat: User, as_person: Browser
) -> None:
    as_person(clara).post(url(ready), filled(ready))
    review = Review.objects.get()
    answer_review(review=review, agrees=True, by=pat)
    for row, field in ((review, {"words": {}}), (ReviewAnswer.objects.get(), {"agrees": False})):
        with pytest.raises(DatabaseError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**field)
    with pytest.raises(Refused, match="answered this already"):
        answer_review(review=review, agrees=True, by=pat)
    with pytest.raises(Refused, match="Only the patient"):
        answer_review(review=review, agrees=True, by=clara)


def test_a_refused_decision_signs_nothing_and_keeps_every_word(
    ready: Patient, clara: User, as_person: Browser
) -> None:
    """A suggestion that the log has overtaken: nothing of the review is half done."""
    suggestion = Suggestion.objects.get(patient=ready)
    told = filled(ready) | {f"option_{suggestion.pk}": "approve"}
    ready.journal_days.filter(local_date__gte=ago(ready, 1)).update(flare=True)
    text = as_person(clara).post(url(ready), told).content.decode()
    assert "The log has changed since this page was opened" in text
    assert "flare plan" in text
    assert ReviewDraft.objects.get(patient=ready).words["decision"] == "One minute more, every day."
    assert not Review.objects.exists()
    assert Program.objects.get(patient=ready, state="active").prescriptions.get().quota == 8


def test_a_colleague_who_saved_meanwhile_is_not_overwritten(
    ready: Patient, clara: User, colin: User, as_person: Browser
) -> None:
    ready.care_team.create(user=colin, added_by=clara)
    save_review_draft(patient=ready, words={"decision": "Clara's words"}, by=clara)
    save_review_draft(patient=ready, words={"decision": "Colin's words"}, by=colin, seen=1)
    answer = as_person(clara).post(
        url(ready, "review_draft"),
        {"decision": "Clara again", "seen": "1"},
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 409
    assert ReviewDraft.objects.get().words == {"decision": "Colin's words"}
    as_person(clara).post(url(ready, "review_drop"))
    assert not ReviewDraft.objects.exists()


def test_a_draft_of_the_program_is_published_with_the_review(
    ready: Patient, clara: User, as_person: Browser
) -> None:
    from_now = as_person(clara)
    from_now.post(reverse("programs:program_edit", args=[ready.pk]))
    assert Program.objects.filter(patient=ready, state="draft").exists()
    missing = from_now.post(url(ready), filled(ready, publish="on"))
    assert "the patient reads it" in missing.content.decode()
    from_now.post(url(ready), filled(ready, publish="on", change_note="As agreed at the review"))
    active = Program.objects.get(patient=ready, state="active")
    assert (active.change_note, Review.objects.get().program) == ("As agreed at the review", active)


@pytest.mark.parametrize("days", [0, 400])
def test_the_next_review_is_after_today_and_within_a_year(
    ready: Patient, clara: User, as_person: Browser, days: int
) -> None:
    told = filled(ready, next_on=(ready.today() + timedelta(days=days)).isoformat())
    assert "within a year" in as_person(clara).post(url(ready), told).content.decode()


def test_the_paragraph_for_another_record_holds_what_was_said_and_no_markup(
    ready: Patient, clara: User, as_person: Browser
) -> None:
    could_not(walking_program(ready, clara, days_ago=3), ago(ready, 1), "pain")
    as_person(clara).post(url(ready), filled(ready, decision="<b>Less</b> at once"))
    told = paragraph(Review.objects.get())
    assert "\n" not in told
    assert "Patient's preference: “I'd rather walk a little every day”" in told
    assert "Decision: <b>Less</b> at once." in told
    assert "What got in the way: Pain (1)." in told
    record = as_person(clara).get(url(ready, "review_record", Review.objects.get().pk)).content.decode()
    assert "<b>Less</b>" not in record


def test_the_pdf_is_in_the_patients_language_and_its_name_names_nobody(
    ready: Patient, clara: User, pat: User, as_person: Browser
) -> None:
    as_person(clara).post(url(ready), filled(ready))
    review = Review.objects.get()
    for answer in (
        as_person(clara).get(url(ready, "review_pdf", review.pk)),
        as_person(pat).get(reverse("programs:my_review_pdf", args=[review.pk])),
    ):
        assert answer.status_code == 200
        assert answer.content.startswith(b"%PDF")
        assert "Pat" not in answer["Content-Disposition"]
