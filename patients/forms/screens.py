"""What the clinic asks and notes beside a diary."""

from django import forms
from django.utils.translation import gettext_lazy

from patients.models import SleepScreen
from patients.rules.sleep_referral import FLAGS, ISI_TOP, STOP_BANG_TOP
from rehab.web.forms import SteadyForm


class SleepScreenForm(SteadyForm):
    """Scores from the clinic's own licensed forms, and four questions."""

    isi = forms.IntegerField(
        label=gettext_lazy("ISI, total"),
        help_text=gettext_lazy("0 to 28, from your clinic's own form."),
        required=False,
        min_value=0,
        max_value=ISI_TOP,
    )
    stop_bang = forms.IntegerField(
        label=gettext_lazy("STOP-Bang, total"),
        help_text=gettext_lazy("0 to 8, from your clinic's own form."),
        required=False,
        min_value=0,
        max_value=STOP_BANG_TOP,
    )
    witnessed_apnoea = forms.BooleanField(
        label=gettext_lazy("Somebody saw pauses in breathing during sleep"), required=False
    )
    drowsy_driving = forms.BooleanField(label=gettext_lazy("Sleepy while driving"), required=False)
    restless_legs = forms.BooleanField(
        label=gettext_lazy("Restless legs in the evening or at night"), required=False
    )
    parasomnia_injury = forms.BooleanField(
        label=gettext_lazy("Hurt themselves or somebody else while asleep"), required=False
    )

    @classmethod
    def of(cls, screen: SleepScreen | None) -> "SleepScreenForm":
        names = ("isi", "stop_bang", *FLAGS)
        return cls(initial={name: getattr(screen, name) for name in names} if screen else None)
