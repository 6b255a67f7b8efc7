"""The second step of signing in: compulsory for staff, and nothing gets past it."""

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from rehab.accounts import tally
from rehab.audit.models import AuditEvent
from tests.integration.accounts.sign_in_tools import code_of, code_step, enrol, is_signed_in, password_step
from tests.people import PASSWORD, signed_in

ENROL = "/accounts/2fa/totp/activate/"
STAFF_PAGES = ["/clinic/members/", "/clinic/settings/", "/clinic/audit/", "/accounts/preferences/", "/"]


@pytest.fixture
def bare_ada(ada):
    """Ada, who has not set up a second step yet."""
    Authenticator.objects.filter(user=ada).delete()
    return ada


def set_up(browser: Client) -> str:
    """Go through enrolment as the page asks for it; returns the secret."""
    page = browser.get(ENROL)
    secret = page.context["form"].secret
    answer = browser.post(ENROL, {"code": code_of(secret)})
    assert answer.status_code == 302, answer.content
    return secret


@pytest.mark.parametrize("url", STAFF_PAGES)
@pytest.mark.parametrize("method", ["get", "head", "post", "put", "delete", "options"])
def test_with_a_password_alone_staff_reach_nothing(as_person, bare_ada, url, method):
    answer = getattr(as_person(bare_ada), method)(url)
    assert (answer.status_code, answer["Location"]) == (302, ENROL)


def test_templates_do_not_know_somebody_with_a_password_alone(as_person, bare_ada):
    browser = as_person(bare_ada)
    for url in ("/accessibility/", "/no/such/page/", "/healthz"):
        body = browser.get(url).content.decode()
        assert str(bare_ada.pk) not in body
        assert bare_ada.name not in body
        assert bare_ada.clinic.name not in body


