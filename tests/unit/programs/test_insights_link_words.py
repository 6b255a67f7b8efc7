"""What is said of a link. Its range may have negative ends: no dash may stand where it could be read as a sign."""

import re

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from programs.insights.association import LIKELY, PRIMARY_LAG
from programs.insights.link_words import sentence

points = st.floats(-10, 10).map(lambda value: round(value, 3))
BETWEEN = {"en": r"; plausible range {} to {}\)", "es": r"; rango plausible: de {} a {}\)"}
NUMBER = r"([+−]?\d+(?:[.,]\d)?)"


@pytest.mark.parametrize("language", BETWEEN)
@given(state=st.sampled_from(sorted(LIKELY)), ends=st.tuples(points, points, points))
def test_both_ends_of_a_range_are_read_with_their_sign_in_both_languages(
    language: str, state: str, ends: tuple[float, float, float]
) -> None:
    low, middle, high = sorted(ends)
    effect = {"points": middle, "low": low, "high": high}
    link = {"state": state, "exposure": "stress", "looks": [{"lag": PRIMARY_LAG, "n": 60, "effect": effect}]}
    with translation.override(language):
        told = sentence(link)
    found = re.search(BETWEEN[language].format(NUMBER, NUMBER), told)
    assert found, told
    read = [float(text.replace("−", "-").replace(",", ".")) for text in found.groups()]
    assert read == pytest.approx([low, high], abs=0.051)
    assert not re.search(r"\d\s*[–-]\s*[+−\d]", told), told
