"""What the clinic's pages of a record have in common. Who may open them stands in tests/contracts."""

from datetime import date

import pytest
from django.urls import reverse

from patients.actions.alerts import raise_alert
from patients.models import CareTeamMember, Condition, Contact, Goal
from patients.urls.clinic import urlpatterns


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
