"""What the contracts share."""

import pytest

from rehab.accounts import middleware


@pytest.fixture(autouse=True)
def seen_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A world lives longer here than the minute after which a session notes again that somebody was seen.

    From then on each of the thousands of requests would write it, and take it back with everything else.
    """
    monkeypatch.setattr(middleware, "SEEN_EVERY", 24 * 3600)