def test_the_enrolment_page_is_the_one_door_that_opens(as_person, bare_ada):
    assert as_person(bare_ada).get("/accounts/2fa/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_setting_up_a_code_opens_the_pages(client, bare_ada):
    password_step(client, bare_ada.email)
    set_up(client)
    assert client.get("/clinic/members/").status_code == 200
    assert client.get("/accounts/2fa/recovery-codes/").status_code == 200
    assert AuditEvent.objects.filter(event="sign_in.second_step_added", actor_id=bare_ada.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_stranger_who_signed_in_with_the_password_before_gains_nothing_by_the_enrolment(bare_ada):
    stranger, herself = Client(), Client()
    password_step(stranger, bare_ada.email)
    assert stranger.get(ENROL).status_code == 200
    password_step(herself, bare_ada.email)
    set_up(herself)
    assert herself.get("/clinic/members/").status_code == 200
    assert stranger.get("/clinic/members/")["Location"].startswith("/accounts/login/")
    assert [s.session_key for s in UserSession.objects.purge_and_list(bare_ada)] == [
        herself.session.session_key
    ]


def test_with_a_second_step_the_password_is_only_half_the_way(client, ada):
    secret = enrol(ada)
    answer = password_step(client, ada.email)
    assert answer["Location"] == reverse("mfa_authenticate")
    assert client.get("/clinic/members/")["Location"].startswith("/accounts/login/")
    assert "_auth_user_id" not in client.session
    assert code_step(client, code_of(secret))["Location"] == "/"
    assert client.get("/clinic/members/").status_code == 200


def test_a_code_works_once(ada):
    secret, first, second = enrol(ada), Client(), Client()
    code = code_of(secret)
    for browser in (first, second):
        password_step(browser, ada.email)
        code_step(browser, code)
    assert is_signed_in(first)
    assert not is_signed_in(second)


@pytest.mark.parametrize("late", [31, 59])
def test_a_code_typed_as_it_changes_counts_and_still_only_once(ada, late):
    with time_machine.travel("2026-05-12T08:00:00Z", tick=False) as clock:
        secret, first, second = enrol(ada), Client(), Client()
        code = code_of(secret)
        clock.shift(late)
        password_step(first, ada.email)
        code_step(first, code)
        assert is_signed_in(first)
        password_step(second, ada.email)
        code_step(second, code)
        assert not is_signed_in(second)


def test_a_code_counts_once_for_as_long_as_it_is_good(ada):
    with time_machine.travel("2026-05-12T08:00:00Z", tick=False) as clock:
        secret, first, second = enrol(ada), Client(), Client()
        code = code_of(secret)
        password_step(first, ada.email)
        code_step(first, code)
        assert is_signed_in(first)
        clock.shift(45)
        assert cache.delete(
            f"allauth.mfa.totp.used?user={ada.pk}&code={code}"
        )  # what it remembers for 30 seconds
        password_step(second, ada.email)
        code_step(second, code)
        assert not is_signed_in(second)


def test_a_code_of_two_steps_ago_is_too_old(client, ada):
    with time_machine.travel("2026-05-12T08:00:00Z", tick=False) as clock:
        code = code_of(enrol(ada))
        clock.shift(61)
        password_step(client, ada.email)
        code_step(client, code)
        assert not is_signed_in(client)


def test_wrong_codes_are_counted_in_the_database(client, ada):
    secret = enrol(ada)
    with time_machine.travel("2026-05-12T08:00:00Z", tick=False):
        password_step(client, ada.email)
        for _ in range(tally.PER_SECOND_STEP):
            code_step(client, "000000")
        answer = code_step(client, code_of(secret))
    assert answer.status_code == 200
    assert not is_signed_in(client)


def test_a_recovery_code_works_once_and_is_kept_hashed(ada):
    enrol(ada)
    codes = RecoveryCodes.activate(ada)
    plain = codes.get_unused_codes()[0]
    first, second = Client(), Client()
    for browser in (first, second):
        password_step(browser, ada.email)
        code_step(browser, plain)
    assert is_signed_in(first)
    assert not is_signed_in(second)
    stored = Authenticator.objects.get(user=ada, type="recovery_codes").data
    assert plain not in str(stored)


def test_a_new_password_by_mail_does_not_get_past_the_second_step(client, ada, mailoutbox):
    enrol(ada)
    client.post("/accounts/password/reset/", {"email": ada.email})
    link = next(line for line in mailoutbox[0].body.splitlines() if line.startswith("http"))
    page = client.get(link, follow=True)
    new = "another long sentence 77"
    client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    assert not is_signed_in(client)
    assert password_step(client, ada.email, new)["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_staff_cannot_remove_their_last_second_step(client, ada):
    secret = enrol(ada)
    password_step(client, ada.email)
    code_step(client, code_of(secret))
    page = client.post("/accounts/2fa/totp/deactivate/")
    assert page.status_code == 200
    assert Authenticator.objects.filter(user=ada, type="totp").exists()
    assert client.get("/clinic/members/").status_code == 200


def test_a_second_step_that_is_gone_locks_the_pages_at_once(client, ada):
    """A passkey can be removed on a page that asks no such question: then nothing is remembered."""
    secret = enrol(ada)
    key = Authenticator.objects.create(user=ada, type="webauthn", data={"name": "Key", "passwordless": False})
    password_step(client, ada.email)
    code_step(client, code_of(secret))
    other = signed_in(ada)
    assert other.get("/clinic/members/").status_code == 200
    assert client.get("/clinic/members/").status_code == 200
    Authenticator.objects.filter(user=ada, type="totp").delete()
    client.post(f"/accounts/2fa/webauthn/keys/{key.pk}/remove/")
    assert not Authenticator.objects.filter(user=ada).exists()
    assert client.get("/clinic/members/")["Location"] == ENROL
    assert other.get("/clinic/members/")["Location"].startswith("/accounts/login/")


@pytest.mark.django_db(transaction=True)
def test_a_patient_may_set_up_a_second_step_and_remove_it(client, pat):
    password_step(client, pat.email)
    set_up(client)
    assert client.post("/accounts/2fa/totp/deactivate/")["Location"] == "/accounts/2fa/"
    assert not Authenticator.objects.filter(user=pat).exists()
    assert is_signed_in(client)


def test_changing_how_to_sign_in_asks_for_the_password_again_after_ten_minutes(client, pat):
    EmailAddress.objects.create(user=pat, email=pat.email, verified=True, primary=True)
    with time_machine.travel("2026-05-12T08:00:00Z", tick=False) as clock:
        password_step(client, pat.email)
        assert client.get(ENROL).status_code == 200
        clock.shift(11 * 60)
        assert client.get(ENROL)["Location"].startswith("/accounts/reauthenticate/")
        change = client.post("/accounts/email/", {"action_add": "1", "email": "other@example.org"})
        assert change["Location"].startswith("/accounts/reauthenticate/")
        client.post("/accounts/reauthenticate/", {"password": "wrong one entirely"})
        assert client.get(ENROL).status_code == 302
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
        assert client.get(ENROL).status_code == 200
