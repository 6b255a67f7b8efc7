"""Who gets through the clinic's doors to a record, and what is left in the audit trail."""

import re
import uuid
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from patients.actions.alerts import raise_alert
from patients.models import CareTeamMember, Condition, Contact, Goal
from patients.urls.clinic import urlpatterns
from rehab.audit.models import AuditEvent

NAMES = [p.name for p in urlpatterns if "patient_id" in p.pattern.converters]
WRITES = {"contact_remove", "condition_end", "goal_close", "team_end", "team_lead", "alert_seen"}
DOORS = [
    (p.name, method.lower())
    for p in urlpatterns
    if p.name in NAMES
    for method in p.callback.policy.methods
    if method != "HEAD"
]
PAGES = [name for name in NAMES if name not in WRITES]


@pytest.fixture
def address(pat_record, clara):
    """The URL of a page about Pat, with rows of Pat's behind it."""
    alert = raise_alert(
        patient=pat_record, flag_code="fall", level="P2", local_date=date(2026, 5, 12), by=None
    )
    parts = {
        "contact_id": Contact.objects.create(patient=pat_record, name="Gita", phone="1").pk,
        "condition_id": Condition.objects.create(patient=pat_record, kind="diabetes", noted_by=clara).pk,
        "goal_id": Goal.objects.create(patient=pat_record, words="Walk", set_by=clara).pk,
        "member_id": CareTeamMember.objects.get(patient=pat_record).pk,
        "alert_id": alert.pk,
        "part": "details",
    }
    converters = {p.name: p.pattern.converters for p in urlpatterns}

    def of(name, patient_id=pat_record.pk):
        wanted = converters[name]
        return reverse(
            f"patients:{name}",
            kwargs={"patient_id": patient_id} | {k: parts[k] for k in wanted if k in parts},
        )

    return of


@pytest.mark.parametrize("name", PAGES)
def test_the_care_team_opens_the_page_and_leaves_one_event(clara, as_person, address, pat_record, name):
    browser, here = as_person(clara), address(name)
    before = AuditEvent.objects.filter(patient_id=pat_record.pk).count()
    assert browser.get(here).status_code == 200
    left = AuditEvent.objects.filter(patient_id=pat_record.pk)
    assert left.count() == before + 1
    assert left.first().actor_id == clara.pk


@pytest.mark.parametrize("who", ["colin", "sam"])
@pytest.mark.parametrize(("name", "method"), DOORS)
def test_a_clinician_off_the_team_cannot_tell_the_record_from_one_that_is_not_there(
    request, as_person, address, name, who, method
):
    browser = as_person(request.getfixturevalue(who))
    hidden = getattr(browser, method)(address(name))
    nowhere = getattr(browser, method)(address(name, uuid.uuid4()))
    assert hidden.status_code == nowhere.status_code == 404
    assert said(hidden) == said(nowhere)


def said(page):
    """The body of a page without its request id."""
    return re.sub(r"[0-9a-f-]{36}", "", page.content.decode().split("<main")[1].split("</main")[0])


@pytest.mark.parametrize("who", ["pat", "gita", "cora", "ada"])
@pytest.mark.parametrize("name", NAMES)
def test_only_clinicians_come_in_here(request, as_person, address, name, who):
    browser = as_person(request.getfixturevalue(who))
    assert browser.post(address(name)).status_code in (403, 405)
    assert browser.get(address(name)).status_code == 403


@pytest.mark.parametrize("name", NAMES)
def test_somebody_not_signed_in_is_asked_to_sign_in(client, address, name):
    answer = client.get(address(name))
    assert answer.status_code == 302
    assert "/accounts/login/" in answer["Location"]


@pytest.mark.parametrize("name", sorted(WRITES))
def test_a_link_changes_nothing(clara, as_person, address, name):
    assert as_person(clara).get(address(name)).status_code == 405


@pytest.mark.parametrize("name", NAMES)
def test_an_ended_place_on_the_team_closes_every_page_on_the_next_request(
    clara, colin, pat_record, as_person, address, name
):
    browser = as_person(clara)
    CareTeamMember.objects.create(patient=pat_record, user=colin, added_by=clara)
    here = address(name)
    CareTeamMember.objects.filter(user=clara).update(until=timezone.now(), ended_by=colin, lead=False)
    assert browser.post(here).status_code in (404, 405)
    assert browser.get(here).status_code in (404, 405)


@pytest.mark.parametrize("name", PAGES)
def test_no_title_names_the_patient(clara, as_person, address, name):
    title = as_person(clara).get(address(name)).content.decode().split("<title>")[1].split("</title>")[0]
    assert "Pat" not in title
    assert "R-Pat" not in title


@pytest.mark.parametrize(
    "name", ["record", "conditions", "goals", "team", "alerts", "invite_patient", "check_in_plan"]
)
def test_the_header_says_who_it_is_and_marks_the_tab(clara, as_person, address, name):
    html = as_person(clara).get(address(name)).content.decode()
    assert "<h1>Pat Example</h1>" in html
    assert "R-Pat" in html
    assert html.split('class="tabs"')[1].split("</nav>")[0].count('aria-current="page"') == 1


@pytest.mark.parametrize(
    "name", ["contact_remove", "condition_end", "goal_close", "team_end", "alert_seen", "alert_close"]
)
def test_rows_of_another_patient_are_not_reached_through_ones_own(
    clara, colin, quinn_record, as_person, address, name
):
    """Clara looks after both; Quinn's id with a row of Pat's is nothing."""
    CareTeamMember.objects.create(patient=quinn_record, user=clara, added_by=colin)
    answer = as_person(clara).post(address(name, quinn_record.pk), {"state": "reached", "outcome": "-"})
    assert answer.status_code == 404
