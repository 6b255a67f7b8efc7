"""A file is what its bytes say, whatever it is called."""

import pytest

from rehab.media.rules.kinds import kind_of
from tests.integration.media.files import SVG, mp4, phone_photo, picture, webm


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (phone_photo(), "JPEG"),
        (picture("PNG"), "PNG"),
        (picture("WEBP"), "WEBP"),
        (mp4(), "mp4"),
        (webm(), "webm"),
        (SVG, "svg"),
        (b"\xef\xbb\xbf \n<!-- a drawing --><SVG onload='x'/>", "svg"),
        ("\ufeff<svg></svg>".encode("utf-16"), "svg"),
        (b"GIF89a/*<script>*/", "gif"),
        (b"\n<!DOCTYPE html><p>", "html"),
        (b"%PDF-1.7", "pdf"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x00\x00\x00\x18ftypheic\x00", "heic"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "avi"),
        (b"II*\x00", "tiff"),
        (b"", "empty"),
        (b"MZ\x90\x00", "unknown"),
    ],
)
def test_the_first_bytes_say_what_it_is(head, kind):
    assert kind_of(head[:4096]) == kind
