"""Pictures and videos of a lesson: chosen for a page of a draft, read there, printed, served to its readers only."""

import pytest
from django.urls import reverse

from education.models import ModuleMedia, ModuleRevision
from education.shelves import MODULES
from programs.handouts.lessons import lesson_handout
from rehab.audit.models import AuditEvent
from rehab.media.actions.keep import is_published
from rehab.publishing.actions import fingerprint, publish, restore, save_draft, submit
from rehab.publishing.compare import compare
from tests.integration.education.lessons import give, make_module, turn
from tests.integration.media.files import webm
from tests.integration.media.kept import keep
from tests.integration.programs.portal import text_of


@pytest.fixture
def module(clinic, curt):
    return make_module(clinic, curt)


@pytest.fixture
def draft(module, cora):
    """Cora's next version."""
    return save_draft(MODULES, item=module.module, words={}, seen=fingerprint(MODULES, module), by=cora)


def choose(client, module, item, do="add", **more):
    url = reverse("education:module_media", args=[module.module_id])
    return client.post(url, {"item": str(item.pk), "do": do} | more, follow=True)


def shown(revision):
    return [(row.item, row.page) for row in ModuleMedia.objects.filter(revision=revision)]


@pytest.fixture
def given(draft, as_person, cora, curt, clara, pat_record, poster, film):
    """A published lesson that Pat has: a picture on its second page, a video on its first."""
    choose(as_person(cora), draft, poster, page="2")
    choose(as_person(cora), draft, film, page="1")
    publish(MODULES, revision=submit(MODULES, revision=draft, by=cora), by=curt)
    return give(pat_record, clara, ModuleRevision.objects.get(pk=draft.pk))


def test_a_draft_takes_them_for_one_of_its_pages(as_person, cora, draft, poster, film):
    page = choose(as_person(cora), draft, poster, page="2")
    assert "on page 2" in text_of(page)
    choose(as_person(cora), draft, film)
    assert shown(draft) == [(poster, 2), (film, 1)]
    choose(as_person(cora), draft, film, "up")
    choose(as_person(cora), draft, poster, "remove")
    assert shown(draft) == [(film, 1)]
    said = AuditEvent.objects.filter(event="modules.saved", about_id=str(draft.pk))
    assert "+ Heel raises" in said.values_list("reason", flat=True), "whoever chooses writes in this version"


def test_a_published_version_stands_still_and_a_video_needs_its_words(
    as_person, cora, clinic, module, poster
):
    assert "stands still" in text_of(choose(as_person(cora), module, poster))
    save_draft(MODULES, item=module.module, words={}, seen=fingerprint(MODULES, module), by=cora)
    bare = keep(webm(), clinic, cora)
    assert "has no captions or no transcript yet" in text_of(choose(as_person(cora), module, bare))
    assert not ModuleMedia.objects.exists()


def test_pat_reads_each_on_its_page_with_alt_text_captions_and_transcript(
    as_person, pat, given, poster, film
):
    pats = as_person(pat)
    url = reverse("education:lesson", args=[given.pk])
    first = text_of(pats.get(url))
    assert f"/media/{film.pk}/full/" in first and 'kind="captions"' in first and "Read it instead" in first
    assert str(poster.pk) not in first
    turn(pats, given, 2)
    second = text_of(pats.get(url))
    assert f"/media/{poster.pk}/full/" in second and f'alt="{poster.alt}"' in second
    assert str(film.pk) not in second


def test_paper_has_the_picture_with_its_alt_text_and_says_that_there_is_a_video(
    as_person, pat, given, poster, film
):
    pages = lesson_handout(given).parts[0].words["pages"]
    assert [(page["has_video"], [one.alt for one in page["media"]]) for page in pages] == [
        (True, []),
        (False, [poster.alt]),
    ]
    printed = text_of(as_person(pat).get(reverse("education:lesson_print", args=[given.pk])))
    assert str(poster.pk) in printed and str(film.pk) not in printed


def test_only_who_has_the_lesson_is_served(as_person, pat, quinn, gita, clara, colin, sam, given, poster):
    url = reverse("programs:media", args=[poster.pk, "full"])
    for who, status in ((pat, 200), (clara, 200), (colin, 200), (quinn, 404), (sam, 404), (gita, 200)):
        assert as_person(who).head(url).status_code == status, who
    theirs = reverse("education:for_lesson", args=[given.patient_id, given.pk])
    assert as_person(gita).get(theirs).status_code == 200, "a caregiver who may read the lesson"
    given.withdrawn_at, given.withdrawn_by = given.assigned_at, clara
    given.save()
    assert as_person(pat).head(url).status_code == 404, "a lesson that was taken back"


def test_they_go_with_versions_and_are_compared(cora, given, poster, film):
    shown_now = given.revision
    assert is_published(poster)
    third = save_draft(MODULES, item=given.module, words={}, seen=fingerprint(MODULES, shown_now), by=cora)
    assert shown(third) == shown(shown_now) == [(poster, 2), (film, 1)]
    assert compare(MODULES, shown_now, third) == []
    ModuleMedia.objects.filter(revision=third, item=film).update(page=2)
    (row,) = compare(MODULES, shown_now, third)
    assert row.label == "Pictures and videos"
    third.delete()
    first = given.module.revisions.get(number=1)
    assert shown(restore(MODULES, revision=first, by=cora)) == [], "a restored version has its own"
