"""Pictures and videos of an exercise: chosen for a draft, kept by what was published, shown to patients."""

import pytest
from django.urls import reverse

from programs.models import ExerciseMedia
from programs.shelves import EXERCISES
from rehab.audit.models import AuditEvent
from rehab.media.actions.keep import retire
from rehab.publishing.actions import fingerprint, publish, restore, save_draft, submit
from rehab.publishing.compare import compare
from rehab.publishing.gallery import MOST
from tests.integration.media.files import webm
from tests.integration.media.kept import keep, picture_item
from tests.integration.programs.library import make_draft
from tests.integration.programs.plans import exercise_program, make_exercise
from tests.integration.programs.portal import text_of


def choose(client, exercise, item, do="add"):
    key = item if isinstance(item, str) else str(item.pk)
    url = reverse("programs:exercise_media", args=[exercise.pk])
    return client.post(url, {"item": key, "do": do}, follow=True)


def shown(revision):
    return [row.item for row in ExerciseMedia.objects.filter(revision=revision)]


@pytest.fixture
def coras(as_person, cora):
    return as_person(cora)


def test_a_draft_takes_pictures_and_videos_in_order(coras, heel_draft, poster, film):
    choose(coras, heel_draft.exercise, poster)
    choose(coras, heel_draft.exercise, film)
    assert shown(heel_draft) == [poster, film]
    choose(coras, heel_draft.exercise, film, "up")
    assert shown(heel_draft) == [film, poster]
    choose(coras, heel_draft.exercise, film, "remove")
    assert shown(heel_draft) == [poster]


def test_the_same_once_only(coras, heel_draft, poster):
    for _time in range(2):
        choose(coras, heel_draft.exercise, poster)
    assert shown(heel_draft) == [poster]


def test_whoever_chooses_has_written_in_this_version(coras, cora, heel_draft, poster):
    choose(coras, heel_draft.exercise, poster)
    event = AuditEvent.objects.get(event="library.revision_saved")
    assert (event.actor_id, event.about_id, event.reason) == (cora.pk, str(heel_draft.pk), "+ Heel raises")


def test_a_video_without_captions_and_transcript_never_gets_into_an_exercise(coras, cora, clinic, heel_draft):
    bare = keep(webm(), clinic, cora)
    page = choose(coras, heel_draft.exercise, bare)
    assert "has no captions or no transcript yet" in text_of(page)
    assert shown(heel_draft) == []


def test_what_is_retired_is_not_chosen(coras, cora, heel_draft, poster):
    retire(item=poster, by=cora)
    assert "is retired. Bring it back first." in text_of(choose(coras, heel_draft.exercise, poster))
    assert shown(heel_draft) == []


@pytest.mark.parametrize("state", ["published", "in_review"])
def test_a_version_that_was_sent_to_be_reviewed_stands_still(coras, clinic, cora, curt, poster, state):
    revision = make_exercise(clinic, curt) if state == "published" else make_draft(clinic, cora, state=state)
    assert "stands still" in text_of(choose(coras, revision.exercise, poster))
    assert shown(revision) == []


def test_not_more_than_a_page_can_bear(coras, clinic, cora, heel_draft):
    for _n in range(MOST + 1):
        page = choose(coras, heel_draft.exercise, picture_item(clinic, cora))
    assert len(shown(heel_draft)) == MOST
    assert f"at most {MOST} pictures" in text_of(page)


@pytest.mark.parametrize("item", ["", "not-an-id", "00000000-0000-4000-8000-000000000000"])
def test_nothing_chosen(coras, heel_draft, item):
    assert "Choose a picture or video first." in text_of(choose(coras, heel_draft.exercise, item))


def test_another_clinics_picture_is_not_there(coras, heel_draft, other_clinic, sam):
    sam.memberships.create(clinic=other_clinic, role="curator")
    theirs = picture_item(other_clinic, sam)
    choose(coras, heel_draft.exercise, theirs)
    assert shown(heel_draft) == []


@pytest.mark.parametrize(("who", "code"), [("clara", 403), ("pat", 403), ("ada", 403)])
def test_only_curators_choose(as_person, request, heel_draft, poster, who, code):
    assert choose(as_person(request.getfixturevalue(who)), heel_draft.exercise, poster).status_code == code


