"""Parts that were made cheap still say the same, safely."""

from django import forms
from django.utils.safestring import SafeString, mark_safe

from rehab.web import components as parts
from rehab.web.fields import ScaleField
from rehab.web.forms import SteadyForm

COLUMNS = [parts.column("Day"), parts.column({"label": "Walked", "unit": "min"})]


def test_a_drawn_row_starts_with_its_heading_and_sets_numbers_apart() -> None:
    row = '<tr><th scope="row">Monday</th><td class="num">20</td></tr>'
    assert parts.table_rows(COLUMNS, [["Monday", 20]]) == row
    assert isinstance(parts.table_rows(COLUMNS, []), SafeString)


def test_what_a_person_typed_into_a_table_is_text() -> None:
    assert '<td class="num">&lt;b&gt;</td>' in parts.table_rows(COLUMNS, [["x", "<b>"]])


def test_a_cell_that_was_drawn_before_stays_as_it_is() -> None:
    assert "<b>x</b>" in parts.table_rows(COLUMNS, [[mark_safe("<b>x</b>"), None]])


class Pain(SteadyForm):
    pain = ScaleField()
    name = forms.CharField()


def test_forms_share_fixed_choices() -> None:
    first, second = (Pain().fields["pain"] for _n in range(2))
    assert first is not second
    assert first._choices is second._choices  # type: ignore[attr-defined]


def test_what_one_form_changes_is_not_changed_in_another() -> None:
    mine, other = Pain(), Pain()
    mine.fields["pain"].choices = [("0", "0")]  # type: ignore[attr-defined]
    mine.fields["pain"].widget.skip = "Leave this open"  # type: ignore[attr-defined]
    mine.fields["name"].widget.attrs["autocomplete"] = "off"
    mine.fields["name"].error_messages["required"] = "Who?"
    mine.fields["name"].validators.clear()
    del mine.fields["name"]
    assert len(list(other["pain"])) == len(other.fields["pain"].choices) == 11  # type: ignore[attr-defined]
    assert not other.fields["pain"].widget.skip  # type: ignore[attr-defined]
    name = Pain().fields["name"]
    assert "autocomplete" not in name.widget.attrs
    assert name.error_messages["required"] != "Who?"
    assert name.validators
