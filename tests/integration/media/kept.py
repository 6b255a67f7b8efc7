"""Pictures and videos kept through the same action the page uses."""

from typing import Any

from rehab.accounts.models import Clinic, User
from rehab.media.actions.examine import examine
from rehab.media.actions.keep import new_item
from rehab.media.models import MediaItem
from rehab.media.rules.captions import read_captions
from tests.integration.media.files import VTT, mp4, picture, upload

WORDS = {"title": "Heel raises", "alt": "A person stands behind a chair.", "caption": "", "language": "en"}


def keep(data: bytes, clinic: Clinic, by: User, *, captions: bytes = b"", **words: Any) -> MediaItem:
    cues = read_captions(captions) if captions else []
    said = WORDS | {"transcript": ""} | words
    return new_item(clinic=clinic, file=examine(upload(data)), words=said, captions=cues, by=by)


def picture_item(clinic: Clinic, by: User, **words: Any) -> MediaItem:
    return keep(picture(), clinic, by, **words)


def video_item(clinic: Clinic, by: User, **words: Any) -> MediaItem:
    return keep(mp4(), clinic, by, **{"captions": VTT, "transcript": "Stand tall. Rise slowly."} | words)


def files_in(folder: Any) -> list[str]:
    """What is kept, by path."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
