"""/accounts/opt-out/<token>/: one tap, signed in or not."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from rehab.accounts.tokens import sign_id
from rehab.notifications.channels.email import OPT_OUT
from rehab.notifications.models import OptOut


@pytest.fixture
def link(pat):
    return reverse(OPT_OUT, args=[sign_id(OPT_OUT, pat.pk)])


def test_looking_at_the_page_changes_nothing(client, link):
    assert client.get(link).status_code == 200
    assert not OptOut.objects.exists()


def test_one_tap_stops_the_mails(client, link, pat):
    assert client.post(link, follow=True).status_code == 200
    assert OptOut.objects.get().user == pat


def test_tapping_twice_is_the_same_as_once(client, link):
    client.post(link)
    client.post(link)
    assert OptOut.objects.count() == 1


def test_a_mail_program_may_post_without_a_page(link):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 302
    assert OptOut.objects.exists()


def test_they_can_be_turned_on_again(client, link, pat):
    client.post(link)
    client.post(reverse("notifications:opt_in", args=[sign_id(OPT_OUT, pat.pk)]))
    assert not OptOut.objects.exists()


def test_turning_on_needs_a_page_of_ours(link, pat):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("notifications:opt_in", args=[sign_id(OPT_OUT, pat.pk)])).status_code == 403


@pytest.mark.parametrize("purpose", ["patients:welcome", "accounts:invitation", ""])
def test_a_link_made_for_something_else_is_no_link(client, pat, purpose):
    assert client.post(reverse(OPT_OUT, args=[sign_id(purpose, pat.pk)])).status_code == 404
    assert not OptOut.objects.exists()


def test_one_character_off_is_no_link(client, link):
    assert client.get(link[:-2] + ("A" if link[-2] != "A" else "B") + "/").status_code == 404


def test_an_unknown_person_is_no_link(client, db):
    assert client.get(reverse(OPT_OUT, args=[sign_id(OPT_OUT, uuid.uuid4())])).status_code == 404
