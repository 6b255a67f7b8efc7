"""How the parts are drawn: what is heard, what is escaped, what stands when something is missing."""

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.urls import path
from django.utils import timezone

from rehab.web import icons
from rehab.web.views import accessibility

EVIL = '<script>alert("x")</script>'
urlpatterns = [path("accessibility/", accessibility, name="accessibility")]


def draw(source: str, **context: object) -> str:
    return engines["django"].from_string("{% load steady %}" + source).render(context)


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


PARTS = [
    "{% button words %}",
    "{% button words disabled_reason=words %}",
    "{% link_button words '#' %}",
    "{% page_header words lead=words eyebrow=words back_url='#' back=words %}{% endpage_header %}",
    "{% card words lead=words %}{{ words }}{% endcard %}",
    "{% notice 'info' title=words %}{{ words }}{% endnotice %}",
    "{% details words %}{{ words }}{% enddetails %}",
    "{% stat words 1 unit=words sentence=words trend=words %}",
    "{% badge words %}",
    "{% state 'done' words %}",
    "{% state words %}",
    "{% chip words %}",
    "{% chip words url='#' %}",
    "{% person words role=words detail=words %}",
    "{% relative_date None empty=words %}",
    "{% empty_state words words action=words url='#' %}",
    "{% table columns rows caption=words %}",
    "{% data_table words %}{% enddata_table %}",
    "{% definition_list rows %}",
    "{% steps columns %}",
    "{% progress_steps columns 1 %}",
    "{% timeline events %}",
    "{% tabs rows label=words %}",
    "{% pagination previous_url='#' label=words %}",
    "{% chart 'c' figure words columns rows title=words %}",
    "{% chart 'c' None words empty=words %}",
    "{% confirm title=words action='#' yes=words no_url='#' %}{{ words }}{% endconfirm %}",
    "{% pain_scale 'pain' words help=words error=words low=words high=words skip=words %}",
    "{% choice_row 'mood' words rows help=words error=words %}",
    "{% minutes 'walk' words value=words help=words error=words unit=words %}",
    "{% weekday_picker 'days' words help=words error=words %}",
]


@pytest.mark.parametrize("source", PARTS)
def test_what_a_person_typed_is_escaped_in_every_part(source: Any) -> None:
    figure = {"data": [{"name": EVIL}], "layout": {}}
    events = [{"when": date(2026, 5, 1), "title": EVIL, "text": EVIL, "who": EVIL}]
    html = draw(source, words=EVIL, columns=[EVIL, EVIL], rows=[[EVIL, EVIL]], events=events, figure=figure)
    assert "alert(" in html
    assert "<script>alert" not in html


@pytest.mark.parametrize("source", PARTS)
def test_no_part_needs_an_inline_script_or_style(source: Any) -> None:
    events = [{"when": date(2026, 5, 1), "title": "a"}]
    html = draw(source, words="a", columns=["a", "b"], rows=[["a", "b"]], events=events, figure={"data": [1]})
    assert not re.search(r"\son\w+=|style=|<style|javascript:", html)
    inline = re.findall(r"<script(?![^>]*(?:src=|application/json))", html)
    assert inline == []


def test_a_body_keeps_its_markup() -> None:
    assert "<b>bold</b>" in draw("{% card 'Title' %}<b>bold</b>{% endcard %}")


def test_a_refused_button_says_why_and_cannot_be_pressed() -> None:
    html = draw("{% button 'Publish program' disabled_reason='Two activities have no baseline.' %}")
    assert "disabled" in html
    assert "Two activities have no baseline." in text_of(html)
    assert "disabled" not in draw("{% button 'Publish program' %}")


def test_a_button_carries_its_name_and_value() -> None:
    html = draw("{% button 'Accept' name='decision' value='accept' form='f' id='b' type='submit' %}")
    for part in ('name="decision" value="accept"', 'form="f"', 'id="b"', 'type="submit"'):
        assert part in html


def test_icons_are_silent_and_known() -> None:
    html = draw("{% icon 'sun' %}")
    assert 'aria-hidden="true"' in html
    assert "<path" in html


def test_an_unknown_icon_is_named_while_developing_and_left_out_otherwise(settings: Any) -> None:
    settings.DEBUG = True
    with pytest.raises(icons.UnknownIcon, match="tools/icons.txt"):
        icons.icon_svg("no-such-icon")
    settings.DEBUG = False
    assert icons.icon_svg("no-such-icon") == ""


def test_a_missing_number_is_not_logged_rather_than_zero() -> None:
    assert "Not logged" in draw("{% stat 'Sleep' None %}")
    html = draw("{% stat 'Walks' 0 %}")
    assert "Not logged" not in html
    assert '<span class="stat-number">0</span>' in html


