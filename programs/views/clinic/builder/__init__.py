"""The program builder: a draft and everything that is done to it."""

from programs.views.clinic.builder.common import draft_of, draft_or_404, item_or_404, me, retry

__all__ = ["draft_of", "draft_or_404", "item_or_404", "me", "retry"]
