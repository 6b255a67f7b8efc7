"""What the component gallery shows: every part in every state, with made-up people and numbers."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from rehab.web.components import STATES
from rehab.web.fields import MinutesField, ScaleField, WeekdaysField
from rehab.web.forms import SteadyForm

TONES = ("neutral", "good", "activity", "pain", "attention", "safety")
COLOURS = (
    "paper",
    "surface",
    "sunk",
    "ink",
    "ink-soft",
    "action",
    "pain",
    "attention-mark",
    "safety",
    "good",
)


class GalleryForm(SteadyForm):
    """One field of each kind."""

    pain = ScaleField(
        label="How strong was your pain today?", low="No pain", high="Worst you can imagine", skip="Not today"
    )
    walk = MinutesField(
        label="How long did you walk?", help_text="All walks of the day together.", quick=(5, 10, 15, 20)
    )
    days = WeekdaysField(label="On which days does it suit you?", required=False)
    mood = forms.ChoiceField(
        label="How is your mood?",
        choices=[("low", "Low"), ("so", "So-so"), ("good", "Good")],
        widget=forms.RadioSelect,
    )
    helped = forms.MultipleChoiceField(
        label="What goes together with your better days?",
        choices=[("sleep", "Good sleep"), ("walk", "A walk"), ("friends", "Seeing friends")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    place = forms.ChoiceField(
        label="Where?", choices=[("", "Choose a place"), ("home", "At home"), ("out", "Outside")]
    )
    email = forms.EmailField(label="E-mail", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    note = forms.CharField(label="Anything to remember?", widget=forms.Textarea, required=False)
    sure = forms.BooleanField(label="Clara may see this entry")


def _walks(today: Any) -> list[tuple[Any, int | None, int | None]]:
    """Three weeks of days with gaps: (day, minutes, pain)."""
    minutes = [10, 10, 12, None, 12, 14, 12, 14, 14, None, None, 16, 14, 16, 18, 16, 18, 18, None, 20, 18]
    pain = [6, 5, 6, None, 5, 6, 5, 4, 5, None, None, 6, 5, 4, 4, 5, 4, 4, None, 4, 3]
    first = today - timedelta(days=len(minutes) - 1)
    return [(first + timedelta(days=n), m, p) for n, (m, p) in enumerate(zip(minutes, pain, strict=True))]


def _figure(rows: list[tuple[Any, int | None, int | None]]) -> dict[str, Any]:
    days = [day.isoformat() for day, _, _ in rows]
    walk = {
        "type": "bar",
        "x": days,
        "y": [m for _, m, _ in rows],
        "marker": {"color": "token:activity"},
        "name": "min walked",
    }
    pain = {
        "type": "scatter",
        "mode": "markers+lines",
        "x": days,
        "y": [p for _, _, p in rows],
        "yaxis": "y2",
        "name": "pain",
        "connectgaps": False,
        "line": {"color": "token:pain", "width": 2},
        "marker": {"color": "token:pain", "size": 8},
    }
    return {
        "data": [walk, pain],
        "layout": {
            "xaxis": {"showgrid": False, "anchor": "y"},
            "yaxis": {"domain": [0, 0.46], "title": {"text": "min"}, "rangemode": "tozero"},
            "yaxis2": {"domain": [0.56, 1], "range": [0, 10], "title": {"text": "pain"}, "anchor": "x"},
        },
    }


def _wrong_form() -> GalleryForm:
    """The same form after a hasty visit: nothing that was typed is lost."""
    form = GalleryForm(
        {"wrong-walk": "a while", "wrong-email": "pat@", "wrong-note": "Slept badly."}, prefix="wrong"
    )
    form.full_clean()
    return form


def gallery_context() -> dict[str, object]:
    today = timezone.localdate()
    rows = _walks(today)
    return {
        "colours": COLOURS,
        "tones": TONES,
        "states": list(STATES),
        "form": GalleryForm(prefix="blank"),
        "wrong_form": _wrong_form(),
        "days": [today, today - timedelta(days=3), today + timedelta(days=20), today - timedelta(days=300)],
        "figure": _figure(rows),
        "figure_columns": ["Day", {"label": "Walked", "unit": "min"}, {"label": "Pain", "unit": "0–10"}],
        "figure_rows": [[day, m, p] for day, m, p in reversed(rows)],
        "ranges": [
            ("3 weeks", "?days=21", True),
            ("3 months", "?days=90", False),
            ("1 year", "?days=365", False),
        ],
        "columns": ["Activity", {"label": "Baseline", "unit": "min"}, {"label": "Now", "unit": "min"}],
        "rows": [["Walking", 8, 18], ["Gardening", 5, 7.5], ["Reading at a desk", 12, None]],
        "facts": [
            ("Program", "Steady steps, version 3", "#"),
            ("Agreed", "12 May 2026"),
            ("Next review", None),
        ],
        "how_to": [
            "Stand behind a chair and hold its back.",
            "Rise onto your toes.",
            "Come down slowly. Breathe.",
        ],
        "wizard": ["Goals", "Baseline", "Activities", "Check"],
        "timeline": [
            {
                "when": today,
                "title": "Program published",
                "who": "Clara Santos",
                "icon": "check-circle",
                "tone": "activity",
            },
            {
                "when": today - timedelta(days=6),
                "title": "Flare ended",
                "icon": "life-preserver",
                "tone": "pain",
                "text": "Five days. The short walks went on.",
            },
            {
                "when": today - timedelta(days=30),
                "title": "First visit",
                "who": "Clara Santos",
                "icon": "calendar-check",
            },
        ],
        "tabs": [
            ("Overview", "#overview"),
            ("Journal", "#journal", 4),
            ("Program", "#program"),
            ("Messages", "#messages", 0),
        ],
        "themes": [("auto", "As my device"), ("light", "Light"), ("dark", "Dark")],
        "sizes": [("normal", "Normal"), ("large", "Large")],
        "times": [
            ("am", "In the morning", "Before the day gets full"),
            ("pm", "In the evening", "After supper"),
        ],
        "weekdays": [0, 2, 4],
        "people": [("Clara Santos", "Physiotherapist"), ("Pat Miller", "Patient"), ("Gita", "Caregiver")],
    }
