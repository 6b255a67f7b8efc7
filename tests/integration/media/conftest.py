"""A store of each test's own, and pictures and videos in it."""

from pathlib import Path
from typing import Any

import pytest

from programs.models import ExerciseRevision
from rehab.accounts.models import Clinic, User
from rehab.media.models import MediaItem
from tests.integration.media.kept import keep, picture_item, video_item
from tests.integration.programs.library import make_draft
from tests.integration.programs.plans import exercise_program, make_exercise

__all__ = ["keep"]


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Path) -> Path:
    """Where this test's files are kept."""
    folder = tmp_path / "store"
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}}
    }
    return folder


@pytest.fixture
def poster(clinic: Clinic, cora: User) -> MediaItem:
    return picture_item(clinic, cora)


@pytest.fixture
def film(clinic: Clinic, cora: User) -> MediaItem:
    """A video with captions and a transcript."""
    return video_item(clinic, cora)


@pytest.fixture
def heel_draft(clinic: Clinic, cora: User) -> ExerciseRevision:
    return make_draft(clinic, cora)


@pytest.fixture
def shown_to_pat(pat_record: Any, clara: User, cora: User, film: MediaItem) -> MediaItem:
    """A video in an exercise that Pat's agreed program prescribes."""
    revision = make_exercise(pat_record.clinic, cora)
    revision.media.create(item=film, position=1)
    exercise_program(pat_record, clara, revision)
    return film
