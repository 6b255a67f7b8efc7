"""Real Celery workers on a real broker: killed, and a broker that forgets everything."""

import os
import signal
import sys
import time

import pytest
import redis
from django.conf import settings
from django.utils import timezone

from rehab.celery import app
from rehab.notifications.models import Delivery, Message, MessageState
from tests.faults.harness import arrived, environment, fill_outbox
from tools import processes

pytestmark = pytest.mark.django_db(transaction=True)
OPTIONS = ["-P", "threads", "-c", "2", "--without-gossip", "--without-mingle", "--without-heartbeat"]


@pytest.fixture
def broker():
    """The test's own Redis database, empty."""
    broker = redis.Redis.from_url(settings.REDIS_URL)
    broker.flushdb()
    yield broker
    broker.flushdb()
    broker.close()


@pytest.fixture
def start_worker(tmp_path, broker):
    """Start a worker; what still runs at the end is stopped."""
    running = []

    def start():
        worker = processes.start(
            [sys.executable, "-m", "celery", "-A", "rehab", "worker", *OPTIONS],
            log=tmp_path / "worker.log",
            env=environment(tmp_path / "sink"),
            cwd=settings.BASE_DIR,
        )
        running.append(worker)
        return worker

    yield start
    for worker in running:
        os.killpg(worker.pid, signal.SIGKILL) if worker.poll() is None else None
        worker.wait(5)


def sent():
    return Message.objects.filter(state=MessageState.SENT).count()


def sweep_until_all_sent(sweeps, seconds=15):
    """Sweep as beat does; the leases run out between two sweeps. Returns how many sweeps it took."""
    for number in range(1, sweeps + 1):
        Message.objects.filter(state=MessageState.LEASED).update(lease_until=timezone.now())
        app.send_task("notifications.sweep")
        if processes.wait_until(lambda: not open_messages().exists(), seconds / sweeps):
            return number
    return None


def open_messages():
    return Message.objects.filter(state__in=[MessageState.QUEUED, MessageState.LEASED])


def test_a_killed_worker_loses_nothing(tmp_path, pat, start_worker):
    """Killed while it sends; another takes over what it held. Doubles carry the same Message-ID."""
    first = start_worker()
    wanted = fill_outbox(pat, 120)
    assert processes.wait_until(lambda: sent() >= 20, 20), (tmp_path / "worker.log").read_text()
    os.killpg(first.pid, signal.SIGKILL)
    first.wait(5)
    left = open_messages().count()
    start_worker()
    sweeps = sweep_until_all_sent(2)
    mails = arrived(tmp_path / "sink")
    doubled = sum(mails.values()) - len(mails)
    print(f"\nCelery: 120 mails, killed with {left} left; {sweeps} sweeps later all sent, doubled {doubled}")
    assert 0 < left < 120
    assert sweeps is not None
    assert set(mails) == wanted
    assert doubled <= 2, "one for each of the killed worker's two threads"


def test_a_broker_that_forgets_everything_delays_and_loses_nothing(tmp_path, broker, pat, start_worker):
    """FLUSHALL between the doorbell and the worker."""
    wanted = fill_outbox(pat, 20)
    assert broker.llen("steady:celery") > 0
    broker.flushdb()
    start_worker()
    time.sleep(0.5)
    assert sent() == 0
    assert sweep_until_all_sent(2, 20) is not None
    assert arrived(tmp_path / "sink") == dict.fromkeys(wanted, 1)
    assert Delivery.objects.count() == 20
