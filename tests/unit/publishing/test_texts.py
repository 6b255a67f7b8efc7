"""Texts inside a field: found, placed and replaced, whatever shape the field has."""

from hypothesis import given
from hypothesis import strategies as st

from rehab.publishing.texts import leaves, place_words, swapped

STEPS = [{"type": "safety", "text": "Stop."}, {"type": "step", "text": "Go."}]
PAGES = [{"heading": "One", "text": ["First.", "Second."], "diagram": "knob", "alt": "A knob"}]


def texts(value):
    return [text for _path, text in leaves(value)]


def test_texts_are_found_in_every_shape():
    assert texts("Rise.") == ["Rise."]
    assert texts(["A", "", "B"]) == ["A", "B"]
    assert texts(STEPS) == ["Stop.", "Go."]
    assert texts(PAGES) == ["One", "First.", "Second.", "A knob"]
    assert texts(None) == texts(7) == texts("  ") == []


def test_what_is_no_text_stays_as_it_is():
    assert swapped(STEPS, str.upper) == [
        {"type": "safety", "text": "STOP."},
        {"type": "step", "text": "GO."},
    ]
    assert swapped(PAGES, str.upper)[0]["diagram"] == "knob"
    assert swapped(7, str.upper) == 7


def test_a_place_is_said_as_a_person_counts():
    assert place_words("Steps", (1, "text")) == "Steps 2"
    assert place_words("Pages", (0, "heading")) == "Pages 1, heading"
    assert place_words("Pages", (0, "text", 2)) == "Pages 1 3"
    assert place_words("Name", ()) == "Name"


SHAPES = st.recursive(
    st.text(max_size=5) | st.integers() | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "heading", "type", "key"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(SHAPES)
def test_replacing_every_text_by_itself_changes_nothing(value):
    assert swapped(value, lambda text: text) == value


@given(SHAPES)
def test_every_text_that_is_found_is_replaced(value):
    assert texts(swapped(value, lambda text: f"<{text}>")) == [f"<{text}>" for text in texts(value)]
