"""The questions this clinic asks, and how a form says what to mend."""

from typing import Any

import pytest
from django import forms
from django.template import engines

from rehab.web.fields import MinutesField, ScaleField, WeekdaysField, field_context
from rehab.web.forms import SteadyForm, SteadyFormSet


class DayForm(SteadyForm):
    pain = ScaleField(label="How strong was your pain?", skip="Not today")
    walk = MinutesField(label="How long did you walk?", required=False, help_text="All walks together.")
    days = WeekdaysField(label="Days", required=False)
    mood = forms.ChoiceField(
        label="Mood", choices=[("low", "Low"), ("good", "Good")], widget=forms.RadioSelect
    )
    agree = forms.BooleanField(label="I agree")
    email = forms.EmailField(label="E-mail", widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    token = forms.CharField(widget=forms.HiddenInput, required=False)


# The helper of crispy-forms asks for a site; these tests need none of its pages.
urlpatterns: list[object] = []
GOOD = {
    "pain": "4",
    "walk": "20",
    "days": ["6", "0"],
    "mood": "low",
    "agree": "on",
    "email": "pat@example.org",
}


def draw(source: str, **context: object) -> str:
    return engines["django"].from_string("{% load steady %}" + source).render(context)


def test_a_good_form_gives_plain_values() -> None:
    form = DayForm(GOOD)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["pain"] == 4
    assert form.cleaned_data["walk"] == 20
    assert form.cleaned_data["days"] == [0, 6]


def test_a_score_of_zero_is_not_nothing() -> None:
    form = DayForm(GOOD | {"pain": "0"})
    assert form.is_valid()
    assert form.cleaned_data["pain"] == 0


def test_not_today_is_a_real_answer() -> None:
    form = DayForm(GOOD | {"pain": "skip"})
    assert form.is_valid()
    assert form.cleaned_data["pain"] is None


def test_an_unset_score_is_asked_for_and_never_taken_as_zero() -> None:
    form = DayForm({k: v for k, v in GOOD.items() if k != "pain"})
    assert form.errors["pain"] == ["Choose a number."]


def test_a_score_that_may_be_left_out_is_nothing_when_it_is() -> None:
    class Optional(SteadyForm):
        sleep = ScaleField(label="Sleep", required=False)

    form = Optional({})
    assert form.is_valid()
    assert form.cleaned_data["sleep"] is None


@pytest.mark.parametrize("wrong", ["11", "-1", "4.5", "strong", "skip "])
def test_a_score_off_the_scale_is_refused_in_plain_words(wrong: Any) -> None:
    assert DayForm(GOOD | {"pain": wrong}).errors["pain"] == ["Choose a number from 0 to 10."]


def test_skipping_is_refused_where_no_way_out_is_offered() -> None:
    class Strict(SteadyForm):
        pain = ScaleField(label="Pain")

    assert Strict({"pain": "skip"}).errors["pain"] == ["Choose a number from 0 to 10."]


@pytest.mark.parametrize("wrong", ["a while", "12.5", "١٢ دقيقة", "1e3"])
def test_minutes_that_are_no_number_are_refused_with_an_example(wrong: Any) -> None:
    assert DayForm(GOOD | {"walk": wrong}).errors["walk"] == ["Write whole minutes, for example 20."]


@pytest.mark.parametrize("wrong", ["-5", "1441", "9" * 30])
def test_minutes_stay_within_a_day(wrong: Any) -> None:
    assert "walk" in DayForm(GOOD | {"walk": wrong}).errors


@pytest.mark.parametrize("wrong", [["7"], ["monday"], ["-1"]])
def test_there_are_seven_days(wrong: Any) -> None:
    assert "days" in DayForm(GOOD | {"days": wrong}).errors


def test_days_that_must_be_given_are_asked_for() -> None:
    class Plan(SteadyForm):
        days = WeekdaysField(label="Days")

    assert Plan({}).errors["days"] == ["Choose at least one day."]


def test_what_was_typed_stays_even_when_it_cannot_be_read() -> None:
    html = draw("{% form_fields form %}", form=DayForm(GOOD | {"walk": "a while"}))
    assert 'value="a while"' in html
    assert 'type="number"' not in html


def test_an_empty_answer_is_asked_for_in_plain_words() -> None:
    form = DayForm({})
    assert form.errors["mood"] == ["Choose one."]
    assert form.errors["agree"] == ["Tick this box to go on."]
    assert form.errors["email"] == ["Please fill this in."]


def test_a_forms_own_words_are_left_alone() -> None:
    class Own(SteadyForm):
        name = forms.CharField(error_messages={"required": "What should we call you?"})

    assert Own({}).errors["name"] == ["What should we call you?"]


def test_the_summary_links_each_line_to_its_control() -> None:
    html = draw("{% form_fields form %}", form=DayForm({}))
    for target in ("id_pain_0", "id_mood_0", "id_agree", "id_email"):
        assert f'href="#{target}"' in html
        assert f'id="{target}"' in html


def test_the_summary_says_which_question_is_meant() -> None:
    html = draw("{% error_summary form %}", form=DayForm({}))
    assert "How strong was your pain? Choose a number." in html
    assert "E-mail: Please fill this in." in html


def test_there_is_no_summary_when_all_is_well() -> None:
    assert draw("{% error_summary form %}", form=DayForm()).strip() == ""


def test_an_error_of_a_hidden_field_or_of_the_whole_form_is_not_lost() -> None:
    class Whole(SteadyForm):
        secret = forms.CharField(widget=forms.HiddenInput, label="Link")

        def clean(self) -> None:
            raise forms.ValidationError("These two do not go together.")

    html = draw("{% form_fields form %}", form=Whole({}))
    assert "These two do not go together." in html
    assert "did not arrive, so nothing was saved" in html


@pytest.mark.parametrize("name", ["pain", "walk", "days", "mood", "agree", "email"])
def test_every_error_and_help_text_is_tied_to_its_control(name: Any) -> None:
    form = DayForm({"walk": "x", "days": ["9"]})
    html = draw("{% field bound %}", bound=form[name])
    assert f'id="id_{name}_error"' in html
    assert f"id_{name}_error" in html.split("aria-describedby", 1)[1].split('"')[1]


def test_help_is_tied_to_its_control_too() -> None:
    html = draw("{% field bound %}", bound=DayForm()["walk"])
    assert 'id="id_walk_helptext"' in html
    assert 'aria-describedby="id_walk_helptext"' in html


def test_autocomplete_tokens_are_kept() -> None:
    assert 'autocomplete="email"' in draw("{% field bound %}", bound=DayForm()["email"])


def test_a_prefix_goes_through_every_part() -> None:
    html = draw("{% form_fields form %}", form=DayForm(prefix="first"))
    assert 'name="first-pain"' in html
    assert 'id="id_first-pain_0"' in html


def test_hidden_fields_are_drawn_once_and_without_a_label() -> None:
    html = draw("{% form_fields form %}", form=DayForm())
    assert html.count('name="token"') == 1
    assert 'for="id_token"' not in html


def test_what_a_person_typed_is_escaped_everywhere() -> None:
    html = draw("{% form_fields form %}", form=DayForm({"email": '"><script>x</script>', "walk": "<b>"}))
    assert "<script>x" not in html
    assert "<b>" not in html


def test_a_select_and_a_text_box_keep_their_own_dress() -> None:
    class Mixed(SteadyForm):
        place = forms.ChoiceField(choices=[("", "Choose"), ("home", "Home")])
        note = forms.CharField(widget=forms.Textarea(attrs={"class": "tall"}), required=False)

    html = draw("{% form_fields form %}", form=Mixed())
    assert "form-select" in html
    assert 'class="tall form-control"' in html


def test_a_choice_that_need_not_be_made_can_be_left_open() -> None:
    class Open(SteadyForm):
        mood = forms.ChoiceField(
            choices=[("", "No answer"), ("low", "Low")], widget=forms.RadioSelect, required=False
        )

    labels = [c.label for c in field_context(Open()["mood"])["choices"]]
    assert labels == ["No answer", "Low"]


@pytest.mark.urls(__name__)
def test_crispy_draws_the_same_parts() -> None:
    html = (
        engines["django"]
        .from_string("{% load crispy_forms_tags %}{% crispy form %}")
        .render({"form": DayForm({})})
    )
    assert "error-summary" in html
    assert "scale-row" in html
    assert 'class="asteriskField"' not in html


@pytest.mark.urls(__name__)
def test_a_draft_form_says_so_to_the_script() -> None:
    class Draft(DayForm):
        draft = True
        submit = "Save check-in"

    html = (
        engines["django"]
        .from_string("{% load crispy_forms_tags %}{% crispy form %}")
        .render({"form": Draft()})
    )
    assert "data-autosave" in html
    assert "Save check-in" in html


class HiddenForm(SteadyForm):
    key = forms.UUIDField(widget=forms.HiddenInput)
    day = forms.DateField(widget=forms.HiddenInput)
    until = forms.DateField(widget=forms.HiddenInput, required=False, label="Until")

    def clean_until(self) -> Any:
        raise forms.ValidationError("Choose a later day.")


def test_what_nobody_sees_and_nobody_can_mend_is_said_once_and_plainly() -> None:
    """Somebody changed the page, or half of it arrived: no word of fields or of how a key is written."""
    page = draw("{% form_fields form %}", form=HiddenForm({"key": "x", "until": "2026-11-26"}))
    assert page.count("did not arrive, so nothing was saved") == 1
    assert "UUID" not in page
    assert "Key" not in page
    assert "Until: Choose a later day." in page


RowSet = forms.formset_factory(
    HiddenForm, formset=SteadyFormSet, max_num=20, validate_max=True, absolute_max=20
)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"form-TOTAL_FORMS": "21", "form-INITIAL_FORMS": "0"}, "There is room for 20 rows at most."),
        ({}, "did not arrive, so nothing was saved"),
    ],
)
def test_too_many_rows_and_a_page_that_is_not_whole_are_said_plainly(sent: dict[str, str], said: str) -> None:
    (told,) = RowSet(sent).non_form_errors()
    assert said in told
