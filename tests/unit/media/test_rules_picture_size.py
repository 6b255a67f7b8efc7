"""The size of a picture is known from its header, before a single pixel is unpacked."""

import io

import pytest

from rehab.media.rules.picture_size import PictureSize, check_size, picture_size
from rehab.media.rules.unfit import Unfit
from tests.integration.media.files import chunk, jpeg_of, picture, png_of, webp_of


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_it_agrees_with_what_was_drawn(kind):
    assert picture_size(kind, io.BytesIO(picture(kind, (640, 400)))) == PictureSize(640, 400)


def test_a_webp_without_loss_has_another_header():
    assert picture_size("WEBP", io.BytesIO(picture("WEBP", (641, 399), lossless=True))) == PictureSize(
        641, 399
    )


@pytest.mark.parametrize(
    ("kind", "data"),
    [("PNG", png_of(30_000, 30_000)), ("JPEG", jpeg_of(30_000, 30_000)), ("WEBP", webp_of(16_384, 16_384))],
)
def test_a_bomb_is_refused_by_what_it_says_of_itself(kind, data):
    size = picture_size(kind, io.BytesIO(data))
    with pytest.raises(Unfit, match="too_many_pixels") as no:
        check_size(size)
    assert no.value.facts["width"] == size.width


@pytest.mark.parametrize(
    ("size", "reason"),
    [
        (PictureSize(8000, 5001), "too_many_pixels"),
        (PictureSize(12_001, 200), "too_many_pixels"),
        (PictureSize(199, 4000), "too_few_pixels"),
        (PictureSize(400, 400, moves=True), "moves"),
    ],
)
def test_what_is_too_large_too_small_or_moves(size, reason):
    with pytest.raises(Unfit, match=reason):
        check_size(size)


@pytest.mark.parametrize("size", [PictureSize(8000, 5000), PictureSize(200, 200)])
def test_the_limits_themselves_are_fine(size):
    check_size(size)


def test_a_moving_png_and_a_moving_webp_say_so():
    moving = png_of(300, 300, chunk(b"acTL", bytes(8)))
    assert picture_size("PNG", io.BytesIO(moving)).moves
    assert picture_size("WEBP", io.BytesIO(webp_of(300, 300, flags=2))).moves


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_header_that_is_cut_off_is_broken_wherever_it_is_cut(kind):
    for length in range(2, 24):
        with pytest.raises(Unfit, match="broken"):
            picture_size(kind, io.BytesIO(picture(kind)[:length]))
