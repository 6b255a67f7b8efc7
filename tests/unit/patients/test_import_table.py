"""A CSV file as a table: what is read, and what is said when it cannot be."""

import pytest

from patients.actions.import_table import CannotRead, Columns, read_table

COLUMNS = Columns(needed=("number", "name"), optional=("note",))


def table(tmp_path, content):
    path = tmp_path / "people.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_rows_come_with_their_number_in_the_file_and_without_blanks(tmp_path):
    rows = read_table(table(tmp_path, "Name, Number\n Pat ,1\n\nQuinn,2\n"), COLUMNS)
    assert [(r.number, r.cells) for r in rows] == [
        (2, {"name": "Pat", "number": "1"}),
        (4, {"name": "Quinn", "number": "2"}),
    ]


def test_a_byte_order_mark_windows_line_ends_and_quoted_commas_are_fine(tmp_path):
    rows = read_table(table(tmp_path, b'\xef\xbb\xbfnumber,name\r\n1,"Hazelwood, Pat"\r\n'), COLUMNS)
    assert rows[0].cells == {"number": "1", "name": "Hazelwood, Pat"}


def test_a_file_with_only_a_header_has_no_rows(tmp_path):
    assert read_table(table(tmp_path, "number,name\n"), COLUMNS) == []


@pytest.mark.parametrize(
    ("content", "row", "said"),
    [
        (b"number,name\n1,P\xe9p\xe9\n", 2, "This is not UTF-8 text. Save the file as"),
        ("number;name\n1;Pat\n", 1, "not separated by commas"),
        ("number\n1\n", 1, "Missing columns: name. Add them"),
        ("", 1, "Missing columns: number, name."),
        ("number,name,shoe\n1,Pat,42\n", 1, "Unknown columns: shoe."),
        ("number,name,name\n1,Pat,Pat\n", 1, "Columns that stand twice: name."),
        ("number,name\n1,Hazelwood,Pat\n", 2, "This row has 3 cells, the header has 2."),
        ('number,name\n1,"Pat\n', 2, "not valid CSV"),
        (b"number,name\n1,P\x00t\n", 0, "characters that no table has"),
    ],
)
def test_a_table_that_cannot_be_read_says_where_and_how_to_mend_it(tmp_path, content, row, said):
    with pytest.raises(CannotRead) as cannot:
        read_table(table(tmp_path, content), COLUMNS)
    assert said in str(cannot.value)
    assert "people.csv" in str(cannot.value)
    assert cannot.value.problem.row == row


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CannotRead, match="nowhere.csv: The file cannot be opened"):
        read_table(tmp_path / "nowhere.csv", COLUMNS)
