"""/library/modules/ and /library/resources/: written, reviewed by another, published, retired, adopted."""

import re
from typing import Any

import pytest
from django.urls import reverse

from education.actions.library import Circle, set_needs
from education.actions.starter import adopt_starter_modules, not_adopted
from education.models import (
    Module,
    ModuleNeeds,
    ModuleRevision,
    ModuleTranslation,
    Resource,
    ResourceRevision,
)
from education.shelves import MODULES
from education.starter.modules import MODULES as STARTERS
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from rehab.publishing.actions import fingerprint, newest
from tests.integration.education.lessons import make_module, make_resource, text_of

NEW = "/library/modules/new/"


def typed(pages=(("First", "One.\nTwo."), ("Second", "Three.")), checks=("Feet need care.",), **more: Any):
    """The form of one module with its rows."""
    data: dict[str, Any] = {
        "title": "Water",
        "objective": "Know when to drink.",
        "minutes": "2",
        "order": "30",
        "key_message": "Drink through the day.",
        "takeaway": "Put a glass by the sink.",
        "takeaway_kind": "change",
        "sources": "Practice of our clinic",
        "pages-TOTAL_FORMS": str(len(pages) + 1),
        "pages-INITIAL_FORMS": "0",
        "checks-TOTAL_FORMS": str(len(checks) + 1),
        "checks-INITIAL_FORMS": "0",
    }
    for n, (heading, text) in enumerate(pages):
        data |= {f"pages-{n}-place": str(10 * n + 10), f"pages-{n}-heading": heading, f"pages-{n}-text": text}
    for n, statement in enumerate(checks):
        data |= {
            f"checks-{n}-statement": statement,
            f"checks-{n}-is_true": "false",
            f"checks-{n}-explanation": "So.",
        }
    return data | more


def seen_of(module):
    return fingerprint(MODULES, newest(MODULES, module))


def edit(module):
    return reverse("education:module_edit", args=[module.pk])


def step(client, revision, name, **said):
    return client.post(
        reverse(f"education:module_{name}", args=[revision.module_id, revision.number]), said, follow=True
    )


@pytest.fixture
def coras(as_person, cora):
    return as_person(cora)


@pytest.fixture
def curts(as_person, curt):
    return as_person(curt)


# --- writing --------------------------------------------------------------------------------------
def test_a_new_module_is_a_draft_with_its_pages_and_questions(coras, cora, clinic):
    coras.post(NEW, typed())
    row = ModuleRevision.objects.get()
    assert (row.state, row.author, row.module.external_id, row.module.clinic) == ("draft", cora, "C1", clinic)
    assert [page["heading"] for page in row.pages] == ["First", "Second"]
    assert row.pages[0]["text"] == ["One.", "Two."]
    (said,) = row.checks
    assert (said["key"], said["statement"], said["is_true"]) == ("Q1", "Feet need care.", False)


