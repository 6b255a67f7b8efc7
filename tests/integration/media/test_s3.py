"""The same behaviour with the files in an S3-compatible store, over the wire."""

import boto3
import pytest
from django.core.files.storage import default_storage
from moto.server import ThreadedMotoServer

from rehab.lib.stores import store_of
from tests.integration.media.files import mp4
from tests.integration.media.kept import picture_item, video_item
from tests.integration.media.test_serve import address, body_of

pytestmark = [pytest.mark.any_database, pytest.mark.xdist_group("s3")]


@pytest.fixture(scope="module")
def endpoint():
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def store(settings, endpoint):
    """A bucket instead of a folder."""
    client = boto3.client(
        "s3", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="k", aws_secret_access_key="s"
    )
    client.create_bucket(Bucket="clinic-media")
    kept = store_of(f"s3://k:s@clinic-media/steady?endpoint={endpoint}&region=us-east-1")
    settings.STORAGES = settings.STORAGES | {"default": kept}
    yield lambda: sorted(
        row["Key"] for row in client.list_objects_v2(Bucket="clinic-media").get("Contents", [])
    )
    for key in [row["Key"] for row in client.list_objects_v2(Bucket="clinic-media").get("Contents", [])]:
        client.delete_object(Bucket="clinic-media", Key=key)
    client.delete_bucket(Bucket="clinic-media")


def test_a_video_is_kept_in_the_bucket_and_served_in_parts(as_person, cora, clinic, store):
    film = video_item(clinic, cora)
    assert [key.split("/")[:3] for key in store()] == [["steady", "library", str(film.pk)]] * 2
    browser = as_person(cora)
    whole = browser.get(address(film))
    assert (whole.status_code, whole["Content-Length"]) == (200, str(len(mp4())))
    data = body_of(whole)
    part = browser.get(address(film), headers={"Range": "bytes=100-199"})
    assert (part.status_code, body_of(part)) == (206, data[100:200])
    assert browser.get(address(film), headers={"Range": "bytes=999999-"}).status_code == 416


def test_only_the_part_is_fetched_from_the_store(as_person, cora, clinic, store, monkeypatch):
    film = video_item(clinic, cora)
    monkeypatch.setattr(type(default_storage._wrapped), "_open", None)
    response = as_person(cora).get(address(film), headers={"Range": "bytes=0-9"})
    assert len(body_of(response)) == 10


def test_a_picture_that_is_gone_from_the_bucket_is_a_404(as_person, cora, clinic, store):
    poster = picture_item(clinic, cora)
    default_storage.delete(poster.file.name)
    assert as_person(cora).get(address(poster)).status_code == 404


def test_a_bucket_that_is_not_there_loses_no_words_and_answers_503(
    as_person, cora, clinic, store, settings, endpoint
):
    poster = picture_item(clinic, cora)
    away = store_of("s3://k:s@clinic-media/steady?endpoint=http://127.0.0.1:9&region=us-east-1")
    settings.STORAGES = settings.STORAGES | {"default": away}
    assert as_person(cora).get(address(poster)).status_code == 503
