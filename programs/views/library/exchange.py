"""Where exercises go in and out as files."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from programs.forms.exchange import EXERCISE_BOOK
from programs.views.library.read import DESK
from rehab.publishing.exchange.views import Counter

COUNTER: Final = Counter(DESK, EXERCISE_BOOK, _("Exercises"))
