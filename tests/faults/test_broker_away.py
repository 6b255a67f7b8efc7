"""Redis is down: people's writes go through, and what has to be sent goes out when it is back."""

import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from patients.models import JournalDay
from rehab.notifications.models import Message
from tests.faults.harness import arrived, environment
from tests.integration.patients.day import sent as answers
from tools import processes

pytestmark = pytest.mark.django_db(transaction=True)
SWEEP = "import django; django.setup(); from rehab.notifications.tasks import sweep; sweep()"


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_what):
        return None


@pytest.fixture
def site(tmp_path, free_port, transactional_db):
    """A web server of its own whose Redis is not there."""
    url = f"http://127.0.0.1:{free_port}"
    env = environment(
        tmp_path / "sink", REDIS_URL=f"redis://127.0.0.1:{processes.free_port()}/0", BASE_URL=url
    )
    server = processes.start(
        [sys.executable, "-m", "gunicorn", "rehab.wsgi", "-b", f"127.0.0.1:{free_port}", "--threads", "2"],
        log=tmp_path / "web.log",
        env=env,
        cwd=settings.BASE_DIR,
    )
    assert processes.wait_until(lambda: _answers(url), 30, every=0.1), (tmp_path / "web.log").read_text()
    yield url
    processes.stop(server)


def _answers(url):
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=2) as answer:
            return answer.status == 200
    except urllib.error.HTTPError:
        return True  # it says that Redis is away: it is up
    except OSError:
        return False


def post(site, browser, path, form):
    """Post as this browser; the status. The CSRF pair is made up as a browser would have got it."""
    token = "a" * 32
    cookies = {name: morsel.value for name, morsel in browser.cookies.items()} | {
        settings.CSRF_COOKIE_NAME: token
    }
    request = urllib.request.Request(
        f"{site}{path}",
        data=urllib.parse.urlencode(form | {"csrfmiddlewaretoken": token}).encode(),
        headers={"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()), "Origin": site},
    )
    try:
        return urllib.request.build_opener(NoRedirect).open(request, timeout=15).status
    except urllib.error.HTTPError as answer:
        return answer.code


def test_writes_go_through_and_mail_goes_out_later(tmp_path, site, as_person, pat, pat_record):
    pats = as_person(pat)
    assert post(site, pats, "/check-in/", answers(pat_record, ("Walk", "12"), mood="6")) == 302
    day = JournalDay.objects.get(patient=pat_record)
    assert (day.mood, day.activities.get().minutes) == (6, 12)
    until = (pat_record.today() + timedelta(days=30)).isoformat()
    helper = {"name": "Gita", "email": "gita@example.org", "until": until}
    assert post(site, pats, "/settings/caregivers/", helper) == 302
    message = Message.objects.get()
    assert message.state == "queued"
    for _sweep in range(2):
        subprocess.run(
            [sys.executable, "-c", SWEEP], env=environment(tmp_path / "sink"), check=True, timeout=30
        )
    assert arrived(tmp_path / "sink") == {f"<{message.pk}@localhost>": 1}


def test_each_write_waits_no_longer_than_a_moment_for_the_broker(site, as_person, pat, pat_record):
    """Down is not slow: nobody sits before a spinning page because the doorbell does not ring."""
    pats = as_person(pat)
    before = timezone.now()
    for n in range(3):
        assert post(site, pats, "/check-in/", answers(pat_record, mood=str(n))) == 302
    assert (timezone.now() - before).total_seconds() < 6
