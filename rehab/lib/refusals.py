"""Refusals speak: a person who may not do something is told why in one sentence."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied


class Refused(PermissionDenied):
    """This person may not do this. The text is shown to them."""


def allowed(check: Callable[..., None], *args: object) -> bool:
    """Whether a `check_user_can_x` passes."""
    return refusal(check, *args) is None


def refusal(check: Callable[..., None], *args: object) -> str | None:
    """The sentence with which a check refuses, for a disabled button's text; None when it passes."""
    try:
        check(*args)
    except Refused as no:
        return str(no)
    return None
