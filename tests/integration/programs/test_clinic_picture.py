"""/patients/<uuid>/picture/: gaps are gaps, results are as old as they say, and nothing is called a cause."""

import csv
import json
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patients.actions.measures import keep_measure
from patients.measures.pgic import PGIC
from patients.models import JournalActivity, Patient, SleepNight
from programs.actions.picture import (
    ask_for_picture,
    is_current,
    pick_exposures,
    sweep_pictures,
    work_out_picture,
)
from programs.insights.exposure_columns import USUAL
from programs.models import ExposurePick, PatientPicture
from rehab.accounts.models import User
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from tests.integration.programs.plans import (
    ago,
    calm_weeks,
    could_not,
    done,
    good_week,
    journal,
    unlinked,
    walking_program,
)

Browser = Callable[[User], Client]


def url(patient: Patient, name: str = "picture", *more: str) -> str:
    return reverse(f"programs:{name}", args=[patient.pk, *more])


def text_of(client: Client, patient: Patient, **query: Any) -> str:
    return unlinked(client.get(url(patient), query).content.decode())


def file_of(client: Client, patient: Patient) -> list[dict[str, str]]:
    """The days as a spreadsheet reads them."""
    text = client.get(url(patient, "picture_series")).content.decode()
    return list(csv.DictReader(text.splitlines()))