def test_the_place_decides_the_order_of_pages(coras):
    coras.post(NEW, typed() | {"pages-0-place": "30"})
    assert [page["heading"] for page in ModuleRevision.objects.get().pages] == ["Second", "First"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": ""}, "Please fill this in."),
        ({"pages-0-heading": ""}, "Give this page a heading."),
        ({"pages-0-text": ""}, "Write at least one paragraph under this heading."),
        ({"checks-0-explanation": ""}, "Explain it in one or two sentences."),
        ({"checks-0-statement": ""}, "Write at least one question"),
        ({"minutes": "900"}, "15"),
        ({"pages-0-diagram": "no_such"}, "Select a valid choice"),
        ({"pages-0-text": "{examples:moon}"}, "There are no examples called “moon”"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(coras, wrong, said):
    text = text_of(coras.post(NEW, typed() | {"pages-1-heading": "Kept heading"} | wrong))
    assert said in text
    assert "Kept heading" in text and "Put a glass by the sink." in text
    assert not ModuleRevision.objects.exists()


def test_more_rows_keep_everything_and_save_nothing(coras):
    text = text_of(coras.post(NEW, typed() | {"add_rows": "1", "title": "Half a title"}))
    assert "Half a title" in text and "Feet need care." in text and "Three." in text
    assert 'name="pages-2-heading"' in text
    assert not ModuleRevision.objects.exists()


def test_more_rows_are_more_also_when_those_before_are_empty(coras):
    empty = {"pages-TOTAL_FORMS": "2", "pages-INITIAL_FORMS": "0", "checks-TOTAL_FORMS": "1"}
    text = text_of(coras.post(NEW, empty | {"checks-INITIAL_FORMS": "0", "add_rows": "1"}))
    assert 'name="pages-2-heading"' in text and 'name="checks-1-statement"' in text


def test_questions_keep_their_keys_for_good(coras, clinic, curt):
    module = make_module(clinic, curt).module
    data = typed(checks=("New first.", "Known one.")) | {"checks-1-key": "M05.1", "seen": seen_of(module)}
    coras.post(edit(module), data)
    assert [one["key"] for one in newest(MODULES, module).checks] == ["Q1", "M05.1"]


def test_the_edit_page_shows_what_is_there(coras, clinic, curt):
    text = text_of(coras.get(edit(make_module(clinic, curt).module)))
    for words in (
        "Feet and skin",
        "A second page",
        "One paragraph. Another one.",
        "Because of M05.2.",
        "M05.1",
    ):
        assert words in text


def test_two_who_save_at_once_lose_nothing(coras, curts, clinic, curt, cora):
    module = make_module(clinic, curt).module
    seen = seen_of(module)
    curts.post(edit(module), typed(title="Curt's words", seen=seen))
    text = text_of(coras.post(edit(module), typed(title="Cora's words", seen=seen)))
    assert "Curt Example saved this meanwhile" in text
    assert "Curt&#x27;s words" in text and "Cora&#x27;s words" in text
    assert newest(MODULES, module).title == "Curt's words"


def test_patients_keep_the_published_version_while_a_new_one_is_written(coras, clinic, curt):
    shown = make_module(clinic, curt)
    coras.post(edit(shown.module), typed(seen=seen_of(shown.module)))
    shown.refresh_from_db()
    assert (shown.state, shown.title) == ("published", "Feet and skin")
    assert newest(MODULES, shown.module).number == 2


# --- review ---------------------------------------------------------------------------------------
def test_another_curator_publishes_and_clinicians_find_it(coras, curts, clara, as_person, curt):
    coras.post(NEW, typed())
    draft = ModuleRevision.objects.get()
    assert "Water" not in text_of(as_person(clara).get("/library/modules/"))
    step(coras, draft, "submit")
    step(coras, draft, "publish")
    draft.refresh_from_db()
    assert draft.state == "in_review"
    waits = curts.get("/library/modules/").content.decode().split("1 waits for a review")[1]
    assert f"/library/modules/{draft.module_id}/?version=1" in waits.split("</section>")[0]
    step(curts, draft, "publish")
    draft.refresh_from_db()
    assert (draft.state, draft.reviewer) == ("published", curt)
    assert "Water" in text_of(as_person(clara).get("/library/modules/"))
    keys = ["modules.saved", "modules.submitted", "modules.published"]
    assert (
        list(AuditEvent.objects.filter(event__in=keys).order_by("id").values_list("event", flat=True)) == keys
    )


def test_a_text_that_hurts_or_has_no_source_does_not_go_to_review(coras):
    coras.post(NEW, typed(key_message="It is all in your head.", sources=""))
    text = text_of(step(coras, ModuleRevision.objects.get(), "submit"))
    assert "all in your head" in text and "No source is given." in text
    assert ModuleRevision.objects.get().state == "draft"


def test_the_page_reads_as_the_patient_reads_it_and_tells_clinicians_more(as_person, clara, clinic, cora):
    revision = make_module(clinic, cora)
    text = text_of(as_person(clara).get(reverse("education:module", args=[revision.module_id])))
    assert "One paragraph." in text and 'class="dg"' in text
    assert "M05.1 may mean a worry." in text
    assert "What you can do" not in text


def test_preview_and_compare_open(coras, curts, clinic, curt):
    revision = make_module(clinic, curt)
    coras.post(edit(revision.module), typed(seen=seen_of(revision.module)))
    draft = newest(MODULES, revision.module)
    said = {"preview": "Drink through the day.", "compare": "came in:"}
    for name, words in said.items():
        text = text_of(coras.get(reverse(f"education:module_{name}", args=[draft.module_id, draft.number])))
        assert words in text


def test_a_retired_module_is_no_longer_listed_for_clinicians(coras, as_person, clara, clinic, cora):
    revision = make_module(clinic, cora)
    step(coras, revision, "retire")
    assert "Feet and skin" not in text_of(as_person(clara).get("/library/modules/"))
    assert "Retired" in text_of(coras.get("/library/modules/"))


@pytest.mark.parametrize(
    ("q", "found"), [("feet", True), ("SKIN feet", True), ("m05", True), ("moon", False)]
)
def test_search_by_title_and_id(coras, clinic, cora, q, found):
    make_module(clinic, cora)
    text = text_of(coras.get("/library/modules/", {"q": q}))
    assert (">Feet and skin</a>" in text) is found
    assert ("No module matches" in text) is not found


def test_search_ranks_the_title_first_and_filters_by_theme_language_and_state(coras, clinic, cora):
    feet = make_module(clinic, cora, themes=["safety"])
    make_module(clinic, cora, "Shoes", "M01", objective="Know what feet need.", themes=["food"])
    make_module(clinic, cora, "Half done", "M09", state="draft", reviewer=None, published_at=None)
    ModuleTranslation.objects.create(
        revision=feet, language="es", words={feet.title: "Pies y piel"}, reviewed_on="2026-01-01"
    )

    def titles(**query):
        text = text_of(coras.get("/library/modules/", query))
        return re.findall(r"data-found>([^<]+)</a>", text)

    assert titles(q="feet") == ["Feet and skin", "Shoes"]
    assert titles(q="píes") == titles(language="es") == titles(theme="safety") == ["Feet and skin"]
    assert titles(state="draft") == ["Half done"]
    assert titles(q="shoos") == ["Shoes"]
    assert titles(theme="no such theme", q="shoes") == ["Shoes"]
    none = text_of(coras.get("/library/modules/", {"theme": "food", "language": "es"}))
    assert "Without “Food”" in none and "Without “Español”" in none
    assert "also called “Pies y piel”" in text_of(coras.get("/library/modules/", {"q": "pies"}))
    part = coras.get("/library/modules/", {"q": "feet"}, headers={"HX-Request": "true"})
    assert text_of(part).startswith('<span id="found-count" hx-swap-oob="innerHTML">2 modules</span>')


def test_another_clinics_library_is_not_there(as_person, sam, cora, clinic):
    revision = make_module(clinic, cora)
    assert "Feet and skin" not in text_of(as_person(sam).get("/library/modules/"))
    assert as_person(sam).get(reverse("education:module", args=[revision.module_id])).status_code == 404


# --- what it builds on ----------------------------------------------------------------------------
def test_prerequisites_are_chosen_and_a_circle_is_refused(coras, cora, clinic):
    first, second = (
        make_module(clinic, cora, "One", "M01").module,
        make_module(clinic, cora, "Two", "M02").module,
    )
    where = reverse("education:module_needs", args=[second.pk])
    coras.post(where, {"needs": [str(first.pk), "nonsense"]})
    assert ModuleNeeds.objects.get().needs == first
    text = text_of(
        coras.post(reverse("education:module_needs", args=[first.pk]), {"needs": [str(second.pk)]})
    )
    assert "in a circle" in text
    with pytest.raises(Circle):
        set_needs(module=first, needs=[first], by=cora)
    coras.post(where, {})
    assert not ModuleNeeds.objects.exists()


def test_prerequisites_stay_inside_one_library(cora, clinic, other_clinic):
    here, there = make_module(clinic, cora).module, make_module(other_clinic, cora).module
    with pytest.raises(Refused):
        set_needs(module=here, needs=[there], by=cora)


# --- starter modules ------------------------------------------------------------------------------
def test_starters_are_adopted_by_name_without_an_author(coras, cora, clinic):
    page = text_of(coras.get("/library/modules/starter/"))
    assert "Starter content, not yet reviewed by your clinic." in page
    ids = [STARTERS[0].external_id, STARTERS[1].external_id]
    coras.post("/library/modules/starter/", {"modules": ids})
    rows = ModuleRevision.objects.filter(module__clinic=clinic)
    assert sorted(rows.values_list("module__external_id", flat=True)) == sorted(ids)
    assert {(row.state, row.origin, row.author, row.reviewer) for row in rows} == {
        ("published", "starter", None, cora)
    }


def test_all_of_them_with_what_they_build_on_and_twice_is_once(cora, clinic):
    adopt_starter_modules(clinic=clinic, by=cora)
    assert adopt_starter_modules(clinic=clinic, by=cora) == []
    assert Module.objects.filter(clinic=clinic).count() == len(STARTERS)
    assert ModuleNeeds.objects.count() == sum(len(starter.needs) for starter in STARTERS)
    assert not_adopted(clinic) == []
    asked = {check["key"] for row in ModuleRevision.objects.all() for check in row.checks if check["safety"]}
    assert {"M3.2", "M5.2", "M6.2"} <= asked


def test_nothing_chosen_is_said_and_only_curators_adopt(coras, as_person, clara, clinic):
    assert "Choose at least one module" in text_of(
        coras.post("/library/modules/starter/", {"modules": ["X"]})
    )
    assert as_person(clara).post("/library/modules/starter/", {"all": "1"}).status_code == 403
    with pytest.raises(Refused):
        adopt_starter_modules(clinic=clinic, by=clara)
    assert not Module.objects.exists()


# --- places to turn to ----------------------------------------------------------------------------
PLACE = {
    "name": "Night line",
    "kind": "crisis",
    "for_whom": "Anybody at night.",
    "phone": "024",
    "language": "en",
}


def test_a_place_is_written_by_one_and_published_by_another(coras, curts, as_person, pat):
    coras.post("/library/resources/new/", PLACE | {"sources": "Their own page"})
    row = ResourceRevision.objects.get()
    assert (row.state, row.resource.external_id) == ("draft", "C1")
    for client, name in ((coras, "submit"), (coras, "publish")):
        client.post(reverse(f"education:resource_{name}", args=[row.resource_id, 1]))
    assert "Night line" not in text_of(as_person(pat).get("/learn/help/"))
    curts.post(reverse("education:resource_publish", args=[row.resource_id, 1]))
    assert "Night line" in text_of(as_person(pat).get("/learn/help/"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"phone": ""}, "Give a phone number or a web address"),
        ({"phone": "call me"}, "Write the number with digits"),
        ({"url": "http://plain.example.org"}, "Only addresses that start with https://"),
        ({"url": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"kind": "chat"}, "Select a valid choice"),
    ],
)
def test_a_place_that_cannot_be_reached_is_refused_and_kept_on_the_page(coras, wrong, said):
    text = text_of(coras.post("/library/resources/new/", PLACE | wrong))
    assert said in text and "Anybody at night." in text
    assert not Resource.objects.exists()