def test_the_next_version_starts_with_the_same(clinic, cora, curt, poster, film):
    before = make_exercise(clinic, curt)
    for place, item in enumerate((film, poster)):
        before.media.create(item=item, position=place)
    seen = fingerprint(EXERCISES, before)
    after = save_draft(EXERCISES, item=before.exercise, words={"name": "Next"}, seen=seen, by=cora)
    assert after.pk != before.pk
    assert shown(after) == shown(before) == [film, poster]


def test_a_version_that_comes_back_brings_its_own_pictures(clinic, cora, curt, poster, film):
    before = make_exercise(clinic, curt)
    before.media.create(item=film, position=0)
    words = {"name": "Next", "sources": ["Practice of our clinic"]}
    after = save_draft(
        EXERCISES, item=before.exercise, words=words, seen=fingerprint(EXERCISES, before), by=cora
    )
    submit(EXERCISES, revision=after, by=cora)
    publish(EXERCISES, revision=after, by=curt)
    after.media.all().delete()
    assert shown(restore(EXERCISES, revision=before, by=cora)) == [film]


def test_a_patient_sees_the_video_with_captions_and_transcript_where_it_is_done(
    as_person, pat, pat_record, clara, clinic, curt, film, poster
):
    revision = make_exercise(clinic, curt)
    for place, one in enumerate((film, poster)):
        revision.media.create(item=one, position=place)
    item = exercise_program(pat_record, clara, revision)
    for url in (reverse("programs:session", args=[item.pk]), "/program/"):
        text = text_of(as_person(pat).get(url))
        assert f'<source src="/media/{film.pk}/full/" type="video/mp4">' in text
        assert f'<track kind="captions" src="/media/{film.pk}/captions/" srclang="en"' in text
        assert "<p>Stand tall. Rise slowly.</p>" in text
        assert f'<img src="/media/{poster.pk}/full/" alt="A person stands behind a chair."' in text


def test_paper_has_the_picture_and_no_video(as_person, pat, pat_record, clara, clinic, curt, film, poster):
    revision = make_exercise(clinic, curt)
    for item in (film, poster):
        revision.media.create(item=item)
    exercise_program(pat_record, clara, revision)
    text = text_of(as_person(pat).get("/program/?view=print"))
    assert "<video" not in text
    assert f"/media/{poster.pk}/full/" in text


def test_a_caregiver_sees_it_with_the_plan_of_the_day(as_person, gita, pat_record, shown_to_pat):
    text = text_of(as_person(gita).get(f"/for/{pat_record.pk}/"))
    assert f'<source src="/media/{shown_to_pat.pk}/full/" type="video/mp4">' in text


def test_the_library_page_offers_what_is_complete_and_says_what_another_needs(
    coras, clinic, cora, heel_draft, poster, film
):
    bare = keep(webm(), clinic, cora, title="Filmed on Monday")
    text = text_of(coras.get(reverse("programs:exercise", args=[heel_draft.exercise_id])))
    assert f'<option value="{film.pk}">' in text
    assert f'<option value="{bare.pk}">' not in text
    assert "Filmed on Monday</a>: Needs captions and a transcript." in text


def test_a_comparison_names_pictures_that_came_and_went(coras, cora, clinic, heel_draft, poster, film, curt):
    choose(coras, heel_draft.exercise, poster)
    heel_draft.sources = ["Practice of our clinic"]
    heel_draft.save()
    publish(EXERCISES, revision=submit(EXERCISES, revision=heel_draft, by=cora), by=curt)
    exercise = heel_draft.exercise
    seen = fingerprint(EXERCISES, heel_draft.exercise.revisions.get())
    draft = save_draft(EXERCISES, item=exercise, words={}, seen=seen, by=cora)
    assert compare(EXERCISES, heel_draft, draft) == []
    choose(coras, exercise, film)
    choose(coras, exercise, poster, "remove")
    (row,) = compare(EXERCISES, heel_draft, draft)
    parts = {(part.kind, part.text) for line in row.lines for part in line}
    assert row.label == "Pictures and videos"
    assert any(kind == "del" and poster.alt in text for kind, text in parts)
    assert any(kind == "ins" and film.alt in text for kind, text in parts)
