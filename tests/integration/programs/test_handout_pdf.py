"""Handouts of one item, one lesson and library items: what stands on the paper, and who may have it."""

import pytest
from django.conf import settings as django_settings
from django.urls import reverse
from django.utils import timezone

from education.models import ModuleTranslation
from education.shelves import MODULES
from patients.models import Consent
from programs.handouts import pango
from programs.handouts.engine import NotOurs, OurFiles
from programs.handouts.pictures import Pictures
from programs.models import ExerciseRevision, ExerciseTranslation, Prescription
from programs.shelves import EXERCISES
from rehab.audit.models import AuditEvent
from rehab.publishing.told import texts_of
from tests.integration.education.lessons import give, make_module
from tests.integration.programs import handouts as pdf
from tests.integration.programs.library import make_draft
from tests.integration.programs.plans import exercise_program, make_exercise, walking_program
from tests.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
SAFE = {"type": "safety", "text": "Stop if your calf hurts sharply."}


@pytest.fixture
def item(pat_record, clara, cora, clinic):
    """Heel raises in Pat's agreed program, with a drawing."""
    steps = [{"type": "step", "text": "Rise slowly."}, SAFE]
    made = make_exercise(clinic, cora, figure="E11", steps=steps)
    found = exercise_program(pat_record, clara, made)
    Prescription.objects.filter(pk=found.pk).update(note="Hold the counter, Pat.", effort_target=4)
    found.refresh_from_db()
    return found


def mine(kind, thing, page="my_handout_pdf"):
    return reverse(f"programs:{page}", args=[kind, thing.pk])


def of(patient, kind, thing, page="handout_pdf"):
    return reverse(f"programs:{page}", args=[patient.pk, kind, thing.pk])


# --- what stands in it ---------------------------------------------------------------------------------
def test_an_exercise_on_paper_says_what_how_much_and_when_to_stop(pat, item):
    said = pdf.text_of(signed_in(pat).get(mine("item", item)))
    for words in (
        "Heel raises",
        "2 sets of 8",
        "Every day",
        "4/10",
        "Rise slowly.",
        "Hold the counter, Pat.",
    ):
        assert words in said
    assert "When to stop" in said and "Stop if your calf hurts sharply." in said


def test_the_first_page_says_whom_to_call_whose_it_is_and_which_words_these_are(pat, item):
    answer = signed_in(pat).get(mine("item", item))
    first = " ".join(pdf.read(answer).pages[0].extract_text().split())
    for words in (
        "+34 555 0100",
        "112",
        "For Pat Example",
        "Your plan from Clara Example, agreed",
        "version 1",
    ):
        assert words in first


def test_every_page_carries_the_emergency_number(pat, item):
    answer = signed_in(pat).get(mine("item", item), {"size": "large"})
    pages = pdf.read(answer).pages
    assert len(pages) > 1
    assert all("112" in page.extract_text() for page in pages)


def test_an_activity_has_a_safety_line_too(pat, pat_record, clara):
    item = walking_program(pat_record, clara)
    said = pdf.text_of(signed_in(pat).get(mine("item", item)))
    assert "Walking" in said and "8 minutes" in said and "On the way to: 30 minutes" in said
    assert "Stop if something feels new or wrong." in said


def test_a_lesson_on_paper_has_its_pages_its_action_and_its_questions(pat, pat_record, clara, cora, clinic):
    lesson = give(pat_record, clara, make_module(clinic, cora), note="Read it with your sister.")
    said = pdf.text_of(signed_in(pat).get(mine("lesson", lesson)))
    for words in ("A first page", "The last paragraph.", "Try feet and skin tonight.", "Because of M05.1."):
        assert words in said
    assert "Read it with your sister." in said


def test_the_words_are_those_that_the_plan_froze(pat, item, cora):
    newer = make_exercise(item.exercise.exercise.clinic, cora, "Newer words")
    ExerciseRevision.objects.filter(pk=item.exercise_id).update(state="retired", retired_at=timezone.now())
    ExerciseRevision.objects.filter(pk=newer.pk).update(exercise=item.exercise.exercise, number=2)
    said = pdf.text_of(signed_in(pat).get(mine("item", item)))
    assert "Rise slowly." in said and "Newer words" not in said


# --- paper, print, language, tags ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (210, 297)), ("letter", (216, 279)), ("nonsense", (210, 297))]
)
def test_it_is_made_for_the_paper_that_was_chosen(pat, item, paper, size):
    assert pdf.size_of(signed_in(pat).get(mine("item", item), {"paper": paper})) == size


