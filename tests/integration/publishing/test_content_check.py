"""`manage.py content check`: every published text with what there is to mend in it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from programs.management.commands import content
from rehab.publishing.told import texts_of
from tests.integration.programs.library import make_draft
from tests.integration.programs.plans import make_exercise


def run(*args):
    """What it prints, and the error it ends with."""
    out = StringIO()
    try:
        call_command("content", "check", *args, stdout=out)
    except CommandError as error:
        return out.getvalue(), str(error)
    return out.getvalue(), ""


def test_nothing_published_is_said(db):
    assert run() == ("Nothing is published yet.\n", "")


def test_a_published_text_without_findings_is_printed_with_its_grade(clinic, curt):
    made = make_exercise(clinic, curt, sources=["Practice of our clinic"])
    said, error = run()
    assert f"{made.exercise.external_id}        en  grade" in said
    assert "en: 1 texts, median grade" in said
    assert error == ""


def test_findings_are_printed_under_it_and_end_with_an_error(clinic, curt):
    make_exercise(clinic, curt, cues=["No pain no gain."], sources=[])
    said, error = run()
    assert "    Cues 1: “no pain no gain” can hurt people" in said
    assert "    Sources: No source is given." in said
    assert error == "2 findings to mend."


def test_drafts_are_not_checked(clinic, cora):
    make_draft(clinic, cora, sources=[])
    assert "Nothing is published yet." in run()[0]


def test_what_patients_read_in_another_language_is_checked_too(clinic, curt, cora):
    made = make_exercise(clinic, curt, sources=["Practice of our clinic"])
    words = dict.fromkeys(texts_of(content.EXERCISES, made), "Es psicosomático.")
    made.translations.create(language="es", words=words, reviewed_on="2026-01-02", reviewer=cora)
    said, error = run()
    assert "es  grade" in said
    assert "“psicosomátic”" in said
    assert "findings" in error


def test_starter_content_needs_no_clinic(monkeypatch):
    monkeypatch.setattr(content, "STARTER", content.STARTER[:1])
    said, error = run("--starter")
    assert error == ""
    assert "E01" in said and "MB01" in said


def test_a_starter_translation_that_lacks_a_part_is_a_finding(monkeypatch):
    shelf, items, words, _none = content.STARTER[0]
    here = {"es": {"E01": {"name": "Caminar"}}}
    monkeypatch.setattr(content, "STARTER", ((shelf, items[:1], words, here),))
    said, error = run("--starter")
    assert "Give every field the same parts as the English." in said
    assert error == "1 findings to mend."


@pytest.mark.parametrize("args", [(), ("weigh",)])
def test_it_says_what_it_can_do(args):
    with pytest.raises(CommandError):
        call_command("content", *args)
