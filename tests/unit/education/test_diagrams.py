"""The pictures of the lessons: whole, readable in any language, safe in the strictest page."""

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from education.diagrams import KEYS, UnknownDiagram, draw
from education.diagrams.alts import ALTS
from education.diagrams.geometry import TOKENS, moved
from education.diagrams.kit import COLOURS, WIDTH, Canvas
from education.diagrams.labels import WORDS
from education.diagrams.shapes import clock
from education.diagrams.text import SMALLEST, fit, text_width, wrap
from tests.tables import every

ROOT = Path(settings.BASE_DIR)
PROMISED = """nerve_signal misfire volume_knob danger_weighing boom_bust quota_stairs traffic_light flare_curve
foot_check red_flags sleep_window sleep_loop breathing_wave thought_loop plate water desk kitchen_reach worry_time
problem_steps early_signs fear_ladder care_circle chart_reading triggers_web pain_map balance_base activity_week"""
SVG = "{http://www.w3.org/2000/svg}"
BANNED = (
    "recommend",
    "fail",
    "just",
    "all in your head",
    "no pain no gain",
    "psychosomatic",
    "nothing wrong",
)


def longer(text):
    """Words as long as a wordy language has them: two fifths more letters in each."""
    return re.sub(r"[A-Za-z]{2,}", lambda word: word[0] + word[0][-1] * round(len(word[0]) * 0.4), text)


LANGUAGES = {
    "English": {"language": "en"},
    "a wordy language": {"language": "es", "say": longer},
    "a wordy language from right to left": {"language": "ar", "say": longer},
}


def tree(svg):
    return ElementTree.fromstring(svg)  # noqa: S314


def words_in(picture):
    """Every line of text in a picture as (words, left, top, right, bottom)."""
    return [placed(line) for line in tree(picture.svg).iter(f"{SVG}text")]


def placed(line):
    words = line.text.strip("\u2067\u2069")
    size, x, y = (float(line.get(name)) for name in ("font-size", "x", "y"))
    width = text_width(words, size, bold=bool(line.get("font-weight")))
    left = x - {"start": 0, "middle": 0.5, "end": 1}[line.get("text-anchor")] * width
    return words, left, y - size * 0.75, left + width, y + size * 0.22


def height_of(picture):
    return float(tree(picture.svg).get("viewBox").split()[3])


def test_there_is_a_picture_for_every_promised_key() -> None:
    assert set(KEYS) == set(PROMISED.split()) == set(WORDS) == set(ALTS)


def test_a_key_that_nobody_drew_is_refused() -> None:
    with pytest.raises(UnknownDiagram):
        draw("a_cat")


class TestEveryPictureInEveryLanguage:
    @every("language", rows=LANGUAGES)
    @every("key", rows=KEYS)
    def test_no_words_leave_the_picture(self, key, language) -> None:
        picture = draw(key, **LANGUAGES[language])
        for words, left, top, right, bottom in words_in(picture):
            assert left >= 0 and right <= WIDTH and top >= 0 and bottom <= height_of(picture), words

    @every("language", rows=LANGUAGES)
    @every("key", rows=KEYS)
    def test_no_words_lie_on_others(self, key, language) -> None:
        for one, other in combinations(words_in(draw(key, **LANGUAGES[language])), 2):
            apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
            assert apart, (one[0], other[0])

    @every("language", rows=LANGUAGES)
    @every("key", rows=KEYS)
    def test_words_are_large_enough_to_read_on_a_phone(self, key, language) -> None:
        sizes = [
            float(t.get("font-size")) for t in tree(draw(key, **LANGUAGES[language]).svg).iter(f"{SVG}text")
        ]
        assert sizes and min(sizes) >= SMALLEST == 14

    @every("language", rows=LANGUAGES)
    @every("key", rows=KEYS)
    def test_every_label_is_on_the_picture(self, key, language) -> None:
        asked = LANGUAGES[language]
        say = asked.get("say", str)
        shown = " ".join(words for words, *_ in words_in(draw(key, **asked)))
        assert [text for text in WORDS[key].labels.values() if say(text) not in shown] == []


class TestEveryPicture:
    @every("key", rows=KEYS)
    def test_shapes_stay_inside(self, key) -> None:
        picture = draw(key)
        for path in tree(picture.svg).iter(f"{SVG}path"):
            numbers = [float(token) for token in TOKENS.findall(path.get("d")) if not token.isalpha()]
            assert min(numbers) >= 0 and max(numbers[::2]) <= WIDTH
            assert max(numbers[1::2]) <= height_of(picture)

    @every("key", rows=KEYS)
    def test_is_safe_in_the_strictest_page(self, key) -> None:
        picture = draw(key)
        names = {element.tag.removeprefix(SVG) for element in tree(picture.svg).iter()}
        assert names <= {"svg", "title", "desc", "path", "circle", "rect", "text"}
        for element in tree(picture.svg).iter():
            assert not [
                name for name in element.attrib if name.startswith(("style", "on", "href", "src", "{"))
            ]
        assert "url(" not in picture.svg and picture.svg.count("http") == 1  # its own namespace

    @every("key", rows=KEYS)
    def test_takes_the_size_of_its_place(self, key) -> None:
        root = tree(draw(key).svg)
        assert "width" not in root.attrib and "height" not in root.attrib
        assert root.get("viewBox").startswith("0 0 360 ")

    @every("key", rows=KEYS)
    def test_says_what_it_shows(self, key) -> None:
        picture = draw(key)
        root = tree(picture.svg)
        named = root.get("aria-labelledby").split()
        said = {element.get("id"): element.text for element in root if element.get("id")}
        assert root.get("role") == "img"
        assert [said[name] for name in named] == [picture.title, picture.alt]
        assert len(picture.alt) > 60 and picture.alt.endswith(".")
        assert not re.match(r"(?i)(a |an )?(diagram|picture|image|drawing)", picture.alt)

    @every("key", rows=KEYS)
    def test_is_kindly_worded(self, key) -> None:
        words = " ".join((WORDS[key].title, ALTS[key], *WORDS[key].labels.values())).lower()
        assert [banned for banned in BANNED if re.search(rf"\b{banned}", words)] == []

    @every("key", rows=KEYS)
    def test_two_calls_share_no_id(self, key) -> None:
        ids = [re.findall(r'\bid="([^"]+)"', draw(key).svg) for _ in range(2)]
        assert len(set(ids[0] + ids[1])) == 4

    @every("key", rows=KEYS)
    def test_is_the_same_every_time_it_has_the_same_name(self, key) -> None:
        assert draw(key, uid="p1").svg == draw(key, uid="p1").svg


