"""/library/exercises/figures/: all drawings at once, and one in motion."""

import re

import pytest

from programs import figures
from tests.integration.programs.portal import text_of

pytestmark = pytest.mark.any_database

URL = "/library/exercises/figures/"


@pytest.mark.parametrize("name", ["clara", "cora"])
def test_clinicians_and_curators_see_every_drawing_with_its_captions(as_person, request, name):
    page = as_person(request.getfixturevalue(name)).get(URL)

    text = text_of(page)
    for external_id in figures.CHOICES:
        assert external_id in text
    assert "Lean until your nose is over your toes." in text
    assert page.content.decode().count("<svg") >= sum(len(figures.strip(key)) for key in figures.CHOICES)


def test_a_patient_has_no_gallery(as_person, pat):
    assert as_person(pat).get(URL).status_code in (403, 404)


def test_one_drawing_is_shown_in_motion_with_a_button_to_stop_it(as_person, clara):
    html = as_person(clara).get(URL, {"figure": "E08"}).content.decode()

    assert html.count("data-figure-loop") == 1
    loop = html.split("data-figure-loop")[1].split("figure-strip")[0]
    assert "data-autoplay" in loop
    assert re.search(r"<button[^>]*data-figure-toggle[^>]*data-words-pause=\"Pause\"[^>]*hidden", loop)
    assert loop.count('class="fg-frame"') >= 8


def test_without_a_choice_nothing_moves(as_person, clara):
    html = as_person(clara).get(URL).content.decode()

    assert "data-figure-loop" not in html


def test_a_drawing_that_is_not_there_shows_the_gallery_alone(as_person, clara):
    page = as_person(clara).get(URL, {"figure": "<script>"})

    assert page.status_code == 200
    assert "<script>" not in page.content.decode()


def test_the_page_has_no_inline_style_or_script(as_person, clara):
    html = as_person(clara).get(URL, {"figure": "E26"}).content.decode()

    assert not re.search(r"\sstyle=", html)
    assert "<style" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)


def test_drawings_say_in_which_language_they_speak(as_person, clara):
    html = as_person(clara).get(URL, HTTP_ACCEPT_LANGUAGE="en").content.decode()

    assert 'class="figure-strip" lang=' not in html