def test_large_print_is_18_points(pat, item):
    browser = signed_in(pat)
    assert pdf.body_points(browser.get(mine("item", item), {"size": "large"})) >= 18
    assert pdf.body_points(browser.get(mine("item", item))) == 12


def test_somebody_who_reads_large_text_gets_large_print_offered(pat, item):
    pat.text_size = "large"
    pat.save()
    assert pdf.body_points(signed_in(pat).get(mine("item", item))) >= 18


def test_it_is_a_tagged_pdf_with_a_title_a_language_and_bookmarks(pat, item):
    answer = signed_in(pat).get(mine("item", item))
    root = pdf.read(answer).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en"
    assert pdf.read(answer).metadata.title == "Heel raises"
    assert "Heel raises" in pdf.titles(answer)
    assert {"/H1", "/H3", "/L", "/Figure"} <= set(pdf.tags(answer))
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_every_picture_says_what_it_shows(pat, item):
    tree = pdf.read(signed_in(pat).get(mine("item", item))).trailer["/Root"]["/StructTreeRoot"]
    alts = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            [walk(one) for one in node]
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                alts.append(str(node.get("/Alt", "")))
            walk(node["/K"]) if "/K" in node else None

    walk(tree)
    assert len(alts) == 3  # the code and two frames of the drawing
    assert all(alts)


def test_it_is_in_the_patients_language_and_says_what_is_only_in_english(pat, pat_record, clara, item):
    type(pat_record).objects.filter(pk=pat_record.pk).update(language="es")
    answer = signed_in(clara).get(of(pat_record, "item", item))
    assert pdf.read(answer).trailer["/Root"]["/Lang"] == "es"
    words = {text: f"[es] {text}" for text in texts_of(EXERCISES, item.exercise)}
    assert "[es]" not in pdf.text_of(answer)
    assert "solo está en inglés" in pdf.text_of(answer)
    assert "Página 1" in pdf.text_of(answer)
    ExerciseTranslation.objects.create(
        revision=item.exercise, language="es", words=words, reviewed_on=timezone.localdate()
    )
    said = pdf.text_of(signed_in(clara).get(of(pat_record, "item", item)))
    assert "[es] Rise slowly." in said and "inglés" not in said


def test_the_code_leads_to_the_page_in_the_portal_and_holds_no_name(pat, item, monkeypatch):
    led = []
    monkeypatch.setattr(
        "programs.handouts.content.qr_svg",
        lambda address: led.append(address) or "<svg xmlns='http://www.w3.org/2000/svg'/>",
    )
    signed_in(pat).get(mine("item", item))
    assert led == [f"{django_settings.BASE_URL}/today/{item.pk}/"]


# --- what it may read ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest",
        "https://example.org/x.png",
        "file:///etc/passwd",
        "data:image/svg+xml,<svg/>",
        "ftp://example.org/x",
        "https://handout.invalid/static/vendor/../../rehab/settings.py",
        "https://handout.invalid/picture/1",
        "https://handout.invalid/static/css/tokens.css",
    ],
)
def test_everything_but_its_own_files_is_refused(address):
    with pytest.raises(NotOurs):
        OurFiles(Pictures()).fetch(address)


def test_its_own_font_and_its_own_pictures_are_read():
    pictures = Pictures()
    drawn = pictures.svg("<svg/>", "A line")
    files = OurFiles(pictures)
    assert files.fetch(drawn.url).read() == b"<svg/>"
    assert files.fetch("https://handout.invalid/static/vendor/atkinson-latin.woff2").read()[:4] == b"wOF2"


EVIL = (
    '<img src="http://evil.example/a.png"><link rel="attachment" href="file:///etc/passwd">'
    '<style>@import url("http://evil.example/b.css")</style>'
)


def test_what_a_curator_types_stays_text(pat, pat_record, clara, cora, clinic, monkeypatch):
    asked = []
    real = OurFiles.fetch
    monkeypatch.setattr(
        OurFiles, "fetch", lambda self, url, headers=None: asked.append(url) or real(self, url)
    )
    steps = [{"type": "step", "text": EVIL}]
    item = exercise_program(pat_record, clara, make_exercise(clinic, cora, steps=steps, figure="E11"))
    said = pdf.text_of(signed_in(pat).get(mine("item", item))).replace(" ", "")
    assert "evil.example/a.png" in said and "file:///etc/passwd" in said
    assert asked and all(url.startswith("https://handout.invalid/") for url in asked)


def test_nothing_is_attached_to_the_file(pat, pat_record, clara, cora, clinic):
    item = exercise_program(
        pat_record, clara, make_exercise(clinic, cora, steps=[{"type": "step", "text": EVIL}])
    )
    assert not pdf.read(signed_in(pat).get(mine("item", item))).attachments


