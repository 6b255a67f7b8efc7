"""Short texts: a fixed list of places, filled or left open, never lost."""

from hypothesis import given
from hypothesis import strategies as st

from patients.rules.message_texts import PLACES, STARTERS, filled, places_in, strange_places

VALUES = {"given_name": "Pat", "clinician": "Clara Example", "next_visit": "Tuesday 1 December, 10:00"}


def test_places_are_filled_and_one_without_a_value_stays_open():
    text = "Hello {given_name}, until {next_visit}. {clinician}"
    assert filled(text, VALUES) == "Hello Pat, until Tuesday 1 December, 10:00. Clara Example"
    assert filled(text, VALUES | {"next_visit": ""}) == "Hello Pat, until {next_visit}. Clara Example"
    assert places_in(filled(text, {})) == ["given_name", "next_visit", "clinician"]


def test_what_is_no_place_is_named_once_and_in_order():
    assert strange_places("{Given name} {given_name} {diagnosis} {Given name} {}") == [
        "Given name",
        "diagnosis",
        "",
    ]
    assert strange_places("a { b } c }{") == [" b "]


def test_a_value_is_put_in_as_it_is_and_not_read_again():
    assert (
        filled("{given_name} {clinician}", VALUES | {"given_name": "{clinician}"})
        == "{clinician} Clara Example"
    )


@given(st.text(alphabet="ab{}\n _", max_size=40))
def test_a_text_without_places_stays_as_it_is(text):
    assert filled(text, VALUES) == text or places_in(text)


def test_the_starters_have_places_of_the_list_only_and_fit():
    assert len({one.code for one in STARTERS}) == len({one.name for one in STARTERS}) == len(STARTERS)
    for one in STARTERS:
        assert not strange_places(one.text)
        assert set(places_in(one.text)) <= set(PLACES)
        assert len(one.text) < 600
        assert len(one.name) <= 80
