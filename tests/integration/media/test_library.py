"""/library/media/ and its items: find, describe, retire, bring back."""

import pytest

from rehab.audit.models import AuditEvent
from rehab.media.models import MediaItem
from tests.integration.media.files import VTT, upload, webm
from tests.integration.media.kept import WORDS, files_in, keep, picture_item
from tests.integration.programs.plans import make_exercise
from tests.integration.programs.portal import text_of

ALL = "/library/media/"


def page_of(item):
    return f"/library/media/{item.pk}/"


@pytest.fixture
def coras(as_person, cora):
    return as_person(cora)


def test_an_empty_library_says_what_to_do(coras):
    text = text_of(coras.get(ALL))
    assert "No pictures or videos yet" in text
    assert "/library/media/new/" in text


def test_words_and_kind_find(coras, clinic, cora, film):
    picture_item(clinic, cora, title="Chair", alt="An empty kitchen.")
    assert "Heel raises" not in text_of(coras.get(ALL, {"q": "kitchen chair"}))
    assert "Chair" in text_of(coras.get(ALL, {"q": "KITCHEN"}))
    assert "Chair" not in text_of(coras.get(ALL, {"kind": "video"}))
    assert "Nothing matches" in text_of(coras.get(ALL, {"q": "swimming"}))


def test_another_clinics_are_not_there(as_person, sam, other_clinic, poster):
    sam.memberships.create(clinic=other_clinic, role="curator")
    assert "No pictures or videos yet" in text_of(as_person(sam).get(ALL))
    assert as_person(sam).get(page_of(poster)).status_code == 404
    assert as_person(sam).post(f"{page_of(poster)}retire/").status_code == 404


def test_the_words_of_one_can_be_changed(coras, poster):
    response = coras.post(page_of(poster), WORDS | {"title": "Other", "alt": "Somebody sits."})
    poster.refresh_from_db()
    assert response.url == page_of(poster)
    assert (poster.title, poster.alt) == ("Other", "Somebody sits.")
    assert AuditEvent.objects.filter(event="media.changed", about_id=str(poster.pk)).exists()


def test_a_picture_without_words_is_not_saved_and_the_rest_stays(coras, poster):
    text = text_of(coras.post(page_of(poster), WORDS | {"alt": "", "caption": "Below"}))
    assert "Please fill this in." in text
    assert 'value="Below"' in text
    poster.refresh_from_db()
    assert poster.alt == WORDS["alt"]


def test_captions_and_transcript_can_follow(coras, clinic, cora, store):
    item = keep(webm(), clinic, cora)
    coras.post(page_of(item), WORDS | {"captions": upload(VTT), "transcript": "All of it."})
    item.refresh_from_db()
    assert item.is_complete
    assert item.captions.name in files_in(store)


def test_new_captions_are_a_new_file_so_that_no_browser_shows_the_old(coras, film):
    old = film.captions.name
    coras.post(page_of(film), WORDS | {"captions": upload(VTT), "transcript": "T"})
    film.refresh_from_db()
    assert film.captions.name != old


def test_without_a_new_file_the_captions_stay(coras, film):
    coras.post(page_of(film), WORDS | {"transcript": "Other words."})
    again = MediaItem.objects.get(pk=film.pk)
    assert (again.captions.name, again.transcript) == (film.captions.name, "Other words.")


def test_a_transcript_is_not_taken_away(coras, film):
    assert "cannot be taken away" in text_of(coras.post(page_of(film), WORDS | {"transcript": ""}))
    film.refresh_from_db()
    assert film.is_complete


def test_words_that_were_reviewed_stand_still_and_the_change_is_a_new_item(coras, clinic, curt, film):
    make_exercise(clinic, curt).media.create(item=film, position=1)
    assert "its words stand still" in text_of(coras.get(page_of(film)))
    response = coras.post(page_of(film), WORDS | {"title": "Better", "transcript": "Better."}, follow=True)
    film.refresh_from_db()
    new = MediaItem.objects.get(title="Better")
    assert film.transcript == "Stand tall. Rise slowly."
    assert (new.file.name, new.captions.name) == (film.file.name, film.captions.name)
    assert "Kept as a new item" in text_of(response)


def test_retired_ones_are_listed_apart_and_come_back(coras, poster):
    coras.post(f"{page_of(poster)}retire/")
    assert "Heel raises" not in text_of(coras.get(ALL))
    assert "Heel raises" in text_of(coras.get(ALL, {"retired": "1"}))
    coras.post(f"{page_of(poster)}retire/", {"do": "bring_back"})
    assert "Heel raises" in text_of(coras.get(ALL))
    events = AuditEvent.objects.filter(about_id=str(poster.pk)).order_by("pk").values_list("event", flat=True)
    assert list(events) == ["media.uploaded", "media.retired", "media.brought_back"]


def test_retiring_twice_leaves_one_trace(coras, poster):
    for _time in range(2):
        coras.post(f"{page_of(poster)}retire/")
    assert AuditEvent.objects.filter(event="media.retired").count() == 1
