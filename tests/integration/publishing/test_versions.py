"""Compare, restore, preview, read again: what a curator does with versions."""

from datetime import date, timedelta

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone

from education.shelves import MODULES
from patients.models import Patient
from programs.models import ExerciseRevision
from programs.shelves import EXERCISES
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from rehab.publishing.actions import (
    NotReady,
    fingerprint,
    publish,
    restore,
    save_draft,
    set_review_date,
    submit,
)
from rehab.publishing.compare import compare
from tests.integration.education.lessons import make_module
from tests.integration.programs.library import make_draft, seen_of, typed
from tests.integration.programs.plans import make_exercise
from tests.integration.programs.portal import text_of
from tests.integration.publishing.texts import page, translate

SOURCE = {"sources": ["Practice of our clinic"]}


@pytest.fixture
def shown(clinic, curt):
    return make_exercise(clinic, curt, cues=["Slowly."], **SOURCE)


def draft_of(shown, by, **words):
    return save_draft(EXERCISES, item=shown.exercise, words=words, seen=seen_of(shown.exercise), by=by)


def home(revision):
    return reverse("programs:exercise", args=[revision.exercise_id])


# --- the lint before the review -------------------------------------------------------------------
def test_what_has_to_be_mended_stops_the_review_and_says_where(as_person, cora, shown):
    draft = draft_of(shown, cora, sources=[], cues=["Push through the pain."])
    text = text_of(as_person(cora).post(page("submit", draft), follow=True))
    draft.refresh_from_db()
    assert draft.state == "draft"
    assert "Sources: No source is given." in text
    assert "Cues 1: “push through the pain” can hurt people" in text


def test_what_would_only_be_better_does_not_stop_it(shown, cora):
    draft = draft_of(shown, cora, cues=[" ".join(["slow"] * 25) + "."])
    assert [one.is_error for one in EXERCISES.findings(draft)] == [False]
    assert submit(EXERCISES, revision=draft, by=cora).state == "in_review"


def test_findings_stand_on_the_page_where_it_is_written(as_person, cora, shown):
    draft = draft_of(shown, cora, sources=[])
    for url in (home(draft) + "?version=2", reverse("programs:exercise_edit", args=[draft.exercise_id])):
        assert "No source is given." in text_of(as_person(cora).get(url))


# --- compare --------------------------------------------------------------------------------------
def test_two_versions_are_compared_word_by_word(as_person, cora, shown):
    draft = draft_of(shown, cora, summary="Rise onto your heels and come down slowly.", reps=10)
    html = as_person(cora).get(page("compare", draft)).content.decode()
    assert '<del><span class="visually-hidden">taken out: </span>toes</del>' in html
    assert '<ins><span class="visually-hidden">came in: </span>heels</ins>' in html
    assert "Repetitions" in html
    assert "Body region" not in html


def test_codes_are_compared_in_words(as_person, cora, shown):
    steps = [{"type": "form_cue", "text": "Rise slowly."}]
    draft = draft_of(shown, cora, steps=steps, tags=["NWB"])
    text = text_of(as_person(cora).get(page("compare", draft)))
    assert "What it looks like:" in text and "No weight" in text
    assert "form_cue" not in text and "NWB" not in text


def test_what_a_module_says_beside_its_texts_is_compared_too(as_person, cora, curt, clinic):
    first = make_module(clinic, curt)
    pages = [{**first.pages[0], "diagram": "nerve_signal"}, first.pages[1]]
    checks = [{**first.checks[0], "is_true": False, "misconception": "A new worry."}, first.checks[1]]
    draft = save_draft(
        MODULES,
        item=first.module,
        words={"pages": pages, "checks": checks},
        seen=fingerprint(MODULES, first),
        by=cora,
    )
    found = {row.label: said(row) for row in compare(MODULES, first, draft)}
    assert found == {
        "Pages": ["- Picture: The daily foot check", "+ Picture: How a message travels"],
        "Check questions": [
            "- Answer: true",
            "+ Answer: false",
            "- What another answer may mean: M05.1 may mean a worry.",
            "+ What another answer may mean: A new worry.",
        ],
    }
    url = reverse("education:module_compare", args=[first.module_id, 2])
    assert "travels" in text_of(as_person(cora).get(url))


def said(row):
    """The lines that differ, before and after."""
    lines = []
    for line in row.lines:
        for sign, other in (("-", "ins"), ("+", "del")):
            if any(part.kind != "same" for part in line):
                lines.append(f"{sign} " + "".join(part.text for part in line if part.kind != other))
    return lines


def test_any_two_versions_can_be_chosen(as_person, cora, shown):
    draft = draft_of(shown, cora, name="Calf raises")
    assert "Nothing differs" not in text_of(as_person(cora).get(page("compare", shown) + "?with=2"))
    assert "Calf" in text_of(as_person(cora).get(page("compare", draft) + "?with=nonsense"))


