"""/library/exercises/ and the page of one exercise: who reads what."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.models import HarderThan
from tests.integration.programs.library import make_draft
from tests.integration.programs.plans import make_exercise
from tests.integration.programs.portal import asked, text_of

URL = "/library/exercises/"


def page_of(revision):
    return reverse("programs:exercise", args=[revision.exercise_id])


@pytest.fixture
def shelf(clinic, cora, curt):
    """A published, a draft and a retired exercise."""
    make_exercise(clinic, cora, "Heel raises")
    make_draft(clinic, cora)
    make_exercise(clinic, cora, "Long gone", state="retired", kind="balance", region="trunk")


def test_clinicians_see_what_is_published_and_nothing_else(as_person, clara, shelf):
    text = text_of(as_person(clara).get(URL))
    assert "Heel raises" in text
    assert "Half written" not in text
    assert "Long gone" not in text
    assert "Write an exercise" not in text


def test_curators_see_every_state_in_words(as_person, cora, shelf):
    text = text_of(as_person(cora).get(URL))
    assert all(words in text for words in ("Heel raises", "Half written", "Long gone", "Draft", "Retired"))


def test_another_clinics_library_is_not_there(as_person, sam, cora, clinic, shelf):
    text = text_of(as_person(sam).get(URL))
    assert "Heel raises" not in text
    assert "Nothing is published yet" in text
    assert as_person(sam).get(page_of(make_exercise(clinic, cora))).status_code == 404


@pytest.mark.parametrize("who", ["pat", "gita", "ada"])
def test_the_library_is_for_clinicians_and_curators(as_person, request, who, shelf):
    assert as_person(request.getfixturevalue(who)).get(URL).status_code == 403


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "heel"}, ["Heel raises"]),
        ({"q": "BALANCE"}, ["Long gone"]),
        ({"q": "lower leg raises"}, ["Heel raises"]),
        ({"kind": "balance"}, ["Long gone"]),
        ({"q": "trunk", "kind": "strength"}, []),
        ({"kind": "no such kind", "q": "heel"}, ["Heel raises"]),
    ],
)
def test_search_by_name_kind_and_region(as_person, cora, shelf, query, found):
    text = text_of(as_person(cora).get(URL, query))
    names = ("Heel raises", "Half written", "Long gone")
    assert [name for name in names if f">{name}</a>" in text] == found
    assert ("No exercise matches" in text) is (not found)


def test_a_search_is_shown_again_as_it_was_typed(as_person, cora, shelf):
    assert 'value="&lt;b&gt;"' in text_of(as_person(cora).get(URL, {"q": "<b>"}))


def test_queries_do_not_grow_with_the_library(as_person, cora, clinic):
    client = as_person(cora)
    counts = []
    for size in (2, 20):
        for n in range(size):
            make_exercise(clinic, cora, f"Move {size}-{n}")
        client.get(URL)
        with CaptureQueriesContext(connection) as queries:
            client.get(URL)
        counts.append(asked(queries))
    assert counts[0] == counts[1] <= 8


def test_a_draft_beside_a_published_version_is_marked_for_curators_only(as_person, cora, clara, clinic, curt):
    shown = make_exercise(clinic, curt)
    make_draft(clinic, cora, "Newer words", exercise=shown.exercise, number=2)
    assert "Draft" in text_of(as_person(cora).get(URL))
    assert "Newer words" in text_of(as_person(cora).get(page_of(shown), {"version": "2"}))
    assert "Newer words" not in text_of(as_person(clara).get(page_of(shown), {"version": "2"}))


def test_the_page_says_tags_in_words_and_links_neighbours(as_person, clara, cora, clinic):
    easy, hard = make_exercise(clinic, cora, "Easy one"), make_exercise(clinic, cora, "Hard one")
    HarderThan.objects.create(easier=easy.exercise, harder=hard.exercise)
    text = text_of(as_person(clara).get(page_of(easy)))
    assert "Weight on the feet" in text
    assert "Harder: <a" in text
    assert "Hard one" in text


def test_a_draft_exercise_is_not_there_for_clinicians(as_person, clara, cora, clinic):
    draft = make_draft(clinic, cora)
    assert as_person(clara).get(page_of(draft)).status_code == 404


PART = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{URL}"}


def test_the_script_gets_the_list_alone_and_the_address_that_shows_it(as_person, cora, shelf):
    answer = as_person(cora).get(URL, {"q": "heel", "kind": "strength", "region": ""}, headers=PART)
    text = text_of(answer)
    assert text.startswith('<span id="found-count" hx-swap-oob="innerHTML">1 exercise</span>')
    assert "<html" not in text and "Heel raises" in text
    assert answer["HX-Replace-Url"] == f"{URL}?q=heel&kind=strength"


def test_somebody_whose_visit_has_ended_is_sent_to_sign_in_and_not_shown_a_form_in_the_list(client, db):
    answer = client.get(URL, headers=PART)
    assert (answer.status_code, answer["HX-Refresh"], answer.content) == (401, "true", b"")


def test_filters_are_links_with_counts_that_take_themselves_away_again(as_person, cora, shelf):
    text = text_of(as_person(cora).get(URL, {"q": "rise", "kind": "balance"}))
    assert f'href="{URL}?q=rise"' in text  # the chosen one
    assert f'href="{URL}?q=rise&amp;kind=strength"' in text
    assert 'name="kind" value="balance" form="search"' in text  # what is typed next is narrowed too


def test_an_empty_result_says_which_filter_to_drop(as_person, cora, shelf):
    text = text_of(as_person(cora).get(URL, {"kind": "balance", "region": "lower leg"}))
    assert "Without “Balance”" in text
    assert "Without “Lower leg”" in text


def test_a_long_library_comes_in_portions(as_person, cora, clinic):
    for n in range(30):
        make_exercise(clinic, cora, f"Move {n:02}")
    client = as_person(cora)
    assert "Show 6 more" in text_of(client.get(URL))
    whole = text_of(client.get(URL, {"shown": "48"}))
    assert "Move 29" in whole and "more</span>" not in whole
    for odd in ("-1", "x", "99999999999", "²"):
        assert client.get(URL, {"shown": odd}).status_code == 200


def test_what_a_condition_rules_out_is_listed_with_the_reason(as_person, clara, shelf):
    text = text_of(as_person(clara).get(URL, {"condition": "active_foot_ulcer"}))
    assert "Left out for this condition: 1" in text
    assert "Open skin: no weight-bearing until healed." in text
