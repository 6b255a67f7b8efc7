"""Canary words: one for every personal field of a patient, and every place they could have leaked to."""

import base64
import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import redis
from django.apps import apps
from django.conf import settings
from django.db.models import CharField, Model, Q, TextField

from patients.models import Patient
from patients.models.patient import PatientRows
from rehab.lib.logs import PlainFormatter

ROOMS = {"rehab", "patients", "education", "programs"}
# Words of ours, not of people: a canary in them would be a broken record.
CODES = {
    "language",
    "time_zone",
    "flag",
    "level",
    "password",
    "session_salt",
    "values",
    "rule_id",
    "outcome_code",
}
LOGGERS = ("", "django", "django.request", "django.security", "celery")


class Canaries:
    """Hands out words that occur nowhere else, and finds them again."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def word(self, about: str, length: int = 200) -> str:
        """A new canary; the name of what it stands for is in it, as far as there is room."""
        word = f"Zq{len(self.words):03d}x{''.join(filter(str.isalpha, about))}"[:length]
        self.words.append(word)
        return word

    def found_in(self, *texts: Any) -> list[str]:
        """The canaries that occur in any of the texts, whatever their case."""
        everything = "\n".join(str(text) for text in texts).casefold()
        return [word for word in self.words if word.casefold() in everything]


def models_of_patients() -> Iterator[tuple[type[Model], str]]:
    """Every model with rows of one patient, and the path that leads from the row to the patient."""
    for model in apps.get_models():
        if model.__module__.split(".")[0] in ROOMS and (path := path_to_patient(model)) is not None:
            yield model, path


def path_to_patient(model: type[Model], depth: int = 2) -> str | None:
    if model is Patient:
        return ""
    rows = model._default_manager.all()
    if isinstance(rows, PatientRows):
        return rows.patient_path
    for field in model._meta.concrete_fields if depth else ():
        inner = path_to_patient(field.related_model, depth - 1) if field.is_relation else None
        if inner is not None and field.related_model is not model:
            return f"{field.name}__{inner}" if inner else field.name
    return None


def mark(patient: Patient, canaries: Canaries) -> None:
    """Put a canary into every personal text of the patient, of their account and of everything in their record."""
    for model, path in models_of_patients():
        mine = Q(pk=patient.pk) if path == "" else Q(**{path: patient})
        for pk in model._default_manager.filter(mine).values_list("pk", flat=True):
            fill(model, pk, canaries)
    fill(type(patient.user), patient.user_id, canaries)


def fill(model: type[Model], pk: Any, canaries: Canaries) -> None:
    texts = {
        field.name: written(field, model, canaries)
        for field in model._meta.concrete_fields
        if field.name in model.personal_fields - CODES
        and (model.__name__, field.name) != ("Suggestion", "outcome")
        and isinstance(field, CharField | TextField)
        and not field.choices
    }
    if texts and model.__name__ not in {"JournalRevision", "MeasureRevision"}:
        model._default_manager.filter(pk=pk).update(**texts)


def written(field: Any, model: type[Model], canaries: Canaries) -> str:
    word = canaries.word(f"{model.__name__}{field.name}", field.max_length or 200)
    return (
        f"{word}@example.org" if field.get_internal_type() == "EmailField" or field.name == "email" else word
    )


@contextmanager
def listening() -> Iterator[io.StringIO]:
    """Everything that the product writes to its log, in the product's own format."""
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    handler.setFormatter(PlainFormatter())
    for name in LOGGERS:
        logging.getLogger(name).addHandler(handler)
    try:
        yield log
    finally:
        for name in LOGGERS:
            logging.getLogger(name).removeHandler(handler)


def redis_dump() -> str:
    """All keys and values of the test's Redis database; the bodies of Celery messages in plain."""
    store = redis.Redis.from_url(settings.REDIS_URL)
    try:
        return "\n".join(f"{key!r}: {value_of(store, key)}" for key in store.keys("*"))
    finally:
        store.close()


def value_of(store: Any, key: bytes) -> str:
    read = {
        b"string": lambda: [store.get(key)],
        b"list": lambda: store.lrange(key, 0, -1),
        b"hash": lambda: [part for pair in store.hgetall(key).items() for part in pair],
        b"set": lambda: store.smembers(key),
        b"zset": lambda: store.zrange(key, 0, -1),
    }[store.type(key)]
    return "\n".join(plain(value) for value in read())


def plain(value: bytes) -> str:
    """A value as text; the body of a Celery message is base64 inside JSON."""
    text = value.decode("utf-8", "replace")
    try:
        body = base64.b64decode(json.loads(text)["body"]).decode()
    except (ValueError, KeyError, TypeError):
        return text
    return f"{text}\n{body}"
