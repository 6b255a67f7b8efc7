"""A patient reads an exercise in their language once it was read over, else in English with a line that says so."""

import pytest
from django.urls import reverse

from programs.shelves import EXERCISES
from rehab.publishing.translate import read_translation
from tests.integration.programs.plans import exercise_program, make_exercise
from tests.integration.programs.portal import text_of
from tests.integration.publishing.texts import mark, translate

NOTE = 'class="language-note"'


@pytest.fixture
def shown(clinic, curt):
    return make_exercise(clinic, curt, cues=["Slowly."], sources=["Practice of our clinic"])


@pytest.fixture
def item(shown, pat_record, clara):
    return exercise_program(pat_record, clara, shown)


@pytest.fixture
def pats(as_person, pat, item):
    """Pat's browser, in Spanish."""
    pat.language = "es"
    pat.save()
    return as_person(pat)


@pytest.fixture
def read_over(shown, cora, curt):
    translate(shown, cora)
    read_translation(EXERCISES, revision=shown, language="es", seen=mark(shown), by=curt)


def pages(item):
    return [reverse("programs:session", args=[item.pk]), reverse("programs:my_program")]


def test_without_a_translation_it_is_english_and_says_so(pats, item):
    for url in pages(item):
        response = pats.get(url)
        assert "Rise slowly." in text_of(response)
        assert NOTE in response.content.decode()


def test_read_over_it_is_told_in_spanish_everywhere(pats, item, read_over):
    for url in pages(item):
        response = pats.get(url)
        assert "es: Rise slowly." in text_of(response)
        assert "es: Heel raises" in text_of(response)
        assert NOTE not in response.content.decode()
    assert "es: Heel raises" in text_of(pats.get(reverse("programs:today")))


def test_an_english_reader_sees_no_line_about_languages(as_person, pat, item, read_over):
    for url in pages(item):
        response = as_person(pat).get(url)
        assert "es: " not in text_of(response)
        assert NOTE not in response.content.decode()


def test_the_caregiver_reads_it_in_their_language(as_person, gita, pat_record, item, read_over):
    gita.language = "es"
    gita.save()
    url = reverse("programs:for_today", args=[pat_record.pk])
    assert "es: Slowly." in text_of(as_person(gita).get(url))