def test_a_date_has_its_full_form_for_those_who_hover_and_those_who_listen() -> None:
    day = timezone.localdate() - timedelta(days=3)
    html = draw("{% relative_date day %}", day=day)
    assert f'datetime="{day.isoformat()}"' in html
    assert html.count(str(day.year)) >= 3
    assert text_of(html).startswith("3 days ago")


def test_the_quick_words_for_a_date_have_no_markup() -> None:
    assert draw("{{ day|ago }}", day=timezone.localdate()) == "today"
    assert draw("{{ day|ago }}", day=None) == ""


def test_a_table_has_a_caption_headings_and_units() -> None:
    html = draw(
        "{% table columns rows caption='Activities' %}",
        columns=["Activity", {"label": "Now", "unit": "min"}],
        rows=[["Walking", 18], ["Reading", None]],
    )
    assert "<caption" in html
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 2
    assert text_of(html).endswith("Activity Now min Walking 18 Reading –")


def test_a_page_has_previous_and_next_only_where_there_are_some() -> None:
    pages = Paginator(range(30), 10)
    assert "page=2" in draw("{% pagination page query='status=open' %}", page=pages.page(1))
    assert "Previous" not in draw("{% pagination page %}", page=pages.page(1))
    assert "Next" not in draw("{% pagination page %}", page=pages.page(3))
    assert draw("{% pagination page %}", page=Paginator([1], 10).page(1)).strip() == ""


def test_the_tab_of_this_page_is_marked() -> None:
    html = draw(
        "{% tabs items label='Patient' %}",
        items=[("A", "/a/"), ("B", "/b/", 0)],
        request=RequestFactory().get("/b/"),
    )
    assert html.count('aria-current="page"') == 1
    assert html.index("/b/") < html.index("aria-current")


def test_a_step_that_is_done_says_so() -> None:
    assert "Goals , done" in text_of(draw("{% progress_steps names 2 %}", names=["Goals", "Check"]))


@pytest.mark.parametrize("figure", [None, {}, {"data": []}])
def test_a_chart_without_data_says_so_and_loads_nothing(figure: Any) -> None:
    html = draw("{% chart 'sleep' figure 'No sleep is logged.' %}", figure=figure)
    assert "No sleep is logged." in html
    assert "script" not in html


def test_a_chart_has_a_sentence_and_a_table_with_the_same_numbers() -> None:
    html = draw(
        "{% chart 'walk' figure 'You walked more.' columns rows %}",
        figure={"data": [{"y": [1, None]}], "layout": {}},
        columns=["Day", {"label": "Walked", "unit": "min"}],
        rows=[[date(2026, 5, 1), 12]],
    )
    (data,) = re.findall(r'<script id="walk-figure"[^>]*>(.*?)</script>', html)
    figure = json.loads(data)
    assert figure["data"][0]["y"] == [1, None]
    assert 'aria-labelledby="walk-sentence"' in html
    assert '<td class="num">12</td>' in html


def test_a_confirm_page_posts_with_its_token_and_offers_a_way_back() -> None:
    html = draw(
        "{% confirm title='End?' action='/end/' yes='End' no_url='/back/' danger=True %}x{% endconfirm %}",
        csrf_token="t0k",
    )
    for part in ('value="t0k"', 'method="post"', 'href="/back/"', "button-danger"):
        assert part in html


def test_a_scale_is_eleven_unset_radio_buttons_with_words_at_the_ends() -> None:
    html = draw("{% pain_scale 'pain' 'Pain now' skip='Not today' %}")
    assert html.count('type="radio"') == 12
    assert " checked" not in html
    assert "0 , No pain" in text_of(html)
    assert 'value="skip"' in html


def test_quick_minutes_stay_hidden_until_a_script_can_fill_them() -> None:
    assert re.search(r'data-fill-target="id_walk" hidden', draw("{% minutes 'walk' 'Walking' %}"))


@pytest.mark.parametrize("layout", ["clinic", "portal", "library", "plain", "print"])
@pytest.mark.urls(__name__)
def test_a_layout_stands_without_a_request_or_a_reader(layout: Any) -> None:
    html = engines["django"].get_template(f"_layouts/{layout}.html").render({})
    assert '<meta name="robots" content="noindex">' in html
    assert 'href="#content"' in html
    assert "data-reader" not in html


@pytest.mark.parametrize("code", [400, 403, 404, 500, 503])
@pytest.mark.urls(__name__)
def test_an_error_page_needs_neither_request_nor_database(code: Any) -> None:
    html = engines["django"].get_template(f"web/{code}.html").render({})
    assert html.count("<h1>") == 1
    assert "data-nothing-saved" in html


@pytest.mark.urls(__name__)
def test_a_refusal_is_shown_in_its_own_words() -> None:
    html = engines["django"].get_template("web/403.html").render({"why": "This page is for curators."})
    assert "This page is for curators." in html
