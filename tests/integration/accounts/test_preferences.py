"""/accounts/preferences/: how pages look and speak to one person."""

import pytest
from django.test import Client

from rehab.accounts.forms import PreferencesForm
from rehab.accounts.models import User

URL = "/accounts/preferences/"


@pytest.fixture
def typed(pat):
    return PreferencesForm.of(pat).initial | {"reduce_motion": "", "theme": "dark", "text_size": "large"}


def test_what_is_saved_is_used_on_the_next_page(as_person, pat, typed):
    browser = as_person(pat)
    answer = browser.post(URL, typed | {"reduce_motion": "on"}, follow=True)
    page = answer.content.decode()
    assert 'data-bs-theme="dark"' in page
    assert 'data-text="large"' in page
    assert 'data-motion="reduce"' in page


@pytest.mark.parametrize("who", ["pat", "gita", "clara", "ada"])
def test_everybody_who_is_signed_in_has_preferences(as_person, request, who):
    assert as_person(request.getfixturevalue(who)).get(URL).status_code == 200


def test_the_language_changes_with_the_next_page(as_person, pat, typed):
    browser = as_person(pat)
    browser.post(URL, typed | {"language": "ar"})
    page = browser.get(URL)
    assert page["Content-Language"] == "ar"
    assert 'dir="rtl"' in page.content.decode()


def test_times_are_shown_in_the_readers_time_zone(as_person, pat, typed):
    as_person(pat).post(URL, typed | {"time_zone": "Pacific/Kiritimati"})
    pat.refresh_from_db()
    assert pat.time_zone == "Pacific/Kiritimati"


@pytest.mark.parametrize(
    ("field", "value"),
    [("theme", "neon"), ("text_size", "tiny"), ("language", "xx"), ("time_zone", "Nowhere"), ("name", "")],
)
def test_wrong_input_is_said_beside_its_field_and_nothing_is_saved(as_person, pat, typed, field, value):
    page = as_person(pat).post(URL, typed | {field: value})
    assert page.context["form"][field].errors
    assert User.objects.get(pk=pat.pk).theme == "auto"


def test_nothing_else_about_a_person_can_be_set_here(as_person, pat, typed):
    extra = {"email": "x@example.org", "is_active": "", "password": "x", "id": "x", "session_salt": "x"}
    as_person(pat).post(URL, typed | extra)
    after = User.objects.get(pk=pat.pk)
    assert (after.email, after.is_active, after.password) == (pat.email, True, pat.password)


def test_a_form_without_the_token_is_refused(pat, typed):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(pat, backend="rehab.accounts.backend.Backend")
    assert browser.post(URL, typed).status_code == 403
    assert User.objects.get(pk=pat.pk).theme == "auto"
