"""Words in other languages: gathered from the sources, checked against the promise, compiled."""

import fnmatch
from gettext import GNUTranslations
from pathlib import Path

import pytest

from tools.words import catalogue, compiled
from tools.words.check import wrong
from tools.words.promise import ROOT, Promise, promises
from tools.words.sources import files, in_file
from tools.words.unmarked import in_python, in_template
from tools.words.update import updated

TEMPLATE = """
  {% load i18n %}
    <h1 title="{% translate "Your day" %}">{% translate 'Today' context 'heading' %}</h1>
      {% blocktranslate count n=days %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}
  {% comment %}Not said.{% endcomment %}
"""
PYTHON = '''
"""Says things."""
WORDS = gettext_noop("Go " "now")
def say(words, n):
    """Documentation is not said."""
    style = f'{quoted(_("Page"))} {n}'
    words.ngettext("%(n)d step", "%(n)d steps", n)
    raise ValueError("Nobody reads this one")
'''


def keys(text: str, source: str) -> list[tuple[str, str, str]]:
    return [(one.context, one.text, one.plural) for one in in_file(text, source)]


def test_strings_are_found_in_templates_and_python() -> None:
    assert sorted(keys(TEMPLATE, "page.html")) == [
        ("", "%(n)s day", "%(n)s days"),
        ("", "Your day", ""),
        ("heading", "Today", ""),
    ]
    assert sorted(keys(PYTHON, "say.py")) == [
        ("", "%(n)d step", "%(n)d steps"),
        ("", "Go now", ""),
        ("", "Page", ""),
    ]


def catalogue_of(folder: Path, po: str, *sources: tuple[str, str]):
    """The Spanish catalogue of these (file name, text) after an update, from a kept one."""
    promise = Promise("es", ("*",), locale=folder)
    promise.path.parent.mkdir(parents=True, exist_ok=True)
    promise.path.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + po)
    found = {}
    for name, text in sources:
        for one in in_file(text, name):
            one.sources.add(name)
            found[one.key] = one
    return promise, updated(promise, found)


def test_an_update_keeps_what_is_translated_and_drops_what_left(tmp_path: Path) -> None:
    po = 'msgid "Stay"\nmsgstr "Queda"\n\nmsgid "Gone"\nmsgstr "Fuera"\n'
    promise, fresh = catalogue_of(tmp_path, po, ("a.py", '_("Stay"); _("New")'))
    assert {message.id: message.string for message in catalogue.without_head(fresh)} == {
        "Stay": "Queda",
        "New": "",
    }
    text = catalogue.text_of(fresh, "es")
    assert "#: a.py\n" in text
    assert "No native speaker" in text
    promise.path.write_text(text)
    assert catalogue.text_of(catalogue.read(promise.path, "es"), "es") == text


@pytest.mark.parametrize(
    ("source", "po", "said"),
    [
        ('_("Go on")', 'msgid "Go on"\nmsgstr ""', "is not translated"),
        ('_("Go on")', '#, fuzzy\nmsgid "Go on"\nmsgstr "Sigue"', "fuzzy"),
        ('_("Go on")', 'msgid "Go on"\nmsgstr "Go on"', "in English"),
        ('_("Go %(n)s")', 'msgid "Go %(n)s"\nmsgstr "Sigue %(m)s"', "needs %(n)s"),
        ('_("Call {number}")', 'msgid "Call {number}"\nmsgstr "Llama"', "needs {number}"),
        (
            'ngettext("%(n)d day", "%(n)d days", n)',
            'msgid "%(n)d day"\nmsgid_plural "%(n)d days"\nmsgstr[0] "%(n)d día"\nmsgstr[1] "días"',
            "needs %(n)d",
        ),
        (
            'ngettext("%(n)d day", "%(n)d days", n)',
            'msgid "%(n)d day"\nmsgid_plural "%(n)d days"\nmsgstr[0] "un día"\nmsgstr[1] "%(n)d días"',
            "",
        ),
        ('_("PDF %(n)s")', 'msgid "PDF %(n)s"\nmsgstr "PDF n.º %(n)s"', ""),
    ],
)
def test_the_check_says_what_is_wrong(tmp_path: Path, source: str, po: str, said: str) -> None:
    promise, fresh = catalogue_of(tmp_path, po + "\n", ("a.py", source))
    [message] = catalogue.without_head(fresh)
    found = " ".join(wrong(message, promise))
    assert said in found if said else not found


def test_words_that_nobody_marked_are_found() -> None:
    page = '<p class="x">Hello {{ you }}</p>{% block body_class %}wide{% endblock %}<img alt="A foot"> · 10'
    assert [words for _line, words in in_template(page)] == ["Hello ·", "A foot"]
    assert in_template(TEMPLATE) == []
    assert in_python(PYTHON) == []
    assert in_python('say("Go to bed"); path = "M 0 1 L 2 3"; say(_("Marked it is"))') == [(1, "Go to bed")]


def test_only_whole_translations_are_compiled(tmp_path: Path) -> None:
    po = 'msgid "Stay"\nmsgstr "Queda"\n\n#, fuzzy\nmsgid "Go"\nmsgstr "Va"\n\nmsgid "Come"\nmsgstr ""\n'
    promise, fresh = catalogue_of(tmp_path, po, ("a.py", '_("Stay"); _("Go"); _("Come")'))
    catalogue.write(fresh, promise.path, "es")
    assert compiled.compile_all(tmp_path) == "compiled: es"
    assert compiled.compile_all(tmp_path) == "there already"
    with promise.path.with_suffix(".mo").open("rb") as file:
        told = GNUTranslations(file)
    assert [told.gettext(words) for words in ("Stay", "Go", "Come")] == ["Queda", "Go", "Come"]


def test_every_promise_names_sources_that_exist() -> None:
    there = [path.relative_to(ROOT).as_posix() for path in files()]
    for promise in promises():
        for pattern in promise.sources:
            assert fnmatch.filter(there, pattern.removeprefix("!")), pattern


def test_the_last_pattern_that_fits_decides() -> None:
    promise = Promise("es", ("*", "!rooms/clinic/*", "rooms/clinic/door.py"))
    assert promise.covers("rooms/portal/a.py")
    assert not promise.covers("rooms/clinic/a.py")
    assert promise.covers("rooms/clinic/door.py")
