"""The quick form renderer writes what Django's templates write, whatever is in the values."""

from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from rehab.web.renderer import DRAWERS, QuickControls

HOSTILE = ['"><script>alert(1)</script>', "it's <b>&amp;", "", "0", "¿qué?", "a\nb", mark_safe("<i>")]
text = st.text(max_size=12) | st.sampled_from(HOSTILE)
value = st.none() | text | st.integers() | st.booleans() | st.floats(allow_nan=False)
WIDGETS: list[type[forms.Widget]] = [
    forms.TextInput,
    forms.NumberInput,
    forms.EmailInput,
    forms.URLInput,
    forms.PasswordInput,
    forms.HiddenInput,
    forms.DateInput,
    forms.TimeInput,
    forms.DateTimeInput,
]
CHOICES: list[Any] = [
    ("", "Choose"),
    (1, "one"),
    ("A & B", [("x", "<x>"), ("y", gettext_lazy("Email"))]),
    (HOSTILE[0], HOSTILE[0]),
]


def both(widget: forms.Widget, name: str, given_value: Any, attrs: dict[str, Any]) -> tuple[str, str]:
    return (
        widget.render(name, given_value, attrs, renderer=QuickControls()),
        widget.render(name, given_value, attrs, renderer=DjangoTemplates()),
    )


@pytest.mark.parametrize("kind", WIDGETS)
@given(name=text, given_value=value, attrs=st.dictionaries(st.sampled_from(["id", "min", "required"]), value))
def test_an_input_is_the_same_letter_for_letter(
    kind: type[forms.Widget], name: str, given_value: Any, attrs: dict[str, Any]
) -> None:
    quick, slow = both(kind(), name, given_value, attrs)
    assert quick == slow


@given(name=text, chosen=st.sampled_from(["", "1", 1, "x", HOSTILE[0], None]), wide=text)
def test_a_select_is_the_same_letter_for_letter(name: str, chosen: Any, wide: str) -> None:
    quick, slow = both(forms.Select(choices=CHOICES), name, chosen, {"class": wide, "required": True})
    assert quick == slow


def test_a_list_of_several_is_the_same_too() -> None:
    quick, slow = both(forms.SelectMultiple(choices=CHOICES), "many", ["x", "1"], {})
    assert quick == slow


def test_anything_else_goes_through_djangos_templates() -> None:
    assert "django/forms/widgets/textarea.html" not in DRAWERS
    assert "<textarea" in forms.Textarea().render("words", "a < b", {}, renderer=QuickControls())


def test_the_product_uses_it() -> None:
    assert isinstance(forms.Form().renderer, QuickControls)
