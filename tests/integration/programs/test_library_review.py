"""Submit, publish, send back, retire, link and adopt: the life of an exercise."""

import pytest
from django.urls import reverse

from programs.actions.library import link_harder
from programs.actions.starter import not_adopted
from programs.models import Exercise, ExerciseRevision, HarderThan
from programs.shelves import EXERCISES as SHELF
from programs.starter.exercises import EXERCISES
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from rehab.publishing.actions import save_draft, submit
from tests.integration.programs.library import seen_of, typed
from tests.integration.programs.plans import exercise_program, make_exercise
from tests.integration.programs.portal import text_of

WHY = "Step two: say which foot stands in front."
STARTER = "/library/exercises/starter/"


@pytest.fixture
def draft(as_person, cora):
    """Cora's draft."""
    as_person(cora).post("/library/exercises/new/", typed())
    return ExerciseRevision.objects.get()


@pytest.fixture
def in_review(draft, cora):
    return submit(SHELF, revision=draft, by=cora)


def step(client, revision, name, **said):
    url = reverse(f"programs:revision_{name}", args=[revision.exercise_id, revision.number])
    return client.post(url, said, follow=True)


def state_of(revision):
    revision.refresh_from_db()
    return revision.state


# --- the four steps -------------------------------------------------------------------------------
def test_a_draft_is_sent_to_review(as_person, cora, draft):
    step(as_person(cora), draft, "submit")
    assert state_of(draft) == "in_review"


def test_another_curator_publishes_and_stands_there_by_name(as_person, curt, in_review):
    step(as_person(curt), in_review, "publish")
    assert state_of(in_review) == "published"
    assert in_review.reviewer == curt
    assert in_review.published_at


def test_the_author_does_not_publish_and_reads_why(as_person, cora, in_review):
    url = reverse("programs:exercise", args=[in_review.exercise_id])
    text = text_of(as_person(cora).get(url))
    assert "another curator has to review" in text
    assert "disabled" in text
    step(as_person(cora), in_review, "publish")
    assert state_of(in_review) == "in_review"


def test_what_waits_for_a_review_stands_above_the_library_until_it_is_published(
    as_person, cora, curt, clara, in_review
):
    link = f'href="{reverse("programs:exercise", args=[in_review.exercise_id])}?version=1"'
    page = as_person(curt).get("/library/exercises/").content.decode()
    assert "1 waits for a review" in page
    assert link in page.split("1 waits for a review")[1].split("</section>")[0]
    assert "Heel raises, version 1" in page and "by Cora Example" in page
    assert "waits for a review" in text_of(as_person(cora).get("/library/exercises/"))
    assert "waits for a review" not in text_of(as_person(clara).get("/library/exercises/"))
    step(as_person(curt), in_review, "publish")
    assert "waits for a review" not in text_of(as_person(curt).get("/library/exercises/"))


def test_a_version_is_published_only_from_the_page_that_shows_its_words(as_person, cora, curt, clinic):
    shown = make_exercise(clinic, curt)
    words = {"name": "Calf raises", "sources": ["Practice of our clinic"]}
    draft = save_draft(SHELF, item=shown.exercise, words=words, seen=seen_of(shown.exercise), by=cora)
    submit(SHELF, revision=draft, by=cora)
    home = reverse("programs:exercise", args=[shown.exercise_id])
    other = as_person(curt).get(home).content.decode()
    assert "Publish this version" not in other
    assert "Send back" not in other
    assert 'href="?version=2"' in other
    assert "Read version 2" in other
    own = as_person(curt).get(f"{home}?version=2").content.decode()
    assert "Publish this version" in own
    assert "Send back" in own


def test_whoever_wrote_in_a_version_is_no_reviewer_of_it(as_person, cora, curt, draft):
    words = {"name": "Changed by Curt"}
    save_draft(SHELF, item=draft.exercise, words=words, seen=seen_of(draft.exercise), by=curt)
    step(as_person(cora), draft, "submit")
    for person in (cora, curt):
        step(as_person(person), draft, "publish")
        assert state_of(draft) == "in_review"


def test_the_version_before_retires_and_programs_keep_it(as_person, curt, cora, clinic, pat_record, clara):
    shown = make_exercise(clinic, curt)
    item = exercise_program(pat_record, clara, shown)
    words = {"name": "Calf raises", "sources": ["Practice of our clinic"]}
    draft = save_draft(SHELF, item=shown.exercise, words=words, seen=seen_of(shown.exercise), by=cora)
    step(as_person(cora), draft, "submit")
    step(as_person(curt), draft, "publish")
    assert (state_of(shown), state_of(draft)) == ("retired", "published")
    item.refresh_from_db()
    assert item.exercise == shown


