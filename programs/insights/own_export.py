"""What a patient takes along: every table about them that is theirs, or the reason why it stays.

The lists below are complete: a test compares them with the models, so that a new table is decided about.
"""

from collections.abc import Iterator
from typing import Any, Final

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext as _

from patients.models import JournalActivity, Measure, Patient, Via
from patients.models.patient import PatientRows
from patients.rules.worksheets import SHEETS, Sheet
from programs.insights.lines import PUBLISHED
from rehab.accounts.models import User

THEIRS: Final = (
    *("patients.Patient", "patients.Contact", "patients.Availability", "patients.CareTeamMember"),
    *("patients.CheckInPlan", "patients.CheckInLine", "patients.CheckInOccurrence", "patients.Condition"),
    *(
        "patients.Consent",
        "patients.DiaryRevision",
        "patients.EarlyWarningSign",
        "patients.EarlyWarningEvent",
        "patients.TriggerTag",
    ),
    *(
        "patients.FoodDay",
        "patients.FoodChoice",
        "patients.Goal",
        "patients.GoalScale",
        "patients.OwnActivity",
    ),
    *("patients.JournalDay", "patients.JournalActivity", "patients.JournalRevision", "patients.Measure"),
    *("patients.MeasureRevision", "patients.MeasurePlan", "patients.MessageThread", "patients.ThreadMessage"),
    *("patients.MessageFile", "patients.SleepNight", "patients.Worksheet", "patients.WorksheetRevision"),
    *(
        "education.ModuleAssignment",
        "education.ModuleReading",
        "education.ActionDone",
        "education.CheckAnswer",
    ),
    *("programs.GradedActivity", "programs.BaselineTrial", "programs.ActivityAgreement"),
    *("programs.AgreementTrial", "programs.ActivityOffer", "programs.Milestone", "programs.Hierarchy"),
    *(
        "programs.Rung",
        "programs.ExposureTrial",
        "programs.FlarePlan",
        "programs.FlareTool",
        "programs.Flare",
    ),
    *("programs.Program", "programs.Prescription", "programs.PracticePreference", "programs.SignTool"),
    *("programs.DailyTarget", "programs.ReviewAnswer", "programs.Session", "programs.SessionRevision"),
    *("patients.HelpEntry", "patients.CarerTraining", "patients.Visit"),
    "programs.Experiment",
)
STAYS: Final = {
    "clinic": (
        *("patients.Alert", "patients.SleepScreen", "patients.FoodScreen", "patients.Task"),
        *("programs.ExposureDecision", "programs.ManualSession", "programs.ExposurePick"),
        *("programs.ReviewDraft", "programs.Review", "programs.ReviewMark", "programs.Suggestion"),
        *("programs.Decision", "education.FollowUp", "programs.TemplateRunRow"),
        *("patients.Referral", "patients.ReferralStep", "patients.HandOver"),
    ),
    "worked_out": (
        *("programs.PatientPicture", "programs.PatientSummary", "patients.LogVersion"),
        "programs.HandoutJob",
    ),
    "secret": ("patients.RecordInvitation", "patients.CalendarFeed"),
}
"""Why a table stays: it is the clinic's own working notes, worked out anew from the rest, or a key to the record."""
# Notes that clinicians write for each other, keys, and files that have an address of their own.
UNSAID: Final = frozenset(
    {"patient", "client_uuid", "key", "file", "thumb", "sha256", "override_reason", "cleared_note", "careful"}
    | {"clinician_part"}
    | {"taken_out", "end_note", "edits"}
)
UNSAID_OF: Final = {"patients.Condition": frozenset({"note"})}
ONLY: Final[dict[str, dict[str, Any]]] = {
    "programs.Program": {"state__in": PUBLISHED},
    "programs.Prescription": {"program__state__in": PUBLISHED},
}


