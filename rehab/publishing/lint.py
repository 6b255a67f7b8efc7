"""What to mend in a text before patients read it. Plain Python: lines in, findings out, each with its place."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from rehab.publishing.kind_words import unkind_phrases
from rehab.publishing.reading import AIM, MOST, reading_ease, sentences, word_count

LONG_SENTENCE: Final = 20
TOO_LONG_SENTENCE: Final = 30
FEW_WORDS: Final = 30  # below this a grade says more about one word than about the text


@dataclass(frozen=True)
class Line:
    """One text with the place where it stands."""

    place: str
    text: str


@dataclass(frozen=True)
class Picture:
    """A picture or video. `captions` is whether a video has captions and a transcript; None for a picture.

    `key` and `name` say which one it is, for a comparison.
    """

    place: str
    alt: str
    caption: str = ""
    captions: bool | None = None
    key: str = ""
    name: str = ""


@dataclass(frozen=True)
class Piece:
    """What the lint reads. `prose` is graded; `labels` are only read for phrases. `takeaway` None: not asked for."""

    prose: tuple[Line, ...]
    language: str = "en"
    labels: tuple[Line, ...] = ()
    sources: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    takeaway: str | None = None
    takeaway_place: str = ""


@dataclass(frozen=True)
class Finding:
    """Where, what, and what to do about it. An error has to be mended before the review."""

    place: str
    what: str
    mend: str
    is_error: bool = field(default=False)

    def __str__(self) -> str:
        return f"{self.place}: {self.what} {self.mend}"


def lint(piece: Piece) -> list[Finding]:
    """Everything there is to mend, what has to be mended first."""
    found = [
        *_phrases(piece),
        *_takeaway(piece),
        *_sources(piece),
        *_pictures(piece.pictures),
        *_grade(piece),
        *_sentences(piece.prose),
    ]
    return sorted(found, key=lambda one: not one.is_error)


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Those that stop a text."""
    return [one for one in findings if one.is_error]


def _phrases(piece: Piece) -> list[Finding]:
    what = _("“%s” can hurt people who live with pain.")
    mend = _("Please say it in another way.")
    return [
        Finding(line.place, what % phrase, mend, is_error=True)
        for line in (*piece.labels, *piece.prose)
        for phrase in unkind_phrases([line.text], piece.language)
    ]


def _takeaway(piece: Piece) -> list[Finding]:
    if piece.takeaway is None or piece.takeaway.strip():
        return []
    mend = _("Write one small thing to do.")
    return [Finding(piece.takeaway_place, _("There is no takeaway."), mend, is_error=True)]


def _sources(piece: Piece) -> list[Finding]:
    if any(source.strip() for source in piece.sources):
        return []
    mend = _("Name where this comes from, or write “Practice of our clinic”.")
    return [Finding(_("Sources"), _("No source is given."), mend, is_error=True)]


def _pictures(pictures: Iterable[Picture]) -> list[Finding]:
    found = []
    for picture in pictures:
        if not picture.alt.strip():
            mend = _("Say in one sentence what it shows.")
            found.append(Finding(picture.place, _("The picture has no description."), mend, is_error=True))
        if picture.captions is False:
            mend = _("Add a captions file and a transcript.")
            found.append(Finding(picture.place, _("The video has no captions."), mend, is_error=True))
        if not picture.caption.strip():
            mend = _("Write a short line to stand under it.")
            found.append(Finding(picture.place, _("The picture has no caption."), mend))
    return found


def _grade(piece: Piece) -> list[Finding]:
    """The whole text: at most grade 8, better grade 6."""
    texts = [line.text for line in piece.prose]
    if sum(word_count(text) for text in texts) < FEW_WORDS:
        return []
    ease = reading_ease(texts, piece.language)
    if ease.grade is None or ease.grade <= AIM:
        return []
    what = _("It reads at grade %(grade)s (%(formula)s).") % {
        "grade": f"{ease.grade:g}",
        "formula": ease.formula,
    }
    mend = _("Use shorter sentences and shorter words: grade 6 is the aim, 8 the most.")
    return [Finding(_("The whole text"), what, mend, is_error=ease.grade > MOST)]


def _sentences(lines: Iterable[Line]) -> list[Finding]:
    found = []
    for line in lines:
        longest = max((word_count(one) for one in sentences(line.text)), default=0)
        if longest > LONG_SENTENCE:
            what = _("One sentence has %d words.") % longest
            mend = _("Make two of it: up to %d words are easy to follow.") % LONG_SENTENCE
            found.append(Finding(line.place, what, mend, is_error=longest > TOO_LONG_SENTENCE))
    return found
