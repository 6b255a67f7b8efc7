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
from tests.faults.harness import arrived, environment, fill_outbox, number, tell
from tools import processes, servers

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


def sweep_until_all_sent(sweeps, seconds=60):
    """Sweep as beat does; the leases run out between two sweeps. Returns how many sweeps it took."""
    for sweep in range(1, sweeps + 1):
        Message.objects.filter(state=MessageState.LEASED).update(lease_until=timezone.now())
        app.send_task("notifications.sweep")
        if processes.wait_until(lambda: not open_messages().exists(), seconds / sweeps):
            return sweep
    return None


def open_messages():
    return Message.objects.filter(state__in=[MessageState.QUEUED, MessageState.LEASED])


@pytest.mark.parametrize("_trial", range(number("FAULT_BROKER_TRIALS", 1)))
def test_a_killed_worker_loses_nothing(tmp_path, pat, start_worker, _trial):
    """Killed while it sends; another takes over what it held. Doubles carry the same Message-ID."""
    first = start_worker()
    wanted = fill_outbox(pat, 120)
    assert processes.wait_until(lambda: sent() >= 20, 60), (tmp_path / "worker.log").read_text()
    os.killpg(first.pid, signal.SIGKILL)
    first.wait(5)
    left = open_messages().count()
    start_worker()
    sweeps = sweep_until_all_sent(2)
    mails = arrived(tmp_path / "sink")
    doubled = sum(mails.values()) - len(mails)
    assert 0 < left < 120
    assert sweeps is not None
    assert set(mails) == wanted
    assert doubled <= 2, "one for each of the killed worker's two threads"
    tell("F4", f"Celery worker killed, {left} left, {sweeps} sweeps", trials=1, lost=0, doubled=doubled)


@pytest.mark.parametrize("_trial", range(number("FAULT_BROKER_TRIALS", 1)))
def test_a_broker_that_forgets_everything_delays_and_loses_nothing(
    tmp_path, broker, pat, start_worker, _trial
):
    """FLUSHALL between the doorbell and the worker."""
    wanted = fill_outbox(pat, 20)
    assert broker.llen("steady:celery") > 0
    broker.flushdb()
    start_worker()
    time.sleep(0.5)
    assert sent() == 0
    tell("F4", "FLUSHALL, the broker alone knows", trials=1, lost=len(wanted), doubled=0, control=True)
    assert sweep_until_all_sent(2) is not None
    assert arrived(tmp_path / "sink") == dict.fromkeys(wanted, 1)
    assert Delivery.objects.count() == 20
    tell("F4", "FLUSHALL between doorbell and worker", trials=1, lost=0, doubled=0)


def test_a_broker_that_is_killed_and_away_for_a_while_delays_and_loses_nothing(tmp_path, pat):
    """Killed with what it held, away, and back empty at the same address: the worker comes back by itself."""
    away = number("FAULT_BROKER_AWAY", 2)
    folder, port, password = tmp_path / "valkey", processes.free_port(), "a" * 32
    folder.mkdir()
    url = f"redis://:{password}@127.0.0.1:{port}/0"
    broker = servers._run_valkey(servers.find_valkey(), folder, port, password)
    env = environment(tmp_path / "sink", REDIS_URL=url)
    worker = processes.start(
        [
            sys.executable,
            "-m",
            "celery",
            "-A",
            "rehab",
            "worker",
            "-B",
            "-s",
            str(tmp_path / "beat"),
            *OPTIONS,
        ],
        log=tmp_path / "worker.log",
        env=env | {"TICK_SECONDS": "2"},
        cwd=settings.BASE_DIR,
    )
    try:
        fill_outbox(pat, 5)
        assert processes.wait_until(lambda: sent() == 5, 60), (tmp_path / "worker.log").read_text()
        os.killpg(broker.pid, signal.SIGKILL)
        broker.wait(5)
        wanted = fill_outbox(pat, 20, "away")  # written while nobody can be told
        time.sleep(away)
        assert sent() == 5
        broker = servers._run_valkey(servers.find_valkey(), folder, port, password)
        assert processes.wait_until(lambda: sent() == 25, 60), (tmp_path / "worker.log").read_text()
        mails = arrived(tmp_path / "sink")
        assert set(mails) == wanted
        doubled = sum(mails.values()) - len(mails)
        tell("F4", f"Valkey killed and away for {away} s", trials=1, lost=0, doubled=doubled)
        assert doubled == 0
    finally:
        for process in (worker, broker):
            os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
            process.wait(5)
