"""Cells of an export: nothing that a spreadsheet works out, and everything back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from education.forms.exchange import CHECKS, PAGES
from programs.forms.exchange import STEPS, TYPES
from rehab.publishing.exchange import columns, table
from rehab.publishing.exchange.formulas import as_written, harmless
from rehab.publishing.exchange.trouble import Unreadable, Wrong

DANGEROUS = (
    "=1+1",
    "+44 555",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
)
LINE = (
    st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=40)
    .map(str.strip)
    .filter(bool)
)
TEXT = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=40)


def test_what_a_spreadsheet_would_work_out_begins_with_an_apostrophe():
    for cell in DANGEROUS:
        assert harmless(cell) == f"'{cell}", cell
        assert as_written(f"'{cell}") == cell


def test_negative_numbers_stay_numbers_and_plain_words_stay_as_they_are():
    for cell in ("-3", "-0.5", "-1,5", "Stand tall", "10", "", "a=b", "step: -"):
        assert harmless(cell) == cell
    assert as_written("'tis a cell") == "'tis a cell", "an apostrophe of its own is kept"


@given(TEXT | st.sampled_from(DANGEROUS) | TEXT.map(lambda text: f"'{text}"))
def test_every_cell_comes_back_and_none_is_a_formula(cell):
    out = harmless(cell)
    assert as_written(out) == cell
    assert not out.startswith(("=", "+", "@", "\t", "\r", "＝", "＋", "－", "＠"))


@given(
    st.lists(
        st.lists(TEXT, min_size=3, max_size=3).filter(lambda row: any(c.strip() for c in row)), max_size=4
    )
)
def test_a_table_comes_back_cell_by_cell(rows):
    text = table.text_of(table.write(("a", "b", "c"), rows))
    back = table.read(text, ("a", "b", "c"), ("a",))
    same = [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows]
    assert [list(cells.values()) for _n, cells in back] == same
    assert [n for n, _cells in back] == list(range(2, 2 + len(rows)))


STEP = st.fixed_dictionaries({"type": st.sampled_from(TYPES), "text": LINE})
PAGE = st.fixed_dictionaries(
    {
        "heading": LINE,
        "text": st.lists(
            LINE | LINE.map(lambda t: f"page: {t}") | LINE.map(lambda t: f"\\picture:{t}"), max_size=3
        ),
        "diagram": st.just("") | LINE,
        "alt": st.just("") | LINE,
    }
)
CHECK = st.fixed_dictionaries(
    {
        "key": st.just("") | LINE,
        "statement": LINE | LINE.map(lambda text: f"key: {text}"),
        "is_true": st.booleans(),
        "explanation": LINE,
        "misconception": st.just("") | LINE,
        "safety": st.booleans(),
    }
)


@given(st.lists(STEP, max_size=4), st.lists(PAGE, max_size=3), st.lists(CHECK, max_size=3), st.lists(LINE))
def test_steps_pages_questions_and_lists_come_back_from_a_cell(steps, pages, checks, cues):
    assert STEPS.from_cell(STEPS.to_cell(steps)) == steps
    assert PAGES.from_cell(PAGES.to_cell(pages)) == pages
    assert CHECKS.from_cell(CHECKS.to_cell(checks)) == checks
    lines = columns.lines("cues")
    assert lines.from_cell(lines.to_cell(cues)) == cues


def test_a_step_without_a_type_is_a_step_and_paragraphs_need_no_mark():
    assert STEPS.from_cell("Stand tall.\n\nsafety: Stop if it hurts.") == [
        {"type": "step", "text": "Stand tall."},
        {"type": "safety", "text": "Stop if it hurts."},
    ]
    (page,) = PAGES.from_cell("page: Feet\nLook at them.\nEvery day.")
    assert page == {"heading": "Feet", "text": ["Look at them.", "Every day."], "diagram": "", "alt": ""}


# value, how it is read, and a part of what is said
WRONG = [
    (lambda: columns.whole("sets").from_cell("three"), "not a number"),
    (lambda: columns.whole("sets").from_json("3"), "not a number"),
    (lambda: columns.whole("sets").from_json(True), "not a number"),
    (lambda: columns.decimal("pace").from_cell("fast"), "not a number"),
    (lambda: columns.decimal("pace").from_cell("NaN"), "not a number"),
    (lambda: columns.flag("each_side").from_cell("perhaps"), "neither yes nor no"),
    (lambda: columns.flag("each_side").from_json("yes"), "neither true nor false"),
    (lambda: columns.choice("kind", ("a", "b")).from_cell("c"), "not known"),
    (lambda: columns.codes("tags", ("WB",)).from_cell("WB; XX"), "“XX” is not known"),
    (lambda: columns.text("name").from_json(7), "not text"),
    (lambda: columns.lines("cues").from_json("one"), "not a list"),
    (lambda: columns.objects("steps", STEPS).from_json(["Stand"]), "not an object"),
    (lambda: columns.objects("steps", STEPS).from_json([{"type": "step"}]), "“text” is missing"),
    (lambda: columns.objects("steps", STEPS).from_json([{"text": "a", "x": 1}]), "“x” is not known"),
    (lambda: PAGES.from_cell("Words before a page"), "before the first page"),
    (lambda: CHECKS.from_cell("question: Is it?\nbecause: Yes."), "no answer"),
    (lambda: CHECKS.from_cell("answer: true"), "no question"),
    (lambda: CHECKS.from_cell("question: Is it?\nanswer: maybe"), "neither true nor false"),
]


def test_a_value_that_cannot_be_is_named_with_its_mend():
    for read, said in WRONG:
        with pytest.raises(Wrong, match=said) as found:
            read()
        assert found.value.mend.strip()


COLUMNS = ("id", "name", "cues")
# bytes of a file, and a part of what is said
UNREADABLE = [
    ("id,name\nE1,Año".encode("latin-1"), "not in UTF-8"),
    ("id,name\nE1,Año".encode("utf-16"), "UTF-16"),
    (b"PK\x03\x04", "a spreadsheet"),
    (b"id,name\nE1,\x00", "characters that no text has"),
    (b" \n ", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    (b"id|name\nE1|x", "not separated by commas"),
    (b'id,name\nE1,"open', "Line 2 cannot be read as CSV"),
    (b'id,name\nE1,"a"b', "a quote is open or stands in the wrong place"),
    (b"id,name,colour\nE1,x,y", "not known here: colour"),
    (b"id,cues\nE1,x", "missing: name"),
    (b"id,name,name\nE1,x,y", "stands twice: name"),
    (b"id,name\nE1,x,y", "Row 2 has 3 cells"),
]


def test_a_file_that_is_no_table_says_what_is_wrong_and_how_to_mend_it():
    for content, said in UNREADABLE:
        with pytest.raises(Unreadable, match=said) as found:
            table.read(table.text_of(content), COLUMNS, ("id", "name"))
        assert found.value.mend


def test_a_byte_order_mark_other_separators_and_empty_rows_are_no_problem():
    for separator in ",;\t":
        text = f"\ufeffID{separator}Name\r\nE1{separator}x\r\n{separator}\r\nE2{separator}y\r\n"
        rows = table.read(table.text_of(text.encode()), COLUMNS, ("id", "name"))
        assert rows == [(2, {"id": "E1", "name": "x"}), (4, {"id": "E2", "name": "y"})]