class TestLanguages:
    def test_labels_title_and_alt_are_all_translated(self) -> None:
        picture = draw("misfire", language="es", say=str.upper)
        assert picture.title == "WHEN A NERVE MISFIRES"
        assert picture.alt == ALTS["misfire"].upper()
        assert "ONE MESSAGE" in picture.svg and "One message" not in picture.svg
        assert 'lang="es"' in picture.svg

    def test_right_to_left_mirrors_the_whole_picture(self) -> None:
        there, back = (
            {
                words: (left, right)
                for words, left, _t, right, _b in words_in(draw("misfire", language=language))
            }
            for language in ("en", "ar")
        )
        assert there["A touch"][0] == 10
        assert back["A touch"][1] == WIDTH - 10

    def test_a_regional_language_is_mirrored_too(self) -> None:
        assert draw("misfire", language="ar-EG", uid="x").svg.count("\u2067") > 0

    @every("mirrored", rows=[False, True])
    def test_a_clock_is_moved_but_never_mirrored(self, mirrored) -> None:
        canvas = Canvas({}, mirrored=mirrored)
        clock(canvas, 100, 50, 20, 3)
        middle = float(re.search(r'cx="([^"]+)"', canvas.parts[0])[1])
        hour_hand = float(re.search(r' d="M ([\d.]+)', canvas.parts[-1])[1])
        assert middle == (260 if mirrored else 100)
        assert hour_hand == middle + 10  # three o'clock is on the right in every language

    def test_a_place_can_put_in_its_own_examples(self) -> None:
        picture = draw("plate", words={"grains": "Injera or rice"}, alt="Half a plate of greens.")
        assert "Injera or rice" in picture.svg and "Whole grains" not in picture.svg
        assert picture.alt == "Half a plate of greens."

    def test_nothing_in_a_label_can_become_markup(self) -> None:
        picture = draw(
            "plate", uid='"><script>', words={"grains": "<script>alert(1)</script> & co"}, alt='"<b>'
        )
        assert "<script" not in picture.svg
        tree(picture.svg)


class TestColours:
    CSS = (ROOT / "static" / "css" / "diagrams.css").read_text(encoding="utf-8")
    TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")

    @every("name", rows=[name for name in COLOURS if name != "none" and not name.startswith("fixed-")])
    def test_every_colour_follows_the_theme(self, name) -> None:
        for kind, property_ in (("fill", "fill"), ("line", "stroke")):
            token = re.search(rf"\.dg-{kind}-{name} {{ {property_}: var\(--([\w-]+)\); }}", self.CSS)
            assert token and f"--{token[1]}:" in self.TOKENS

    @every("name", rows=[name for name, colour in COLOURS.items() if colour.startswith("#")])
    def test_alone_it_has_the_colours_of_the_light_theme(self, name) -> None:
        if name.startswith("fixed-"):
            assert f"-{name}" not in self.CSS
        else:
            token = re.search(rf"\.dg-fill-{name} {{ fill: var\((--[\w-]+)\)", self.CSS)[1]
            assert re.search(rf"{token}: (#\w+);", self.TOKENS)[1] == COLOURS[name]

    def test_pale_and_dark_do_not_swap_in_the_dark_theme(self) -> None:
        assert "dg-fill-fixed-pale" in draw("water").svg and "fixed-" not in self.CSS


class TestWords:
    def test_the_estimate_of_width_is_not_narrower_than_the_typeface(self) -> None:
        font = TTFont(ROOT / "static" / "vendor" / "atkinson-latin.woff2")
        glyphs, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
        texts = [text for words in WORDS.values() for text in words.labels.values()]
        true = [sum(advances[glyphs[ord(letter)]][0] for letter in text) / em for text in texts]
        guessed = [text_width(text, 1) for text in texts]
        assert [text for text, is_, guess in zip(texts, true, guessed, strict=True) if guess < is_] == []
        assert sum(guessed) < 1.2 * sum(true)  # nor so wide that every label would break early

    def test_a_label_shrinks_before_it_takes_another_line(self) -> None:
        assert fit("Can turn it down", 16, 400, 1) == (16, ["Can turn it down"])
        size, lines = fit("Can turn it down", 16, 118, 1)
        assert SMALLEST <= size < 16 and lines == ["Can turn it down"]
        assert fit("Can turn it down", 16, 70, 1)[0] == SMALLEST

    def test_no_word_is_left_alone_when_lines_can_be_even(self) -> None:
        text = "Patterns need weeks. They are clues, not proof."
        assert wrap(text, 16, 330)[-1] == "proof."
        assert fit(text, 16, 330, 2)[1] == ["Patterns need weeks.", "They are clues, not proof."]

    def test_a_path_that_is_turned_twice_is_itself(self) -> None:
        d = "M 10 20 C 1 2 3 4 5 6 Z"
        assert moved(moved(d, 360, 0, turned=True), 360, 0, turned=True) == d
