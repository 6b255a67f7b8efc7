"""The pages for signing in are ours: same frame, same parts, nothing that the content policy forbids."""

import re
from typing import Any

import pytest
from django.template import engines
from django.test import Client
from django.urls import include, path, reverse

from rehab.accounts.models import User
from rehab.web import views

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]
PASSWORD = "a long quiet walk"
urlpatterns = [
    path("", views.accessibility, name="home"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/sessions/", include("allauth.usersessions.urls")),
]


@pytest.fixture
def pat(client: Client) -> Client:
    """A browser in which Pat just signed in."""
    User.objects.create_user("pat@example.org", PASSWORD, name="Pat")
    client.post(reverse("account_login"), {"login": "pat@example.org", "password": PASSWORD})
    return client


def page_of(client: Client, name: str) -> str:
    response = client.get(reverse(name))
    assert response.status_code == 200, (name, response.status_code, response.get("Location"))
    return response.content.decode()


def is_ours(html: str) -> None:
    assert "css/tokens.css" in html
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert not re.search(r"\sstyle=|\son\w+=", html)
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", html) == []
    labels = set(re.findall(r'<label[^>]* for="([^"]+)"', html))
    inputs = re.findall(r'<(?:input|textarea|select)(?![^>]*type="hidden")[^>]* id="([^"]+)"', html)
    assert set(inputs) <= labels


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
    ],
)
def test_a_page_before_signing_in_is_ours(client: Client, name: str) -> None:
    is_ours(page_of(client, name))


@pytest.mark.parametrize(
    "name",
    [
        "account_logout",
        "account_reauthenticate",
        "account_change_password",
        "account_email",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "usersessions_list",
    ],
)
def test_a_page_about_the_account_is_ours(pat: Client, name: str) -> None:
    is_ours(page_of(pat, name))


def test_a_wrong_password_is_told_on_top_and_the_address_stays(client: Client) -> None:
    html = client.post(
        reverse("account_login"), {"login": "pat@example.org", "password": "wrong"}
    ).content.decode()
    assert "data-error-summary" in html
    assert 'value="pat@example.org"' in html
    assert "wrong" not in html


def test_the_sign_in_page_keeps_what_password_managers_look_for(client: Client) -> None:
    html = page_of(client, "account_login")
    assert 'autocomplete="email"' in html or 'autocomplete="username"' in html
    assert 'autocomplete="current-password"' in html


def test_the_way_to_a_new_password_is_a_link_and_not_its_markup(client: Client) -> None:
    html = page_of(client, "account_login")
    assert f'href="{reverse("account_reset_password")}"' in html
    assert "&lt;a" not in html


def test_no_page_for_signing_in_counts_as_saved(client: Client) -> None:
    assert "data-nothing-saved" in page_of(client, "account_login")


def test_the_app_is_set_up_and_codes_follow(pat: Client) -> None:
    html = page_of(pat, "mfa_activate_totp")
    assert "data:image/svg+xml" in html
    wrong = pat.post(reverse("mfa_activate_totp"), {"code": "000000"}).content.decode()
    assert "field-error" in wrong
    is_ours(wrong)


def test_demo_doors_stand_only_where_there_are_people(client: Client, rf: Any) -> None:
    people = [
        {"name": "Clara", "role": "Clinician", "try_this": "See who needs you.", "url": "/demo/enter/clara/"}
    ]
    source = engines["django"].get_template("accounts/_demo_doors.html")
    html = source.render({"demo_people": people}, rf.get("/"))
    assert "Sign in as Clara" in html
    assert "See who needs you." in html
    assert 'action="/demo/enter/clara/"' in html
    assert "csrfmiddlewaretoken" in html
    assert "Sign in as" not in page_of(client, "account_login")
