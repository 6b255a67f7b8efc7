"""Signing in as a person does: password first, then the code."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value
from django.http import HttpResponse
from django.test import Client

from rehab.accounts.models import User
from tests.people import PASSWORD

LOGIN = "/accounts/login/"


def password_step(client: Client, email: str, password: str = PASSWORD, **extra: str) -> HttpResponse:
    return client.post(LOGIN, {"login": email, "password": password}, **extra)


def enrol(user: User) -> str:
    """A real second step; returns its secret."""
    Authenticator.objects.filter(user=user).delete()
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code_of(secret: str) -> str:
    return f"{hotp_value(secret, int(time.time()) // 30):06d}"


def code_step(client: Client, code: str) -> HttpResponse:
    return client.post("/accounts/2fa/authenticate/", {"code": code})


def is_signed_in(client: Client) -> bool:
    return client.get("/accounts/preferences/").status_code == 200
