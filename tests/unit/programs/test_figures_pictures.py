"""The pictures: one for every exercise, well-formed, whole, silent or named, and with words of one source."""

import re
from xml.etree import ElementTree

import pytest

from programs import figures
from programs.figures import CHOICES, FIGURES
from programs.figures.captions import LANGUAGES, words_of
from programs.figures.props.marks import words
from programs.figures.scene import Figure, Key
from programs.figures.svg import parts, poses, still, window
from programs.figures.tones import PEOPLE, TONES
from programs.starter.exercises import EXERCISES
from rehab.settings import BASE_DIR
from tests.tables import every

SVG = "{http://www.w3.org/2000/svg}"
LIBRARY = [f"E{n:02}" for n in range(1, 41)]
PRACTICES = [f"MB{n:02}" for n in range(1, 7)]
PLACES = [f"SU{n:02}" for n in range(1, 7)]
CSS = (BASE_DIR / "static/css/figures.css").read_text()


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own picture


def pictures(external_id: str) -> list[str]:
    """Every picture there is of one figure."""
    stills = [one.svg for one in figures.strip(external_id)]
    return [*stills, figures.draw(external_id), figures.loop(external_id)]


def test_every_exercise_practice_and_set_up_has_a_drawing() -> None:
    assert set(FIGURES) == {*LIBRARY, *PRACTICES, *PLACES}


def test_every_starter_item_has_a_drawing() -> None:
    assert {item.external_id for item in EXERCISES} <= set(FIGURES)


def test_a_curator_can_choose_any_drawing_by_its_name() -> None:
    assert set(CHOICES) == set(FIGURES)
    assert CHOICES["E08"] == "Sit-to-stand from a high seat"
    assert len(set(CHOICES.values())) == len(CHOICES)


@every("external_id", rows=FIGURES)
def test_there_are_two_to_four_frames_with_one_caption_each(external_id: str) -> None:
    stills = figures.strip(external_id)

    assert 2 <= len(stills) <= 4
    assert len(stills) == len(words_of(external_id).captions)
    assert [one.number for one in stills] == list(range(1, len(stills) + 1))


@every("external_id", rows=FIGURES)
def test_pictures_are_well_formed_and_carry_no_style_script_or_link(external_id: str) -> None:
    for svg in pictures(external_id):
        root = read(svg)
        assert root.tag == f"{SVG}svg"
        assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {"svg", "g", "path", "text"}
        names = {name for element in root.iter() for name in element.attrib}
        assert not [name for name in names if name == "style" or name.startswith("on") or "href" in name]


@every("external_id", rows=FIGURES)
def test_everything_that_is_drawn_lies_inside_the_picture(external_id: str) -> None:
    figure = FIGURES[external_id]
    if figure.crop is None:
        frame = window(figure)
        drawn = [p for key in figure.keys for p in parts(figure, key.pose, True, key)]
        drawn += [p for pose in poses(figure) for p in parts(figure, pose)]
        for box in (shape.box for part in drawn for shape in part.shapes):
            assert frame.left <= box.left <= box.right <= frame.right
            assert frame.top <= box.top <= box.bottom <= frame.bottom
    else:
        marks = [mark for key in figure.keys for mark in key.marks]
        assert marks, "a close-up shows where to look"


@every("external_id", rows=FIGURES)
def test_a_close_up_keeps_its_arrows_in_sight(external_id: str) -> None:
    figure = FIGURES[external_id]
    frame = window(figure)
    shapes = [s for key in figure.keys for p in parts(figure, key.pose, True, key) for s in p.shapes]

    for box in (shape.box for shape in shapes if shape.tone == "move"):
        assert frame.left <= box.left <= box.right <= frame.right
        assert frame.top <= box.top <= box.bottom <= frame.bottom


@every("external_id", rows=FIGURES)
def test_all_pictures_of_a_figure_have_one_shape(external_id: str) -> None:
    boxes = {read(svg).attrib["viewBox"] for svg in pictures(external_id)}

    assert len(boxes) == 1
    _, _, wide, high = (float(x) for x in boxes.pop().split())
    assert wide / high == pytest.approx(1.2, abs=0.01)


