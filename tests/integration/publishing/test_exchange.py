"""Take a library out and bring it in: a dry run first, then all of it or nothing, and twice is once."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from education.actions.starter import adopt_starter_modules
from education.forms.exchange import MODULE_BOOK
from education.models import ModuleNeeds
from programs.actions.library import link_harder
from programs.actions.starter import adopt_starter
from programs.forms.exchange import EXERCISE_BOOK
from programs.models import Exercise, ExerciseRevision
from programs.shelves import EXERCISES
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from rehab.publishing.actions import publish, save_draft, submit
from rehab.publishing.exchange.actions import LooksOtherwise, import_rows, keep_rows, sweep_imports
from rehab.publishing.exchange.arrows import circle_in
from rehab.publishing.exchange.export import export, versions
from rehab.publishing.exchange.plan import make_plan
from rehab.publishing.exchange.read import read_file
from rehab.publishing.exchange.trouble import Unreadable
from rehab.publishing.models import ImportDraft
from tests.integration.education.lessons import make_module
from tests.integration.programs.library import make_draft, seen_of
from tests.integration.programs.plans import make_exercise
from tests.integration.programs.portal import text_of
from tests.people import make_member

HEADER = "id,name,summary,kind,region,steps,reps,sources"
BOOKS = (EXERCISE_BOOK, MODULE_BOOK)


def row(key, name="Calf rise", **more):
    """A row of a file of exercises."""
    said = {"summary": "Rise slowly.", "kind": "strength", "region": "lower leg", "steps": "step: Rise."}
    said |= {"reps": "8", "sources": "Practice of our clinic"} | more
    return f"{key},{name}," + ",".join(f'"{value}"' for value in said.values())


def file(*rows, header=HEADER):
    return "\n".join([header, *rows]).encode()


def plan_of(content, clinic, by, book=EXERCISE_BOOK):
    return make_plan(book, clinic, read_file(book, content), by)


def bring_in(content, clinic, by, book=EXERCISE_BOOK):
    draft = keep_rows(book, clinic=clinic, content=content, by=by)
    return import_rows(book, draft=draft, seen=make_plan(book, clinic, draft.rows, by).mark, by=by)


def standings(plan):
    return [line.standing for line in plan.lines]


def said(plan):
    """Everything there is to mend, as one text."""
    return " ".join(
        f"{line.row} {one.column}: {one.what} {one.mend}" for line in plan.lines for one in line.troubles
    )


@pytest.fixture
def adopted(clinic, cora):
    """Everything that ships, in Cora's clinic."""
    return adopt_starter(clinic=clinic, by=cora), adopt_starter_modules(clinic=clinic, by=cora)


# --- round trip -----------------------------------------------------------------------------------
def test_all_starter_content_is_the_same_here_and_new_elsewhere(adopted, clinic, cora, other_clinic):
    odile = make_member("Odile", other_clinic, "curator")
    for book in BOOKS:
        here = {book.shelf.item_of(row).external_id: row for row in versions(book, clinic, "newest")}
        for format in ("csv", "json"):
            content = export(book, clinic=clinic, format=format, which="newest")
            assert set(standings(plan_of(content, clinic, cora, book))) == {"same"}
            plan = plan_of(content, other_clinic, odile, book)
            assert set(standings(plan)) == {"new"}, said(plan)
            for line in plan.lines:
                assert line.words == {name: getattr(here[line.key], name) for name in line.words}
            assert {pair for line in plan.lines for pair in line.arrows} == book.arrows.here(clinic)


def test_what_was_imported_can_be_taken_out_again_and_twice_is_once(clinic, cora, other_clinic):
    adopt_starter(clinic=clinic, by=cora, external_ids=["E08", "E09", "MB01"])
    adopt_starter_modules(clinic=clinic, by=cora, external_ids=["M01", "M02"])
    odile = make_member("Odile", other_clinic, "curator")
    for book in BOOKS:
        content = export(book, clinic=clinic, format="json", which="newest")
        assert set(standings(bring_in(content, other_clinic, odile, book))) == {"new"}
        assert set(standings(plan_of(content, other_clinic, odile, book))) == {"same"}
        assert export(book, clinic=other_clinic, format="json", which="newest") == content
        rows = book.shelf.revisions.objects.filter(**{f"{book.shelf.item}__clinic": other_clinic})
        assert set(rows.values_list("state", "author", "origin")) == {("draft", odile.pk, "clinic")}
        assert book.arrows.here(other_clinic) == book.arrows.here(clinic)


