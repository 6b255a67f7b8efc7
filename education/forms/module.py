"""A module as a curator writes it: its words, three to five short pages, and the questions that come back."""

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from education.diagrams import DRAWINGS
from education.diagrams.labels import WORDS
from education.forms.sheet import MOST_ROWS, LinesField, Sheet, VersionForm
from education.models import ModuleRevision
from education.starter.examples import EXAMPLES, used_in
from education.starter.module import THEMES
from rehab.web.forms import SteadyForm, SteadyFormSet

KINDS: Final = [
    ("write", _("Write")),
    ("draw", _("Draw")),
    ("check", _("Check")),
    ("save", _("Save")),
    ("plan", _("Plan")),
    ("timer", _("Set a timer")),
    ("agree", _("Agree")),
    ("rate", _("Rate")),
    ("practise", _("Practise")),
    ("change", _("Change")),
    ("ask", _("Ask")),
    ("review", _("Look back")),
]
KEY: Final = re.compile(r"^[A-Z]{1,3}\d{1,3}(\.\d{1,2})?$")


def known_examples(texts: list[str]) -> None:
    """Raise ValidationError for examples that nobody wrote."""
    if unknown := sorted(used_in(texts) - EXAMPLES.keys()):
        raise forms.ValidationError(
            _("There are no examples called “%(name)s”. Known ones: %(known)s."),
            params={"name": unknown[0], "known": ", ".join(sorted(EXAMPLES))},
        )


class ModuleForm(VersionForm):
    """Everything but the pages and the questions."""

    title = forms.CharField(label=_("Title"), max_length=80)
    objective = forms.CharField(label=_("What the reader will know"), max_length=200)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=15, initial=3)
    order = forms.IntegerField(label=_("Place in the order"), min_value=1, max_value=999, initial=100)
    themes = forms.MultipleChoiceField(
        label=_("Themes"),
        choices=list(THEMES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    safety = forms.BooleanField(label=_("This lesson is about safety"), required=False)
    key_message = forms.CharField(label=_("What to keep in mind"), max_length=200)
    takeaway = forms.CharField(
        label=_("Action"),
        help_text=_("One small thing to do. It stands on the Today page for a week."),
        max_length=160,
    )
    takeaway_kind = forms.ChoiceField(label=_("Kind of action"), choices=KINDS)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        known_examples([str(data.get(name, "")) for name in ("objective", "key_message", "takeaway")])
        return data


class PageForm(SteadyForm):
    """One page. A row without a heading and text is no page."""

    place = forms.IntegerField(label=_("Place"), min_value=1, max_value=999, required=False)
    heading = forms.CharField(label=_("Heading"), max_length=80, required=False)
    text = LinesField(label=_("Text"), help_text=_("Two to four short paragraphs, one on each line."), rows=6)
    diagram = forms.ChoiceField(
        label=_("Picture"),
        choices=[("", _("No picture")), *((key, WORDS[key].title) for key in DRAWINGS)],
        required=False,
    )
    alt = forms.CharField(
        label=_("What the picture says here"),
        help_text=_("Leave it empty to use the picture's own description."),
        max_length=300,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("text") and not data.get("heading"):
            self.add_error("heading", _("Give this page a heading."))
        if data.get("heading") and not data.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write at least one paragraph under this heading."))
        known_examples(data.get("text", []))
        return data


class CheckForm(SteadyForm):
    """One statement to call true or false. A row without a statement is no question."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)
    statement = forms.CharField(label=_("Statement"), max_length=160, required=False)
    is_true = forms.TypedChoiceField(
        label=_("It is"),
        choices=[("true", _("True")), ("false", _("False"))],
        coerce=lambda value: value == "true",
        required=False,
        empty_value=None,
    )
    explanation = forms.CharField(
        label=_("Explanation"),
        help_text=_("Shown after either answer. Kind, and without words of praise or blame."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    misconception = forms.CharField(
        label=_("What another answer may mean"),
        help_text=_("For clinicians; patients do not read it."),
        max_length=240,
        required=False,
    )
    safety = forms.BooleanField(label=_("Another answer asks for a safety follow-up"), required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("statement") and not data.get("explanation") and "explanation" not in self.errors:
            self.add_error("explanation", _("Explain it in one or two sentences."))
        if data.get("key") and not KEY.match(data["key"]):
            data["key"] = ""
        known_examples([str(data.get("statement", "")), str(data.get("explanation", ""))])
        return data


class BasePages(SteadyFormSet):
    def pages(self) -> list[dict[str, Any]]:
        """The pages in the order of their places."""
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("heading")]
        ordered = sorted(enumerate(rows, 1), key=lambda pair: (pair[1].get("place") or 1000, pair[0]))
        return [{name: row[name] for name in ("heading", "text", "diagram", "alt")} for _n, row in ordered]

    def clean(self) -> None:
        if not any(self.errors) and not self.pages():
            raise forms.ValidationError(_("Write at least one page."))


class BaseChecks(SteadyFormSet):
    def checks(self) -> list[dict[str, Any]]:
        """The questions; a new one gets the next free key, and a known one keeps its own for good."""
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data.get("statement")]
        taken = {row["key"] for row in rows}
        free = (f"Q{n}" for n in range(1, 100) if f"Q{n}" not in taken)
        used: set[str] = set()
        for row in rows:
            if not row["key"] or row["key"] in used:
                row["key"] = next(free)
            used.add(row["key"])
        names = ("key", "statement", "is_true", "explanation", "misconception", "safety")
        return [
            {name: row[name] for name in names} | {"is_true": row["is_true"] is not False} for row in rows
        ]

    def clean(self) -> None:
        if not any(self.errors) and not any(form.cleaned_data.get("statement") for form in self.forms):
            raise forms.ValidationError(_("Write at least one question, better two."))


PageSet = forms.formset_factory(
    PageForm, formset=BasePages, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS
)
CheckSet = forms.formset_factory(
    CheckForm, formset=BaseChecks, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS
)


class ModuleSheet(Sheet):
    """A module with its pages and questions."""

    form_class = ModuleForm
    sets = {
        "pages": (PageSet, ("place", "heading", "text", "diagram", "alt")),
        "checks": (CheckSet, ("key", "statement", "is_true", "explanation", "misconception", "safety")),
    }

    def words(self) -> dict[str, Any]:
        return super().words() | {"pages": self.rows["pages"].pages(), "checks": self.rows["checks"].checks()}


WORDS_OF_FORM: Final = (
    "title",
    "objective",
    "minutes",
    "order",
    "themes",
    "safety",
    "key_message",
    "takeaway",
)


def module_initial(revision: ModuleRevision | None, seen: str) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """A sheet over a revision; a new text starts without the old change note."""
    if revision is None:
        return {"seen": seen}, {}
    words = {name: getattr(revision, name) for name in (*WORDS_OF_FORM, "takeaway_kind", "sources")}
    note = revision.change_note if revision.state == "draft" else ""
    pages = [{"place": 10 * n, **page} for n, page in enumerate(revision.pages, 1)]
    checks = [{**check, "is_true": "true" if check["is_true"] else "false"} for check in revision.checks]
    return words | {"seen": seen, "change_note": note}, {"pages": pages, "checks": checks}
