"""What was typed into the enrolment wizard so far.

Each wizard has a session row of its own, found by who types and by the draft's id in the URL. So two
enrolments in two tabs do not mix, and a sign-in that ran out takes no answer with it. The row goes when the
record is saved, or by itself.
"""

import uuid
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict
from django.utils.crypto import salted_hmac

from rehab.accounts.models import User

LIVES = 12 * 3600  # seconds; as long as a session may last
Answers = dict[str, list[str]]


class Draft:
    """The answers of one wizard, step by step, as they were sent."""

    def __init__(self, reader: User, draft_id: uuid.UUID) -> None:
        self.id = draft_id
        key = salted_hmac("patients.enrolment", f"{reader.pk}:{draft_id}").hexdigest()[:40]
        self._store: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore(key)
        self.exists = self._store.exists(key)
        kept: dict[str, Any] = self._store.get("enrolment", {}) if self.exists else {}
        self._answers: dict[str, Answers] = kept.get("answers", {})
        self._done: set[str] = set(kept.get("done", []))

    def keep(self, step: str, data: QueryDict, names: Iterable[str], *, done: bool) -> None:
        """Remember what was typed into a step's fields, and whether it was complete."""
        self._answers[step] = {name: data.getlist(name) for name in names if name in data}
        self._done = self._done | {step} if done else self._done - {step}
        self._save()

    def _save(self) -> None:
        if not self.exists:
            self._store.clear()
        self._store["enrolment"] = {"answers": self._answers, "done": sorted(self._done)}
        self._store.set_expiry(LIVES)
        self._store.save(must_create=not self.exists)
        self.exists = True

    def data(self, step: str) -> QueryDict:
        """A step's answers, as the browser sent them."""
        data = QueryDict(mutable=True)
        for name, values in self._answers.get(step, {}).items():
            data.setlist(name, values)
        return data

    def has(self, step: str) -> bool:
        return step in self._answers

    def is_done(self, step: str) -> bool:
        return step in self._done

    def forget(self) -> None:
        """The record is saved: nothing is kept twice."""
        if self.exists:
            self._store.delete()
