"""Ask, and take the time. One connection for each request, as gunicorn's sync workers want it."""

import http.client
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import urlencode


@dataclass(frozen=True)
class Call:
    """One request. `fresh` names a field of the form that is a new UUID each time."""

    method: str
    path: str
    expect: int
    headers: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict)
    fresh: str = ""

    def body(self) -> str:
        if not self.form:
            return ""
        return urlencode(self.form | ({self.fresh: str(uuid.uuid4())} if self.fresh else {}))


@dataclass
class Subject:
    """Something that is measured: where it runs and its next request. Keeps the figures of each round."""

    name: str
    port: int
    worked: Callable[[], float]  # milliseconds of processor time its web processes have used so far
    next_call: Callable[[], Call]
    one: list[float] = field(default_factory=list)  # median milliseconds of a round, one client
    four: list[float] = field(default_factory=list)  # requests a second of a round, four clients
    work: list[float] = field(default_factory=list)  # processor milliseconds for a request of a round
    bytes: int = 0

    def ask(self) -> float:
        """Send the next request; return its milliseconds. Raises AssertionError for an unexpected answer."""
        call = self.next_call()
        body = call.body()
        headers = dict(call.headers)
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        started = time.perf_counter()
        line.request(call.method, call.path, body or None, headers)
        answer = line.getresponse()
        size = len(answer.read())
        spent = (time.perf_counter() - started) * 1000
        line.close()
        assert answer.status == call.expect, f"{self.name}: {answer.status} instead of {call.expect}"
        self.bytes = size
        return spent

    def round(self, alone: int, together: int) -> None:
        """`alone` requests one after another, then `together` requests from four clients at once."""
        before = self.worked()
        self.one.append(median(self.ask() for _ in range(alone)))
        self.four.append(self._four_clients(together))
        self.work.append((self.worked() - before) / (alone + together))

    def _four_clients(self, requests: int) -> float:
        """Requests a second. An error in one client ends the measurement with that error."""
        left, lock, wrong = iter(range(requests)), threading.Lock(), list[BaseException]()

        def client() -> None:
            try:
                while _take(left, lock):
                    self.ask()
            except BaseException as error:
                wrong.append(error)

        clients = [threading.Thread(target=client) for _ in range(4)]
        started = time.perf_counter()
        for one in clients:
            one.start()
        for one in clients:
            one.join()
        if wrong:
            raise wrong[0]
        return requests / (time.perf_counter() - started)


def _take(left: Iterator[int], lock: threading.Lock) -> bool:
    with lock:
        return next(left, None) is not None


def interleaved(subjects: list[Subject], rounds: int, alone: int, together: int, until: float) -> int:
    """Round after round over all subjects, so that a slow minute of the machine meets all of them.

    No round starts after `until` (of time.monotonic), but there are two at least. Returns how many there were.
    """
    for subject in subjects:
        for _ in range(4):  # both workers have loaded their code and templates
            subject.ask()
    for turn in range(rounds):
        if turn >= 2 and time.monotonic() > until:
            return turn
        for subject in subjects[turn % 2 :] + subjects[: turn % 2]:
            subject.round(alone, together)
    return rounds


def work_of_children(parent: int) -> float:
    """Milliseconds of processor time that the children of a process have used; 0 where /proc is missing."""
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in children) / 1e6
    except OSError:
        return 0.0
