"""…/translate/es/: written side by side, read over by a second person, and only then told to patients."""

import pytest
from django.db import IntegrityError, transaction

from programs.models import ExerciseTranslation
from programs.shelves import EXERCISES
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from rehab.publishing.actions import NotReady, SavedMeanwhile, save_draft
from rehab.publishing.forms import key_of
from rehab.publishing.told import in_language, told_many
from rehab.publishing.translate import read_translation
from tests.integration.programs.library import seen_of
from tests.integration.programs.plans import make_exercise
from tests.integration.programs.portal import text_of
from tests.integration.publishing.texts import mark, page, spanish, translate


@pytest.fixture
def shown(clinic, curt):
    """A published exercise."""
    return make_exercise(clinic, curt, cues=["Slowly."], sources=["Practice of our clinic"])


def read(revision, by, language="es"):
    return read_translation(
        EXERCISES, revision=revision, language=language, seen=mark(revision, language), by=by
    )


def told(revision, language="es"):
    return in_language(EXERCISES, revision, language)


# --- what patients are told -----------------------------------------------------------------------
def test_without_a_translation_it_is_told_in_english_and_says_so(shown):
    said = told(shown)
    assert (said.name, said.language, said.missing) == ("Heel raises", "en", True)


def test_english_readers_are_told_nothing_about_languages_and_cost_no_query(shown, django_assert_num_queries):
    with django_assert_num_queries(0):
        said = told(shown, "en")
    assert (said.name, said.missing) == ("Heel raises", False)


def test_what_nobody_has_read_over_is_not_told(shown, cora):
    translate(shown, cora)
    assert told(shown).missing


def test_read_over_by_a_second_person_it_is_told(shown, cora, curt):
    translate(shown, cora)
    row = read(shown, curt)
    said = told(shown)
    assert (said.name, said.language, said.missing) == ("es: Heel raises", "es", False)
    assert said.steps == [{"type": "step", "text": "es: Rise slowly."}]
    assert said.cues == ["es: Slowly."]
    assert said.sets == 2
    assert (row.translator, row.reviewer) == (cora, curt)


def test_a_page_of_texts_costs_one_query(shown, clinic, curt, django_assert_num_queries):
    rows = [shown, make_exercise(clinic, curt, "Rises")]
    with django_assert_num_queries(1):
        said = told_many(EXERCISES, rows, "es")
    assert [said[row.pk].missing for row in rows] == [True, True]


def test_while_it_is_changed_patients_read_what_was_read_over(shown, cora, curt):
    translate(shown, cora)
    read(shown, curt)
    translate(shown, curt, spanish(shown) | {"Heel raises": "otra cosa"})
    assert told(shown).name == "es: Heel raises"
    read(shown, cora)
    assert told(shown).name == "otra cosa"


# --- four eyes ------------------------------------------------------------------------------------
def test_nobody_reads_over_their_own_translation(shown, cora, curt):
    translate(shown, cora)
    translate(shown, curt, spanish(shown) | {"Slowly.": "despacio"})
    for person in (cora, curt):
        with pytest.raises(Refused, match="You wrote in this translation"):
            read(shown, person)
    assert told(shown).missing


def test_the_database_refuses_one_person_for_both(shown, cora):
    with pytest.raises(IntegrityError), transaction.atomic():
        ExerciseTranslation.objects.create(revision=shown, language="es", translator=cora, reviewer=cora)


