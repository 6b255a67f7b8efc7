"""/patients/<uuid>/program/ and …/publish/: what the patient has changes by publishing alone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from patients.models import Patient
from programs.actions.prescription import remove_item
from programs.actions.program import discard_draft, publish_program, start_draft
from programs.models import Prescription, Program
from rehab.accounts.models import User
from rehab.lib.refusals import Refused
from tests.integration.programs.plans import (
    answers,
    publish,
    url,
    walking_program,
)

Browser = Callable[[User], Client]


def test_publishing_replaces_the_active_version_and_shows_what_changes(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    walking_program(pat_record, clara)
    draft = start_draft(patient=pat_record, by=clara)
    client = as_person(clara)
    walk = draft.prescriptions.get()
    client.post(
        url("program_item", pat_record, walk.pk),
        {"weekdays": ["1"], "quota": "9", "mode": "quota", "supervision": "home", "edits": 0},
    )
    text = client.get(url("program_publish", pat_record)).content.decode()
    assert "Amount: 9 minutes" in text
    assert "(was 8 minutes)" in text
    assert "Days: Tuesday" in text
    assert "(was every day)" in text
    client.post(
        url("program_publish", pat_record),
        {"change_note": "Tuesdays now", "agreed_on": pat_record.today(), "edits": 1},
    )
    assert list(
        Program.objects.filter(patient=pat_record).order_by("number").values_list("state", flat=True)
    ) == ["replaced", "active"]
    assert Program.objects.get(state="active").change_note == "Tuesdays now"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"change_note": ""}, 'id="id_change_note_error"'),
        ({"agreed_on": "2999-01-01"}, "This day has not come yet."),
        ({"agreed_on": "soon"}, "Enter a valid date"),
        ({"edits": "0"}, "This draft was saved since you opened the page"),
    ],
)
def test_publishing_says_what_to_mend(
    pat_record: Patient,
    item: Prescription,
    clara: User,
    as_person: Browser,
    change: dict[str, str],
    words: str,
) -> None:
    data = {"change_note": "New stretch", "agreed_on": pat_record.today().isoformat(), "edits": "1"} | change
    assert words in as_person(clara).post(url("program_publish", pat_record), data).content.decode()
    assert Program.objects.get().state == "draft"


def test_one_active_and_one_draft_at_most(pat_record: Patient, item: Prescription, clara: User) -> None:
    publish(pat_record, clara)
    start_draft(patient=pat_record, by=clara)
    start_draft(patient=pat_record, by=clara)
    assert sorted(Program.objects.values_list("state", flat=True)) == ["active", "draft"]


def test_a_published_draft_cannot_be_published_again(
    pat_record: Patient, item: Prescription, clara: User
) -> None:
    active = publish(pat_record, clara)
    with pytest.raises(Refused, match="A published program never changes"):
        publish_program(program=active, change_note="again", agreed_on=pat_record.today(), by=clara)


def test_a_second_window_is_told_where_the_draft_and_its_items_went(
    pat_record: Patient, clara: User, as_person: Browser, item: Prescription
) -> None:
    client = as_person(clara)
    sent = answers(change_note="Mine", agreed_on=pat_record.today())
    remove_item(item=item, by=clara)
    missing = client.post(url("program_item", pat_record, item.pk), answers(minutes=5))
    assert missing.status_code == 404
    assert "This item is not in the draft any more" in missing.content.decode()
    assert url("program_edit", pat_record) in missing.content.decode()
    discard_draft(program=item.program, by=clara)
    for name, args in (("program_publish", ()), ("program_preview", ()), ("program_item", (item.pk,))):
        gone = client.post if name == "program_publish" else client.get
        page = gone(url(name, pat_record, *args), sent)
        assert page.status_code == 404
        assert "This draft is not in work any more" in page.content.decode()
        assert f'href="{url("program", pat_record)}"' in page.content.decode()


def test_the_program_page_says_from_whom_and_keeps_the_history(
    pat_record: Patient, clara: User, as_person: Browser, item: Prescription
) -> None:
    publish(pat_record, clara, note="First plan")
    start_draft(patient=pat_record, by=clara)
    publish(pat_record, clara, days_ago=0, note="Second plan")
    text = as_person(clara).get(url("program", pat_record)).content.decode()
    assert "Version 2, from Clara Example, agreed" in text
    assert "First plan" in text
    assert "Heel raises" in text


def test_only_the_latest_of_many_versions_are_in_sight(
    pat_record: Patient, clara: User, as_person: Browser
) -> None:
    then = timezone.now() - timedelta(days=90)
    for n in range(1, 8):
        Program.objects.create(
            patient=pat_record, number=n, state="replaced", created_by=clara, change_note=f"Note {n}.",
            published_at=then + timedelta(days=n), published_by=clara, replaced_at=then + timedelta(days=n + 1),
        )  # fmt: skip
    seen, _fold, folded = (
        as_person(clara).get(url("program", pat_record)).content.decode().rpartition("<details")
    )
    assert [n for n in range(1, 8) if f"Note {n}." in seen] == [3, 4, 5, 6, 7]
    assert [n for n in range(1, 8) if f"Note {n}." in folded] == [1, 2]


@pytest.mark.parametrize("who", ["colin", "sam", "pat", "gita", "ada", "cora"])
@pytest.mark.parametrize(
    "name", ["program", "program_edit", "program_add", "program_publish", "activity_new"]
)
def test_nobody_but_the_care_team_reaches_the_builder(
    pat_record: Patient, item: Prescription, who: str, name: str, request: Any, as_person: Browser
) -> None:
    client = as_person(request.getfixturevalue(who))
    assert client.get(url(name, pat_record)).status_code in (403, 404)
    assert client.post(url(name, pat_record), answers()).status_code in (403, 404, 405)


def test_a_record_that_ended_is_read_only(
    pat_record: Patient, item: Prescription, clara: User, as_person: Browser
) -> None:
    publish(pat_record, clara)
    Patient.objects.update(ended_at=item.program.created_at)
    text = as_person(clara).get(url("program", pat_record)).content.decode()
    assert "This record has ended" in text
    assert as_person(clara).post(url("program_edit", pat_record)).status_code == 403


def test_the_action_refuses_a_day_to_come_and_an_empty_line(
    pat_record: Patient, item: Prescription, clara: User
) -> None:
    tomorrow = pat_record.today() + timedelta(days=1)
    with pytest.raises(Refused, match="has not come yet"):
        publish_program(program=item.program, change_note="New", agreed_on=tomorrow, by=clara)
    with pytest.raises(Refused, match="in one line what changed"):
        publish_program(program=item.program, change_note=" ", agreed_on=pat_record.today(), by=clara)