def test_sent_back_it_is_a_draft_again(as_person, curt, in_review):
    step(as_person(curt), in_review, "send_back", reason=WHY)
    assert state_of(in_review) == "draft"


@pytest.mark.parametrize("reason", ["", "  ", "word " * 100])
def test_without_a_reason_that_can_be_kept_nothing_goes_back_and_no_word_is_lost(
    as_person, curt, in_review, reason
):
    page = step(as_person(curt), in_review, "send_back", reason=reason)
    assert state_of(in_review) == "in_review"
    assert "What should change?" in text_of(page)
    assert "Please say what should change" in text_of(page) or reason.strip() in page.content.decode()
    assert page.context["form"].errors


def test_the_author_reads_who_sent_it_back_until_it_is_submitted_again(as_person, cora, curt, draft):
    home = reverse("programs:exercise", args=[draft.exercise_id])
    shelf = reverse("programs:library")
    assert "Sent back" not in text_of(as_person(cora).get(home))
    step(as_person(cora), draft, "submit")
    step(as_person(curt), draft, "send_back", reason=WHY)
    text = text_of(as_person(cora).get(home))
    assert "Sent back by Curt Example" in text and WHY in text
    edit = reverse("programs:exercise_edit", args=[draft.exercise_id])
    assert WHY in text_of(as_person(cora).get(edit)), "while writing, too"
    text = text_of(as_person(cora).get(shelf))
    assert "1 draft of yours came back" in text and WHY in text
    assert "came back" not in text_of(as_person(curt).get(shelf)), "it is nobody else's"
    step(as_person(cora), draft, "submit")
    assert "Sent back by" not in text_of(as_person(cora).get(home))
    assert "came back" not in text_of(as_person(cora).get(shelf))
    step(as_person(curt), draft, "publish")
    assert "Sent back by" not in text_of(as_person(cora).get(home))


def test_retired_it_is_gone_for_clinicians_but_not_from_programs(as_person, curt, clara, clinic, pat_record):
    shown = make_exercise(clinic, curt)
    item = exercise_program(pat_record, clara, shown)
    step(as_person(curt), shown, "retire")
    assert state_of(shown) == "retired"
    assert "Heel raises" not in text_of(as_person(clara).get("/library/exercises/"))
    item.refresh_from_db()
    assert item.exercise == shown


@pytest.mark.parametrize("name", ["publish", "send_back", "retire"])
def test_a_step_that_does_not_follow_is_said_not_done(as_person, curt, draft, name):
    text = text_of(step(as_person(curt), draft, name, reason=WHY))
    assert state_of(draft) == "draft"
    assert "This has changed meanwhile, so nothing was done." in text


@pytest.mark.parametrize("name", ["submit", "publish", "send_back", "retire"])
def test_only_curators_of_the_clinic_take_steps(as_person, clara, sam, other_clinic, in_review, name):
    sam.memberships.create(clinic=other_clinic, role="curator")
    assert step(as_person(clara), in_review, name).status_code == 403
    assert step(as_person(sam), in_review, name).status_code == 404
    assert state_of(in_review) == "in_review"


def test_a_version_that_is_not_there_is_not_there(as_person, curt, draft):
    draft.number = 99
    assert step(as_person(curt), draft, "submit").status_code == 404


def test_each_step_leaves_its_event(as_person, cora, curt, draft):
    step(as_person(cora), draft, "submit")
    step(as_person(curt), draft, "publish")
    events = AuditEvent.objects.filter(event__startswith="library.").order_by("id")
    assert list(events.values_list("event", "actor_id")) == [
        ("library.revision_saved", cora.pk),
        ("library.revision_submitted", cora.pk),
        ("library.revision_published", curt.pk),
    ]


# --- easier and harder ----------------------------------------------------------------------------
@pytest.fixture
def three(clinic, cora):
    return [make_exercise(clinic, cora, name).exercise for name in ("Low", "Middle", "High")]


def send_link(client, exercise, other, direction="harder", **more):
    url = reverse("programs:exercise_links", args=[exercise.pk])
    return client.post(url, {"other": str(other.pk), "direction": direction} | more)


def test_an_arrow_is_drawn_in_the_direction_that_is_said(as_person, cora, three):
    low, middle, high = three
    send_link(as_person(cora), middle, high)
    send_link(as_person(cora), middle, low, "easier")
    assert set(HarderThan.objects.values_list("easier", "harder")) == {
        (middle.pk, high.pk),
        (low.pk, middle.pk),
    }