@pytest.mark.parametrize("fields", [{"language": "en"}, {"language": "es", "words": {"a": "b"}}])
def test_the_database_refuses_english_and_words_that_nobody_read(shown, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        ExerciseTranslation.objects.create(revision=shown, **fields)


def test_only_a_whole_translation_can_be_read_over(shown, cora, curt):
    words = spanish(shown)
    words.pop("Slowly.")
    translate(shown, cora, words)
    with pytest.raises(Refused, match="not translated yet"):
        read(shown, curt)


def test_a_phrase_that_hurts_stops_it_in_that_language(shown, cora, curt):
    translate(shown, cora, spanish(shown) | {"Slowly.": "Todo está en su cabeza."})
    with pytest.raises(NotReady, match="can hurt people"):
        read(shown, curt)


def test_nothing_new_is_nothing_to_read(shown, cora, curt):
    with pytest.raises(Refused, match="nothing new"):
        read(shown, curt)
    translate(shown, cora)
    read(shown, curt)
    with pytest.raises(Refused, match="nothing new"):
        read(shown, curt)


# --- the next version -----------------------------------------------------------------------------
def next_version(shown, by, **words):
    return save_draft(EXERCISES, item=shown.exercise, words=words, seen=seen_of(shown.exercise), by=by)


def test_a_translation_goes_along_when_the_english_stays(shown, cora, curt):
    translate(shown, cora)
    read(shown, curt)
    draft = next_version(shown, cora, reps=10)
    assert told(draft).name == "es: Heel raises"
    assert draft.translations.get().reviewer == curt


def test_changed_english_is_told_in_english_until_it_is_translated(shown, cora, curt):
    translate(shown, cora)
    read(shown, curt)
    draft = next_version(shown, cora, cues=["Slowly.", "Look ahead."])
    assert told(draft).missing
    assert not told(shown).missing


def test_texts_that_only_moved_keep_their_translation(shown, cora, curt):
    translate(shown, cora)
    read(shown, curt)
    draft = next_version(shown, cora, cues=[], harder_way="Slowly.")
    assert told(draft).harder_way == "es: Slowly."


# --- the page -------------------------------------------------------------------------------------
def filled(revision, words, seen=""):
    return {key_of(text): said for text, said in words.items()} | {"seen": seen}


def test_the_page_shows_the_english_beside_each_field(as_person, cora, shown):
    text = text_of(as_person(cora).get(page("translate", shown, "es")))
    assert "Rise slowly." in text
    assert 'lang="es"' in text
    assert "Only in English" in text


def test_saving_keeps_it_for_a_second_person(as_person, cora, curt, shown):
    response = as_person(cora).post(
        page("translate", shown, "es"), filled(shown, spanish(shown)), follow=True
    )
    assert "Not yet reviewed by your clinic" in text_of(response)
    assert "Cora Example wrote in what waits here." in text_of(response)
    as_person(curt).post(page("translation_read", shown, "es"), {"seen": mark(shown)})
    assert told(shown).name == "es: Heel raises"


def test_whoever_wrote_it_sees_why_they_cannot_read_it_over(as_person, cora, shown):
    translate(shown, cora)
    text = text_of(as_person(cora).get(page("translate", shown, "es")))
    assert "another curator has to read it" in text
    assert "disabled" in text


def test_half_a_translation_is_kept(as_person, cora, shown):
    as_person(cora).post(page("translate", shown, "es"), filled(shown, {"Slowly.": "Despacio."}))
    response = as_person(cora).get(page("translate", shown, "es"))
    assert "Despacio." in text_of(response)
    assert "Partly translated" in text_of(response)


def test_two_translators_at_once_lose_nothing(as_person, cora, curt, shown):
    as_person(curt).post(page("translate", shown, "es"), filled(shown, {"Slowly.": "Lento."}))
    response = as_person(cora).post(page("translate", shown, "es"), filled(shown, {"Slowly.": "Despacio."}))
    text = text_of(response)
    assert "Somebody else saved this" in text
    assert "Lento." in text and "Despacio." in text
    assert shown.translations.get().draft == {"Slowly.": "Lento."}
    again = filled(shown, {"Slowly.": "Despacio."}, response.context["form"].data["seen"])
    as_person(cora).post(page("translate", shown, "es"), again)
    assert shown.translations.get().draft == {"Slowly.": "Despacio."}


def test_what_changed_while_it_was_read_is_not_approved(as_person, cora, curt, shown):
    translate(shown, cora)
    old = mark(shown)
    translate(shown, cora, spanish(shown) | {"Slowly.": "otra"})
    with pytest.raises(SavedMeanwhile):
        read_translation(EXERCISES, revision=shown, language="es", seen=old, by=curt)
    text = text_of(as_person(curt).post(page("translation_read", shown, "es"), {"seen": old}, follow=True))
    assert "Somebody else saved this" in text


def test_a_very_long_text_is_refused_and_kept_on_the_page(as_person, cora, shown):
    response = as_person(cora).post(page("translate", shown, "es"), filled(shown, {"Slowly.": "a" * 6001}))
    assert "at most 6000 characters" in text_of(response)
    assert "a" * 6001 in response.content.decode()
    assert not ExerciseTranslation.objects.exists()


def test_html_is_shown_as_it_was_typed_and_does_nothing(as_person, cora, shown):
    translate(shown, cora, {"Slowly.": "<script>x</script>"})
    html = as_person(cora).get(page("translate", shown, "es")).content.decode()
    assert "<script>x" not in html
    assert "&lt;script&gt;x" in html


@pytest.mark.parametrize("language", ["en", "xx"])
def test_there_is_no_page_for_other_languages(as_person, cora, shown, language):
    assert as_person(cora).get(page("translate", shown, language)).status_code == 404


def test_a_retired_version_is_no_longer_translated(as_person, cora, clinic, curt):
    old = make_exercise(clinic, curt, state="retired")
    assert as_person(cora).get(page("translate", old, "es")).status_code == 403


@pytest.mark.parametrize("who", ["clara", "pat", "ada"])
def test_only_curators_translate(as_person, request, who, shown):
    client = as_person(request.getfixturevalue(who))
    assert client.post(page("translate", shown, "es"), filled(shown, spanish(shown))).status_code == 403
    assert client.post(page("translation_read", shown, "es")).status_code == 403


def test_a_curator_of_another_clinic_finds_nothing(as_person, sam, other_clinic, shown):
    sam.memberships.create(clinic=other_clinic, role="curator")
    assert as_person(sam).get(page("translate", shown, "es")).status_code == 404


def test_each_step_leaves_its_event(shown, cora, curt):
    translate(shown, cora)
    read(shown, curt)
    rows = AuditEvent.objects.filter(event__startswith="library.translation").order_by("id")
    assert list(rows.values_list("event", "actor_id", "reason")) == [
        ("library.translation_saved", cora.pk, "es"),
        ("library.translation_read", curt.pk, "es"),
    ]
