"""Which language a page is told in: the reader's own, where it is promised; and what is said where it is not."""

from datetime import date
from decimal import Decimal

import pytest
from django.core import mail
from django.template.loader import render_to_string
from django.utils import translation

from patients.views.portal.words import instruction
from programs.insights.plan_words import amount_words
from programs.insights.story import plain
from programs.models.activity import Unit
from rehab.lib.languages import fits, language_of_page
from rehab.notifications.channels import email
from rehab.notifications.models import Message
from rehab.web.components import isolated, long_day

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
NOT_IN_ARABIC = "هذه الصفحة بالإنجليزية فقط حتى الآن."


def speak(user, language):
    user.language = language
    user.save(update_fields=["language"])


def said(page) -> tuple[str, str]:
    """The language that a page says it is in, in its header and its root."""
    text = page.content.decode()
    return page["Content-Language"], text.split("<html lang=", 1)[1].split(" data", 1)[0].strip('" ')


@pytest.mark.parametrize(
    ("browser", "language", "root"),
    [
        ("es-MX,es;q=0.9", "es", 'es" dir="ltr'),
        ("ar", "ar", 'ar" dir="rtl'),
        ("fr-CH, fr;q=0.9", "en", 'en" dir="ltr'),
    ],
)
def test_before_sign_in_the_browser_says_the_language(client, browser, language, root):
    assert said(client.get(LOGIN, headers={"accept-language": browser})) == (language, root)


def test_the_language_chosen_on_the_sign_in_page_is_remembered(client):
    page = client.get(LOGIN, headers={"accept-language": "ar"}).content.decode()
    assert '<a href="?language=es" lang="es" hreflang="es" >Español</a>' in page
    client.get(LOGIN, {"language": "es"}, headers={"accept-language": "ar"})
    assert said(client.get(LOGIN, headers={"accept-language": "ar"}))[0] == "es"


def test_a_link_to_another_language_keeps_where_somebody_wanted_to_go(client):
    page = client.get(LOGIN, {"next": "/check-in/?a=1&b=2"}).content.decode()
    assert "?language=ar&amp;next=/check-in/%3Fa%3D1%26b%3D2" in page


@pytest.mark.parametrize("asked", ["xx", "../../etc", "es\r\nX: y", ""])
def test_a_language_we_do_not_speak_is_not_remembered(client, asked):
    answer = client.get(LOGIN, {"language": asked})
    assert said(answer)[0] == "en"
    assert "steady-language" not in answer.cookies


def test_somebody_known_is_spoken_to_in_their_own_language(as_person, pat, pat_record):
    speak(pat, "es")
    browser = as_person(pat)
    page = browser.get("/check-in/", {"language": "ar"}, headers={"accept-language": "ar"})
    assert said(page)[0] == "es"
    assert "¿Cómo fue hoy?" in page.content.decode()


def test_a_page_that_is_not_promised_is_in_english_and_says_so(as_person, pat, pat_record):
    speak(pat, "ar")
    page = as_person(pat).get("/progress/")
    assert said(page) == ("en", 'en" dir="ltr')
    assert f'<p class="page-language-note" lang="ar" dir="rtl">{NOT_IN_ARABIC}' in _flat(page)
    assert NOT_IN_ARABIC not in _flat(as_person(pat).get("/check-in/"))


def _flat(page) -> str:
    """The page without icons and the spaces around them."""
    text = page.content.decode()
    while "<svg" in text:
        before, _, rest = text.partition("<svg")
        text = before + rest.partition("</svg>")[2]
    return text.replace("<span>", "").replace("</span>", "").replace("> ", ">")


def test_the_clinics_pages_are_in_english_for_now(as_person, clara):
    speak(clara, "es")
    page = as_person(clara).get("/caseload/")
    assert said(page)[0] == "en"
    assert "Esta página por ahora solo está en inglés." in page.content.decode()


def test_the_last_pattern_that_fits_a_page_decides():
    assert fits("/a/b/", ["*", "!/a/*", "/a/b/"])
    assert not fits("/a/c/", ["*", "!/a/*", "/a/b/"])
    assert [language_of_page("/check-in/", one) for one in ("en", "es", "ar", "fr")] == [
        "en",
        "es",
        "ar",
        "en",
    ]


@pytest.mark.parametrize(
    ("language", "day", "amounts", "number"),
    [
        ("en", "Tuesday 12 May 2026", ["1 minute", "2 minutes", "7.5 minutes"], "4.5"),
        ("es", "martes 12 de mayo de 2026", ["1 minuto", "2 minutos", "7,5 minutos"], "4,5"),
        ("ar", "الثلاثاء 12 مايو 2026", ["دقيقة واحدة", "دقيقتان", "7.5 دقيقة"], "4.5"),
    ],
)
def test_dates_and_numbers_are_written_as_the_reader_does(language, day, amounts, number):
    with translation.override(language):
        assert long_day(date(2026, 5, 12)) == day
        assert [amount_words(Decimal(n), Unit.MINUTES) for n in ("1", "2", "7.5")] == amounts
        assert plain(4.5) == number


def test_arabic_counts_in_its_own_six_ways():
    with translation.override("ar"):
        assert [amount_words(n, Unit.MINUTES) for n in (3, 10, 11, 100)] == [
            "3 دقائق",
            "10 دقائق",
            "11 دقيقة",
            "100 دقيقة",
        ]


def test_a_phone_number_stays_whole_in_a_line_from_right_to_left(clinic):
    assert isolated("+34 555 0100") == "+34 555 0100"
    with translation.override("ar"):
        assert isolated("+34 555 0100") == "\u2068+34\xa0555\xa00100\u2069"
        assert "\u2068112\u2069" in instruction("Call {emergency_number} now.", clinic)


@pytest.mark.parametrize(
    ("language", "subject", "root"),
    [
        ("en", "Your check-in is ready", '<html lang="en" dir="ltr">'),
        ("es", "Su registro está listo", '<html lang="es" dir="ltr">'),
        ("ar", "تسجيلك جاهز", '<html lang="ar" dir="rtl">'),
    ],
)
def test_mail_is_in_the_language_of_the_person(pat, language, subject, root):
    message = Message(kind="check_in", key="k", user=pat, language=language, link="patients:check_in")
    email.send(message)
    [sent] = mail.outbox
    assert sent.subject == subject
    assert root in sent.alternatives[0].content


def test_an_invitation_brings_its_language_along(client):
    message = Message(kind="welcome", key="k", address="new@example.org", language="es")
    message.link, message.link_id = "patients:welcome", message.pk
    link = email.link_of(message)
    assert link.endswith("?language=es")
    client.get(link.partition("//")[2].partition("/")[1] + link.partition("//")[2].partition("/")[2])
    assert said(client.get("/accounts/welcome/"))[0] == "es"


def test_the_note_is_told_in_the_language_that_was_wanted():
    text = render_to_string("_components/page_language_note.html", {"not_told_in": "ar"})
    assert NOT_IN_ARABIC in text
