"""How a handout is printed."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from programs.handouts.paper import usual_paper
from programs.models import Paper, PrintSize
from rehab.accounts.models import Clinic, User
from rehab.web.forms import SteadyForm


class HandoutForm(SteadyForm):
    """Paper and size of the print; for a library item also the language, which a patient's handout knows."""

    submit = _("Make the handout")

    paper = forms.ChoiceField(label=_("Paper"), choices=Paper.choices, widget=forms.RadioSelect)
    size = forms.ChoiceField(
        label=_("Size of the print"),
        choices=PrintSize.choices,
        widget=forms.RadioSelect,
        help_text=_("Large print is 18 points, for tired or weak eyes."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, required=False)

    def __init__(
        self, data: Any = None, *, clinic: Clinic, reader: User | None, library: bool = False, **more: Any
    ) -> None:
        large = reader is not None and reader.text_size != User.TextSize.NORMAL
        self.usual = {
            "paper": usual_paper(clinic).value,
            "size": (PrintSize.LARGE if large else PrintSize.NORMAL).value,
            "language": clinic.locale,
        }
        super().__init__(data, initial=self.usual, **more)
        if not library:
            del self.fields["language"]

    def chosen(self) -> dict[str, str]:
        """What was chosen; where nothing or nonsense was, what is usual at the clinic."""
        given = self.cleaned_data if self.is_bound and (self.is_valid() or self.cleaned_data) else {}
        return {name: given.get(name) or self.usual[name] for name in self.fields}
