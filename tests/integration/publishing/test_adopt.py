"""Starter translations: laid down unread with the English, told when a curator has read them, one by one or many."""

import pytest

from programs.actions import starter
from programs.actions.starter import adopt_starter, words_of
from programs.models import ExerciseRevision
from programs.shelves import EXERCISES
from programs.starter.exercises import BY_ID
from rehab.lib.refusals import Refused
from rehab.publishing.adopt import lay_translations
from rehab.publishing.texts import swapped
from rehab.publishing.told import in_language
from rehab.publishing.translate import seen_mark
from tests.integration.programs.portal import text_of
from tests.integration.publishing.texts import page, spanish, translate

UNREAD = "/library/exercises/translations/"


def in_spanish(key):
    """A starter exercise in made-up Spanish, in the shape in which one ships."""
    words = words_of(BY_ID[key])
    return {name: swapped(words[name], lambda text: f"es: {text}") for name in EXERCISES.translated}


@pytest.fixture
def adopted(monkeypatch, clinic, cora):
    """E01 and E02 with a Spanish translation each, adopted by Cora."""
    monkeypatch.setattr(starter, "TRANSLATIONS", {"es": {key: in_spanish(key) for key in ("E01", "E02")}})
    return adopt_starter(clinic=clinic, by=cora, external_ids=["E01", "E02"])


def keys(rows):
    return [f"{row.pk}:{seen_mark(row)}" for row in (one.translations.get() for one in rows)]


def test_the_curator_stands_for_the_english_only(adopted, cora):
    row = adopted[0]
    translation = row.translations.get()
    assert (row.origin, row.author, row.reviewer, row.state) == ("starter", None, cora, "published")
    assert (translation.origin, translation.translator, translation.reviewer) == ("starter", None, None)
    assert in_language(EXERCISES, row, "es").missing


def test_the_list_marks_what_the_clinic_has_not_reviewed(as_person, cora, adopted):
    assert "2 translations to read" in text_of(as_person(cora).get("/library/exercises/"))
    text = text_of(as_person(cora).get(UNREAD))
    assert text.count("Starter translation, not yet reviewed by your clinic.") == 2


def test_one_is_read_side_by_side(as_person, cora, adopted):
    url = page("translation_read", adopted[0], "es")
    as_person(cora).post(url, {"seen": seen_mark(adopted[0].translations.get())})
    told = in_language(EXERCISES, adopted[0], "es")
    assert told.name == f"es: {adopted[0].name}"
    row = adopted[0].translations.get()
    assert (row.reviewer, row.translator, row.origin) == (cora, None, "starter")


def test_many_are_read_at_once(as_person, cora, adopted):
    text = text_of(as_person(cora).post(UNREAD, {"translations": keys(adopted)}, follow=True))
    assert "2 translations are read." in text
    assert "No translation waits to be read" in text
    assert not any(in_language(EXERCISES, row, "es").missing for row in adopted)


def test_nothing_ticked_is_said(as_person, cora, adopted):
    assert "Tick at least one" in text_of(as_person(cora).post(UNREAD))
    assert in_language(EXERCISES, adopted[0], "es").missing


def test_one_that_changed_since_is_read_again_first(as_person, cora, curt, adopted):
    old = keys(adopted)
    translate(adopted[0], curt, spanish(adopted[0]) | {adopted[0].name: "otro"})
    text = text_of(as_person(cora).post(UNREAD, {"translations": old}))
    assert "please read it again" in text
    assert in_language(EXERCISES, adopted[1], "es").missing


def test_ones_own_translation_cannot_be_ticked(as_person, cora, adopted):
    translate(adopted[0], cora)
    text = text_of(as_person(cora).get(UNREAD))
    assert "You wrote in this translation" in text
    ticked = {"translations": keys(adopted)}
    assert "You wrote in this translation" in text_of(as_person(cora).post(UNREAD, ticked))
    assert all(in_language(EXERCISES, row, "es").missing for row in adopted), "all or none"


def test_a_starter_translation_with_a_part_missing_is_refused(clinic, cora):
    (row,) = adopt_starter(clinic=clinic, by=cora, external_ids=["E01"])
    said = in_spanish("E01")
    said["steps"] = said["steps"][1:]
    with pytest.raises(ValueError, match="steps"):
        lay_translations(EXERCISES, row, {"ar": said})


def test_adopted_starters_carry_sources_and_a_date_to_read_them_again(clinic, cora):
    adopt_starter(clinic=clinic, by=cora)
    assert ExerciseRevision.objects.filter(sources=[]).count() == 0
    assert ExerciseRevision.objects.filter(review_by=None).count() == 0


def test_only_a_curator_of_the_clinic_adopts(clinic, clara, other_clinic, cora):
    for person, at in ((clara, clinic), (cora, other_clinic)):
        with pytest.raises(Refused, match="Only a curator"):
            adopt_starter(clinic=at, by=person, external_ids=["E01"])
    assert not ExerciseRevision.objects.exists()


def test_the_other_clinic_is_not_touched(as_person, sam, other_clinic, adopted):
    sam.memberships.create(clinic=other_clinic, role="curator")
    assert "No translation waits" in text_of(as_person(sam).get(UNREAD))
