"""The page about measures says what the code says. Run as a module, this file writes its table."""

from pathlib import Path

from patients.measures.instrument import Instrument, Mark, Threshold
from patients.measures.registry import INSTRUMENTS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "clinical" / "measures.md"
START, END = "<!-- table -->\n", "<!-- end of table -->"
MARKS = {
    Mark.PUBLISHED: "",
    Mark.FROM_MEMORY: " [mem]",
    Mark.DESIGN: " [design]",
    Mark.DERIVED: " (worked out)",
}


def threshold(one: Threshold | None) -> str:
    if one is None:
        return "–"
    band = " and another band" if one.with_band else ""
    return f"{one.value:g}{band}{MARKS[one.mark]}"


def bands(one: Instrument) -> str:
    words = "; ".join(f"{band.start:g} {band.words}" for band in one.bands)
    return f"{words}{MARKS[one.bands_mark]}" if words else "–"


def line(one: Instrument) -> str:
    codes = " / ".join(filter(None, (one.loinc_panel, one.loinc))) or "–"
    cells = [one.key, one.scale, one.missing, bands(one), threshold(one.mdc), threshold(one.mcid)]
    return "| " + " | ".join([*cells, one.licence.decision, codes]) + " |"


def table() -> str:
    head = "| Key | Scale | When answers are missing | Bands from | MDC | MCID | Licence | LOINC |\n"
    rule = "|" + "---|" * 8 + "\n"
    return head + rule + "".join(f"{line(one)}\n" for one in INSTRUMENTS.values())


def test_the_pages_table_is_the_codes() -> None:
    assert PAGE.read_text().partition(START)[2].partition(END)[0] == table()


if __name__ == "__main__":
    text = PAGE.read_text()
    PAGE.write_text(text.partition(START)[0] + START + table() + END + text.partition(END)[2])
