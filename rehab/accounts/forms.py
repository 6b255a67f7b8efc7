"""Forms of the ground floor."""

from typing import Any
from zoneinfo import available_timezones

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rehab.accounts import tally
from rehab.accounts.models import Clinic, Invitation, Membership, User


def time_zones() -> list[tuple[str, str]]:
    """Every place whose clock we know, as the time zone database names them."""
    return [
        (name, name.replace("_", " "))
        for name in sorted(available_timezones())
        if "/" in name or name == "UTC"
    ]


class InviteForm(forms.Form):
    """Who is invited, and to do what."""

    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, help_text=_("The invitation goes to this address.")
    )
    role = forms.ChoiceField(label=_("Role"), choices=Membership.RoleKey.choices, widget=forms.RadioSelect)
    language = forms.ChoiceField(label=_("Language of the e-mail"), choices=settings.LANGUAGES)


class AcceptForm(forms.Form):
    """The two things a new person tells us: their name, and a password only they know."""

    email = forms.EmailField(
        label=_("E-mail"),
        disabled=True,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        help_text=_("You sign in with this address."),
    )
    name = forms.CharField(
        label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. Three or four words that you can remember work well."),
    )

    def __init__(self, data: Any = None, *, invitation: Invitation) -> None:
        self.invitation = invitation
        super().__init__(data, initial={"email": invitation.email, "name": invitation.name})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        person = User(email=self.invitation.email, name=cleaned.get("name", ""))
        try:
            if "password" in cleaned:
                validate_password(cleaned["password"], person)
        except ValidationError as weak:
            self.add_error("password", weak)
        return cleaned


class ClinicForm(forms.Form):
    """What patients and staff are told about the clinic."""

    name = forms.CharField(label=_("Name of the clinic"), max_length=150)
    hours = forms.CharField(
        label=_("Opening hours"),
        max_length=200,
        help_text=_("As patients read them: “Monday to Friday, 8:00 to 17:00”."),
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    emergency_number = forms.RegexField(
        r"^\+?[0-9][0-9 ]{1,18}$",
        label=_("Emergency number"),
        help_text=_("The number people call when a life is in danger, for example 112."),
        error_messages={"invalid": _("Write a phone number: digits and spaces only.")},
    )
    crisis_text = forms.CharField(
        label=_("What someone in crisis reads"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Shown word for word. Say who to call and when they answer."),
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
    locale = forms.ChoiceField(label=_("Language for new people"), choices=settings.LANGUAGES)

    @classmethod
    def of(cls, clinic: Clinic, data: Any = None) -> "ClinicForm":
        return cls(data, initial={name: getattr(clinic, name) for name in cls.base_fields})


class PreferencesForm(forms.Form):
    """How the pages look and speak to one person."""

    name = forms.CharField(
        label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    theme = forms.ChoiceField(label=_("Colours"), choices=User.Theme.choices, widget=forms.RadioSelect)
    text_size = forms.ChoiceField(
        label=_("Text size"), choices=User.TextSize.choices, widget=forms.RadioSelect
    )
    contrast = forms.ChoiceField(label=_("Contrast"), choices=User.Contrast.choices, widget=forms.RadioSelect)
    reduce_motion = forms.BooleanField(label=_("Keep the page still: no moving parts"), required=False)
    sound = forms.BooleanField(label=_("Timers may ring"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=time_zones,
        help_text=_("Times on your pages are shown in this time zone."),
    )

    @classmethod
    def of(cls, user: User, data: Any = None) -> "PreferencesForm":
        return cls(data, initial={name: getattr(user, name) for name in cls.base_fields})


class AuditFilterForm(forms.Form):
    """Narrow the audit trail. Anything left empty narrows nothing."""

    event = forms.ChoiceField(label=_("What"), required=False)
    person = forms.ChoiceField(label=_("Who"), required=False)
    record = forms.UUIDField(
        label=_("Record"), required=False, error_messages={"invalid": _("Copy the whole record number.")}
    )
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data: Any, *, events: list[tuple[str, str]], people: list[tuple[str, str]]) -> None:
        super().__init__(data)
        everything: Any = [("", _("Everything"))]
        everyone: Any = [("", _("Everyone"))]
        self.fields["event"].choices = everything + events  # type: ignore[attr-defined]
        self.fields["person"].choices = everyone + people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        return cleaned


class _CountedCode:
    """A wrong code is counted in the database, so that codes cannot be guessed while the cache is away."""

    user: User
    authenticator: Authenticator

    def clean_code(self) -> str:
        purse = tally.second_step(self.user.pk)
        if not tally.spend(purse):
            raise ValidationError(_("There were too many wrong codes. Please wait 15 minutes and try again."))
        code: str = super().clean_code()  # type: ignore[misc]
        self._use_up(code)
        tally.refund(purse)
        return code

    def _use_up(self, code: str) -> None:
        """An app's code counts once. allauth remembers it for one step; ours is good for three."""
        if self.authenticator.type != Authenticator.Type.TOTP:
            return
        steps = 2 * settings.MFA_TOTP_TOLERANCE + 1
        if not cache.add(f"code-used:{self.user.pk}:{code.strip()}", "y", timeout=30 * steps):
            raise get_adapter().validation_error("incorrect_code")


class SecondStepForm(_CountedCode, AuthenticateForm):  # type: ignore[misc]
    """The code while signing in."""


class SecondStepAgainForm(_CountedCode, ReauthenticateForm):  # type: ignore[misc]
    """The code before a change that matters."""
