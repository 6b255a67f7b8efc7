"""The starter modules in Spanish: whole, true to the English, kind, and easy to read."""

import re
import statistics

from education.starter.es import WORDS
from education.starter.es.words import Words, fields_of
from education.starter.examples import EXAMPLES, fill, joined, without
from education.starter.modules import BY_ID, MODULES
from education.starter.translations import TRANSLATIONS as MODULES_TOLD
from programs.starter.translations import TRANSLATIONS as EXERCISES_TOLD
from rehab.publishing.kind_words import unkind_phrases
from rehab.publishing.reading import AIM, MOST, reading_ease, sentences, word_count
from rehab.publishing.texts import leaves
from tests.tables import every

WIDEST = {"title": 80, "objective": 200, "key_message": 200, "takeaway": 160}
"""What the library's own pages can hold."""

ENGLISH = re.compile(
    r"\b(the|and|you|your|with|of|is|are|this|that|for|what|when|pain|clinic|sleep|day)\b", re.IGNORECASE
)
FAMILIAR = re.compile(
    r"\b(tú|tus?|ti|contigo|vosotros|vuestr[oa]s?|eres|tienes|puedes|debes|quieres|haz|ten)\b", re.IGNORECASE
)
GENDERED = re.compile(
    r"\b(estar|está|esté|quede|se siente) (cansad|sol|list|tranquil|preparad)[oa]\b", re.IGNORECASE
)
NUMBERS = {
    "three": "tres",
    "four": "cuatro",
    "five": "cinco",
    "six": "seis",
    "eight": "ocho",
    "ten": "diez",
}
PLACE = re.compile(r"\{[^}]*\}")
QUOTED = re.compile(r"«[^»]*»")
DANGER = {
    "M22": ("debilidad", "adormecimiento", "Llame a su clínica"),
    "M24": (
        "adormecimiento nuevo entre las piernas",
        "debilidad súbita",
        "Llame a emergencias",
        "el mismo día",
    ),
    "M27": ("debilidad nueva, adormecimiento nuevo o una herida", "revisa su escalera antes de empezar"),
    "M28": ("adormecimiento nuevo entre las piernas", "dolor en el pecho", "el mismo día"),
    "M30": ("llame al número de emergencias", "llame a la clínica el mismo día"),
    "M33": ("le duele el pecho", "debilidad nueva", "No promete reparar los nervios"),
    "M34": ("debilidad o adormecimiento nuevos", "huesos frágiles"),
    "M18": ("Si piensa en hacerse daño, llame a la línea de crisis o al número de emergencias",),
    "M19": ("si usa insulina",),
    "M20": ("no lo deje de golpe", "Con una enfermedad del corazón, del riñón o del hígado"),
}
"""What must not get lost on the way: the signs, who is called, and how soon."""

each = every("key", rows=sorted(WORDS))


def pairs(key: str) -> list[tuple[str, str]]:
    """Each English text with its Spanish one, in the order of the page."""
    english, said = BY_ID[key], WORDS[key]
    pages = [text for page in english.pages for text in (page.heading, *page.text)]
    checks = [text for check in english.checks for text in (check.statement, check.explanation)]
    here = (english.title, english.objective, *pages, english.key_message, english.takeaway, *checks)
    return list(zip(here, said.texts(), strict=True))


def read_aloud(words: Words) -> list[str]:
    return [fill(text, "es") for text in words.texts()]


def grade(words: Words) -> float:
    return float(reading_ease(read_aloud(words), "es").grade or 99)


def test_every_module_is_told_in_spanish() -> None:
    assert sorted(WORDS) == sorted(module.external_id for module in MODULES)


@each
def test_it_has_as_many_pages_paragraphs_and_checks(key: str) -> None:
    english, said = BY_ID[key], WORDS[key]
    assert [len(told) - 1 for told in said.pages] == [len(page.text) for page in english.pages]
    assert len(said.checks) == len(english.checks)


@each
def test_what_is_true_and_which_picture_stands_there_comes_from_the_english(key: str) -> None:
    told = fields_of(WORDS[key], BY_ID[key])
    assert [(c["key"], c["is_true"]) for c in told["checks"]] == [
        (c.key, c.is_true) for c in BY_ID[key].checks
    ]
    assert [page["diagram"] for page in told["pages"]] == [page.diagram for page in BY_ID[key].pages]