def test_one_version_alone_has_nothing_beside_it(as_person, cora, shown):
    assert "There is one version only" in text_of(as_person(cora).get(page("compare", shown)))


def test_html_in_a_text_is_shown_not_run(as_person, cora, shown):
    draft = draft_of(shown, cora, name="<script>x</script>")
    for url in (home(draft) + "?version=2", page("compare", draft), page("preview", draft)):
        html = as_person(cora).get(url).content.decode()
        assert "<script>x" not in html
        assert "&lt;script&gt;x" in html


# --- restore --------------------------------------------------------------------------------------
def second_version(shown, cora, curt):
    draft = draft_of(shown, cora, name="Calf raises")
    submit(EXERCISES, revision=draft, by=cora)
    return publish(EXERCISES, revision=draft, by=curt)


def test_an_old_version_comes_back_as_a_new_draft(as_person, cora, curt, shown):
    second = second_version(shown, cora, curt)
    as_person(cora).post(page("restore", shown))
    third = shown.exercise.revisions.get(number=3)
    second.refresh_from_db()
    assert (third.state, third.name, third.author) == ("draft", "Heel raises", cora)
    assert third.change_note == "As in version 1"
    assert second.state == "published"


def test_a_restored_version_brings_its_own_translations(cora, curt, shown):
    translate(shown, cora)
    second = second_version(shown, cora, curt)
    translate(second, cora, {"Calf raises": "Elevar", "Slowly.": "Another word for it."})
    third = restore(EXERCISES, revision=shown, by=cora)
    assert third.translations.get().draft == shown.translations.get().draft
    assert third.translations.get().draft["Slowly."] == "es: Slowly."


def test_nothing_is_restored_over_a_draft(as_person, cora, curt, shown):
    second_version(shown, cora, curt)
    draft_of(shown, curt, name="Half written")
    text = text_of(as_person(cora).post(page("restore", shown), follow=True))
    assert "There is a version in work already" in text
    assert shown.exercise.revisions.get(number=3).name == "Half written"


def test_the_newest_needs_no_restoring(shown, cora):
    with pytest.raises(Refused, match="newest"):
        restore(EXERCISES, revision=shown, by=cora)


def test_whoever_restored_it_does_not_publish_it(shown, cora, curt):
    second_version(shown, cora, curt)
    draft = restore(EXERCISES, revision=shown, by=cora)
    submit(EXERCISES, revision=draft, by=cora)
    with pytest.raises(Refused, match="another curator"):
        publish(EXERCISES, revision=draft, by=cora)


# --- preview --------------------------------------------------------------------------------------
def test_a_preview_shows_what_a_patient_reads_and_opens_no_record(as_person, cora, shown, pat_record):
    before = AuditEvent.objects.count()
    text = text_of(as_person(cora).get(page("preview", shown)))
    assert "Robin Sample is made up." in text
    assert "Rise slowly." in text
    assert "Pat" not in text
    assert AuditEvent.objects.count() == before
    assert Patient.objects.count() == 1


def test_a_preview_in_another_language_says_what_is_missing(as_person, cora, shown):
    text = text_of(as_person(cora).get(page("preview", shown) + "?language=es"))
    assert "This text is only in English so far." in text
    translate(shown, cora)
    response = as_person(cora).get(page("preview", shown) + "?language=es")
    assert "es: Rise slowly." in text_of(response)
    assert "only in English" not in text_of(response)


def test_a_preview_of_half_a_translation_says_what_patients_read_meanwhile(as_person, cora, shown):
    translate(shown, cora, {"Rise slowly.": "Suba despacio."})
    text = text_of(as_person(cora).get(page("preview", shown) + "?language=es"))
    assert "Suba despacio." in text
    assert "Until they are, patients read all of it in English." in text


def test_there_is_no_preview_in_a_language_that_is_not_here(as_person, cora, shown):
    assert as_person(cora).get(page("preview", shown) + "?language=xx").status_code == 404


def test_the_earlier_version_stands_first_whichever_page_asks(as_person, cora, shown):
    draft = draft_of(shown, cora, cues=["Slowly and softly."])
    for url in (page("compare", shown), page("compare", draft), page("compare", shown) + "?with=2"):
        html = as_person(cora).get(url).content.decode()
        assert "From version 1 to version 2." in html, url
        assert "and softly" in html.split("<ins>")[-1], url


# --- read again -----------------------------------------------------------------------------------
def test_what_is_published_is_read_again_after_a_year(shown, cora, curt):
    second = second_version(shown, cora, curt)
    assert second.review_by == timezone.localdate() + timedelta(days=365)


def test_a_date_is_planned_and_leaves_its_event(as_person, cora, shown):
    as_person(cora).post(page("review_date", shown), {"day": "2031-05-12"})
    shown.refresh_from_db()
    assert shown.review_by == date(2031, 5, 12)
    assert AuditEvent.objects.get(event="library.review_planned").reason == "2031-05-12"


