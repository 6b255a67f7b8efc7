"""Grades: English by Flesch-Kincaid, Spanish by bands of Fernández-Huerta, others not at all."""

import warnings

import pytest

from rehab.publishing import reading
from rehab.publishing.reading import reading_ease, sentences, spanish_grade, word_count

EASY_ES = ["El perro come pan. La niña va a casa. Hoy hace sol."]
HARD_ES = [
    (
        "La rehabilitación multidisciplinaria requiere consideraciones psicosociales individualizadas y "
        "documentación sistemática y evaluaciones electrofisiológicas complementarias."
    )
]


def test_english_has_its_own_formula():
    # By hand: 24 words of one syllable and 1 of four ("activity"), in 3 sentences.
    text = [
        "The cat sat on the mat by the door.",
        "The dog ran to the road.",
        "He came back for his food and an activity now.",
    ]
    words, syllables = 25, 28
    grade = 0.39 * words / 3 + 11.8 * syllables / words - 15.59
    assert reading_ease(text, "en").grade == pytest.approx(grade, abs=0.5)


def test_spanish_is_graded_by_the_band_of_its_ease():
    easy, hard = reading_ease(EASY_ES, "es"), reading_ease(HARD_ES, "es")
    assert easy.grade == 4.0
    assert hard.grade == 16.0
    assert "Fernández-Huerta" in str(easy.formula)


@pytest.mark.parametrize(
    ("ease", "grade"), [(95, 4), (90, 4), (89.9, 5), (75, 6), (65, 8), (55, 10), (31, 13), (5, 16), (-20, 16)]
)
def test_the_bands_of_the_spanish_scale(ease, grade):
    assert spanish_grade(ease) == grade


def test_a_language_without_a_formula_says_so():
    ease = reading_ease(["هذا نص"], "ar")
    assert ease.grade is None
    assert "no tried formula" in str(ease.formula)


def test_nothing_to_read_has_no_grade():
    assert reading_ease(["", "  "], "en").grade is None


def test_lines_without_a_full_stop_are_sentences_of_their_own():
    joined = reading_ease(["Sit tall", "Breathe in", "Breathe out"] * 5, "en")
    stopped = reading_ease(["Sit tall.", "Breathe in.", "Breathe out."] * 5, "en")
    assert joined.grade == stopped.grade


def test_only_the_one_known_warning_is_silenced():
    reading._counter.cache_clear()
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        reading_ease(["Sit tall."], "en")
    assert [str(one.message) for one in heard] == []


def test_sentences_end_where_a_reader_stops():
    assert sentences("Stand up. Sit down! Again? Yes.") == ["Stand up.", "Sit down!", "Again?", "Yes."]
    assert sentences("First line\nSecond line") == ["First line", "Second line"]
    assert word_count("Don't stop: go step-by-step, 3 times.") == 6