def test_translations_come_along_for_a_second_person_to_read(clinic, cora, other_clinic):
    (before,) = adopt_starter(clinic=clinic, by=cora, external_ids=["E09"])
    odile = make_member("Odile", other_clinic, "curator")
    bring_in(export(EXERCISE_BOOK, clinic=clinic, format="json", which="newest"), other_clinic, odile)
    row = ExerciseRevision.objects.get(exercise__clinic=other_clinic).translations.get()
    assert row.draft == before.translations.get().draft
    assert (row.words, row.writers, row.reviewer) == ({}, [str(odile.pk)], None)


def test_queries_do_not_grow_with_the_library(clinic, cora, curt, django_assert_max_num_queries):
    for n in range(12):
        make_exercise(clinic, curt, f"Exercise {n}")
    with django_assert_max_num_queries(3):
        content = export(EXERCISE_BOOK, clinic=clinic, format="json", which="newest")
    with django_assert_max_num_queries(3):
        assert len(plan_of(content.replace(b"Exercise", b"Move"), clinic, curt).of("changed")) == 12


# --- what a file would do -------------------------------------------------------------------------
def test_new_changed_and_same_are_told_apart_and_nothing_is_written(clinic, cora):
    bring_in(file(row("C1"), row("C2")), clinic, cora)
    plan = plan_of(file(row("C1"), row("C2", name="Slow rise"), row("C3")), clinic, cora)
    assert standings(plan) == ["same", "changed", "new"]
    assert [change.label for change in plan.lines[1].changes] == ["Name"]
    assert Exercise.objects.count() == 2


def test_a_published_text_gets_a_new_draft_and_patients_keep_what_they_read(clinic, cora, curt):
    bring_in(file(row("C1")), clinic, cora)
    first = ExerciseRevision.objects.get()
    publish(EXERCISES, revision=submit(EXERCISES, revision=first, by=cora), by=curt)
    bring_in(file(row("c1", name="Slow rise")), clinic, cora)
    rows = ExerciseRevision.objects.order_by("number").values_list("name", "state", "author")
    assert list(rows) == [("Calf rise", "published", cora.pk), ("Slow rise", "draft", cora.pk)]


def test_a_column_left_out_changes_nothing_and_an_empty_cell_empties(clinic, cora):
    bring_in(file(row("C1", why="To climb stairs"), header=f"{HEADER},why"), clinic, cora)
    assert standings(plan_of(file(row("C1")), clinic, cora)) == ["same"]
    bring_in(file(row("C1", why=""), header=f"{HEADER},why"), clinic, cora)
    assert ExerciseRevision.objects.get().why == ""


def test_every_row_that_cannot_be_is_named_with_column_and_mend(clinic, cora):
    rows = [
        row("C1", kind="magic"),
        row("C2", reps="many"),
        row("C3", name="x" * 81),
        row("C4", summary="It is all in your head."),
        row("C4"),
        row("no spaces here"),
        row("C5", steps="safety: Stop."),
        row("C6", reps=""),
    ]
    plan = plan_of(file(*rows), clinic, cora)
    assert set(standings(plan)) == {"refused"}
    text = said(plan)
    for part in (
        "2 kind: “magic” is not known here. Use one of: aerobic",
        "3 reps: “many” is not a number",
        "4 name: This is too long: it has 81 characters, and there is room for at most 80 characters. Shorten it.",
        "5 : “all in your head” can hurt",
        "6 id: The same id as in row 5.",
        "7 id: This row has no id that can be used.",
        "8 steps: Write at least one step of the type “Step”.",
        "9 reps: Give repetitions, a hold or minutes",
    ):
        assert part in text, part
    with pytest.raises(Refused, match="rows to mend"):
        bring_in(file(row("C9"), *rows), clinic, cora)
    assert not Exercise.objects.exists(), "all or nothing"


def test_nobodys_draft_is_written_over_and_what_is_in_review_stands_still(clinic, cora, curt):
    theirs = make_draft(clinic, curt, "Half written")
    waiting = make_draft(clinic, cora, "Waiting", state="in_review")
    keys = [theirs.exercise.external_id, waiting.exercise.external_id]
    plan = plan_of(file(*(row(key) for key in keys)), clinic, cora)
    assert standings(plan) == ["refused", "refused"]
    assert "Curt Example has a draft of this" in said(plan)
    assert "This is in review" in said(plan)
    same = export(EXERCISE_BOOK, clinic=clinic, format="csv", which="newest")
    assert standings(plan_of(same, clinic, cora)) == ["same", "same"], "saying the same is no harm"