@pytest.mark.parametrize(
    ("day", "words"), [("2001-01-01", "This day is over."), ("9999-01-01", "more than ten years ahead")]
)
def test_a_date_with_the_wrong_year_is_not_saved(as_person, cora, shown, day, words):
    before = shown.review_by
    text = text_of(as_person(cora).post(page("review_date", shown), {"day": day}, follow=True))
    assert words in text
    shown.refresh_from_db()
    assert shown.review_by == before


def test_a_date_can_be_taken_away(as_person, cora, shown):
    as_person(cora).post(page("review_date", shown), {"day": "2031-05-12"})
    text = text_of(as_person(cora).post(page("review_date", shown), {"day": ""}, follow=True))
    assert "No date is set now." in text
    shown.refresh_from_db()
    assert shown.review_by is None


def test_what_is_no_date_is_said(as_person, cora, shown):
    text = text_of(as_person(cora).post(page("review_date", shown), {"day": "soon"}, follow=True))
    assert "That is no date" in text


def test_the_list_names_what_is_due_and_counts_what_has_no_date(as_person, cora, curt, clinic, shown):
    late = make_exercise(clinic, curt, "Long ago", review_by=timezone.localdate() - timedelta(days=1))
    make_exercise(clinic, curt, "Later", review_by=timezone.localdate() + timedelta(days=3))
    text = text_of(as_person(cora).get("/library/due/"))
    assert "Long ago" in text and home(late) in text
    assert "Later" not in text
    assert "1 published text has no review date." in text


def test_nothing_due_is_said(as_person, cora, clinic):
    assert "Nothing is due" in text_of(as_person(cora).get("/library/due/"))


def test_another_clinics_texts_are_not_listed(as_person, cora, other_clinic, curt):
    make_exercise(other_clinic, curt, "Theirs", review_by=date(2020, 1, 1))
    assert "Theirs" not in text_of(as_person(cora).get("/library/due/"))


# --- people who have left -------------------------------------------------------------------------
def test_a_deleted_author_leaves_their_words_behind(as_person, cora, curt, clinic):
    draft = make_draft(clinic, cora, "Half written")
    cora.delete()
    draft.refresh_from_db()
    text = text_of(as_person(curt).get(home(draft)))
    assert "by a former colleague is a draft" in text
    assert "Half written" in text
    edit = reverse("programs:exercise_edit", args=[draft.exercise_id])
    assert as_person(curt).get(edit).status_code == 200


def test_a_closed_account_is_a_former_colleague(as_person, cora, curt, shown):
    type(curt).objects.filter(pk=curt.pk).update(is_active=False)
    text = text_of(as_person(cora).get(home(shown)))
    assert "Published by a former colleague" in text
    assert "Curt Example" not in text


def test_whoever_stands_for_a_published_text_is_not_deleted(shown, curt):
    with pytest.raises(ProtectedError):
        curt.delete()
    assert ExerciseRevision.objects.filter(reviewer=curt).exists()


def test_a_very_long_text_is_refused_and_kept_on_the_page(as_person, cora, shown):
    url = reverse("programs:exercise_edit", args=[shown.exercise_id])
    response = as_person(cora).post(
        url, typed(seen=seen_of(shown.exercise), script="a" * 12001, why="Kept words.")
    )
    assert "at most 12000 characters" in text_of(response)
    assert "a" * 12001 in response.content.decode() and "Kept words." in text_of(response)
    assert not shown.exercise.revisions.filter(state="draft").exists()


@pytest.mark.parametrize("who", ["clara", "pat", "ada"])
def test_only_curators_go_here(as_person, request, who, shown):
    client = as_person(request.getfixturevalue(who))
    for name in ("compare", "preview"):
        assert client.get(page(name, shown)).status_code == 403
    for name in ("restore", "review_date"):
        assert client.post(page(name, shown)).status_code == 403
    assert client.get("/library/due/").status_code == 403


def test_a_curator_elsewhere_who_is_a_clinician_here_does_not_curate_here(
    as_person, sam, clinic, other_clinic, shown
):
    sam.memberships.create(clinic=clinic, role="clinician")
    sam.memberships.create(clinic=other_clinic, role="curator")
    assert as_person(sam).get(home(shown)).status_code == 200
    assert as_person(sam).get(page("preview", shown)).status_code == 403
    assert as_person(sam).post(page("retire", shown)).status_code == 403
    shown.refresh_from_db()
    assert shown.state == "published"


def test_only_a_curator_of_the_clinic_plans(shown, clara):
    with pytest.raises(Refused):
        set_review_date(EXERCISES, revision=shown, day=None, by=clara)


def test_not_ready_carries_every_finding(shown, cora):
    draft = draft_of(shown, cora, sources=[], cues=["Psychosomatic."])
    with pytest.raises(NotReady) as no:
        submit(EXERCISES, revision=draft, by=cora)
    assert [one.place for one in no.value.findings] == ["Cues 1", "Sources"]
