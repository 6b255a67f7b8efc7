"""The tokens keep their promises: contrast, one dark theme, icons that exist, no inline code."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.tables import every

ROOT = Path(settings.BASE_DIR)
CSS = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def block(pattern: str) -> dict[str, str]:
    """The custom properties of the first block after a selector that defines colours."""
    for found in re.finditer(pattern + r"\s*\{([^}]*)\}", CSS):
        pairs = re.findall(r"--([\w-]+):\s*([^;]+);", found[1])
        if "paper" in dict(pairs):
            return dict(pairs)
    raise AssertionError(pattern)


LIGHT = block(r"\[data-bs-theme\]")
DARK = block(r'\[data-bs-theme="dark"\]')
AUTO = block(r'\[data-bs-theme="auto"\]')
THEMES = {"light": LIGHT, "dark": DARK}


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two #rrggbb colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


GROUNDS = ("paper", "surface", "sunk")
WORDS = [
    (word, ground)
    for word in ("ink", "ink-soft", "action", "pain", "attention", "safety", "good")
    for ground in GROUNDS
]
ON_COLOUR = [
    ("on-action", "action"),
    ("on-action", "action-strong"),
    ("on-safety", "safety"),
    ("on-safety", "safety-strong"),
    ("action-strong", "action-wash"),
    *[(tone, f"{tone}-wash") for tone in ("action", "good", "pain", "attention", "safety")],
    *[("ink", f"{tone}-wash") for tone in ("action", "good", "pain", "attention", "safety")],
    ("ink-soft", "action-wash"),
]


@every("theme", rows=THEMES)
@every("word", "ground", rows=WORDS + ON_COLOUR)
def test_words_can_be_read(theme: Any, word: Any, ground: Any) -> None:
    assert contrast(THEMES[theme][word], THEMES[theme][ground]) >= 4.5


MORE = {
    "light": LIGHT | block(r'\[data-bs-theme\]\[data-contrast="more"\]'),
    "dark": DARK | block(r'\[data-bs-theme="dark"\]\[data-contrast="more"\]'),
}


@every("theme", rows=MORE)
@every("word", "ground", rows=WORDS + ON_COLOUR)
def test_who_asks_for_more_contrast_gets_seven_to_one(theme: Any, word: Any, ground: Any) -> None:
    assert contrast(MORE[theme][word], MORE[theme][ground]) >= 7


@every("theme", rows=MORE)
@every("shape", rows=["line", "line-strong", "focus"])
@every("ground", rows=GROUNDS)
def test_who_asks_for_more_contrast_sees_every_line(theme: Any, shape: Any, ground: Any) -> None:
    assert contrast(MORE[theme][shape], MORE[theme][ground]) >= 4.5


def test_more_contrast_is_the_same_in_the_dark_whoever_chose_it() -> None:
    auto = block(r'\[data-bs-theme="auto"\]\[data-contrast="more"\]')
    assert auto == block(r'\[data-bs-theme="dark"\]\[data-contrast="more"\]')


SHAPES = ("focus", "line-strong", "chart-pain", "chart-activity", "chart-event", "attention-mark")


@every("theme", rows=THEMES)
@every("shape", rows=SHAPES)
@every("ground", rows=["paper", "surface"])
def test_borders_focus_rings_and_marks_can_be_seen(theme: Any, shape: Any, ground: Any) -> None:
    assert contrast(THEMES[theme][shape], THEMES[theme][ground]) >= 3


@every("theme", rows=THEMES)
def test_pain_and_activity_differ_in_lightness_or_stand_apart_in_hue(theme: Any) -> None:
    assert THEMES[theme]["chart-pain"] != THEMES[theme]["chart-activity"]


def test_dark_on_choice_and_dark_by_device_are_one_theme() -> None:
    assert DARK == AUTO


def test_both_themes_name_the_same_colours() -> None:
    assert set(LIGHT) == set(DARK)


def test_the_type_scale_is_the_agreed_one() -> None:
    sizes = re.findall(r"--text(?:-\w+)?:\s*([\d.]+)rem", CSS)
    assert [float(s) * 16 for s in sizes] == [14, 16, 18, 22, 28, 36]


def test_everything_else_takes_its_colours_from_the_tokens() -> None:
    for sheet in ("base", "components", "forms"):
        text = (ROOT / "static" / "css" / f"{sheet}.css").read_text(encoding="utf-8")
        stray = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", text)) - {"#ffffff", "#000000"}
        assert stray == set(), sheet


def test_every_icon_a_template_names_is_in_the_set() -> None:
    known = set((ROOT / "tools" / "icons.txt").read_text(encoding="utf-8").split())
    used: dict[str, Path] = {}
    for page in TEMPLATES:
        text = page.read_text(encoding="utf-8")
        names = re.findall(r"""{%\s*icon\s+["']([\w-]+)["']""", text) + re.findall(
            r"""\sicon=["']([\w-]+)["']""", text
        )
        used |= dict.fromkeys(names, page)
    assert {name: str(page) for name, page in used.items() if name not in known} == {}


@every("page", rows=TEMPLATES, called=lambda p: str(p.relative_to(ROOT)))
def test_no_template_has_inline_code_or_style(page: Any) -> None:
    if "emails" in page.parts:
        return  # mail readers know no style sheets
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"<style|\sstyle=|\son(click|change|submit|load|input)=|javascript:", text)
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", text) == []


@every("script", rows=sorted((ROOT / "static" / "js").glob("*.js")), called=lambda p: p.name)
def test_no_script_asks_for_what_the_policy_forbids(script: Any) -> None:
    text = script.read_text(encoding="utf-8")
    assert not re.search(
        r"\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write|https?://", text
    )


def test_charts_are_never_shared_with_anybody() -> None:
    text = (ROOT / "static" / "js" / "chart.js").read_text(encoding="utf-8")
    for setting in ("showSendToCloud: false", 'plotlyServerURL: ""', "displaylogo: false"):
        assert setting in text


def test_no_colour_depends_on_the_width_but_those_of_the_bar_of_places():
    """The look at every page reads a colour once in each light, and those of the bar at both widths."""
    found = [
        rule.split("{")[0].strip()
        for file in sorted((ROOT / "static" / "css").glob("*.css"))
        for part in re.findall(r"@media[^{]*-width[^{]*\{((?:[^{}]*\{[^{}]*\})*)", file.read_text("utf-8"))
        for rule in re.findall(r"[^{}]+\{[^{}]*\}", part)
        if re.search(r"[{;]\s*(color|background|background-color|opacity)\s*:", rule)
    ]
    assert found == [".thumb-bar"]