def test_a_module_file_names_the_page_and_the_question_to_mend(clinic, cora):
    item = {
        "id": "C1",
        "title": "Feet",
        "objective": "Know your feet.",
        "key_message": "Look every day.",
        "takeaway": "Look tonight.",
        "takeaway_kind": "check",
        "pages": [
            {"heading": "", "text": ["Words"]},
            {"heading": "Skin", "text": ["Words"], "diagram": "xyz"},
        ],
        "checks": [{"statement": "Skin can be numb.", "is_true": True, "explanation": ""}],
    }
    content = json.dumps({"steady": "modules", "version": 1, "items": [item]}).encode()
    assert "pages: There is no picture “xyz”." in said(plan_of(content, clinic, cora, MODULE_BOOK))
    item["pages"][1]["diagram"] = ""
    content = json.dumps({"steady": "modules", "version": 1, "items": [item]}).encode()
    text = said(plan_of(content, clinic, cora, MODULE_BOOK))
    assert "pages: 1, Heading: Give this page a heading." in text
    assert "checks: 1, Explanation: Explain it in one or two sentences." in text


def test_files_that_hold_no_library_are_refused_whole(clinic, cora):
    items = [{"id": f"C{n}"} for n in range(501)]
    for content, part in (
        (b"x" * 2_000_001, "larger than 2 MB"),
        (b"id,name,summary,kind,region,steps\n", "nothing below the first line"),
        (b'{"steady": "exercises", "items": [', "not valid JSON: something is wrong at line 1"),
        (b'{"steady": "modules", "version": 1, "items": []}', "does not say that it holds exercises"),
        (b'{"steady": "exercises", "version": 2, "items": []}', "of another version"),
        (b'{"steady": "exercises", "version": 1, "items": [1]}', "not a list of objects"),
        (b'{"steady": "exercises", "version": 1, "items": [{"id": "A", "id": "B"}]}', "stands twice"),
        (b'{"steady": "exercises", "version": 1, "items": [{"pace": NaN}]}', "“NaN” is not a number"),
        (
            b'{"steady": "exercises", "version": 1, "items": [{"id": "\\u0000"}]}',
            "something that no library has",
        ),
        (b"[" * 100_000, "something that no library has"),
        (json.dumps({"steady": "exercises", "version": 1, "items": items}).encode(), "501 rows; at most 500"),
    ):
        with pytest.raises(Unreadable, match=part):
            keep_rows(EXERCISE_BOOK, clinic=clinic, content=content, by=cora)
    assert not ImportDraft.objects.exists()


def test_a_translation_of_nothing_and_of_an_unknown_language_is_refused(clinic, cora, curt):
    made = make_exercise(clinic, curt, "Heel raises")
    for told, part in (
        ({"es": {"No such words": "x"}}, "does not stand in the English"),
        ({"xx": {}}, "no language “xx”"),
        ({"es": ["x"]}, "not an object of texts"),
        ([], "Translations are not an object"),
    ):
        items = [{"id": made.exercise.external_id, "translations": told}]
        content = json.dumps({"steady": "exercises", "version": 1, "items": items}).encode()
        assert part in said(plan_of(content, clinic, cora)), part


def test_a_published_text_is_translated_without_a_new_version(clinic, cora, curt):
    made = make_exercise(clinic, curt, "Heel raises")
    told = {"es": {"Heel raises": "Elevar los talones"}}
    items = [{"id": made.exercise.external_id, "translations": told}]
    content = json.dumps({"steady": "exercises", "version": 1, "items": items}).encode()
    assert standings(bring_in(content, clinic, cora)) == ["changed"]
    assert made.exercise.revisions.get().translations.get().draft == told["es"]
    assert standings(plan_of(content, clinic, cora)) == ["same"]
    other = content.replace(b"Elevar", b"Subir")
    assert "Somebody else is translating this" in said(plan_of(other, clinic, curt))


def test_a_translation_of_english_that_the_file_replaces_is_let_go(clinic, cora):
    adopt_starter(clinic=clinic, by=cora, external_ids=["E09"])
    content = export(EXERCISE_BOOK, clinic=clinic, format="json", which="newest")
    said = json.loads(content)
    old = said["items"][0]["name"]
    said["items"][0]["name"] = "Up from a chair"
    plan = bring_in(json.dumps(said).encode(), clinic, cora)
    assert standings(plan) == ["changed"], said
    row = ExerciseRevision.objects.get(state="draft").translations.get()
    assert old in said["items"][0]["translations"]["es"]
    assert "Up from a chair" not in row.draft, "the new words have to be translated"


