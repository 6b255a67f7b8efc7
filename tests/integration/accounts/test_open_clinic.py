"""manage.py open_clinic: a clinic and its first admin."""

import io

import pytest
from django.core.management import CommandError, call_command

from rehab.accounts.models import Clinic, User
from rehab.audit.models import AuditEvent

WORDS = {
    "name": "Harbour Clinic",
    "time_zone": "Europe/Madrid",
    "hours": "Monday to Friday",
    "emergency_number": "112",
    "crisis_text": "Call 024.",
    "admin_name": "Ada Example",
    "admin_email": "Ada@Example.org",
}


def open_clinic(monkeypatch, password="a long enough sentence", **words):
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    call_command("open_clinic", **(WORDS | words))


def test_the_admin_can_sign_in_and_has_to_set_up_a_second_step(db, client, monkeypatch):
    open_clinic(monkeypatch)
    client.post("/accounts/login/", {"login": "ada@example.org", "password": "a long enough sentence"})
    assert client.get("/clinic/members/").headers["Location"].startswith("/accounts/2fa/totp/activate/")


def test_it_leaves_a_trace(db, monkeypatch):
    open_clinic(monkeypatch)
    assert AuditEvent.objects.get(event="clinic.opened").clinic_id == Clinic.objects.get().pk


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"password": "short"}, "12 characters"),
        ({"admin_email": "no address"}, "valid email"),
        ({"name": ""}, "blank"),
        ({"time_zone": "Mars/Olympus"}, "time zone"),
    ],
)
def test_a_bad_value_is_said_and_nothing_is_made(db, monkeypatch, wrong, says):
    with pytest.raises(CommandError, match=says):
        open_clinic(monkeypatch, **wrong)
    assert not Clinic.objects.exists()
    assert not User.objects.exists()


def test_an_address_that_somebody_has_is_refused(db, monkeypatch, pat):
    with pytest.raises(CommandError, match="already exists"):
        open_clinic(monkeypatch, admin_email=pat.email)
