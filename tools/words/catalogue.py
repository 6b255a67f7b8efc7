"""Reading and writing catalogues: references by file alone and in a stable order, so that a diff shows words."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

HEADER: Final = """\
# {name} ({language}) words of Steady's interface.
# No native speaker has reviewed them yet; docs/languages.md says how that is done.
msgid ""
msgstr ""
"Project-Id-Version: Steady\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def read(path: Path, language: str) -> Catalog:
    """The catalogue as it is kept; an empty one when there is none. Raises PoFileError on a broken file."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def write(catalogue: Catalog, path: Path, language: str) -> None:
    """Write it as `text_of` says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text_of(catalogue, language), "utf-8")


def text_of(catalogue: Catalog, language: str) -> str:
    """The catalogue as a file; no dates and no line numbers, as they would differ on every run."""
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, ignore_obsolete=True, include_lineno=False)
    name = Locale.parse(language).english_name
    header = HEADER.format(name=name, language=language, plurals=catalogue.plural_forms)
    return header + body.getvalue().decode().lstrip("\n")


def strings(message: Any) -> list[str]:
    """The translations of one message: one, or one for each plural form."""
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string]


def is_told(message: Any) -> bool:
    """Whether every form of the message is translated."""
    return all(strings(message))


def without_head(catalogue: Catalog) -> Iterable[Any]:
    """The messages without the header, which Babel counts as one of them."""
    return (message for message in catalogue if message.id)
