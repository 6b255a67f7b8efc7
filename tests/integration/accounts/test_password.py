"""/accounts/password/ and /accounts/email/: the mails, the links, and a mail server that is away."""

import logging

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.utils.http import int_to_base36

from rehab.accounts.models import User
from tests.integration.accounts.sign_in_tools import is_signed_in, password_step
from tests.people import PASSWORD

RESET = "/accounts/password/reset/"
NEW = "a brand new sentence 42"


def link_in(mail) -> str:
    return next(line for line in mail.body.splitlines() if line.startswith("http"))


def choose(browser: Client, link: str, password: str = NEW):
    page = browser.get(link, follow=True)
    return browser.post(page.request["PATH_INFO"], {"password1": password, "password2": password})


def test_a_link_by_mail_gives_a_new_password_and_signs_nobody_in(client, pat, mailoutbox):
    assert client.post(RESET, {"email": pat.email})["Location"] == "/accounts/password/reset/done/"
    assert choose(client, link_in(mailoutbox[0])).status_code == 302
    assert not is_signed_in(client)
    password_step(client, pat.email, NEW)
    assert is_signed_in(client)


def test_a_new_password_ends_sessions_that_were_open(as_person, client, pat, mailoutbox):
    thief = as_person(pat)
    assert is_signed_in(thief)
    client.post(RESET, {"email": pat.email})
    choose(client, link_in(mailoutbox[0]))
    assert not is_signed_in(thief)


def test_the_link_works_once(client, pat, mailoutbox):
    client.post(RESET, {"email": pat.email})
    choose(client, link_in(mailoutbox[0]))
    choose(Client(), link_in(mailoutbox[0]), "yet another sentence 43")
    assert User.objects.get(pk=pat.pk).check_password(NEW)


def test_a_link_with_one_other_character_or_for_somebody_else_does_nothing(client, pat, quinn, mailoutbox):
    client.post(RESET, {"email": pat.email})
    link = link_in(mailoutbox[0])
    changed = link[:-2] + ("a" if link[-2] != "a" else "b") + "/"
    foreign = f"{RESET}key/{int_to_base36(quinn.pk.int)}-{default_token_generator.make_token(pat)}/"
    for bad in (changed, foreign):
        page = Client().get(bad, follow=True)
        assert page.status_code < 500
        assert b'name="password1"' not in page.content
    assert User.objects.get(pk=quinn.pk).check_password(PASSWORD)


def test_known_and_unknown_addresses_get_the_same_answer(pat, mailoutbox):
    pages = [
        Client().post(RESET, {"email": email}, follow=True) for email in (pat.email, "nobody@example.org")
    ]
    assert pages[0].redirect_chain == pages[1].redirect_chain
    assert pages[0].content == pages[1].content
    assert [mail.to for mail in mailoutbox] == [[pat.email], ["nobody@example.org"]]


def test_the_mail_is_plain_and_names_nothing_about_health_or_other_sites(client, pat, mailoutbox):
    client.post(RESET, {"email": pat.email})
    mail = mailoutbox[0]
    assert mail.subject == "Choose a new password for Steady"
    assert not any(
        word in mail.body.lower() for word in ("pain", "clinic", "program", "rehab", pat.name.lower())
    )


@pytest.fixture
def no_mail_server(settings, free_port):
    """The real SMTP backend, and a port where nobody answers."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port, 1


@pytest.mark.parametrize("email", ["pat@example.org", "nobody@example.org"])
def test_without_a_mail_server_the_reader_is_told_and_the_log_names_nobody(
    client, pat, no_mail_server, caplog, email
):
    with caplog.at_level(logging.WARNING):
        page = client.post(RESET, {"email": email}, follow=True)
    assert page.status_code == 200
    assert "mail service does not answer" in page.content.decode()
    assert "account mail not sent: password_reset_key" in caplog.text or "unknown_account" in caplog.text
    assert email not in caplog.text


def test_a_new_address_counts_only_after_its_link_was_opened(client, pat, mailoutbox):
    EmailAddress.objects.create(user=pat, email=pat.email, verified=True, primary=True)
    password_step(client, pat.email)
    client.post("/accounts/email/", {"action_add": "1", "email": "new@example.org"})
    assert User.objects.get(pk=pat.pk).email == pat.email
    assert mailoutbox[0].to == ["new@example.org"]
    link = link_in(mailoutbox[0])
    client.get(link)
    assert User.objects.get(pk=pat.pk).email == pat.email, "opening it changes nothing; the button does"
    client.post(link)
    assert User.objects.get(pk=pat.pk).email == "new@example.org"


def test_a_new_address_without_a_mail_server_is_told_too(client, pat, no_mail_server):
    EmailAddress.objects.create(user=pat, email=pat.email, verified=True, primary=True)
    password_step(client, pat.email)
    page = client.post("/accounts/email/", {"action_add": "1", "email": "new@example.org"}, follow=True)
    assert page.status_code == 200
    assert "mail service does not answer" in page.content.decode()


def test_the_present_password_is_asked_before_a_new_one(client, pat):
    password_step(client, pat.email)
    answer = client.post(
        "/accounts/password/change/", {"oldpassword": "wrong", "password1": NEW, "password2": NEW}
    )
    assert answer.status_code == 200
    assert User.objects.get(pk=pat.pk).check_password(PASSWORD)


@pytest.mark.parametrize("weak", ["short", "administrator", "pat@example.org"])
def test_a_weak_new_password_is_refused(client, pat, weak):
    password_step(client, pat.email)
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak})
    assert User.objects.get(pk=pat.pk).check_password(PASSWORD)
