"""/media/<id>/<variant>/: to those who may see it, whole or in part; to everybody else it does not exist."""

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from patients.models import Consent
from rehab.audit.models import AuditEvent
from rehab.media import serving
from rehab.media.stores import open_part
from tests.integration.media.files import mp4


def address(item, variant="full"):
    return f"/media/{item.pk}/{variant}/"


def body_of(response):
    return b"".join(response.streaming_content)


@pytest.fixture
def coras(as_person, cora):
    return as_person(cora)


def status(as_person, user, item):
    return read(as_person(user), address(item)).status_code


def read(client, url, **headers):
    """An answer of which only the headers matter."""
    response = client.get(url, headers=headers)
    response.getvalue()
    return response


@pytest.mark.parametrize(
    ("who", "code"), [("cora", 200), ("clara", 200), ("colin", 200), ("sam", 404), ("ada", 404)]
)
def test_staff_of_the_clinic_who_write_or_prescribe(as_person, request, poster, who, code):
    assert status(as_person, request.getfixturevalue(who), poster) == code


def test_a_patient_whose_agreed_program_shows_it_and_no_other(as_person, shown_to_pat, poster, pat, quinn):
    assert status(as_person, pat, shown_to_pat) == 200
    assert status(as_person, pat, poster) == 404
    assert status(as_person, quinn, shown_to_pat) == 404


def test_a_caregiver_while_the_consent_holds(as_person, shown_to_pat, gita):
    assert status(as_person, gita, shown_to_pat) == 200
    Consent.objects.update(view_plan=False)
    assert status(as_person, gita, shown_to_pat) == 404
    Consent.objects.update(view_plan=True, expires_at=timezone.now())
    assert status(as_person, gita, shown_to_pat) == 404


def test_a_draft_of_a_program_shows_nothing_yet(as_person, shown_to_pat, pat, pat_record):
    pat_record.programs.update(state="draft", published_at=None, published_by=None, agreed_on=None)
    assert status(as_person, pat, shown_to_pat) == 404


def test_a_program_keeps_what_is_retired(as_person, shown_to_pat, pat):
    shown_to_pat.retired_at = timezone.now()
    shown_to_pat.save()
    assert status(as_person, pat, shown_to_pat) == 200


def test_nobody_without_signing_in(client, poster):
    assert client.get(address(poster)).url.startswith("/accounts/login/")


def test_the_headers_of_a_picture(coras, poster):
    response = coras.get(address(poster), headers={"Accept-Encoding": "gzip"})
    assert response["Content-Type"] == "image/webp"
    assert response["Content-Disposition"] == "inline"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, max-age=3600"
    assert response["Accept-Ranges"] == "bytes"
    assert "Content-Encoding" not in response
    assert int(response["Content-Length"]) == len(body_of(response)) == poster.bytes


def test_every_variant_has_its_type_and_others_are_not_there(coras, film, poster):
    assert read(coras, address(film))["Content-Type"] == "video/mp4"
    assert read(coras, address(film, "captions"))["Content-Type"] == "text/vtt; charset=utf-8"
    assert read(coras, address(poster, "thumb"))["Content-Type"] == "image/webp"
    for item, variant in ((film, "thumb"), (poster, "captions"), (poster, "original"), (film, "file")):
        assert coras.get(address(item, variant)).status_code == 404


@pytest.mark.parametrize(
    ("asked", "told", "start", "stop"),
    [
        ("bytes=0-99", "0-99", 0, 100),
        ("bytes=100-", "100-{last}", 100, None),
        ("bytes=-50", "{from_end}-{last}", -50, None),
    ],
)
def test_a_part(coras, film, asked, told, start, stop):
    response = coras.get(address(film), headers={"Range": asked, "Accept-Encoding": "gzip"})
    names = {"last": film.bytes - 1, "from_end": film.bytes - 50}
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {told.format(**names)}/{film.bytes}"
    part = kept(film)[start:stop]
    assert body_of(response) == part
    assert int(response["Content-Length"]) == len(part)


def kept(item):
    with default_storage.open(item.file.name) as file:
        return file.read()


def test_the_parts_together_are_the_file(coras, film):
    whole = b"".join(
        body_of(coras.get(address(film), headers={"Range": f"bytes={at}-{at + 999}"}))
        for at in range(0, film.bytes, 1000)
    )
    assert whole == kept(film)
    assert len(whole) == len(mp4())


def test_a_part_that_is_not_there(coras, film):
    response = coras.get(address(film), headers={"Range": f"bytes={film.bytes}-"})
    assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{film.bytes}")


def test_a_part_of_another_file_is_answered_with_the_whole(coras, film):
    tag = read(coras, address(film))["ETag"]
    same = read(coras, address(film), **{"Range": "bytes=0-9", "If-Range": tag})
    other = coras.get(address(film), headers={"Range": "bytes=0-9", "If-Range": '"other"'})
    assert (same.status_code, other.status_code) == (206, 200)
    assert len(body_of(other)) == film.bytes


def test_head_tells_and_sends_nothing(coras, film):
    response = coras.head(address(film), headers={"Range": "bytes=0-9"})
    assert (response.status_code, response["Content-Length"]) == (200, str(film.bytes))
    assert response.getvalue() == b""


def test_what_the_browser_has_is_not_sent_again(coras, film):
    tag = read(coras, address(film))["ETag"]
    assert coras.get(address(film), headers={"If-None-Match": tag}).status_code == 304
    assert read(coras, address(film, "captions"), **{"If-None-Match": tag}).status_code == 200


def test_a_file_that_is_gone_is_a_404_and_a_store_that_is_away_a_503(coras, film, monkeypatch):
    def away(name):
        raise OSError("no answer")

    default_storage.delete(film.file.name)
    assert coras.get(address(film)).status_code == 404
    monkeypatch.setattr(serving, "size_of", away)
    response = coras.get(address(film))
    assert (response.status_code, response["Cache-Control"]) == (503, "no-store")


def test_a_picture_leaves_no_event_as_it_is_no_patients_data(as_person, pat, shown_to_pat):
    before = AuditEvent.objects.count()
    body_of(as_person(pat).get(address(shown_to_pat)))
    assert AuditEvent.objects.count() == before


def test_an_answer_that_is_broken_off_holds_no_file_open(film):
    part = open_part(film.file.name, 0, film.bytes)
    next(part)
    part.close()
    assert part.file.closed
