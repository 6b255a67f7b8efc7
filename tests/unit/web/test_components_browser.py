"""The parts in a real browser: accessible in both themes, large enough to tap, and kind to what was typed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template import engines
from django.urls import include, path
from playwright.sync_api import Browser, Page

from rehab.accounts.models import User
from rehab.accounts.policy import EVERYONE, FORM, policy
from rehab.web import views
from rehab.web.fields import MinutesField, ScaleField
from rehab.web.forms import SteadyForm

pytestmark = [pytest.mark.browser, pytest.mark.urls(__name__), pytest.mark.django_db(transaction=True)]
AXE = Path(django_settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGE = """{% extends "_layouts/portal.html" %}{% load steady %}{% block content %}<h1>Day</h1>
<form method="post" data-autosave id="day">{% csrf_token %}{% form_fields form %}{% button "Save" %}</form>
{% endblock %}"""


CAN_BE_SEEN = """() => {
  const focused = document.activeElement;
  const e = focused.matches(".pick") ? focused.nextElementSibling : focused;
  if (e === document.body) return true;
  const box = e.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return Boolean(top) && (e.contains(top) || top.contains(e));
}"""


class DayForm(SteadyForm):
    pain = ScaleField(label="Pain", skip="Not today")
    walk = MinutesField(label="Walk")


sent: list[str] = []


@policy(EVERYONE, methods=FORM)
def day(request: HttpRequest) -> HttpResponse:
    """A form that keeps drafts. With the cookie "ended" a save meets a session that is over."""
    form = DayForm(request.POST or None)
    if request.method == "POST":
        sent.append(request.POST.get("walk", ""))
        if "ended" in request.COOKIES:
            return render(request, "web/csrf.html", status=403)
    if form.is_valid():
        messages.success(request, "Saved.")
        return redirect("accessibility")
    page = engines["django"].from_string(PAGE)
    return HttpResponse(page.render({"form": form}, request))


urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("day/", day, name="day"),
    path("accounts/", include("allauth.account.urls")),
]


@pytest.fixture
def reader(client: Any) -> dict[str, Any]:
    """The session cookie of somebody who signed in."""
    user = User.objects.create_user("pat@example.org", name="Pat")
    client.force_login(user)
    name = django_settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value}


@pytest.fixture
def open_page(browser: Browser, live_server: Any, settings: Any, reader: dict[str, Any]) -> Iterator[Any]:
    """Open a page for the signed-in reader; every complaint of the content policy fails the test."""
    settings.DEMO = True
    contexts: list[Any] = []
    complaints: list[str] = []
    sent.clear()

    def open_one(address: str, width: int = 390, theme: Any = "light", **more: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=theme, **more)
        context.add_cookies([{"url": live_server.url, "name": reader["name"], "value": reader["value"]}])
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda m: complaints.append(m.text) if "Content Security Policy" in m.text else None
        )
        page.on("pageerror", lambda e: complaints.append(str(e)))
        page.goto(live_server.url + address)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_gallery_has_no_known_accessibility_fault_and_fits(
    open_page: Any, theme: Any, width: Any
) -> None:
    page = open_page("/gallery/", width, theme)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags})", TAGS)
    assert [(v["id"], [n["target"] for n in v["nodes"]]) for v in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_control_of_the_portal_is_at_least_44_pixels(open_page: Any) -> None:
    page = open_page("/gallery/", 390)
    small = page.evaluate(
        """() => [...document.querySelectorAll(".layout-portal :is(a,button,summary,input,select,.pick+*)")]
        .filter(e => !e.matches(".pick"))
        .filter(e => e.checkVisibility() && !e.closest(".error-summary, .site-footer, p"))
        .map(e => [e.outerHTML.slice(0, 90), e.closest(".tick") ?? e])
        .map(([html, e]) => [html, e.getBoundingClientRect()])
        .filter(([, box]) => box.width < 44 || box.height < 44)
        .map(([html, box]) => [html, box.width, box.height])"""
    )
    assert small == []


def test_the_chosen_theme_wins_over_the_device(open_page: Any) -> None:
    page = open_page("/gallery/", 1280, "dark")
    page.get_by_text("Light", exact=True).first.click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"


def test_less_motion_stops_all_motion(open_page: Any) -> None:
    page = open_page("/gallery/", 390, reduced_motion="reduce")
    page.get_by_role("button", name="Save check-in").first.hover()
    assert page.evaluate("document.getAnimations().length") == 0


def test_a_chart_is_drawn_without_a_way_to_share_it(open_page: Any) -> None:
    page = open_page("/gallery/", 1280)
    page.locator("#walk-pain").scroll_into_view_if_needed()
    page.wait_for_selector("#walk-pain[data-drawn]")
    assert page.locator("#walk-pain .main-svg").count() > 0
    assert page.locator('[data-title^="Share chart"]').count() == 0
    assert page.locator(".modebar").count() == 0
    assert "token:" not in page.locator("#walk-pain").inner_html()


def test_the_chart_library_is_not_loaded_where_no_chart_is(open_page: Any) -> None:
    page = open_page("/day/")
    assert (
        page.evaluate(
            "performance.getEntriesByType('resource').map(e => e.name).filter(n => n.includes('plotly'))"
        )
        == []
    )


def test_what_was_typed_survives_a_session_that_ended(open_page: Any) -> None:
    page = open_page("/day/")
    page.locator("label[for=id_pain_4]").click()
    page.fill("#id_walk", "17")
    page.context.add_cookies([{"name": "ended", "value": "1", "url": page.url}])
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("text=open too long")
    page.context.clear_cookies(name="ended")
    page.goto(page.url)
    assert page.input_value("#id_walk") == "17"
    assert page.is_checked("#id_pain_4")
    assert page.get_by_text("We kept what you had typed.").is_visible()


def test_starting_afresh_empties_the_form(open_page: Any) -> None:
    page = open_page("/day/")
    page.fill("#id_walk", "17")
    page.goto(page.url)
    page.get_by_role("button", name="Start afresh").click()
    assert page.input_value("#id_walk") == ""
    page.goto(page.url)
    assert page.input_value("#id_walk") == ""


def test_a_draft_is_gone_once_it_is_saved(open_page: Any) -> None:
    page = open_page("/day/")
    page.locator("label[for=id_pain_4]").click()
    page.fill("#id_walk", "17")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/accessibility/")
    assert page.get_by_text("Saved.").is_visible()
    assert page.evaluate("Object.keys(sessionStorage).length") == 0


def test_a_draft_is_gone_at_sign_out(open_page: Any) -> None:
    page = open_page("/day/")
    page.fill("#id_walk", "17")
    page.get_by_text("More", exact=True).click()
    with page.expect_navigation():  # what is kept on the device is emptied before the form goes
        page.get_by_role("button", name="Sign out").click()
    assert page.evaluate("Object.keys(sessionStorage).length") == 0


def test_a_second_tap_sends_nothing(open_page: Any) -> None:
    page = open_page("/day/")
    page.fill("#id_walk", "17")
    page.locator("label[for=id_pain_0]").click()
    page.evaluate(
        "document.querySelector('#day').requestSubmit(); document.querySelector('#day').requestSubmit()"
    )
    page.wait_for_url("**/accessibility/")
    assert sent == ["17"]


def test_errors_take_the_focus_and_lead_to_their_field(open_page: Any) -> None:
    page = open_page("/day/")
    page.fill("#id_walk", "a while")
    page.evaluate("document.querySelector('#day').noValidate = true")
    page.get_by_role("button", name="Save").click()
    page.wait_for_selector("[data-error-summary]:focus")
    page.get_by_role("link", name="Walk: Write whole minutes").click()
    assert page.evaluate("document.activeElement.id") == "id_walk"
    assert page.input_value("#id_walk") == "a while"


def test_the_scale_works_by_keyboard_alone(open_page: Any) -> None:
    page = open_page("/day/")
    page.focus("#id_pain_0")
    page.keyboard.press("ArrowRight")
    assert page.is_checked("#id_pain_1")
    ring = page.evaluate("getComputedStyle(document.querySelector('label[for=id_pain_1]')).outlineStyle")
    assert ring == "solid"


def test_a_form_works_without_scripts(open_page: Any) -> None:
    page = open_page("/day/", java_script_enabled=False)
    page.locator("label[for=id_pain_3]").click()
    page.fill("#id_walk", "17")
    page.get_by_role("button", name="Save").click()
    assert page.get_by_text("Saved.").is_visible()


def test_a_menu_closes_on_escape_and_gives_the_focus_back(open_page: Any) -> None:
    page = open_page("/day/")
    page.get_by_text("More", exact=True).click()
    page.keyboard.press("Escape")
    assert page.locator("details.menu[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_help_stands_in_the_same_place_and_is_never_hidden_by_the_thumb_bar(open_page: Any) -> None:
    page = open_page("/day/", 320)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(CAN_BE_SEEN), page.evaluate("document.activeElement.outerHTML")
