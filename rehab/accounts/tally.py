"""Count wrong tries to sign in, in the database, so that no number of parallel tries gets past the limit."""

from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_network

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from rehab.accounts.models import SignInTally

WINDOW = timedelta(minutes=15)  # engineering default
PER_ACCOUNT, PER_ADDRESS, PER_SECOND_STEP = 8, 60, 8  # engineering defaults


@dataclass(frozen=True, order=True)
class Purse:
    """What may be spent in one window: so many tries under one key, which is stored as a hash."""

    key: str
    limit: int


def account(email: str) -> Purse:
    return Purse(_hashed("account", email.strip().lower()), PER_ACCOUNT)


def address(ip: str) -> Purse:
    """One reader's network: an IPv6 reader owns a whole /64."""
    network = ip_network(f"{ip}/64", strict=False) if ":" in ip else ip
    return Purse(_hashed("address", str(network)), PER_ADDRESS)


def second_step(user_id: object) -> Purse:
    return Purse(_hashed("second step", str(user_id)), PER_SECOND_STEP)


def _hashed(kind: str, value: str) -> str:
    return salted_hmac(f"rehab.accounts.tally.{kind}", value, algorithm="sha256").hexdigest()


@transaction.atomic
def spend(*purses: Purse) -> bool:
    """Take one try from every purse before anything is checked; False and nothing taken when one is empty."""
    rows = [(_row(purse), purse) for purse in sorted(purses)]
    if any(row.tries >= purse.limit for row, purse in rows):
        return False
    for row, _purse in rows:
        row.tries += 1
        row.save(update_fields=["tries", "window_ends_at"])
    return True


@transaction.atomic
def refund(*purses: Purse) -> None:
    """Give back the try that turned out right."""
    for purse in sorted(purses):
        row = _row(purse)
        row.tries = max(0, row.tries - 1)
        row.save(update_fields=["tries", "window_ends_at"])


def _row(purse: Purse) -> SignInTally:
    """The locked row, with a new window when the old one is over."""
    now = timezone.now()
    SignInTally.objects.bulk_create(
        [SignInTally(key=purse.key, window_ends_at=now + WINDOW)], ignore_conflicts=True
    )
    row = SignInTally.objects.select_for_update().get(key=purse.key)
    if row.window_ends_at <= now:
        row.tries, row.window_ends_at = 0, now + WINDOW
    return row
