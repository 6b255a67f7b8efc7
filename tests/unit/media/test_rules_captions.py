"""Captions are WebVTT or are refused with the line that is not; what is served was written here."""

import pytest

from rehab.media.rules.captions import Cue, check_length, read_captions, written
from rehab.media.rules.unfit import Unfit
from tests.integration.media.files import VTT

FIRST = b"00:00:00.000 --> 00:00:01.000\nHello\n"


def test_cues_are_read_with_or_without_names_hours_and_settings():
    timing = "00:01.000 --> 01:00:02.500 align:start onclick:x"
    data = f"\ufeffWEBVTT - title\r\n\r\nintro\r\n{timing}\r\n¡Hola!\r\ny adiós\r\n"
    assert read_captions(data.encode()) == [Cue(1.0, 3602.5, "¡Hola!\ny adiós", "align:start")]


def test_notes_styles_and_regions_are_left_out():
    data = b"WEBVTT\n\nNOTE by me\nsecret\n\nSTYLE\n::cue { background: url(//evil) }\n\n" + FIRST
    assert written(read_captions(data)) == b"WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nHello\n"


def test_what_is_written_reads_the_same_again():
    cues = read_captions(VTT)
    assert len(cues) == 2
    assert read_captions(written(cues)) == cues


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b"", "captions_not_vtt", None),
        (b"WEBVTTX\n\n" + FIRST, "captions_not_vtt", None),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "captions_encoding", None),
        (b"<html>WEBVTT", "captions_not_vtt", None),
        (b"1\n00:00:00,000 --> 00:00:01,000\nHello\n", "captions_srt", None),
        (b"WEBVTT\n", "captions_empty", None),
        (b"WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n\n", "captions_empty", None),
        (b"WEBVTT\n\n" + FIRST + b"\n00:00:02,000 --> 00:00:03,000\nOops\n", "captions_line", 6),
        (b"WEBVTT\n\n" + FIRST + b"\nwords that belong nowhere\n", "captions_line", 6),
        (b"WEBVTT\n\n00:00:05.000 --> 00:00:04.000\nBack\n", "captions_backwards", 3),
        (b"WEBVTT\n\n" + b"x" * 600_000, "captions_large", None),
    ],
)
def test_what_is_not_webvtt_is_told_with_its_line(data, reason, line):
    with pytest.raises(Unfit) as no:
        read_captions(data)
    assert (no.value.reason, no.value.facts.get("line")) == (reason, line)


def test_captions_of_a_longer_video_are_noticed():
    cues = [Cue(0, 1, "a"), Cue(62.5, 63, "b")]
    check_length(cues, 61)
    check_length(cues, None)
    with pytest.raises(Unfit, match="captions_longer") as no:
        check_length(cues, 60)
    assert no.value.facts == {"at": "00:01:02.500", "end": "00:01:00.000"}
