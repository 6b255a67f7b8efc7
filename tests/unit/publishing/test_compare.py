"""Two lines, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from rehab.publishing.compare import Part, _lines, words


def said(parts, kinds):
    return "".join(part.text for part in parts if part.kind in kinds)


def test_a_changed_word_is_taken_out_and_put_in():
    assert list(words("Hold for 5 seconds.", "Hold for 8 seconds.")) == [
        Part("same", "Hold for "),
        Part("del", "5"),
        Part("ins", "8"),
        Part("same", " seconds."),
    ]


@given(st.text("ab \n.", max_size=30), st.text("ab \n.", max_size=30))
def test_both_lines_can_be_read_from_the_parts(old, new):
    parts = list(words(old, new))
    assert said(parts, ("same", "del")) == old
    assert said(parts, ("same", "ins")) == new


def test_a_line_that_came_in_between_leaves_the_others_alone():
    found = list(_lines(["Sit.", "Stand."], ["Sit.", "Breathe.", "Stand."]))
    assert found == [(Part("same", "Sit."),), (Part("ins", "Breathe."),), (Part("same", "Stand."),)]


@given(
    st.lists(st.text("ab ", min_size=1, max_size=6), max_size=5),
    st.lists(st.text("ab ", min_size=1, max_size=6), max_size=5),
)
def test_no_line_is_lost(old, new):
    found = list(_lines(old, new))
    before = [said(line, ("same", "del")) for line in found if any(p.kind != "ins" for p in line)]
    after = [said(line, ("same", "ins")) for line in found if any(p.kind != "del" for p in line)]
    assert before == old
    assert after == new
