"""A list of words reads as the reader's language sets it."""

import pytest
from django.utils.translation import override

from rehab.lib.lists import listed


@pytest.mark.parametrize(
    ("language", "told"), [("en", "2 sets, 8 times"), ("es", "2 sets, 8 times"), ("ar", "2 sets، 8 times")]
)
def test_the_comma_is_the_languages_own(language, told):
    with override(language):
        assert listed(["2 sets", "8 times"]) == told


def test_nothing_and_one_need_no_comma():
    assert (listed([]), listed(["2 sets"])) == ("", "2 sets")