def test_arrows_never_run_in_a_circle(as_person, cora, three):
    low, middle, high = three
    link_harder(easier=low, harder=middle, by=cora)
    link_harder(easier=middle, harder=high, by=cora)
    response = send_link(as_person(cora), high, low)
    assert "run in a circle" in text_of(response)
    assert HarderThan.objects.count() == 2
    with pytest.raises(Refused):
        link_harder(easier=low, harder=low, by=cora)


def test_an_arrow_is_taken_away(as_person, cora, three):
    low, middle, _high = three
    link_harder(easier=low, harder=middle, by=cora)
    send_link(as_person(cora), middle, low, "easier", remove="on")
    assert not HarderThan.objects.exists()


def test_arrows_stay_inside_one_library(as_person, cora, three, other_clinic):
    stranger = make_exercise(other_clinic, cora).exercise
    assert send_link(as_person(cora), three[0], stranger).status_code == 404
    with pytest.raises(Refused):
        link_harder(easier=three[0], harder=stranger, by=cora)


def test_no_exercise_chosen_is_said_on_the_page(as_person, cora, three):
    url = reverse("programs:exercise_links", args=[three[0].pk])
    response = as_person(cora).post(url, {"direction": "harder"})
    assert "Choose an exercise." in text_of(response)


# --- starter exercises ----------------------------------------------------------------------------
def test_ticked_starters_are_adopted_by_name_and_without_an_author(as_person, cora, clinic):
    ids = [EXERCISES[0].external_id, EXERCISES[1].external_id]
    as_person(cora).post(STARTER, {"exercises": ids})
    rows = ExerciseRevision.objects.filter(exercise__clinic=clinic)
    assert sorted(rows.values_list("exercise__external_id", flat=True)) == sorted(ids)
    assert {(row.state, row.origin, row.author, row.reviewer) for row in rows} == {
        ("published", "starter", None, cora)
    }
    page = reverse("programs:exercise", args=[rows[0].exercise_id])
    assert "Starter content, adopted by Cora Example on" in text_of(as_person(cora).get(page))


def test_all_can_be_adopted_and_twice_is_once(as_person, cora, clinic):
    as_person(cora).post(STARTER, {"all": "1"})
    assert Exercise.objects.count() == len(EXERCISES)
    assert not_adopted(clinic) == []
    text = text_of(as_person(cora).post(STARTER, {"all": "1"}))
    assert "All starter exercises are adopted" in text
    assert Exercise.objects.count() == len(EXERCISES)


def test_the_list_shows_only_what_is_not_there_yet(as_person, cora):
    first, second = EXERCISES[:2]
    as_person(cora).post(STARTER, {"exercises": [first.external_id]})
    text = text_of(as_person(cora).get(STARTER))
    assert f'id="starter-{second.external_id}"' in text
    assert f'id="starter-{first.external_id}"' not in text


@pytest.mark.parametrize("ids", [[], ["E999"]])
def test_nothing_chosen_is_said(as_person, cora, ids):
    text = text_of(as_person(cora).post(STARTER, {"exercises": ids}))
    assert "Choose at least one exercise" in text
    assert not Exercise.objects.exists()


def test_only_curators_adopt(as_person, clara):
    assert as_person(clara).post(STARTER, {"all": "1"}).status_code == 403
    assert not Exercise.objects.exists()


# --- many drafts at once --------------------------------------------------------------------------
def test_all_of_ones_drafts_are_submitted_at_once_but_those_with_something_to_mend(as_person, cora, curt):
    coras, library = as_person(cora), reverse("programs:library")
    for name in ("Wall push", "Heel slide", "Half written"):
        coras.post("/library/exercises/new/", typed(name=name))
    half = ExerciseRevision.objects.get(name="Half written")
    half.sources = []
    half.save()
    assert "You are writing 3 drafts" in text_of(coras.get(library))
    assert "You are writing" not in text_of(as_person(curt).get(library))
    text = text_of(coras.post(reverse("programs:revision_submit_begun"), follow=True))
    assert "2 drafts are sent to be reviewed." in text
    assert "There is something to mend first in: Half written" in text
    assert set(ExerciseRevision.objects.filter(state="in_review").values_list("name", flat=True)) == {
        "Wall push",
        "Heel slide",
    }


def test_what_came_back_is_not_submitted_along_with_the_rest(as_person, cora, curt, in_review):
    step(as_person(curt), in_review, "send_back", reason=WHY)
    as_person(cora).post(reverse("programs:revision_submit_begun"))
    assert state_of(in_review) == "draft"


def test_nobody_submits_what_another_curator_is_writing(as_person, curt, draft):
    as_person(curt).post(reverse("programs:revision_submit_begun"))
    assert state_of(draft) == "draft"
