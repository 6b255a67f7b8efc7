"""Where modules go in and out as files."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from education.forms.exchange import MODULE_BOOK
from education.views.library.modules import DESK
from rehab.publishing.exchange.views import Counter

COUNTER: Final = Counter(DESK, MODULE_BOOK, _("Modules"))