@every("external_id", rows=FIGURES)
def test_the_frames_of_a_figure_differ(external_id: str) -> None:
    stills = [one.svg for one in figures.strip(external_id)]

    assert len(set(stills)) == len(stills)


def test_no_two_figures_look_the_same() -> None:
    firsts = [re.sub(r'aria-\w+="[^"]*"', "", figures.loop(key)) for key in FIGURES]

    assert len(set(firsts)) == len(firsts)


@every("external_id", rows=FIGURES)
def test_a_loop_shows_its_first_frame_and_hides_the_others(external_id: str) -> None:
    frames = [e for e in read(figures.loop(external_id)).iter() if e.get("class") == "fg-frame"]

    assert frames[0].get("display") is None
    assert all(frame.get("display") == "none" for frame in frames[1:])
    assert len(frames) <= 16


def test_only_the_shoe_and_the_sleeper_stand_still() -> None:
    still_ones = {key for key in FIGURES if not (one := figures.drawing(key)) or not one.moves}

    assert still_ones == {"SU03", "SU04"}


def test_a_picture_of_its_own_says_what_it_shows() -> None:
    label = read(figures.draw("E14", 1)).attrib["aria-label"]

    assert (
        label
        == "A person lies on the back with bent knees and lifts the hips off the mat. Lift your hips. Keep breathing."
    )


def test_a_picture_beside_its_caption_is_silent() -> None:
    first = figures.strip("E14")[0]

    assert read(first.svg).attrib["aria-hidden"] == "true"
    assert first.caption == "Lie on your back, knees bent."


def test_words_in_a_picture_cannot_become_markup() -> None:
    key = Key(FIGURES["E14"].keys[0].pose, (words("<b>&", (0.0, 0.0, 60.0)),))

    assert "&lt;b&gt;&amp;" in still(Figure((key,)), 0, 'a "quoted" <label>')


def test_a_language_without_words_for_a_figure_falls_back_and_says_so() -> None:
    shown = figures.drawing("E14", "ar")

    assert shown is not None
    assert shown.language == "en"
    assert shown.name == "Bridge"


@every("language", rows=LANGUAGES)
def test_each_language_has_one_caption_for_each_frame(language: str) -> None:
    for external_id, (name, what, captions) in LANGUAGES[language].items():
        assert len(captions) == len(FIGURES[external_id].keys), external_id
        assert all(text.strip() for text in (name, what, *captions))


def test_captions_are_short() -> None:
    for external_id in FIGURES:
        for caption in words_of(external_id).captions:
            assert len(caption.split()) <= 14, caption


def test_an_exercise_without_a_drawing_has_none() -> None:
    assert figures.drawing("C1") is None


def test_every_tone_has_a_colour_for_screen_light_and_dark() -> None:
    light = dict(re.findall(r"--fg-([\w-]+): (#\w+);", CSS.split("}")[0]))

    assert light == TONES
    for tone in TONES:
        assert CSS.count(f"  --fg-{tone}:") >= 3, tone
        assert f".fg-{tone} {{ fill: var(--fg-{tone}); }}" in CSS
        assert f".fg-l.fg-{tone} {{ fill: none; stroke: var(--fg-{tone}); }}" in CSS


def test_the_people_look_alike_on_paper_and_on_screen() -> None:
    for person, changed in PEOPLE.items():
        for tone, colour in changed.items():
            block = CSS.split(f".fg-person-{person} {{", 1)[1].split("}")[0]
            assert f"--fg-{tone}: {colour};" in block


def test_dark_stands_twice_and_is_the_same() -> None:
    dark = CSS.split('[data-bs-theme="dark"] {')[1].split("}")[0].split()
    auto = CSS.split('[data-bs-theme="auto"] {')[1].split("}")[0].split()

    assert dark == auto
