"""Paper, file names, footers and codes of handouts."""

from datetime import date

import pytest

from programs.handouts import pango
from programs.handouts.document import css_text, file_name
from programs.handouts.paper import usual_paper
from programs.handouts.qr import qr_svg
from rehab.accounts.models import Clinic


@pytest.mark.parametrize(
    ("locale", "zone", "paper"),
    [
        ("en", "Europe/Madrid", "a4"),
        ("en", "America/New_York", "letter"),
        ("es", "America/Mexico_City", "letter"),
        ("es", "America/Argentina/Buenos_Aires", "a4"),
        ("en-US", "UTC", "letter"),
        ("en-GB", "America/New_York", "a4"),
        ("en", "UTC", "a4"),
    ],
)
def test_a_clinic_prints_on_the_paper_of_its_country(locale, zone, paper):
    assert usual_paper(Clinic(locale=locale, time_zone=zone)) == paper


def test_a_file_is_called_after_the_thing_and_the_day():
    assert file_name("Heel raise, two legs", date(2026, 5, 12)) == "heel-raise-two-legs-2026-05-12.pdf"


def test_a_title_in_another_script_still_gives_a_name():
    assert file_name("ألم", date(2026, 5, 12)) == "handout-2026-05-12.pdf"


@pytest.mark.parametrize(
    "text", ['a"; } @import url(http://evil.example); {', "back\\slash", "two\nlines", "</style>"]
)
def test_no_text_breaks_out_of_the_footer(text):
    said = css_text(text)
    assert said[0] == said[-1] == '"'
    assert not set(said[1:-1]) & set('"\n;{}@/<>():')


def test_a_code_is_a_square_with_a_quiet_edge():
    drawn = qr_svg("http://127.0.0.1:8000/program/")
    assert 'viewBox="0 0 ' in drawn and "M4 4h1v1h-1z" in drawn and "M3 3h1v1h-1z" not in drawn


def test_another_address_is_another_code():
    assert qr_svg("http://127.0.0.1:8000/program/") != qr_svg("http://127.0.0.1:8000/today/")


def test_without_the_systems_text_library_handouts_are_off(monkeypatch):
    monkeypatch.setattr(pango, "NEEDED", (("libno-such-thing.so.0",),))
    pango.is_here.cache_clear()
    try:
        assert not pango.is_here()
    finally:
        pango.is_here.cache_clear()
