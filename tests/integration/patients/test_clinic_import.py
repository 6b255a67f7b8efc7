"""manage.py import_clinic: all or nothing, once, and in words."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from patients.models import JournalDay, JournalRevision, Patient
from rehab.audit.models import AuditEvent

HEAD = (
    "record_number,given_name,family_name,birth_date,email,certainty,"
    "body_regions,conditions,goal,contact_name,contact_phone\n"
)
PAT = (
    "H-1,Pat,Hazelwood,1961-04-18,pat@new.example,definite,"
    "left foot; right foot,diabetes,Walk to the market,Gita,+34 1\n"
)
QUINN = "H-2,Quinn,Saltmarsh,1984-09-02,,,,,,,\n"
DAYS = "record_number,date,activities,pain_avg,sleep_quality,flare,note\n"
MONDAY = "H-1,2026-05-11,walking 20; gardening 15,4,6,no,\n"
TUESDAY = "h-1,2026-05-12,none,7,,yes,Slept badly\n"


@pytest.fixture
def files(tmp_path):
    def write(patients, journal=None):
        paths = {}
        for name, content in (("patients", patients), ("journal", journal)):
            if content is not None:
                paths[name] = tmp_path / f"{name}.csv"
                paths[name].write_text(content, encoding="utf-8-sig")
        return paths

    return write


@pytest.fixture
def run(clinic, clara):
    def run_import(paths, *, dry_run=False, by=clara.email, at=None):
        out, err = StringIO(), StringIO()
        more = {"journal": paths.get("journal"), "dry_run": dry_run, "clinic": at or clinic.name, "by": by}
        try:
            call_command(
                "import_clinic", *filter(None, [paths.get("patients")]), **more, stdout=out, stderr=err
            )
        except CommandError as error:
            return out.getvalue(), f"{err.getvalue()}{error}"
        return out.getvalue(), err.getvalue()

    return run_import


def test_patients_and_journal_come_in_together(run, files, clara):
    said, wrong = run(files(HEAD + PAT + QUINN, DAYS + MONDAY + TUESDAY))
    assert wrong == ""
    assert "Added 2 patients and 2 journal days." in said
    pat = Patient.objects.get(record_number="H-1")
    assert (pat.birth_date, pat.certainty, pat.body_regions) == (
        date(1961, 4, 18),
        "definite",
        ["left foot", "right foot"],
    )
    assert pat.conditions.get().kind == "diabetes"
    assert pat.goals.get().words == "Walk to the market"
    assert pat.care_team.get().user == clara
    assert pat.care_team.get().lead
    assert Patient.objects.get(record_number="H-2").time_zone == "Europe/Madrid"


def test_a_journal_day_keeps_unknown_apart_from_zero_and_is_marked_as_added_later(run, files, clara):
    run(files(HEAD + PAT, DAYS + MONDAY + TUESDAY))
    monday, tuesday = JournalDay.objects.order_by("local_date")
    assert (monday.activity_minutes, monday.pain_avg, monday.flare, monday.mood) == (35, 4, False, None)
    assert (tuesday.activity_minutes, tuesday.sleep_quality, tuesday.flare) == (0, None, True)
    assert monday.late
    assert tuesday.late
    entry = JournalRevision.objects.get(day=monday)
    assert entry.entered_by == clara.pk
    assert entry.late
    assert entry.values["activities"][0] == {"name": "walking", "minutes": 20, "effort": None}
    assert "sleep_quality" not in JournalRevision.objects.get(day=tuesday).values


def test_a_second_run_changes_nothing_and_says_so(run, files):
    paths = files(HEAD + PAT + QUINN, DAYS + MONDAY)
    run(paths)
    before = AuditEvent.objects.count()
    said, wrong = run(paths)
    assert wrong == ""
    assert "Added 0 patients and 0 journal days." in said
    assert "Nothing to change." in said
    assert "Already here: 2 patients and 1 journal days." in said
    assert (Patient.objects.count(), JournalDay.objects.count()) == (2, 1)
    assert AuditEvent.objects.count() == before


def test_a_record_that_differs_is_left_as_it_is_and_named(run, files):
    run(files(HEAD + QUINN))
    said, _wrong = run(files(HEAD + QUINN.replace("Saltmarsh", "Marsh")))
    assert "left as it is, though the file differs: H-2: family_name" in said
    assert Patient.objects.get().family_name == "Saltmarsh"


def test_a_dry_run_writes_nothing(run, files):
    said, wrong = run(files(HEAD + PAT, DAYS + MONDAY), dry_run=True)
    assert wrong == ""
    assert "Would add 1 patients and 1 journal days." in said
    assert "nothing was written" in said
    assert not Patient.objects.exists()
    assert not JournalDay.objects.exists()
    assert not AuditEvent.objects.exists()


def test_a_dry_run_of_a_wrong_file_fails_too(run, files):
    assert "Nothing was imported" in run(files(HEAD + PAT.replace("1961", "2961")), dry_run=True)[1]


def test_one_wrong_row_keeps_everything_out(run, files):
    _said, wrong = run(files(HEAD + QUINN + PAT.replace("1961-04-18", "18.4.61"), DAYS + MONDAY))
    assert "patients.csv, row 3, birth_date: “18.4.61” is not a date. Write it as year-month-day" in wrong
    assert not Patient.objects.exists()
    assert not AuditEvent.objects.exists()


def test_every_problem_of_both_files_is_listed_at_once(run, files):
    bad = "H-1,2026-05-11,walking,4,6,no,\nH-1,2026-05-12,,11,,no,\nH-9,2026-05-12,,5,,,\n"
    _said, wrong = run(files(HEAD + PAT + PAT, DAYS + bad))
    for line in (
        "patients.csv, row 3, record_number: The same as in row 2. Keep one of the two.",
        "journal.csv, row 2, activities: “walking” is not an activity with its minutes.",
        "journal.csv, row 3, pain_avg: “11” is not a whole number from 0 to 10.",
        "journal.csv, row 4, record_number: No patient of yours has H-9.",
        "Nothing was imported: 4 to mend.",
    ):
        assert line in wrong


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (MONDAY + MONDAY, "row 3, date: The same as in row 2."),
        ("H-1,2026-05-11,,,,,\n", "row 2: This row says nothing. Remove it: a missing day is a gap"),
        (f"H-1,{date.today() + timedelta(days=3)},none,,,,\n", "in the future"),
    ],
)
def test_journal_rows_that_cannot_be(run, files, days, said):
    assert said in run(files(HEAD + PAT, DAYS + days))[1]
    assert not JournalDay.objects.exists()


def test_a_contact_needs_a_number_to_call(run, files):
    assert (
        "row 2, contact_phone: A contact needs a name and a phone."
        in run(files(HEAD + PAT.replace("+34 1", "")))[1]
    )


def test_cells_that_look_like_formulas_are_stored_as_they_stand(run, files):
    run(
        files(
            HEAD + PAT.replace("Walk to the market", "=1+1"),
            DAYS + TUESDAY.replace("Slept badly", "@SUM(A1)"),
        )
    )
    assert Patient.objects.get().goals.get().words == "=1+1"
    assert JournalDay.objects.get().note == "@SUM(A1)"


def test_a_journal_alone_reaches_only_patients_of_the_clinicians_team(run, files, pat_record, quinn_record):
    days = "R-Pat,2026-05-11,none,,,,\n"
    assert "Added 0 patients and 1 journal days." in run(files(None, DAYS + days))[0]
    wrong = run(files(None, DAYS + days.replace("R-Pat", "R-Quinn")))[1]
    assert "No patient of yours has R-Quinn. Add the patient first, or join their care team." in wrong


def test_a_day_the_patient_wrote_is_left_as_it_is(run, files, pat_record):
    JournalDay.objects.create(patient=pat_record, local_date=date(2026, 5, 11), pain_avg=2)
    said, _wrong = run(files(None, DAYS + "R-Pat,2026-05-11,,9,,,\n"))
    assert "Already here: 0 patients and 1 journal days." in said
    assert JournalDay.objects.get().pain_avg == 2


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"at": "Moon Clinic"}, "There is no clinic “Moon Clinic”. Known: Harbour Clinic, Hill Clinic."),
        ({"by": "nobody@example.org"}, "Nobody signs in with “nobody@example.org”."),
        ({"by": "sam@example.org"}, "sam@example.org: Only a clinician of this clinic can enrol a patient."),
    ],
)
def test_a_wrong_clinic_or_clinician_is_said(run, files, sam, other_clinic, more, said):
    assert said in run(files(HEAD + PAT), **more)[1]
    assert not Patient.objects.exists()


def test_a_command_without_files_says_what_to_name(clinic, clara):
    with pytest.raises(CommandError, match="Name a patients' file"):
        call_command("import_clinic", clinic=clinic.name, by=clara.email)


def test_the_clinic_can_be_named_by_its_id(run, files, clinic):
    assert "Added 1 patients" in run(files(HEAD + QUINN), at=str(clinic.pk))[0]


def test_imports_are_in_the_audit_trail_without_what_they_hold(run, files):
    run(files(HEAD + PAT, DAYS + MONDAY))
    pat = Patient.objects.get()
    events = AuditEvent.objects.filter(patient_id=pat.pk)
    assert {"patient.imported", "journal.imported"} <= set(events.values_list("event", flat=True))
    assert not any("Hazelwood" in event.reason for event in events)


def test_the_journals_cost_does_not_grow_with_each_day(run, files, pat_record, django_assert_max_num_queries):
    start = timezone.localdate() - timedelta(days=400)
    days = "".join(f"R-Pat,{start + timedelta(days=n)},walking {n % 60 + 1},5,,,\n" for n in range(365))
    with django_assert_max_num_queries(25):
        assert "365 journal days" in run(files(None, DAYS + days))[0]