# --- links ----------------------------------------------------------------------------------------
def test_links_are_added_and_those_not_named_stay(clinic, cora, curt):
    old, new = make_exercise(clinic, curt, "Old"), make_exercise(clinic, curt, "New")
    link_harder(easier=old.exercise, harder=new.exercise, by=cora)
    header = "id,name,summary,kind,region,steps,reps,sources,easier,harder"
    content = file(
        row("C8", easier="", harder="C9"), row("C9", easier=str(new.exercise), harder=""), header=header
    )
    bring_in(content, clinic, cora)
    arrows = EXERCISE_BOOK.arrows.here(clinic)
    assert arrows == {(str(old.exercise), str(new.exercise)), ("C8", "C9"), (str(new.exercise), "C9")}


def test_a_circle_is_named_and_so_is_a_link_that_leads_nowhere(clinic, cora):
    bring_in(file(row("C1"), row("C2")), clinic, cora)
    link_harder(
        easier=Exercise.objects.get(external_id="C1"), harder=Exercise.objects.get(external_id="C2"), by=cora
    )
    header = f"{HEADER},harder"
    text = said(plan_of(file(row("C2", harder="C3"), row("C3", harder="C1"), header=header), clinic, cora))
    assert "This would run in a circle: C1 → C2 → C3 → C1." in text
    text = said(plan_of(file(row("C3", harder="C3; E99"), header=header), clinic, cora))
    assert "This leads to itself" in text
    assert "“E99” is neither in this library nor in this file" in text


def test_a_circle_is_found_wherever_it_starts():
    assert circle_in([("a", "b"), ("b", "c"), ("a", "c"), ("d", "a")]) == []
    assert circle_in([("d", "a"), ("a", "b"), ("b", "c"), ("c", "b")]) == ["b", "c", "b"]


def test_what_a_module_builds_on_comes_along(clinic, cora):
    first, second = make_module(clinic, cora, key="M01"), make_module(clinic, cora, "Skin", "M02")
    items = [{"id": "M02", "needs": ["M01"]}]
    bring_in(
        json.dumps({"steady": "modules", "version": 1, "items": items}).encode(), clinic, cora, MODULE_BOOK
    )
    assert ModuleNeeds.objects.get().needs == first.module
    assert list(second.module.revisions.all()) == [second], "the words stay as they are"


# --- between the report and the import ------------------------------------------------------------
def test_a_library_that_changed_since_is_looked_at_again(clinic, cora, curt):
    made = make_exercise(clinic, curt, "Heel raises")
    draft = keep_rows(EXERCISE_BOOK, clinic=clinic, content=file(row(str(made.exercise))), by=cora)
    seen = make_plan(EXERCISE_BOOK, clinic, draft.rows, cora).mark
    words = {"name": "Other words"}
    save_draft(EXERCISES, item=made.exercise, words=words, seen=seen_of(made.exercise), by=cora)
    with pytest.raises(LooksOtherwise):
        import_rows(EXERCISE_BOOK, draft=draft, seen=seen, by=cora)
    assert made.exercise.revisions.get(state="draft").name == "Other words"


def test_rows_wait_for_an_hour_one_file_at_a_time_for_their_curator_only(clinic, cora, curt):
    keep_rows(EXERCISE_BOOK, clinic=clinic, content=file(row("C1")), by=cora)
    draft = keep_rows(EXERCISE_BOOK, clinic=clinic, content=file(row("C2")), by=cora)
    assert list(ImportDraft.objects.visible_to(cora)) == [draft]
    assert not ImportDraft.objects.visible_to(curt).exists()
    with pytest.raises(Refused, match="not waiting any more"):
        import_rows(EXERCISE_BOOK, draft=draft, seen="", by=curt)
    ImportDraft.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(Refused, match="not waiting any more"):
        import_rows(EXERCISE_BOOK, draft=draft, seen="", by=cora)
    assert sweep_imports() == 1


def test_a_clinician_cannot_import(clinic, clara):
    with pytest.raises(Refused, match="Only a curator"):
        keep_rows(EXERCISE_BOOK, clinic=clinic, content=file(row("C1")), by=clara)


# --- in the browser -------------------------------------------------------------------------------
BASE = "/library/exercises/import/"


def send(client, content, name="my file.csv"):
    return client.post(BASE, {"file": SimpleUploadedFile(name, content)}, follow=True)


