"""/library/media/new/: what is kept, what is refused and why, and that nothing typed is lost."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from PIL import Image

from rehab.audit.models import AuditEvent
from rehab.media.models import MediaItem
from tests.integration.media.files import (
    SVG,
    VTT,
    box,
    jpeg_of,
    mp4,
    phone_photo,
    picture,
    png_of,
    track,
    upload,
    webm,
)
from tests.integration.media.kept import files_in
from tests.integration.programs.portal import text_of

NEW = "/library/media/new/"
WORDS = {
    "title": "Heel raises, from the side",
    "alt": "A person stands behind a chair and rises onto the toes.",
    "caption": "Slowly up, slowly down.",
    "language": "es",
    "transcript": "",
}


def typed(data=None, **words):
    """The form as it is sent: without a file when data is None."""
    return WORDS | ({"file": upload(data)} if data is not None else {}) | words


@pytest.fixture
def coras(as_person, cora):
    return as_person(cora)


def test_a_picture_is_kept_with_its_words(coras, cora, clinic, store):
    response = coras.post(NEW, typed(picture("PNG")))
    item = MediaItem.objects.get()
    assert response.url == f"/library/media/{item.pk}/"
    assert (item.kind, item.clinic, item.uploaded_by, item.language) == ("image", clinic, cora, "es")
    assert (item.width, item.height, item.content_type) == (640, 400, "image/webp")
    assert files_in(store) == [f"library/{item.pk}/file.webp", f"library/{item.pk}/thumb.webp"]
    event = AuditEvent.objects.get(event="media.uploaded")
    assert (event.actor_id, event.clinic_id, event.about_id) == (cora.pk, clinic.pk, str(item.pk))


def test_a_photo_is_turned_upright_and_says_nothing_about_where_it_was_taken(coras, store):
    coras.post(NEW, typed(phone_photo()))
    item = MediaItem.objects.get()
    assert (item.width, item.height) == (400, 640)
    for name in files_in(store):
        kept = (store / name).read_bytes()
        assert not any(mark in kept for mark in (b"EXIF", b"Exif", b"ICCP", b"XMP ", b"Camera", b"at home"))
        with Image.open(io.BytesIO(kept)) as again:
            assert len(again.getexif()) == 0
            top, bottom = again.getpixel((9, 9)), again.getpixel((9, again.height - 9))
            assert (top[0] > 200 > top[2]) and (bottom[2] > 200 > bottom[0])


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("JPEG", "CMYK"), ("WEBP", "RGB"), ("PNG", "I;16")],
)
def test_pictures_of_every_make_are_taken(coras, kind, mode):
    data = picture(kind, mode=mode) if mode != "I;16" else sixteen_bits()
    assert coras.post(NEW, typed(data)).status_code == 302


def sixteen_bits():
    out = io.BytesIO()
    Image.new("I;16", (300, 300), 40_000).save(out, "PNG")
    return out.getvalue()


def test_a_large_picture_is_made_smaller(coras):
    coras.post(NEW, typed(picture("JPEG", (4000, 3000))))
    item = MediaItem.objects.get()
    assert (item.width, item.height) == (1600, 1200)


def test_what_is_stuck_to_a_picture_does_not_come_through(coras, store):
    coras.post(NEW, typed(picture("JPEG") + b"<script>alert(1)</script>PK\x03\x04"))
    assert not any(b"script" in (store / name).read_bytes() for name in files_in(store))
    assert files_in(store)


def test_a_video_with_everything_is_complete(coras, store):
    coras.post(NEW, typed(mp4(), captions=upload(VTT), transcript="Stand tall. Rise slowly."))
    item = MediaItem.objects.get()
    assert (item.kind, item.content_type, item.seconds, item.is_complete) == ("video", "video/mp4", 2.0, True)
    kept = {name.rsplit(".", 1)[1]: (store / name).read_bytes() for name in files_in(store)}
    assert set(kept) == {"mp4", "vtt"}
    assert len(kept["mp4"]) == len(mp4()) == item.bytes
    assert b"+40.4168" not in kept["mp4"]
    assert kept["vtt"].startswith(b"WEBVTT\n\n00:00:00.000")


def test_a_video_may_wait_for_its_captions(coras):
    page = coras.post(NEW, typed(webm()), follow=True)
    assert MediaItem.objects.get().missing == "Needs captions and a transcript"
    assert "Needs captions and a transcript" in text_of(page)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (png_of(30_000, 30_000), "30000 × 30000 pixels. At most 40 million"),
        (jpeg_of(30_000, 30_000), "30000 × 30000 pixels"),
        (png_of(300, 30), "only 300 × 30 pixels"),
        (SVG, "An SVG can carry programs"),
        (b"GIF89a/*" + SVG + b"*/", "This is a GIF"),
        (b"<!doctype html><script>alert(1)</script>", "This is a web page"),
        (b"", "This file is empty"),
        (b"MZ\x90\x00", "neither a picture nor a video"),
        (picture("PNG")[:-40], "damaged"),
        (picture("JPEG")[:3000], "damaged"),
        (picture("WEBP")[:-60], "damaged"),
        (picture("PNG")[:60], "damaged"),
        (mp4()[:-20], "cut off"),
        (mp4(more=b"<html><script>alert(1)</script>"), "something else is stuck to its end"),
        (mp4(more=box(b"junk", b"x")), "belongs to no video"),
        (mp4(brand=b"qt  "), "QuickTime"),
        (mp4(track(b"vide", b"hvc1")), "coded as hvc1"),
        (webm(doc_type=b"matroska"), "Matroska"),
        (None, "Choose a picture or a video."),
    ],
)
def test_a_file_that_cannot_be_taken_is_told_beside_the_field_and_nothing_is_lost(coras, store, data, words):
    response = coras.post(NEW, typed(data))
    text = text_of(response)
    assert response.status_code == 200
    assert words in text
    assert 'href="#id_file"' in text  # the summary leads to the field
    assert 'value="Heel raises, from the side"' in text
    assert "rises onto the toes.</textarea>" in text
    assert '<option value="es" selected>' in text
    assert (MediaItem.objects.count(), files_in(store)) == (0, [])


@pytest.mark.parametrize(
    ("captions", "words"),
    [
        (b"1\n00:00:00,000 --> 00:00:01,000\nHi\n", "This is an SRT file"),
        (picture("PNG"), "not written in UTF-8"),
        (b"hello", "first line has to be the word WEBVTT"),
        (VTT + b"\nlost words\n", "Line 10 of the captions"),
        (VTT + b"\n00:09.000 --> 00:10.000\nLater\n", "captions of another video?"),
        (b"WEBVTT\n\n" + b"x" * 600_000, "too long"),
    ],
)
def test_captions_that_are_none_are_told_and_nothing_is_lost(coras, store, captions, words):
    response = coras.post(NEW, typed(mp4(), captions=upload(captions), transcript="All of it."))
    text = text_of(response)
    assert words in text
    assert "All of it.</textarea>" in text
    assert "Your words are kept." in text
    assert files_in(store) == []


def test_a_picture_has_no_captions_and_no_transcript(coras):
    text = text_of(coras.post(NEW, typed(picture(), captions=upload(VTT), transcript="Words")))
    assert "A picture has no captions." in text
    assert "A picture has no transcript." in text


def test_a_file_that_goes_on_and_on_is_let_fall_and_the_words_stay(coras, settings, store):
    settings.MEDIA_VIDEO_MB = settings.MEDIA_PICTURE_MB = 1
    response = coras.post(NEW, typed(mp4(more=box(b"free", bytes(5_000_000))), captions=upload(VTT)))
    text = text_of(response)
    assert "This file is larger than 1 MB, so it was not taken." in text
    assert 'value="Heel raises, from the side"' in text
    assert files_in(store) == []


def test_a_picture_may_not_be_as_large_as_a_video(coras, settings):
    settings.MEDIA_PICTURE_MB = 1
    text = text_of(coras.post(NEW, typed(picture() + bytes(1_500_000))))
    assert "This picture is 1.5 MB. At most 1 MB can be taken." in text


def test_other_pages_take_no_file_as_large_as_a_video(as_person, clara, settings):
    settings.MEDIA_PICTURE_MB = 1
    big = SimpleUploadedFile("x", bytes(3_000_000))
    request = as_person(clara).post("/caseload/", {"file": big}).wsgi_request
    assert request.FILES == {}
    assert request.too_large == {"file"}


def test_a_clinic_that_used_up_its_room_is_told(coras, settings, store):
    settings.MEDIA_CLINIC_GB = 0
    assert "store for pictures and videos is full (0 GB)" in text_of(coras.post(NEW, typed(picture())))
    assert files_in(store) == []


def test_without_a_database_row_no_file_is_left(coras, store, monkeypatch):
    def refuse(*args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(MediaItem, "save", refuse)
    coras.raise_request_exception = False
    assert coras.post(NEW, typed(picture())).status_code == 500
    assert files_in(store) == []


def test_a_store_that_does_not_answer_costs_no_words(coras, settings, tmp_path):
    (tmp_path / "file").write_text("in the way")
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "file"},
        }
    }
    text = text_of(coras.post(NEW, typed(picture())))
    assert "The store for files does not answer." in text
    assert 'value="Heel raises, from the side"' in text


def test_a_script_that_sends_the_form_is_told_where_to_go(coras):
    response = coras.post(NEW, typed(picture()), headers={"X-Upload": "1"})
    assert (response.status_code, response["X-Go-To"]) == (
        204,
        f"/library/media/{MediaItem.objects.get().pk}/",
    )
    assert "It is in the library." in text_of(coras.get(response["X-Go-To"]))


@pytest.mark.parametrize("who", ["clara", "pat", "ada"])
def test_only_curators_add(as_person, request, who):
    assert as_person(request.getfixturevalue(who)).post(NEW, typed(picture())).status_code == 403
    assert not MediaItem.objects.exists()
