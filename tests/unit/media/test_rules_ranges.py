"""A Range header asks for one part of a file (RFC 9110, section 14)."""

import pytest

from rehab.media.rules.ranges import NoSuchPart, Part, part_of


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-", Part(0, 100)),
        ("bytes=0-0", Part(0, 1)),
        ("bytes=10-19", Part(10, 20)),
        ("bytes=90-1000", Part(90, 100)),
        ("bytes=-10", Part(90, 100)),
        ("bytes=-1000", Part(0, 100)),
        ("bytes=99-", Part(99, 100)),
    ],
)
def test_one_part(header, part):
    assert part_of(header, 100) == part


@pytest.mark.parametrize(
    "header", ["", "bytes=", "bytes=-", "bytes=5-2", "bytes=0-1,5-6", "lines=0-1", "bytes=a-b"]
)
def test_what_cannot_be_read_asks_for_the_whole(header):
    assert part_of(header, 100) is None


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=200-300", "bytes=-0"])
def test_a_part_outside_the_file(header):
    with pytest.raises(NoSuchPart):
        part_of(header, 100)