# --- who, and what is left behind ----------------------------------------------------------------------
def test_the_file_is_kept_by_nobody_and_named_after_the_thing(pat, item):
    answer = signed_in(pat).get(mine("item", item))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"
    name = answer["Content-Disposition"]
    assert name.startswith('attachment; filename="handout-') and "pat" not in name.lower()


def test_a_caregiver_gets_the_plan_without_what_is_between_two(gita, pat_record, item):
    said = pdf.text_of(signed_in(gita).get(of(pat_record, "item", item, "for_handout_pdf")))
    assert "Rise slowly." in said
    assert "Hold the counter, Pat." not in said


def test_a_consent_that_was_taken_back_opens_nothing(gita, pat, pat_record, item):
    Consent.objects.update(revoked_at=timezone.now(), revoked_by=pat)
    assert signed_in(gita).get(of(pat_record, "item", item, "for_handout_pdf")).status_code == 404


def test_making_one_is_written_down(clara, pat_record, item):
    signed_in(clara).get(of(pat_record, "item", item))
    row = AuditEvent.objects.filter(event="handout.made").get()
    assert (row.actor_id, row.patient_id) == (clara.pk, pat_record.pk)


@pytest.mark.parametrize("kind", ["item", "program", "lesson", "nonsense"])
def test_a_thing_that_is_not_there_is_a_404(pat, pat_record, kind):
    assert signed_in(pat).get(mine(kind, pat_record)).status_code == 404


def test_another_patients_item_is_a_404(quinn, pat_record, item):
    assert signed_in(quinn).get(mine("item", item)).status_code == 404


def test_a_lesson_that_was_taken_back_is_a_404(pat, pat_record, clara, cora, clinic):
    lesson = give(pat_record, clara, make_module(clinic, cora))
    type(lesson).objects.filter(pk=lesson.pk).update(withdrawn_at=timezone.now(), withdrawn_by=clara)
    assert signed_in(pat).get(mine("lesson", lesson)).status_code == 404


# --- the page before -----------------------------------------------------------------------------------
def test_the_page_lists_what_will_be_in_it_and_offers_the_clinics_paper(pat, item):
    page = signed_in(pat).get(mine("item", item, "my_handout")).content.decode()
    assert "Heel raises" in page and "2 pictures" in page and "1 step" in page
    assert 'value="a4"' in page.split("checked")[0].rpartition("<input")[2]


def test_choosing_leads_to_the_file(pat, item):
    answer = signed_in(pat).post(mine("item", item, "my_handout"), {"paper": "letter", "size": "large"})
    assert answer["Location"] == f"{mine('item', item)}?paper=letter&size=large"


def test_a_choice_that_is_none_is_asked_for_again(pat, item):
    page = signed_in(pat).post(mine("item", item, "my_handout"), {"paper": "stone"})
    assert page.status_code == 200 and "Choose one." in page.content.decode()


def test_without_pango_the_page_says_what_to_install(pat, item, monkeypatch):
    monkeypatch.setattr(pango, "is_here", lambda: False)
    page = signed_in(pat).get(mine("item", item, "my_handout")).content.decode()
    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0" in page and "disabled" in page


# --- the library ---------------------------------------------------------------------------------------
def library(name, thing):
    return reverse(f"programs:{name}", args=[thing.pk])


def test_a_clinician_prints_an_exercise_of_the_library_without_a_patient(clara, item):
    answer = signed_in(clara).get(library("exercise_handout_pdf", item.exercise.exercise))
    said = pdf.text_of(answer)
    assert "Heel raises" in said and "3 days a week" in said and "Pat" not in said
    assert not AuditEvent.objects.filter(event="handout.made").exists()


def test_a_draft_is_for_its_curator_alone_and_says_so(clara, cora, clinic):
    draft = make_draft(clinic, cora)
    address = library("exercise_handout_pdf", draft.exercise)
    assert signed_in(clara).get(address).status_code == 404
    assert "Not reviewed yet: not for patients." in pdf.text_of(signed_in(cora).get(address))


def test_a_module_of_the_library_in_another_language(cora, clinic):
    revision = make_module(clinic, cora)
    words = {text: f"[es] {text}" for text in texts_of(MODULES, revision)}
    ModuleTranslation.objects.create(
        revision=revision, language="es", words=words, reviewed_on=timezone.localdate()
    )
    answer = signed_in(cora).get(library("module_handout_pdf", revision.module), {"language": "es"})
    assert "[es] The last paragraph." in pdf.text_of(answer)
