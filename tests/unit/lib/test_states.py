"""Which state may follow which, and what somebody reads who comes too late."""

import pytest
from django.utils.translation import override

from rehab.lib.states import NotAllowedNow, Transitions


@pytest.fixture
def lamp(monkeypatch):
    monkeypatch.setattr(Transitions, "known", {})
    return Transitions("lamp", {"switched_on": frozenset({"broken"}), "broken": frozenset()})


def test_what_may_follow_follows(lamp):
    lamp.check("switched_on", "broken")


@pytest.mark.parametrize(("language", "words"), [("en", "nothing was done"), ("es", "no se hizo nada")])
def test_whoever_comes_too_late_reads_it_in_plain_words_of_their_language(lamp, language, words):
    with override(language), pytest.raises(NotAllowedNow) as no:
        lamp.check("broken", "switched_on")
    assert words in str(no.value)
    assert not any(code in str(no.value) for code in ("broken", "switched", "lamp"))
    assert no.value.__notes__ == ["lamp: broken cannot become switched_on"]
