"""A place to turn to, as a curator writes it."""

import re
from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from education.forms.sheet import Sheet, VersionForm
from education.models import ResourceKind, ResourceRevision

PHONE: Final = re.compile(r"^\+?[0-9][0-9 ()/-]{1,38}$")
FIELDS: Final = ("name", "kind", "for_whom", "hours", "phone", "url", "region", "language", "sources")


class ResourceForm(VersionForm):
    """Who they are, who they are for, and how to reach them. Only links and numbers: there is no chat."""

    field_order = (*FIELDS, "change_note")
    name = forms.CharField(label=_("Name"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=ResourceKind.choices)
    for_whom = forms.CharField(label=_("Who it is for"), max_length=200)
    hours = forms.CharField(label=_("When it is open"), max_length=120, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    url = forms.URLField(
        label=_("Web address"),
        help_text=_("Starts with https://"),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    region = forms.CharField(label=_("Where"), max_length=80, required=False)
    language = forms.ChoiceField(label=_("Language spoken there"), choices=settings.LANGUAGES)

    def clean_phone(self) -> str:
        phone = str(self.cleaned_data["phone"]).strip()
        if phone and not PHONE.match(phone):
            raise forms.ValidationError(
                _("Write the number with digits and spaces, for example +34 555 0100.")
            )
        return phone

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"])
        if url and not url.startswith("https://"):
            raise forms.ValidationError(_("Only addresses that start with https:// can be listed."))
        return url

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not any(data.get(name) or name in self.errors for name in ("phone", "url")):
            self.add_error("phone", _("Give a phone number or a web address, so that people can reach it."))
        return data


class ResourceSheet(Sheet):
    """A place to turn to; it has no rows."""

    form_class = ResourceForm


def resource_initial(
    revision: ResourceRevision | None, seen: str
) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """A sheet over a revision; a new text starts without the old change note."""
    if revision is None:
        return {"seen": seen}, {}
    note = revision.change_note if revision.state == "draft" else ""
    return {name: getattr(revision, name) for name in FIELDS} | {"seen": seen, "change_note": note}, {}
