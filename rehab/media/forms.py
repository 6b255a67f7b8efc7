"""A picture or video with its words, as a curator gives them."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from rehab.media.actions.examine import Examined, examine
from rehab.media.actions.keep import WORDS
from rehab.media.models import MediaItem
from rehab.media.rules.captions import MOST_BYTES, Cue, check_length, read_captions
from rehab.media.rules.unfit import Unfit
from rehab.media.words import sentence
from rehab.web.forms import SteadyForm


class WordsForm(SteadyForm):
    """Everything but the file. `item` is what is being changed; None for a new one."""

    draft = True
    title = forms.CharField(
        label=_("Title"),
        max_length=80,
        help_text=_("For curators, to find it again. Patients do not see it."),
    )
    alt = forms.CharField(
        label=_("What can be seen"),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "One or two sentences for people who cannot see it. Say where the body is and what it does."
        ),
    )
    caption = forms.CharField(label=_("Words below it"), max_length=200, required=False)
    language = forms.ChoiceField(label=_("Language of its words"), choices=settings.LANGUAGES)
    captions = forms.FileField(
        label=_("Captions of a video"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".vtt,text/vtt"}),
        help_text=_("A WebVTT file (.vtt). A video needs captions before it can be used."),
    )
    transcript = forms.CharField(
        label=_("Transcript of a video"),
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "All that is said and shown, to be read instead. A video needs it before it can be used."
        ),
    )

    def __init__(
        self, *args: Any, item: MediaItem | None = None, too_large: Collection[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.item, self.too_large = item, too_large
        self.cues: list[Cue] = []
        if item is not None and not item.is_video:
            del self.fields["captions"], self.fields["transcript"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        is_video, seconds = self.is_video(data), self.seconds(data)
        upload = data.get("captions")
        if "captions" in self.too_large:
            self._refuse("captions", Unfit("captions_large"))
        elif upload:
            self._read(upload, is_video, seconds)
        if self.item and self.item.is_complete and self.item.is_video and not data.get("transcript"):
            self.add_error("transcript", _("The transcript cannot be taken away: patients may be using it."))
        return data

    def is_video(self, data: dict[str, Any]) -> bool | None:
        return self.item.is_video if self.item else None

    def seconds(self, data: dict[str, Any]) -> float | None:
        return self.item.seconds if self.item else None

    def _read(self, upload: "UploadedFile[Any]", is_video: bool | None, seconds: float | None) -> None:
        try:
            if is_video is False:
                raise Unfit("captions_for_picture")
            self.cues = read_captions(upload.read(MOST_BYTES + 1))
            check_length(self.cues, seconds)
        except Unfit as no:
            self._refuse("captions", no)

    def _refuse(self, field: str, no: Unfit) -> None:
        if field in self.errors:
            del self.errors[field]
        self.add_error(field, sentence(no))

    def words(self) -> dict[str, Any]:
        """The item's own words."""
        return {name: self.cleaned_data.get(name, "") for name in WORDS}


class NewItemForm(WordsForm):
    """A file with its words. The file is looked at before anything is kept."""

    file = forms.FileField(
        label=_("Picture or video"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(
            attrs={"accept": "image/jpeg,image/png,image/webp,video/mp4,video/webm", "aria-required": "true"}
        ),
    )
    field_order = ["file", "title", "alt", "caption", "language", "captions", "transcript"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = _(
            "A JPEG, PNG or WebP picture of up to %(picture)s MB, "
            "or an MP4 (H.264) or WebM video of up to %(video)s MB."
        ) % {"picture": settings.MEDIA_PICTURE_MB, "video": settings.MEDIA_VIDEO_MB}

    def clean_file(self) -> Examined | None:
        upload = self.cleaned_data["file"]
        if "file" in self.too_large:
            no = Unfit("upload_large", most=f"{settings.MEDIA_VIDEO_MB} MB")
            raise forms.ValidationError(sentence(no))
        if upload is None:
            raise forms.ValidationError(_("Choose a picture or a video."))
        try:
            return examine(upload)
        except Unfit as no:
            raise forms.ValidationError(sentence(no)) from no

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.is_video(data) is False and data.get("transcript"):
            self.add_error("transcript", _("A picture has no transcript. Say what can be seen further up."))
        return data

    def is_video(self, data: dict[str, Any]) -> bool | None:
        file = data.get("file")
        return None if file is None else file.kind == "video"

    def seconds(self, data: dict[str, Any]) -> float | None:
        file = data.get("file")
        return file.seconds if file else None


def initial_of(item: MediaItem) -> dict[str, Any]:
    """The words as they stand."""
    return {name: getattr(item, name) for name in WORDS}
