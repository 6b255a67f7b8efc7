"""/accounts/login/: who gets in, and what a stranger can learn or try."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client, RequestFactory

from rehab.accounts import tally
from rehab.accounts.address import client_address
from rehab.accounts.models import SignInTally, User
from tests.integration.accounts.sign_in_tools import LOGIN, is_signed_in, password_step
from tests.people import PASSWORD

ARGON = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
WRONG = "not the right sentence"


def words(response) -> str:
    """The page without what differs from request to request."""
    text = response.content.decode()
    token = text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    return text.replace(token, "")


def test_a_patient_signs_in_with_address_and_password(client, pat):
    response = password_step(client, pat.email)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert is_signed_in(client)


def test_the_address_may_be_written_in_capitals(client, pat):
    password_step(client, pat.email.upper())
    assert is_signed_in(client)


def test_sign_in_leads_back_to_the_page_that_was_asked_for(client, pat):
    response = client.post(
        LOGIN, {"login": pat.email, "password": PASSWORD, "next": "/accounts/preferences/"}
    )
    assert response["Location"] == "/accounts/preferences/"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_sign_in_never_leads_to_another_site(client, pat, elsewhere):
    response = client.post(LOGIN, {"login": pat.email, "password": PASSWORD, "next": elsewhere})
    assert response["Location"] == "/"


def test_known_and_unknown_addresses_get_the_same_answer(pat):
    known = password_step(Client(), pat.email, WRONG)
    unknown = password_step(Client(), "xyz@example.org", WRONG)
    assert known.status_code == unknown.status_code == 200
    assert words(known).replace(pat.email, "") == words(unknown).replace("xyz@example.org", "")


def test_a_deactivated_person_gets_the_same_answer_as_a_wrong_password(pat):
    wrong = words(password_step(Client(), pat.email, WRONG))
    User.objects.filter(pk=pat.pk).update(is_active=False)
    assert words(password_step(Client(), pat.email)) == wrong


def test_a_deactivated_person_is_out_on_the_next_request(as_person, pat):
    browser = as_person(pat)
    assert is_signed_in(browser)
    User.objects.filter(pk=pat.pk).update(is_active=False)
    assert not is_signed_in(browser)


def test_after_too_many_wrong_tries_the_right_password_is_not_even_looked_at(client, pat):
    for _ in range(tally.PER_ACCOUNT):
        password_step(client, pat.email, WRONG)
    assert "too many wrong tries. Please wait 15 minutes" in password_step(client, pat.email).content.decode()
    assert not is_signed_in(client)


def test_the_lock_reads_the_same_for_an_address_nobody_has(db):
    for _ in range(tally.PER_ACCOUNT):
        password_step(Client(), "nobody@example.org", WRONG)
    assert (
        "too many wrong tries. Please wait 15 minutes"
        in password_step(Client(), "nobody@example.org", WRONG).content.decode()
    )


def test_the_lock_opens_after_a_quarter_of_an_hour(client, pat):
    with time_machine.travel("2026-05-12T08:00:00Z", tick=False) as clock:
        for _ in range(tally.PER_ACCOUNT):
            password_step(client, pat.email, WRONG)
        clock.shift(15 * 60)
        password_step(client, pat.email)
        assert is_signed_in(client)


def test_right_passwords_do_not_use_up_tries(pat):
    for _ in range(tally.PER_ACCOUNT + 2):
        browser = Client()
        password_step(browser, pat.email)
        assert is_signed_in(browser)


def test_a_right_password_does_not_wipe_out_wrong_tries(client, pat):
    for _ in range(tally.PER_ACCOUNT - 1):
        password_step(client, pat.email, WRONG)
    password_step(Client(), pat.email)
    password_step(client, pat.email, WRONG)
    assert "too many wrong tries. Please wait 15 minutes" in password_step(client, pat.email).content.decode()


def test_one_account_that_is_locked_locks_no_other(pat, quinn):
    for _ in range(tally.PER_ACCOUNT + 1):
        password_step(Client(), pat.email, WRONG)
    browser = Client()
    password_step(browser, quinn.email)
    assert is_signed_in(browser)


def test_many_accounts_tried_from_one_address_lock_the_address(monkeypatch, pat):
    monkeypatch.setattr(tally, "PER_ADDRESS", 5)
    for number in range(5):
        password_step(Client(), f"guess{number}@example.org", WRONG)
    assert (
        "too many wrong tries. Please wait 15 minutes" in password_step(Client(), pat.email).content.decode()
    )
    other = Client(REMOTE_ADDR="192.0.2.77")
    password_step(other, pat.email)
    assert is_signed_in(other)


def test_a_forged_forwarding_header_gains_no_tries(monkeypatch, pat):
    monkeypatch.setattr(tally, "PER_ADDRESS", 5)
    for number in range(6):
        answer = password_step(
            Client(), f"guess{number}@example.org", WRONG, HTTP_X_FORWARDED_FOR=f"203.0.113.{number}"
        )
    assert "too many wrong tries. Please wait 15 minutes" in answer.content.decode()


@pytest.mark.parametrize(
    ("proxies", "header", "believed"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "not an address", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_only_entries_of_our_own_proxies_are_believed(settings, proxies, header, believed):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=header)
    assert client_address(request) == believed


def test_all_addresses_of_one_ipv6_network_share_their_tries():
    assert tally.address("2001:db8::1") == tally.address("2001:db8:0:0:ffff::2")
    assert tally.address("2001:db8::1") != tally.address("2001:db8:0:1::1")


def test_the_tally_stores_no_address_in_the_clear(client, pat):
    password_step(client, pat.email, WRONG)
    keys = list(SignInTally.objects.values_list("key", flat=True))
    assert len(keys) == 2
    assert all(len(key) == 64 and set(key) <= set("0123456789abcdef") for key in keys)


@pytest.mark.django_db(transaction=True)
def test_fifty_parallel_wrong_tries_are_checked_no_more_often_than_the_limit(pat, monkeypatch):
    checked = []
    look = User.check_password
    monkeypatch.setattr(User, "check_password", lambda self, raw: checked.append(raw) or look(self, raw))

    def attempt(number: int) -> bytes:
        try:
            return password_step(
                Client(), pat.email, f"{WRONG} {number}", HTTP_X_FORWARDED_FOR=f"9.9.9.{number}"
            ).content
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(attempt, range(50)))
    assert len(answers) == 50
    assert len(checked) == tally.PER_ACCOUNT
    assert password_step(Client(), pat.email).status_code in {200, 429}
    assert len(checked) == tally.PER_ACCOUNT


def test_passwords_are_kept_as_argon2(settings, db):
    settings.PASSWORD_HASHERS = ARGON
    assert User.objects.create_user("new@example.org", PASSWORD, name="New").password.startswith(
        "argon2$argon2id$"
    )


def test_an_old_hash_is_upgraded_at_sign_in(settings, client, pat):
    settings.PASSWORD_HASHERS = ARGON
    User.objects.filter(pk=pat.pk).update(password=make_password(PASSWORD, hasher="pbkdf2_sha256"))
    password_step(client, pat.email)
    assert is_signed_in(client)
    assert User.objects.get(pk=pat.pk).password.startswith("argon2$argon2id$")


def test_a_person_without_a_password_cannot_sign_in_with_an_empty_one(db):
    User.objects.create_user("empty@example.org", None, name="Empty")
    browser = Client()
    password_step(browser, "empty@example.org", "")
    assert not is_signed_in(browser)


def test_nobody_signs_up_by_themselves(client, db):
    answer = client.post("/accounts/signup/", {"email": "new@example.org", "password1": PASSWORD})
    assert answer.status_code == 403
    assert not User.objects.filter(email="new@example.org").exists()


def test_an_empty_form_says_what_to_do(client, db):
    """The form is another package's; the words are ours."""
    page = client.post(LOGIN, {}).content.decode()
    assert page.count("Please fill this in.") == 4  # each in the summary, and beside its field
    assert "This field is required." not in page