def rows_of(label: str, patient: Patient, by: User) -> Iterator[dict[str, Any]]:
    """One table of the patient as dicts, through the window of their own right, a few rows at a time."""
    model: type[Model] = apps.get_model(label)
    rows: PatientRows[Any] = model._default_manager.all()  # type: ignore[assignment]
    path = rows.patient_path
    mine = rows.visible_to(by, Via.SELF).filter(**({path: patient} if path else {"pk": patient.pk}))
    unsaid = UNSAID | UNSAID_OF.get(label, frozenset())
    names = [field.name for field in model._meta.concrete_fields if field.name not in unsaid]
    yield from mine.filter(**ONLY.get(label, {})).order_by("pk").values(*names).iterator(chunk_size=500)


Table = tuple[list[str], Iterator[list[Any]]]


def tables_of(patient: Patient, by: User) -> Iterator[tuple[str, list[str], Iterator[list[Any]]]]:
    """(file name, columns, rows) of the tables that somebody opens in a spreadsheet."""
    for name, (label, columns) in SIMPLE.items():
        yield name, columns, _columns(label, columns, patient, by)
    yield "activities", ["local_date", "name", "minutes", "effort"], _activities(patient, by)
    yield "worksheets", ["kind", "changed_at", "question", "answer"], _worksheets(patient, by)
    yield "measures", ["local_date", "instrument", "version", "score", "answers"], _measures(patient, by)


SIMPLE: Final[dict[str, tuple[str, list[str]]]] = {
    "journal": (
        "patients.JournalDay",
        [
            *("local_date", "activity_minutes", "sleep_quality", "mood", "stress", "practice_minutes"),
            *("flare", "pain_avg", "pain_worst", "not_today", "note", "late"),
        ],
    ),
    "sleep": (
        "patients.SleepNight",
        [
            *("wake_date", "bed", "lights_out", "falling_asleep", "times_awake", "awake", "woke", "got_up"),
            *("quality", "naps", "caffeine", "no_caffeine", "alcohol", "screens_off", "irregular", "slept"),
            *("in_bed", "efficiency", "efficiency_try", "zone", "late"),
        ],
    ),
    "food": (
        "patients.FoodDay",
        [
            *("local_date", "veg_fruit", "protein", "sugary_drinks", "cups", "alcohol", "appetite"),
            *("weight_kg", "note", "late"),
        ],
    ),
    "sessions": (
        "programs.Session",
        [
            *("local_date", "line", "status", "amount", "quota", "effort", "pain_before", "pain_peak"),
            *("pain_next_morning", "barrier", "late"),
        ],
    ),
}


def _columns(label: str, columns: list[str], patient: Patient, by: User) -> Iterator[list[Any]]:
    for row in rows_of(label, patient, by):
        yield [row[name] for name in columns]


def _activities(patient: Patient, by: User) -> Iterator[list[Any]]:
    rows = JournalActivity.objects.visible_to(by, Via.SELF).filter(day__patient=patient)
    found = rows.order_by("day__local_date", "pk").values_list("day__local_date", "name", "minutes", "effort")
    yield from (list(row) for row in found.iterator(chunk_size=500))


def _worksheets(patient: Patient, by: User) -> Iterator[list[Any]]:
    """One line for each answer, in the order of the sheet."""
    for row in rows_of("patients.Worksheet", patient, by):
        for ask in SHEETS[Sheet(row["kind"])]:
            if ask.key in row["answers"]:
                yield [row["kind"], row["changed_at"], ask.key, row["answers"][ask.key]]


def _measures(patient: Patient, by: User) -> Iterator[list[Any]]:
    rows = Measure.objects.visible_to(by, Via.SELF).filter(patient=patient).exclude(finished_at=None)
    for row in rows.order_by("local_date", "pk"):
        answers = "; ".join(f"{key}: {value}" for key, value in row.answers.items())
        yield [row.local_date, row.instrument, row.version, row.score, answers]


def read_me() -> str:
    """What is in the archive, in the reader's language."""
    return "\n\n".join(
        [
            _("These are your own entries in Steady."),
            _(
                "data.json holds everything. The .csv files hold the same entries as tables for a spreadsheet."
            ),
            _("An empty cell was not logged. It is not a zero."),
            _("Keep this file in a safe place: it is about your health."),
            _(
                "Not in it: the clinic's own working notes, what Steady works out anew from your entries, "
                "links that open your record, and pictures sent in messages. Ask your clinic if you want "
                "the rest."
            ),
        ]
    )
