"""Every reason has a sentence, and every sentence can be said."""

import re

import pytest

from rehab.media.rules.unfit import Unfit
from rehab.media.words import WORDS, sentence, size_words
from tools.setup import ROOT

FACTS = {
    "width": 1,
    "height": 2,
    "size": "3 MB",
    "most": "2 MB",
    "brand": "x",
    "codec": "y",
    "line": 4,
    "at": "5",
    "end": "6",
}
SOURCES = "".join(path.read_text() for path in (ROOT / "rehab" / "media").rglob("*.py"))


def test_every_reason_has_a_sentence():
    given = set(re.findall(r'Unfit\(\s*"(\w+)"', SOURCES)) | set(
        re.findall(r'_check_bytes\("(\w+)"', SOURCES)
    )
    kinds = set(re.findall(r'b"[^"]*", "(\w+)"\)', SOURCES)) - {"JPEG", "PNG", "webm"}
    assert (given | kinds | {"svg", "html", "unknown", "empty", "heic", "avi"}) - set(WORDS) == set()


@pytest.mark.parametrize("reason", WORDS)
def test_a_sentence_says_what_is_wrong_and_blames_nobody(reason):
    said = sentence(Unfit(reason, **FACTS))
    assert "%(" not in said
    assert not re.search(r"\b(fail|invalid|error|illegal|recommend|just)", said, re.IGNORECASE)


@pytest.mark.parametrize(
    ("count", "words"), [(12, "1 kB"), (340_000, "340 kB"), (2_500_000, "2.5 MB"), (3e9, "3.0 GB")]
)
def test_sizes_as_people_read_them(count, words):
    assert size_words(count) == words
