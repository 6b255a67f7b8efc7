"""How wide words are, and where a label breaks, so that no label leaves its picture."""

# Shares of the type size, rounded up from Atkinson Hyperlegible Next; everything else counts as one wide letter.
WIDTHS = (
    (0.0, "\u2067\u2069"),
    (0.3, " '.,:;`j|il!()\""),
    (0.37, "ftr[]{}-_/I\\1"),
    (0.5, "yvzs*?cxkJ7"),
    (0.6, "aLeuo2<>Fhn~TdgEYbpq359$PSVfáéíóúñü"),
    (0.65, "468BRZ+AKX0C#="),
    (0.75, "DGHNUOQw&"),
    (0.92, "mMW%@"),
)
WIDTH_OF = {letter: width for width, letters in WIDTHS for letter in letters}
OTHER = 0.62
BOLDER = 1.06
LINE_HEIGHT = 1.22
SMALLEST = 14.0


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide one line of text is."""
    return sum(WIDTH_OF.get(letter, OTHER) for letter in text) * size * (BOLDER if bold else 1)


def wrap(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Return the lines of a text, broken at its spaces. A word that is too wide keeps a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def fit(text: str, size: float, width: float, most: int, *, bold: bool = False) -> tuple[float, list[str]]:
    """Return the type size and lines that need at most so many lines, or else the smallest size."""
    while True:
        lines = wrap(text, size, width, bold=bold)
        fits = len(lines) <= most and all(text_width(line, size, bold=bold) <= width for line in lines)
        if fits or size <= SMALLEST:
            return size, balanced(text, size, width, bold=bold)
        size -= 0.5


def balanced(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Return the same number of lines, as even as they can be, so that no word is left alone at the end."""
    lines = wrap(text, size, width, bold=bold)
    while True:
        width -= size / 4
        narrower = wrap(text, size, width, bold=bold)
        if len(narrower) > len(lines) or any(text_width(line, size, bold=bold) > width for line in narrower):
            return lines
        lines = narrower