def figure(text: str, name: str = "pain-activity") -> dict[str, Any]:
    found = re.search(rf'<script id="{name}-figure" type="application/json">(.*?)</script>', text, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def stressful_days(patient: Patient, days: int = 80) -> None:
    """Pain follows the stress of the day before, two points of it, with a little of its own."""
    stress = [(7 * n * n + 3 * n) % 11 for n in range(days + 1)]
    for n in range(days):
        pain = max(0, min(10, round(2 + 0.55 * stress[n] + ((5 * n) % 3 - 1))))
        journal(patient, ago(patient, days - n - 1), pain, stress=stress[n + 1])


def worked_out(patient: Patient) -> PatientPicture:
    ask_for_picture(patient=patient)
    work_out_picture(patient.pk)
    return PatientPicture.objects.get(patient=patient)


def test_a_gap_in_the_log_is_a_gap_in_the_chart_and_in_the_file(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    for back in (3, 1):
        journal(pat_record, ago(pat_record, back), back, activity_minutes=None)
    client = as_person(clara)
    assert figure(text_of(client, pat_record))["data"][0]["y"] == [3, None, 1, None]
    told = client.get(url(pat_record, "picture_series"), {"as": "json"}).json()
    assert told["pain_avg"] == [3, None, 1, None]
    row = file_of(client, pat_record)[1]
    assert {name: cell for name, cell in row.items() if cell} == {
        "day": str(ago(pat_record, 2)),
        "late": "0",
    }


def test_the_files_have_all_that_is_known_of_a_day_and_the_entry_it_is_from(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    """Unknown is empty, none is 0: on a day whose list has no gardening there was none."""
    item, client = walking_program(pat_record, clara), as_person(clara)
    first, second = (journal(pat_record, ago(pat_record, back), 4, late=back == 2) for back in (2, 1))
    JournalActivity.objects.create(day=first, name="Gardening", minutes=20)
    JournalActivity.objects.create(day=second, name="=1+1", minutes=5)
    done(item, ago(pat_record, 1))
    SleepNight.objects.create(patient=pat_record, wake_date=ago(pat_record, 1), efficiency=84, zone="UTC")
    one, two, today = file_of(client, pat_record)
    assert (one["entry"], two["entry"], today["entry"]) == (str(first.pk), str(second.pk), "")
    assert (one["late"], two["late"]) == ("1", "0")
    assert [row["named:Gardening"] for row in (one, two, today)] == ["20", "0", ""]
    assert [row["named:=1+1"] for row in (one, two, today)] == ["0", "5", ""]
    assert [row["exercise_done"] for row in (one, two, today)] == ["", "1", ""]
    assert [row["sleep_efficiency"] for row in (one, two, today)] == ["", "84.0", ""]
    told = client.get(url(pat_record, "picture_series"), {"as": "json"}).json()
    assert told["entry"] == [str(first.pk), str(second.pk), None]
    assert (told["late"], told["pain_avg"]) == ([1, 0, 0], [4, 4, None])
    assert told["beside"] == {
        "exercise_done": [None, 1, None],
        "sleep_efficiency": [None, 84.0, None],
        "named:=1+1": [0, 5, None],
        "named:Gardening": [20, 0, None],
    }
    lean = client.get(url(pat_record, "picture_series"), {"as": "measures"}).json()
    assert lean == {name: told[name] for name in told if name not in ("entry", "late", "beside")}


def test_a_result_is_kept_until_the_log_changes_and_then_says_from_when_it_is(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    """Once for each state of the log; an older one is never shown without saying so."""
    client = as_person(clara)
    journal(pat_record, ago(pat_record, 90), 4)
    assert "being worked out from the log" in text_of(client, pat_record)
    calm_weeks(pat_record)
    row = worked_out(pat_record)
    assert is_current(row, pat_record)
    assert not work_out_picture(pat_record.pk)
    assert "nothing has changed since" in text_of(client, pat_record)
    journal(pat_record, ago(pat_record, 40), 9)
    told = text_of(client, pat_record)
    assert "The log has changed since" in told
    assert "nothing has changed since" not in told
    assert sweep_pictures() == 1
    assert "nothing has changed since" in text_of(client, pat_record)
    client.post(url(pat_record, "picture_on"))
    assert PatientPicture.objects.get(patient=pat_record).token == 2


def test_only_one_worker_works_on_it_and_one_that_fails_says_so(
    pat_record: Patient, clara: User, as_person: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm_weeks(pat_record)
    row = ask_for_picture(patient=pat_record)

    def break_down(*_args: object) -> None:
        assert not work_out_picture(pat_record.pk)
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr("programs.actions.picture.work_out", break_down)
        assert not work_out_picture(pat_record.pk)
    row.refresh_from_db()
    assert row.failed
    assert (
        "could not be worked out" in as_person(clara).get(url(pat_record, "picture_state")).content.decode()
    )
    assert work_out_picture(pat_record.pk)


def test_the_message_to_the_worker_holds_an_id_and_nothing_else(
    pat_record: Patient, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    sent = []
    monkeypatch.setattr(
        "programs.actions.picture.app.send_task", lambda name, args: sent.append((name, args))
    )
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_picture(patient=pat_record)
        ask_for_picture(patient=pat_record)
    assert sent == [("programs.work_out_picture", [str(pat_record.pk)])]


def test_a_likely_link_is_told_in_the_agreed_words_and_an_unclear_one_is_no_proof(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    stressful_days(pat_record)
    worked_out(pat_record)
    assert as_person(clara).get(url(pat_record), {"look": "²"}).status_code == 200
    told = text_of(as_person(clara), pat_record, look="3")
    assert re.search(
        r"Days after more stress tended to be more painful \(about \+\d(\.\d)? points; plausible range "
        r"\+\d(\.\d)? to \+\d(\.\d)?\)\. A link, not proof of cause\.",
        told,
    )
    assert "Keep logging: 0/28 days" in told
    assert "Nothing stands out as helping yet. That is a finding, not a failure." in told
    assert told.index("Helps") < told.index("Worsens")
    assert len(figure(told, "lags")["data"]) == 9
    assert "causes" not in told.replace("never causes", "")
    picture = PatientPicture.objects.get(patient=pat_record)
    picture.values["links"][3]["state"] = "unclear"
    picture.save()
    assert "No clear link either way in 79 days – this does not show there is none" in text_of(
        as_person(clara), pat_record
    )


def test_the_clinician_picks_at_most_six_things_from_this_log(
    pat_record: Patient, clara: User, colin: User, as_person: Browser
) -> None:
    day = journal(pat_record, ago(pat_record, 1), 4)
    JournalActivity.objects.create(day=day, name="Gardening", minutes=20)
    client = as_person(clara)
    assert "Gardening" in client.get(url(pat_record, "picture_pick")).content.decode()
    none = client.post(url(pat_record, "picture_pick"), {})
    assert "Pick at least one thing to look at." in none.content.decode()
    seven = ["named:Gardening", *USUAL]
    all_of_them = client.post(url(pat_record, "picture_pick"), {"keys": seven})
    assert "Pick at most 6" in all_of_them.content.decode()
    client.post(url(pat_record, "picture_pick"), {"keys": ["named:Gardening", "stress"]})
    assert ExposurePick.objects.get().keys == ["named:Gardening", "stress"]
    assert pick_exposures(patient=pat_record, keys=["named:Gardening", "stress"], by=clara) is None
    worked_out(pat_record)
    assert "Closer: Gardening and pain" in text_of(client, pat_record)
    with pytest.raises(Refused):
        pick_exposures(patient=pat_record, keys=["named:Chess"], by=clara)
    with pytest.raises(Refused):
        pick_exposures(patient=pat_record, keys=["stress"], by=colin)


def test_before_the_first_day_nothing_is_counted_and_nothing_is_worked_out(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    client = as_person(clara)
    told = text_of(client, pat_record)
    assert "from the first logged day on" in told
    assert "too little logged" not in told
    assert "Closer:" not in told
    assert not PatientPicture.objects.exists()
    doing = client.get(url(pat_record, "picture_doing")).content.decode()
    assert "No plan held in these weeks." in doing
    assert "planned sessions were done" not in doing
    assert "nights can be reckoned" not in doing


def test_without_decision_support_there_are_days_and_no_labels(
    pat_record: Patient, clara: User, as_person: Browser, settings: Any
) -> None:
    settings.DECISION_SUPPORT_ENABLED = False
    calm_weeks(pat_record)
    told = text_of(as_person(clara), pat_record)
    assert "switched off" in told
    marks = [note["text"] for note in figure(told)["layout"]["annotations"]]
    assert not any("meaningfully" in text for text in marks)
    review = as_person(clara).get(url(pat_record, "review")).content.decode()
    assert "What did you notice?" in review
    assert "Nothing stands out" not in review
    assert "What goes together with pain" not in told
    assert not PatientPicture.objects.exists()
    client = as_person(clara)
    gone = ("link-0-lag1-r", "response-recent", "shift-before", "flares-possible")
    asked = [client.get(url(pat_record, "picture_trace", key)).status_code for key in (*gone, "flares-count")]
    assert asked == [404, 404, 404, 404, 200]


def test_the_patients_own_impression_stands_beside_the_mark_of_change(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    calm_weeks(pat_record)
    client = as_person(clara)
    for back, change in ((40, 5), (3, 2)):
        keep_measure(
            patient=pat_record, instrument=PGIC, answers={"change": change}, local_date=ago(pat_record, back),
            by=clara, client_uuid=uuid.uuid4(),
        )  # fmt: skip
    worked_out(pat_record)
    page = text_of(client, pat_record)
    assert "Asked about the change overall, the patient said on" in page
    assert "“Much better”" in page
    assert "A little worse" not in page


def test_without_decision_support_the_overview_calls_nothing_an_improvement(
    pat_record: Patient, clara: User, as_person: Browser, settings: Any
) -> None:
    for back in range(30):
        journal(pat_record, ago(pat_record, back), 3 if back < 12 else 8)
    client, here = as_person(clara), reverse("programs:overview", args=[pat_record.pk])
    assert "substantial improvement" in client.get(here).content.decode()
    settings.DECISION_SUPPORT_ENABLED = False
    assert "improvement" not in client.get(here).content.decode()


def test_reading_the_picture_leaves_events_and_the_file_name_names_nobody(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    client = as_person(clara)
    text_of(client, pat_record)
    answer = client.get(url(pat_record, "picture_series"), {"days": "365"})
    assert answer["Content-Disposition"] == f'attachment; filename="days-{pat_record.today()}.csv"'
    seen = AuditEvent.objects.filter(patient_id=pat_record.pk).values_list("event", flat=True)
    assert set(seen) >= {"picture.opened", "picture.exported"}


def test_a_year_is_as_many_queries_as_a_month(pat_record: Patient, clara: User, as_person: Browser) -> None:
    walking = walking_program(pat_record, clara)
    calm_weeks(pat_record)
    good_week(walking)
    worked_out(pat_record)
    client = as_person(clara)
    counts = []
    for days in (28, 365):
        text_of(client, pat_record, days=days)
        with CaptureQueriesContext(connection) as seen:
            text_of(client, pat_record, days=days)
        counts.append(len(seen))
        journal(pat_record, ago(pat_record, 300 + days // 100), 5)
        worked_out(pat_record)
    assert counts[0] == counts[1] <= 26, counts


def test_what_was_done_keeps_the_unlogged_apart_and_every_count_has_its_rows(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    """Eight planned days: three done, one not, three not logged, and today is still open."""
    item = walking_program(pat_record, clara)
    client = as_person(clara)
    for back in (7, 6, 5):
        done(item, ago(pat_record, back))
    could_not(item, ago(pat_record, 4), "pain")
    told = client.get(url(pat_record, "picture_doing")).content.decode()
    assert "3 of 7 planned sessions were done; 3 are not logged" in told
    bars = {bar["name"]: bar["y"] for bar in figure(told, "sessions")["data"]}
    assert bars == {"done": [3], "not logged": [3], "not done": [1]}
    dots = figure(told, "quota-0")["data"][1]["y"]
    assert dots == [8, 8, 8, 0, None, None, None]
    for key, n in (("sched", 7), ("done", 3), ("missed", 1), ("unknown", 3)):
        first = ago(pat_record, 7)
        address = reverse("programs:picture_trace", args=[pat_record.pk, f"week{first:%Y%m%d}-{key}"])
        assert address in told
        assert f'<p class="trace-value">{n}</p>' in client.get(address).content.decode()
    for words in ("No night of the last four weeks", "There is no ladder", "No measure has been completed"):
        assert words in told
