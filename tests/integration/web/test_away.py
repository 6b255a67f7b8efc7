"""When a server behind the pages is away: asked of a process that really has none."""

import json
import os
import shutil
import socket
import subprocess
import sys

import pytest

# What they share is made once, in processes with databases of their own.
pytestmark = [pytest.mark.xdist_group("away"), pytest.mark.any_database]

ASK = """
import json, sys, django; django.setup()
from django.test import Client
if sys.argv[1] == "someone":
    from rehab.accounts.models import User
    User.objects.create_user("pat@example.org", "a long enough sentence", name="Pat")
browser, said = Client(raise_request_exception=False), {}
for url in ("/healthz", "/accounts/login/", "/accessibility/", "/clinic/members/"):
    answer = browser.get(url)
    said[url] = [answer.status_code, answer.get("Retry-After", ""), answer.content.decode()]
signed = browser.post("/accounts/login/", {"login": "pat@example.org", "password": "a long enough sentence"})
said["sign in"] = [signed.status_code, signed.get("Retry-After", ""), signed.content.decode()]
page = browser.get("/accounts/preferences/")
said["signed in"] = [page.status_code, page.get("Retry-After", ""), page.content.decode()]
print(json.dumps(said))
"""


def ask(step: str, **place: str) -> tuple[dict[str, list], str]:
    """What the pages answer in a process of their own, and what it logged."""
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    own = {"DJANGO_SETTINGS_MODULE": "rehab.settings", "TESTING": "1", "ALLOWED_HOSTS": "testserver"}
    run = subprocess.run(
        [sys.executable, "-c", ASK, step], env=keep | own | place, capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stderr[-3000:]
    return json.loads(run.stdout.splitlines()[-1]), run.stderr


@pytest.fixture(scope="module")
def nobody_listens():
    """A port that is taken and never answers."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


@pytest.fixture(scope="module")
def without_database(nobody_listens):
    address = f"postgresql://steady:word@127.0.0.1:{nobody_listens}/steady"
    return ask("ask", DATABASE_URL=address, REDIS_URL=f"redis://127.0.0.1:{nobody_listens}/0")


@pytest.fixture
def without_redis(nobody_listens, migrated_file, tmp_path):
    shutil.copyfile(migrated_file, tmp_path / "db.sqlite3")
    return ask(
        "someone",
        DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3",
        REDIS_URL=f"redis://127.0.0.1:{nobody_listens}/0",
    )


def test_without_a_database_every_page_that_needs_it_says_when_to_come_back(without_database):
    said, _ = without_database
    for url in ("/healthz", "sign in"):
        status, retry, page = said[url]
        assert (status, retry) == (503, "10"), url
        assert "short break" in page
    assert not any(status == 500 for status, _retry, _page in said.values())


def test_the_page_without_a_database_opens_again_or_leads_back_to_what_was_typed(without_database):
    said, _ = without_database
    opened, sent = said["/healthz"][2], said["sign in"][2]
    assert 'href="/healthz"' in opened
    assert "open the page again" in opened
    assert "go back" not in opened
    assert "go back, wait a minute and save again" in sent
    assert 'href="/accounts/login/"' not in sent.split("<main")[1]


def test_the_page_without_a_database_says_nothing_about_it(without_database):
    said, _ = without_database
    pages = "".join(page for _status, _retry, page in said.values())
    assert not any(word in pages for word in ("psycopg", "127.0.0.1", "Traceback", "steady:word"))


def test_the_log_without_a_database_holds_no_password(without_database):
    _, logged = without_database
    assert "steady:word" not in logged
    assert ":word@" not in logged


def test_without_redis_pages_open_and_people_sign_in(without_redis):
    said, _ = without_redis
    assert said["/healthz"][0] == 200
    assert said["/accounts/login/"][0] == 200
    assert said["/clinic/members/"][0] == 302
    assert said["sign in"][0] == 302
    assert said["signed in"][0] == 200