def test_who_sent_a_module_back_stands_beside_its_draft(coras, curts):
    coras.post(NEW, typed())
    draft = ModuleRevision.objects.get()
    step(coras, draft, "submit")
    step(curts, draft, "send_back", reason="Page two is hard to read.")
    for page in (reverse("education:module", args=[draft.module_id]), "/library/modules/"):
        assert "Page two is hard to read." in text_of(coras.get(page))
    assert "Sent back by Curt Example" in text_of(
        coras.get(reverse("education:module", args=[draft.module_id]))
    )


def test_the_form_of_a_place_asks_for_its_name_first_and_for_sources_last(coras):
    form = coras.get("/library/resources/new/").content.decode().split('id="resource"')[1]
    asked = re.findall(r'name="(\w+)"', form.split("</form>")[0])
    shown = [name for name in asked if name not in ("csrfmiddlewaretoken", "seen")]
    assert shown[:2] == ["name", "kind"]
    assert shown[-2:] == ["sources", "change_note"]


def test_the_list_of_places_opens_for_clinicians_too(as_person, clara, cora, clinic):
    place = make_resource(clinic, cora)
    clients = as_person(clara)
    assert "Walking group" in text_of(clients.get("/library/resources/"))
    assert "Walking group" in text_of(clients.get(reverse("education:resource", args=[place.resource_id])))
    assert clients.get("/library/resources/new/").status_code == 403
