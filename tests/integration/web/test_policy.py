"""Deny by default: what a view does not declare is not allowed."""

import logging
import re

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from rehab.accounts.policy import CLINICIANS, EVERYONE, FORM, SIGNED_IN, WRITE, policy

handler403, handler404 = "rehab.web.views.forbidden", "rehab.web.views.not_found"
handler500 = "rehab.web.views.server_error"


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a secret")


@policy(EVERYONE)
def for_everyone(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


@policy(CLINICIANS)
def for_clinicians(request: HttpRequest) -> HttpResponse:
    return HttpResponse("caseload")


@policy(SIGNED_IN, methods=WRITE)
def only_post(request: HttpRequest) -> HttpResponse:
    return HttpResponse("written")


@policy(EVERYONE, methods=FORM)
def breaks(request: HttpRequest) -> HttpResponse:
    secret = "canary-4711"
    raise RuntimeError(f"patient {secret}")


impostor = (
    [path("impostor/", bare, name="account_login"), path("half/", bare, name="mfa_index")],
    "impostor",
)
urlpatterns = [
    path("bare/", bare),
    path("everyone/", for_everyone),
    path("clinicians/", for_clinicians),
    path("post/", only_post),
    path("breaks/", breaks),
    path("named/", include(impostor)),
    path("", include(settings.ROOT_URLCONF)),
]
pytestmark = pytest.mark.urls(__name__)


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize("who", [None, "ada", "clara", "pat"])
def test_a_view_without_a_policy_is_refused_whoever_asks(client, as_person, request, db, method, who):
    browser = as_person(request.getfixturevalue(who)) if who else client
    answer = getattr(browser, method)("/bare/")
    assert answer.status_code == 403
    assert b"a secret" not in answer.content


@pytest.mark.parametrize("url", ["/named/impostor/", "/named/half/"])
def test_a_view_that_is_named_like_a_sign_in_page_is_not_taken_for_it(client, as_person, clara, url):
    assert client.get(url).status_code == 403
    clara.authenticator_set.all().delete()
    assert as_person(clara).get(url).status_code in {302, 403}
    assert b"a secret" not in as_person(clara).get(url, follow=True).content


def test_a_declared_view_opens_for_its_audience_only(client, as_person, clara, cora, pat):
    assert client.get("/everyone/").content == b"hello"
    assert client.get("/clinicians/")["Location"] == "/accounts/login/?next=/clinicians/"
    assert as_person(clara).get("/clinicians/").content == b"caseload"
    for other in (cora, pat):
        answer = as_person(other).get("/clinicians/")
        assert answer.status_code == 403
        assert "This page is for clinicians." in answer.content.decode()


@pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
def test_a_method_that_is_not_declared_is_refused(as_person, pat, method):
    assert getattr(as_person(pat), method)("/post/").status_code == 405


def test_a_method_cannot_be_smuggled_past_the_policy(as_person, pat):
    browser = as_person(pat)
    assert browser.get("/post/?_method=POST", headers={"x-http-method-override": "POST"}).status_code == 405


@pytest.mark.parametrize(
    ("referrer", "back_to"),
    [
        ("http://testserver/today/?x=1", "/today/"),
        ("https://evil.example/today/", "/"),
        ("//evil.example", "/"),
        ("", "/"),
    ],
)
def test_a_form_sent_while_signed_out_leads_back_to_its_own_page(client, db, referrer, back_to):
    answer = client.post("/post/", headers={"referer": referrer})
    assert answer["Location"] == f"/accounts/login/?next={back_to}"


def test_the_page_for_an_error_says_nothing_about_it(client, db):
    client.raise_request_exception = False
    answer = client.get("/breaks/")
    assert answer.status_code == 500
    assert not any(
        word in answer.content for word in (b"canary", b"Traceback", b"RuntimeError", b"test_policy")
    )
    assert answer["X-Request-ID"] in answer.content.decode()


def test_the_page_for_an_error_opens_the_same_page_again_unless_something_was_sent(client, db):
    client.raise_request_exception = False
    again = 'href="/breaks/?day=2026-05-12&amp;n=2"'
    assert again in client.get("/breaks/?day=2026-05-12&n=2").content.decode()
    assert again not in client.post("/breaks/?day=2026-05-12&n=2").content.decode()
    part = client.get("/breaks/?day=2026-05-12&n=2", headers={"HX-Request": "true"})
    assert again not in part.content.decode()


def test_the_log_of_an_error_names_place_and_kind_but_no_value(client, db, caplog):
    client.raise_request_exception = False
    client.get("/breaks/")
    written = logging.getLogger("django.request").handlers[0]
    (line,) = [written.format(entry) for entry in caplog.records]
    assert "RuntimeError at" in line
    assert "test_policy.py" in line
    assert "canary" not in line


def test_a_missing_page_and_a_page_of_somebody_else_look_the_same(as_person, ada, sam):
    browser = as_person(ada)
    missing = browser.get(f"/clinic/members/{ada.pk}/nothing/end/")
    foreign = browser.get(f"/clinic/members/{sam.pk}/clinician/end/")
    assert missing.status_code == foreign.status_code == 404
    bodies = {answer.content.replace(answer["X-Request-ID"].encode(), b"") for answer in (missing, foreign)}
    assert len(bodies) == 1
    assert sam.name.encode() not in foreign.content


def test_a_form_without_its_token_is_refused_in_plain_words(db):
    answer = Client(enforce_csrf_checks=True).post(
        "/accounts/login/", {"login": "a@example.org", "password": "x"}
    )
    assert answer.status_code == 403
    assert b"CSRF" not in answer.content


@pytest.mark.parametrize(
    ("referrer", "page"),
    [("http://testserver/accounts/preferences/", "/accounts/preferences/"), ("https://evil.example/x/", "/")],
)
def test_an_old_page_leads_back_to_itself_and_never_to_another_site(db, referrer, page):
    strict = Client(enforce_csrf_checks=True, headers={"Referer": referrer})
    text = strict.post("/accounts/login/", {"login": "a@example.org"}).content.decode()
    assert re.search(rf'href="{page}"[^>]*>(?:(?!</a>).)*Open the page again', text, re.DOTALL)
