"""What the lint finds, where it says it is, and what it says to do."""

import pytest

from rehab.publishing.kind_words import UNKIND, unkind_phrases
from rehab.publishing.lint import Line, Picture, Piece, errors, lint

EASY = "Sit tall. Lift one foot. Hold it for a breath. Put it down. Rest. Do the same with the other foot."
HARD = (
    "Proprioceptive neuromuscular facilitation necessitates considerable interdisciplinary deliberation "
    "regarding individualised physiotherapeutic contraindications. Subsequently, comprehensive evaluation "
    "incorporates electrophysiological characterisation alongside psychosocial considerations. "
    "Multidimensional rehabilitation methodologies necessitate systematic documentation and "
    "conscientious communication."
)


def piece(*texts, **more):
    lines = tuple(Line(f"Steps {n}", text) for n, text in enumerate(texts, 1))
    return Piece(**{"prose": lines, "sources": ("Practice of our clinic",)} | more)


def told(found):
    return [(one.place, one.is_error) for one in found]


def test_a_plain_text_with_a_source_has_no_findings():
    assert lint(piece(EASY, EASY)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It is ALL in\nyour head."),
        ("es", "Todo está en su cabeza."),
        ("ar", "هذا مجرد وهم"),
    ],
)
def test_a_phrase_that_hurts_is_found_in_its_language_with_its_place(language, text):
    found = lint(piece("One.", text, language=language))
    assert told(found) == [("Steps 2", True)]
    assert "another way" in found[0].mend


def test_a_phrase_of_another_language_is_not_looked_for():
    assert lint(piece("Todo está en su cabeza.")) == []


def test_labels_are_read_for_phrases_but_not_graded():
    label = Line("Name", "No pain no gain")
    assert told(lint(piece(EASY, labels=(label,)))) == [("Name", True)]
    assert lint(piece(EASY, labels=(Line("Name", HARD),))) == []


@pytest.mark.parametrize("language", UNKIND)
def test_phrases_are_written_as_they_are_compared(language):
    for phrase in UNKIND[language]:
        assert unkind_phrases([f"Well, {phrase}!"], language) == [phrase]


def test_a_text_without_a_source_is_stopped():
    assert told(lint(piece(EASY, sources=()))) == [("Sources", True)]
    assert told(lint(piece(EASY, sources=("  ",)))) == [("Sources", True)]


def test_an_empty_takeaway_is_stopped_where_one_is_asked_for():
    found = lint(piece(EASY, takeaway=" ", takeaway_place="Action"))
    assert told(found) == [("Action", True)]
    assert lint(piece(EASY, takeaway=None)) == []
    assert lint(piece(EASY, takeaway="Walk to the door.", takeaway_place="Action")) == []


def test_pictures_need_a_description_and_videos_captions():
    pictures = (
        Picture("Picture 1", alt="", caption="A chair"),
        Picture("Picture 2", alt="A chair", caption=""),
        Picture("Video 3", alt="A chair", caption="A chair", captions=False),
        Picture("Video 4", alt="A chair", caption="A chair", captions=True),
    )
    found = lint(piece(EASY, pictures=pictures))
    assert told(found) == [("Picture 1", True), ("Video 3", True), ("Picture 2", False)]


def test_a_hard_text_is_stopped_and_its_grade_and_formula_named():
    (found,) = [one for one in lint(piece(HARD, HARD)) if one.place == "The whole text"]
    assert found.is_error
    assert "Flesch-Kincaid" in found.what


def test_a_language_without_a_formula_is_not_graded():
    assert all(one.place != "The whole text" for one in lint(piece(HARD, language="ar")))


@pytest.mark.parametrize(("count", "expected"), [(20, []), (21, [False]), (30, [False]), (31, [True])])
def test_a_long_sentence_is_named_and_a_very_long_one_stops(count, expected):
    text = " ".join(["go"] * count) + ". Rest."
    assert [one.is_error for one in lint(piece(text)) if "sentence has" in one.what] == expected


def test_what_has_to_be_mended_comes_first():
    long = " ".join(["go"] * 25) + "."
    found = lint(piece(long, sources=()))
    assert [one.is_error for one in found] == [True, False]
    assert [one.place for one in errors(found)] == ["Sources"]
