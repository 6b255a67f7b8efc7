"""/clinic/settings/: what the clinic says about itself."""

import pytest

from rehab.accounts.actions.settings import change_clinic
from rehab.accounts.forms import ClinicForm
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused

URL = "/clinic/settings/"


@pytest.fixture
def admin(as_person, ada):
    return as_person(ada)


@pytest.fixture
def typed(clinic):
    return ClinicForm.of(clinic).initial | {"crisis_text": "Call 024. Someone answers day and night."}


def test_it_shows_what_is_set(admin, clinic):
    page = admin.get(URL).content.decode()
    assert clinic.hours in page
    assert clinic.crisis_text in page


def test_saving_changes_the_clinic_and_says_which_fields(admin, clinic, typed, ada):
    assert admin.post(URL, typed)["Location"] == URL
    clinic.refresh_from_db()
    assert clinic.crisis_text == "Call 024. Someone answers day and night."
    event = AuditEvent.objects.get(event="clinic.changed")
    assert (event.actor_id, event.reason) == (ada.pk, "crisis_text")


def test_saving_the_same_again_leaves_no_event(admin, clinic):
    admin.post(URL, ClinicForm.of(clinic).initial)
    assert not AuditEvent.objects.filter(event="clinic.changed").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("emergency_number", "call us"),
        ("emergency_number", ""),
        ("crisis_text", ""),
        ("crisis_text", "x" * 401),
        ("time_zone", "Mars/Olympus"),
        ("name", "   "),
        ("locale", "xx"),
    ],
)
def test_wrong_input_is_said_beside_its_field_and_nothing_is_saved_or_lost(
    admin, clinic, typed, field, value
):
    page = admin.post(URL, typed | {"hours": "Weekdays only"} | {field: value})
    assert page.status_code == 200
    assert page.context["form"][field].errors
    assert "Weekdays only" in page.content.decode()
    before = clinic.hours
    clinic.refresh_from_db()
    assert clinic.hours == before


def test_what_is_typed_is_shown_as_text_never_as_markup(admin, typed):
    admin.post(URL, typed | {"hours": "<script>alert(1)</script>"})
    page = admin.get(URL).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_an_admin_of_another_clinic_cannot_change_this_one(clinic, other_clinic, ada):
    with pytest.raises(Refused, match="admin of this clinic"):
        change_clinic(clinic=other_clinic, by=ada, hours="never")


def test_a_field_that_is_not_offered_cannot_be_set(clinic, ada):
    with pytest.raises(ValueError, match="created_at"):
        change_clinic(clinic=clinic, by=ada, created_at=None)


@pytest.mark.parametrize("who", ["clara", "cora", "pat"])
def test_only_clinic_admins_change_the_clinic(as_person, request, who, typed, clinic):
    browser = as_person(request.getfixturevalue(who))
    assert browser.get(URL).status_code == 403
    assert browser.post(URL, typed).status_code == 403
    assert not AuditEvent.objects.filter(event="clinic.changed").exists()
