"""Parts that were made cheap still say the same, safely."""

import copy

from django import forms
from django.utils.safestring import SafeString, mark_safe

from rehab.web import components as parts
from rehab.web.fields import FixedChoiceField, ScaleField

COLUMNS = [parts.column("Day"), parts.column({"label": "Walked", "unit": "min"})]


def test_a_drawn_row_starts_with_its_heading_and_sets_numbers_apart() -> None:
    row = '<tr><th scope="row">Monday</th><td class="num">20</td></tr>'
    assert parts.table_rows(COLUMNS, [["Monday", 20]]) == row
    assert isinstance(parts.table_rows(COLUMNS, []), SafeString)


def test_what_a_person_typed_into_a_table_is_text() -> None:
    assert '<td class="num">&lt;b&gt;</td>' in parts.table_rows(COLUMNS, [["x", "<b>"]])


def test_a_cell_that_was_drawn_before_stays_as_it_is() -> None:
    assert "<b>x</b>" in parts.table_rows(COLUMNS, [[mark_safe("<b>x</b>"), None]])


def test_forms_share_fixed_choices() -> None:
    field = FixedChoiceField(choices=[("1", "One")], coerce=int)
    assert copy.deepcopy(field).choices is field.choices


def test_new_choices_of_one_form_are_not_those_of_another() -> None:
    class Pain(forms.Form):
        pain = ScaleField()

    mine, other = Pain(), Pain()
    mine.fields["pain"].choices = [("0", "0")]  # type: ignore[attr-defined]
    assert len(other.fields["pain"].choices) == 11  # type: ignore[attr-defined]
    assert len(list(other["pain"])) == 11
