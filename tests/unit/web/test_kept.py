"""What is drawn once for many pages never shows one reader what was drawn for another."""

from typing import Any
from uuid import UUID

import pytest
from django.template import TemplateSyntaxError, engines
from django.urls import NoReverseMatch
from django.utils.safestring import mark_safe
from django.utils.translation import override

from rehab.web.navigation import Link
from rehab.web.templatetags.steady import button, link_button
from rehab.web.templatetags.steady_frame import nav_entries

urlpatterns: list[object] = []  # a site without any address


def template(text: str):  # type: ignore[no-untyped-def]
    return engines["django"].from_string("{% load i18n static steady %}" + text)


def test_a_kept_part_is_told_in_the_language_of_each_page() -> None:
    made = template('{% once %}<p>{% translate "Sign out" %}</p>{% endonce %}')
    told = []
    for language in ("en", "es", "en", "es"):
        with override(language):
            told.append(made.render())
    assert told == ["<p>Sign out</p>", "<p>Cerrar sesión</p>"] * 2


def test_an_address_without_arguments_is_found_once_and_kept_with_its_urlconf(settings: Any) -> None:
    made = template('{% url "patients:settings" %} {% url "no:such" as none %}[{{ none }}]{% url "home" %}')
    with_argument = template('{% url "programs:overview" pk %}')
    assert [made.render() for _ in range(2)] == ["/settings/ []/"] * 2
    for pk in (UUID(int=1), UUID(int=2)):
        assert with_argument.render({"pk": pk}) == f"/patients/{pk}/"
    settings.ROOT_URLCONF = __name__
    with pytest.raises(NoReverseMatch):
        made.render()


def test_kept_markup_loses_the_indentation_of_its_template_and_no_word() -> None:
    made = template('{% once %}<p>\n    {% translate "Sign out" %}\n\n  </p>{% endonce %}')
    assert made.render() == "<p>\nSign out\n</p>"


@pytest.mark.parametrize(
    "body",
    [
        "{{ user }}",
        "{% csrf_token %}",
        "{% if user %}x{% endif %}",
        '{% url "patients:overview" pk %}',
        "{% translate name %}",
        "{% icon name %}",
        '{% translate "Save" as words %}',
        '{% include "_components/sign_out.html" %}',
    ],
)
def test_a_kept_part_that_could_differ_from_page_to_page_is_refused(body: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="from page to page"):
        template("{% once %}" + body + "{% endonce %}")


def test_text_that_looks_like_kept_markup_is_still_text() -> None:
    drawn = mark_safe("<b>Save</b>")
    assert "<b>Save</b>" in button(drawn)
    assert "<b>" not in button("<b>Save</b>")
    assert "<b>Save</b>" in button(drawn)


def test_buttons_that_differ_in_one_thing_are_drawn_apart() -> None:
    assert 'href="/a/"' in link_button("Open", "/a/")
    assert 'href="/b/"' in link_button("Open", "/b/")
    assert 'value="1"' in button("Open", name="n", value=1)
    assert 'value="True"' in button("Open", name="n", value=True)


def test_a_menu_marks_the_page_of_each_reader_and_what_waits_for_them() -> None:
    here, waits = Link("/a/", "A", "sun", here=True), Link("/b/", "B", "sun", here=False, waiting=3)
    assert nav_entries([here]).count('aria-current="page"') == 1
    assert "nav-count" in nav_entries([waits])
    assert "nav-count" not in nav_entries([Link("/b/", "B", "sun", here=False)])
