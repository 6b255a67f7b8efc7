"""Write a message: a text, and up to three pictures or PDFs. Files are looked at before anything is kept."""

import uuid
from collections.abc import Collection
from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from patients.models.message import LONGEST
from rehab.media.actions.attach import Attachment, examine_attachment
from rehab.media.rules.unfit import Unfit
from rehab.web.forms import SteadyForm

MOST_FILES: Final = 3  # of one message; engineering default
WHY_NOT: Final = {
    "picture_large": gettext_lazy("This file is too large. %(most)s can be sent at most."),
    "pdf_active": gettext_lazy(
        "This PDF holds a script or another file, so it was not taken. Print it to PDF anew, or send a picture."
    ),
    "heic": gettext_lazy("This kind of picture cannot be shown everywhere. Save it as JPEG and choose that."),
    "broken": gettext_lazy("This file cannot be read to its end. Choose it again, or another copy."),
    "too_few_pixels": gettext_lazy("This picture is very small. Choose a larger one."),
    "too_many_pixels": gettext_lazy("This picture has too many pixels. Choose a smaller one."),
    "store_away": gettext_lazy(
        "Files cannot be kept at the moment. Your words are here: send them, or try again."
    ),
}
OTHER: Final = gettext_lazy("Only pictures (JPEG, PNG, WebP) and PDFs can be sent.")


def why_not(no: Unfit) -> str:
    """Why a file cannot be sent, in the patient's words."""
    return str(WHY_NOT.get(no.reason, OTHER)) % no.facts


class ManyFilesInput(forms.ClearableFileInput):
    """A chooser for several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each examined. What cannot be taken is said; the words are never lost."""

    def clean(self, data: Any, initial: Any = None) -> list[Attachment]:
        uploads = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if len(uploads) > MOST_FILES:
            raise forms.ValidationError(_("Three files at most in one message."))
        return [self._examined(super(FilesField, self).clean(one, initial)) for one in uploads]

    def _examined(self, upload: Any) -> Attachment:
        try:
            return examine_attachment(upload)
        except Unfit as no:
            raise forms.ValidationError(why_not(no)) from no


class ReplyForm(SteadyForm):
    """One message in a thread."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Your message"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    attachments = FilesField(
        label=gettext_lazy("Pictures or PDFs"),
        help_text=gettext_lazy("Up to three. Place and time are taken out of pictures."),
        required=False,
        widget=ManyFilesInput(attrs={"accept": "image/jpeg,image/png,image/webp,application/pdf"}),
    )

    def __init__(self, *args: Any, too_large: Collection[str] = (), **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})
        kwargs["initial"] = {"key": uuid.uuid4()} | kwargs["initial"]
        super().__init__(*args, **kwargs)
        self.too_large = too_large

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if "attachments" in self.too_large:
            most = {"most": f"{settings.MEDIA_PICTURE_MB} MB"}
            self.add_error("attachments", str(WHY_NOT["picture_large"]) % most)
        elif not self.errors and not found.get("text") and not found.get("attachments"):
            self.add_error("text", _("Write a few words, or choose a file."))
        return found


class ThreadForm(ReplyForm):
    """The first message of a thread, with what it is about."""

    subject = forms.CharField(
        label=gettext_lazy("What is it about?"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ["subject", "text", "attachments", "key"]