@each
def test_nothing_is_empty_or_too_long_for_the_page(key: str) -> None:
    assert all(text.strip() == text != "" for text in WORDS[key].texts())
    for name, most in WIDEST.items():
        assert len(getattr(WORDS[key], name)) <= most, name


@each
def test_figures_agree(key: str) -> None:
    for english, spanish in pairs(key):
        assert sorted(re.findall(r"\d+", spanish)) == sorted(re.findall(r"\d+", english)), spanish


@each
def test_numbers_in_words_agree(key: str) -> None:
    for english, spanish in pairs(key):
        said = {NUMBERS[word] for word in re.findall(r"[a-z]+", english.lower()) if word in NUMBERS}
        heard = set(re.findall(r"\w+", spanish.lower())) & set(NUMBERS.values())
        assert heard == said, spanish


@each
def test_places_for_examples_are_kept(key: str) -> None:
    for english, spanish in pairs(key):
        assert PLACE.findall(spanish) == PLACE.findall(english)


@each
def test_no_english_is_left(key: str) -> None:
    for english, spanish in pairs(key):
        assert spanish != english
        assert not ENGLISH.search(fill(spanish, "es")), spanish


@each
def test_it_says_usted_outside_of_quoted_speech(key: str) -> None:
    for text in WORDS[key].texts():
        assert not FAMILIAR.search(QUOTED.sub("", text)), text


@each
def test_it_takes_no_reader_for_a_man_or_a_woman(key: str) -> None:
    for text in WORDS[key].texts():
        assert not GENDERED.search(text), text


@each
def test_questions_and_calls_are_opened_as_well_as_closed(key: str) -> None:
    for text in WORDS[key].texts():
        assert text.count("¿") == text.count("?"), text
        assert text.count("¡") == text.count("!"), text
        assert text.count("«") == text.count("»"), text
        assert not re.search(r"[\"“”]", text), text


@each
def test_sentences_are_short(key: str) -> None:
    longest = max((one for text in read_aloud(WORDS[key]) for one in sentences(text)), key=word_count)
    assert word_count(longest) <= 20, longest


@each
def test_it_is_easy_to_read(key: str) -> None:
    assert grade(WORDS[key]) <= MOST


def test_half_of_them_are_very_easy_to_read() -> None:
    assert statistics.median(grade(words) for words in WORDS.values()) <= AIM


@each
def test_it_is_kind(key: str) -> None:
    text = " ".join(WORDS[key].texts())
    assert unkind_phrases(WORDS[key].texts(), "es") == []
    assert not re.search(
        r"\b(recomend\w+|fracas\w+|reprob\w+|causa|causan|provoca\w*|cura|mg)\b", text.lower()
    )


@every("key", rows=DANGER)
def test_what_safety_needs_is_said(key: str) -> None:
    text = " ".join(WORDS[key].texts())
    for said in DANGER[key]:
        assert said in text, said


@every("language", rows=["es", "es-MX", "ar"])
def test_every_example_is_written_for_this_language(language: str) -> None:
    assert without(language) == []


@every("language", rows=["es", "ar"])
def test_examples_are_as_many_as_can_be_read_in_a_row_and_none_is_english(language: str) -> None:
    for key, told in EXAMPLES.items():
        assert 3 <= len(told[language]) == len(set(told[language])) <= 4, key
        assert not set(told[language]) & set(told["en"]), key


def test_arabic_examples_are_in_arabic_letters() -> None:
    for told in EXAMPLES.values():
        assert not re.search(r"[A-Za-z]", joined(told["ar"], "ar"))


def test_the_last_spanish_example_goes_with_the_word_before_it() -> None:
    """“o” turns into “u” before the sound o: so no list ends in a word that begins with it."""
    assert not [key for key, told in EXAMPLES.items() if re.match(r"h?[oóOÓ]", told["es"][-1])]


def test_food_of_a_spanish_speaking_house_is_not_a_copy_of_the_english_plate() -> None:
    assert fill("{examples:food_swap}", "es").startswith("tortillas de maíz")


def test_a_flare_has_one_name_in_all_spanish_texts() -> None:
    """“Brote”, as one word for one thing; a crisis is what a crisis line is for."""
    told = {**MODULES_TOLD["es"], **EXERCISES_TOLD["es"]}
    found = [
        f"{key}: {text}"
        for key, fields in told.items()
        for value in fields.values()
        for _path, text in leaves(value)
        if re.search(r"crisis de dolor|una crisis|la crisis|reca[íi]da", text, re.IGNORECASE)
    ]
    assert not found, "\n".join(found)
