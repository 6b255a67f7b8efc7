"""A list of words reads as the reader's language sets it."""

from datetime import date

import pytest
from django.utils.translation import override

from programs.models import Prescription
from programs.views.portal import words
from rehab.lib.lists import listed


@pytest.mark.parametrize(
    ("language", "told"), [("en", "2 sets, 8 times"), ("es", "2 sets, 8 times"), ("ar", "2 sets، 8 times")]
)
def test_the_comma_is_the_languages_own(language, told):
    with override(language):
        assert listed(["2 sets", "8 times"]) == told


def test_nothing_and_one_need_no_comma():
    assert (listed([]), listed(["2 sets"])) == ("", "2 sets")


def test_a_day_and_an_effort_are_set_apart_that_way_too():
    with override("ar"):
        assert "، " in words.long_date(date(2026, 5, 12))
        assert words.effort_words(Prescription(effort_target=4)).startswith("4/10، ")
