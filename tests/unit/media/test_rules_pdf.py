"""A PDF is taken when it is whole and names nothing that acts."""

import pytest

from rehab.media.rules.pdf import ACTIVE, check_pdf
from rehab.media.rules.unfit import Unfit

PLAIN = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def why(data: bytes) -> str:
    with pytest.raises(Unfit) as no:
        check_pdf(data)
    return no.value.reason


def test_a_plain_one_is_taken() -> None:
    check_pdf(PLAIN)
    check_pdf(PLAIN.replace(b"1.7", b"2.0"))


def test_what_is_cut_off_or_only_says_that_it_is_one_is_not() -> None:
    assert why(PLAIN[:-7]) == "broken"
    assert why(b"%PDF\n" + PLAIN) == "broken"
    assert why(PLAIN + b"<script>" + b" " * 4000) == "broken"


def test_what_acts_is_not_taken_and_a_longer_name_is_no_such_name() -> None:
    for name in ACTIVE:
        for end in (b" ", b"(", b"/", b"<", b">", b"\n"):
            assert why(PLAIN.replace(b"/Catalog", b"/Catalog" + name + end + b"x")) == "pdf_active"
    check_pdf(PLAIN.replace(b"/Catalog", b"/Catalog/JSomething 1 /Launched 2"))
    assert why(PLAIN.replace(b"/Catalog", b"/Catalog/JSx 1/JS 2")) == "pdf_active"
