"""Headers that every answer carries, whoever asks and whatever comes out."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from rehab.lib import logs

pytestmark = pytest.mark.any_database

CSP = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
}
URLS = [
    "/",
    "/accounts/login/",
    "/healthz",
    "/accessibility/",
    "/no/such/page/",
    "/clinic/members/",
    "/accounts/logout/",
]
PRODUCTION = {
    "BASE_URL": "https://steady.example",
    "ALLOWED_HOSTS": "steady.example",
    "SECRET_KEY": "k" * 25 + "0123456789abcdefghijklmnopqrstuvwxyz",
    "DJANGO_SETTINGS_MODULE": "rehab.settings",
    "DATABASE_URL": "sqlite:///:memory:",
}
ASK = """
import json, django; django.setup()
from django.test import Client
client = Client(HTTP_HOST="steady.example")
plain = client.get("/accounts/login/")
secure = client.get("/accounts/login/", headers={"x-forwarded-proto": "https"})
print(json.dumps({"plain": [plain.status_code, plain["Location"]], "headers": dict(secure.headers),
                  "cookies": {name: dict(morsel) for name, morsel in secure.cookies.items()}}))
"""


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("who", [None, "ada", "pat"])
def test_every_answer_carries_the_headers(client, as_person, request, db, url, who):
    answer = (as_person(request.getfixturevalue(who)) if who else client).get(url)
    assert set(answer["Content-Security-Policy"].split("; ")) == CSP
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert len(answer["X-Request-ID"]) == 36


def test_each_request_has_an_id_of_its_own_that_the_reader_cannot_choose(client, db):
    answers = [client.get("/healthz", headers={"x-request-id": "mine"})["X-Request-ID"] for _ in range(2)]
    assert len({*answers, "mine"}) == 3


@pytest.mark.parametrize(
    "url", ["/accounts/login/", "/accounts/password/reset/", "/accessibility/", "/no/such/page/"]
)
def test_pages_hold_no_inline_script_or_style(client, db, url):
    page = client.get(url).content.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert page.count("<script") == page.count('<script type="module" src=') + page.count(
        'type="application/json"'
    )


def python(code: str, *, settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *code.split("\0")], env=keep | settings, capture_output=True, text=True
    )


def test_in_production_everything_is_secure(tmp_path, migrated_file):
    shutil.copyfile(migrated_file, tmp_path / "db.sqlite3")
    run = python(f"-c\0{ASK}", settings=PRODUCTION | {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3"})
    said = json.loads(run.stdout.splitlines()[-1]) if run.returncode == 0 else pytest.fail(run.stderr[-2000:])
    assert said["plain"] == [301, "https://steady.example/accounts/login/"]
    assert said["headers"]["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"
    assert set(said["cookies"]) == {"__Host-steady-csrf"}
    cookie = said["cookies"]["__Host-steady-csrf"]
    assert (cookie["secure"], cookie["httponly"], cookie["path"], cookie["domain"]) == (True, True, "/", "")


def test_the_check_for_deployment_has_nothing_to_say():
    run = python("manage.py\0check\0--deploy\0--fail-level\0INFO", settings=PRODUCTION)
    assert run.returncode == 0, run.stderr[-3000:]
    assert "no issues (0 silenced)" in run.stdout + run.stderr


def test_the_check_for_deployment_refuses_an_empty_secret_key():
    empty = PRODUCTION | {"SECRET_KEY": ""}
    run = python("manage.py\0check\0--deploy\0--fail-level\0WARNING", settings=empty)
    assert run.returncode != 0
    assert "SECRET_KEY" in run.stderr


def test_a_logged_traceback_keeps_places_and_drops_values():
    try:
        raise ValueError("canary value")
    except ValueError:
        text = logs.PlainFormatter().formatException(sys.exc_info())
    assert "ValueError at" in text
    assert "test_headers.py" in text
    assert "canary" not in text


def test_a_page_is_sent_compressed_and_padded_so_that_its_length_tells_nothing(client, db):
    sizes = set()
    for _ in range(12):
        answer = client.get("/accessibility/", headers={"Accept-Encoding": "gzip"})
        assert answer["Content-Encoding"] == "gzip"
        sizes.add(len(answer.content))
    plain = client.get("/accessibility/")
    assert "Content-Encoding" not in plain
    assert len(sizes) > 1
    assert max(sizes) < len(plain.content)
