"""A video is read by its boxes or elements: what plays, what is whole, what a camera wrote beside it."""

import io

import pytest

from rehab.media.rules.mp4 import read_mp4
from rehab.media.rules.unfit import Unfit
from rehab.media.rules.webm import read_webm
from tests.integration.media.files import PLACE, TAGS, box, element, mp4, track, webm


def refusal_of(read, data):
    with pytest.raises(Unfit) as no:
        read(io.BytesIO(data))
    return no.value.reason


def test_an_mp4_tells_its_size_and_length():
    facts = read_mp4(io.BytesIO(mp4(seconds=2.5)))
    assert (facts.content_type, facts.width, facts.height, facts.seconds) == ("video/mp4", 640, 360, 2.5)


def test_a_phone_held_upright_makes_an_upright_video():
    facts = read_mp4(io.BytesIO(mp4(track(b"vide", b"avc1", turned=True))))
    assert (facts.width, facts.height) == (360, 640)


def test_a_length_of_nothing_is_unknown_not_zero():
    assert read_mp4(io.BytesIO(mp4(seconds=0))).seconds is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (mp4(brand=b"qt  "), "quicktime"),
        (mp4(brand=b"3gp4"), "brand"),
        (mp4(track(b"vide", b"hvc1")), "codec"),
        (mp4(track(b"vide", b"avc1"), track(b"soun", b"ac-3")), "codec"),
        (mp4(track(b"soun", b"mp4a")), "no_picture"),
        (mp4(track(b"vide", b"avc1"), track(b"meta", b"gpmd")), "data_track"),
        (mp4(more=box(b"evil", b"x")), "stray"),
        (mp4(more=b"<html><script>alert(1)</script>"), "cut_off"),
        (mp4(more=b"PK\x03\x04\x14\x00"), "cut_off"),
        (mp4()[:-1], "cut_off"),
        (mp4()[: len(mp4()) // 2], "cut_off"),
        (box(b"ftyp", b"isom", bytes(4)), "cut_off"),
        (box(b"ftyp", b"isom", bytes(4)) + box(b"moov"), "cut_off"),
        (box(b"free") + mp4(), "broken"),
    ],
)
def test_an_mp4_that_cannot_be_taken(data, reason):
    assert refusal_of(read_mp4, data) == reason


@pytest.mark.parametrize("read,data", [(read_mp4, mp4()), (read_webm, webm(more=TAGS))])  # noqa: PT006
def test_wherever_a_video_is_cut_it_is_refused_and_nothing_else_goes_wrong(read, data):
    for length in range(1, len(data)):
        with pytest.raises(Unfit):
            read(io.BytesIO(data[:length]))


@pytest.mark.parametrize("read,data", [(read_mp4, mp4()), (read_webm, webm(more=TAGS))])  # noqa: PT006
def test_whatever_byte_is_wrong_the_answer_is_yes_or_a_reason(read, data):
    for at in range(len(data)):
        for wrong in (0x00, 0xFF):
            try:
                read(io.BytesIO(data[:at] + bytes([wrong]) + data[at + 1 :]))
            except Unfit as no:
                assert no.reason  # noqa: PT017


def test_the_place_where_a_phone_was_is_blanked_and_nothing_moves():
    data = mp4(track(b"vide", b"avc1", more=PLACE), more=box(b"uuid", b"x" * 16 + b"<x:xmpmeta>"))
    assert b"+40.4168" in data
    copy = io.BytesIO(data)
    read_mp4(copy).apply(copy)
    after = copy.getvalue()
    assert b"+40.4168" not in after
    assert b"xmpmeta" not in after
    assert len(after) == len(data)
    assert after[: data.index(b"moov")] == data[: data.index(b"moov")]
    again = read_mp4(io.BytesIO(after))
    assert (again.width, again.blanks) == (640, [])


def test_a_webm_tells_its_size_and_length():
    facts = read_webm(io.BytesIO(webm()))
    assert (facts.content_type, facts.width, facts.height, facts.seconds) == ("video/webm", 640, 360, 2.0)


def test_a_recording_that_does_not_know_its_length_is_taken():
    assert read_webm(io.BytesIO(webm(open_end=True))).width == 640


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (webm(doc_type=b"matroska"), "matroska"),
        (webm(codec=b"V_MPEGH/ISO/HEVC"), "codec"),
        (webm(more=element(0x1111, b"x")), "stray"),
        (webm(tail=element(0xEC, b"x")), "stray"),
        (webm(tail=b"<html>"), "cut_off"),
        (webm()[:-1], "cut_off"),
        (webm()[:30], "cut_off"),
    ],
)
def test_a_webm_that_cannot_be_taken(data, reason):
    assert refusal_of(read_webm, data) == reason


@pytest.mark.parametrize("tags", [TAGS, element(0x1254C367), element(0x1254C367, size=b"\x80")])
def test_what_a_camera_wrote_into_a_webm_is_blanked(tags):
    data = webm(more=tags)
    copy = io.BytesIO(data)
    read_webm(copy).apply(copy)
    assert b"+40.4168" not in copy.getvalue()
    assert len(copy.getvalue()) == len(data)
    assert read_webm(copy).blanks == []
