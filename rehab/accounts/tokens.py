"""Links that let somebody in are signed, each for one purpose."""

import uuid

from django.core.signing import BadSignature, TimestampSigner

# A purpose is the name of the link's URL: the outbox signs with it, the page reads with it.
INVITATION = "accounts:invitation"


def sign_id(purpose: str, row_id: uuid.UUID) -> str:
    """The token for a link. It says which row, nothing else; the row says until when and how often."""
    return TimestampSigner(salt=purpose).sign(str(row_id))


def read_id(purpose: str, token: str) -> uuid.UUID | None:
    """The id in a token made for this purpose; None when a character differs or it was made for another."""
    try:
        return uuid.UUID(TimestampSigner(salt=purpose).unsign(token))
    except (BadSignature, ValueError):
        return None