def test_cora_looks_at_a_file_and_imports_it(as_person, clinic, cora):
    client = as_person(cora)
    page = send(client, file(row("C1"), row("C2")))
    assert "Nothing is changed yet." in text_of(page)
    assert not Exercise.objects.exists()
    seen = page.context["plan"].mark
    text = text_of(client.post(f"{BASE}report/", {"seen": seen}, follow=True))
    assert "2 rows are imported. Nothing is published" in text
    assert not ImportDraft.objects.exists(), "the rows are not kept"
    assert (
        AuditEvent.objects.filter(event="library.exercises_imported", reason="2 new, 0 changed").count() == 1
    )
    assert "No file is waiting here" in text_of(client.post(f"{BASE}report/", {"seen": seen}, follow=True))
    again = text_of(send(client, file(row("C1"), row("C2"))))
    assert "There is nothing to import" in again


def test_rows_to_mend_stand_first_and_cannot_be_imported(as_person, clinic, cora):
    text = text_of(page := send(as_person(cora), file(row("C1"), row("C2", kind="magic"))))
    assert "“magic” is not known here." in text
    assert "It is all or nothing" in text
    text = text_of(as_person(cora).post(f"{BASE}report/", {"seen": page.context["plan"].mark}))
    assert "rows to mend" in text
    assert not Exercise.objects.exists()
    text = text_of(as_person(cora).post(f"{BASE}report/", {"discard": "1"}, follow=True))
    assert "The file is let go." in text


def test_a_file_that_cannot_be_read_is_refused_beside_its_field(as_person, cora):
    text = text_of(send(as_person(cora), "id,name\nC1,Año".encode("latin-1")))
    assert "Line 2 holds letters that are not in UTF-8" in text
    assert "Choose a file." in text_of(as_person(cora).post(BASE))
    large = text_of(send(as_person(cora), b"x" * 11_000_000))
    assert "larger than 2 MB" in large


def test_downloads_have_neutral_names_and_hold_no_formula(as_person, clinic, cora, curt):
    make_exercise(clinic, curt, "=HYPERLINK(1)")
    for room in ("exercises", "modules"):
        for kind in ("csv", "json"):
            found = as_person(cora).get(f"/library/{room}/export/?format={kind}&which=newest")
            assert found["Content-Disposition"] == f'attachment; filename="{room}.{kind}"'
    text = (
        as_person(cora).get("/library/exercises/export/?format=csv&which=newest").content.decode("utf-8-sig")
    )
    assert "'=HYPERLINK(1)" in text
    assert ",=HYPERLINK" not in text
    page = text_of(as_person(cora).get("/library/exercises/export/?format=xlsx"))
    assert "Please check this page" in page or "Select a valid choice" in page


def test_only_what_is_published_is_taken_out_when_asked(clinic, cora, curt):
    make_exercise(clinic, curt, "Published")
    make_draft(clinic, curt, "Half written")
    published = export(EXERCISE_BOOK, clinic=clinic, format="json", which="published").decode()
    newest = export(EXERCISE_BOOK, clinic=clinic, format="json", which="newest").decode()
    assert ("Published" in published, "Half written" in published, "Half written" in newest) == (
        True,
        False,
        True,
    )


# --- on the command line --------------------------------------------------------------------------
def test_the_command_takes_out_and_brings_in(clinic, cora, curt, other_clinic, tmp_path, capsys):
    make_exercise(clinic, curt, "Heel raises")
    odile = make_member("Odile", other_clinic, "curator")
    path = tmp_path / "out.json"
    call_command("content", "export", "exercises", str(path), "--clinic", clinic.name)
    into = (
        "content",
        "import",
        "exercises",
        str(path),
        "--clinic",
        str(other_clinic.pk),
        "--by",
        odile.email,
    )
    call_command(*into, "--dry-run")
    assert "new, Heel raises" in capsys.readouterr().out
    assert not Exercise.objects.filter(clinic=other_clinic).exists()
    call_command(*into)
    call_command(*into)
    assert "0 new, 0 changed, 1 the same." in capsys.readouterr().out
    assert Exercise.objects.filter(clinic=other_clinic).count() == 1
    with pytest.raises(CommandError, match="Only a curator"):
        call_command(*into[:-1], curt.email)
    path.write_bytes(file(row("C1", kind="magic")))
    with pytest.raises(CommandError, match="1 rows to mend"):
        call_command(*into)
    assert "row 2, C1, kind: “magic” is not known here." in capsys.readouterr().err
