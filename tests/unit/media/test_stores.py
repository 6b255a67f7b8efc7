"""One address says where uploaded files are kept."""

import pytest

from rehab.lib.stores import FILES, S3, store_of


def test_a_folder():
    assert store_of("file:///var/steady/my%20media") == {
        "BACKEND": FILES,
        "OPTIONS": {"location": "/var/steady/my media"},
    }


def test_a_bucket_with_everything():
    store = store_of(
        "s3://key:se%2Fcret@clinic-media/steady/prod?endpoint=https://s3.example:9000&region=eu-1"
    )
    assert store["BACKEND"] == S3
    wanted = {
        "bucket_name": "clinic-media",
        "endpoint_url": "https://s3.example:9000",
        "region_name": "eu-1",
        "access_key": "key",
        "secret_key": "se/cret",
        "location": "steady/prod",
        "addressing_style": "path",
    }
    assert wanted.items() <= store["OPTIONS"].items()


def test_a_bucket_alone_leaves_the_keys_to_the_machine():
    options = store_of("s3://clinic-media")["OPTIONS"]
    assert options["bucket_name"] == "clinic-media"
    assert not {"access_key", "secret_key", "endpoint_url"} & set(options)


@pytest.mark.parametrize("address", ["", "media", "file://media/x", "https://s3.example/b", "s3://"])
def test_anything_else_is_refused_at_the_start(address):
    with pytest.raises(ValueError, match="MEDIA_STORE"):
        store_of(address)
