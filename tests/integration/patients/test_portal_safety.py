"""/safety/: what to do now, at once, whatever happens to the database."""

import pytest

from patients.models import Alert
from rehab.audit.models import AuditEvent
from tests.refusing import refuse_inserts

URL = "/safety/"


@pytest.fixture
def pats(as_person, pat):
    return as_person(pat)


@pytest.fixture
def refuse():
    """refuse("patients_alert"): every insert into this table fails from now on, in the database itself."""
    return refuse_inserts


def test_the_emergency_number_stands_above_the_questions(pats, pat_record):
    page = pats.get(URL).content.decode()
    assert page.index('href="tel:112"') < page.index('<form method="post" class="safety-form"')
    assert "Call 024 at any time of day." in page
    assert "Monday to Friday, 8:00 to 17:00" in page
    assert "not watched all the time" in page


def test_an_emergency_is_answered_at_once_with_the_number_to_call(pats, pat_record):
    answer = pats.post(URL, {"now": ["cauda_equina"]})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Go to emergency care now, or call 112." in page
    assert 'href="tel:112"' in page
    assert "do-now-emergency" in page
    assert "A clinician will be told" in page
    alert = Alert.objects.get(patient=pat_record)
    assert (alert.flag, alert.level, alert.local_date) == ("cauda_equina", "P0", pat_record.today())


def test_the_most_urgent_instruction_stands_first(pats, pat_record):
    page = pats.post(
        URL, {"now": ["weight_loss_night_pain", "foot_change", "sudden_collapse"]}
    ).content.decode()
    order = [
        page.index(text)
        for text in ("Call 112 now. Stop", "Keep your weight off that foot", "ask for a review")
    ]
    assert order == sorted(order)
    assert Alert.objects.count() == 3


def test_follow_up_questions_come_after_the_instruction_and_raise_the_level(pats, pat_record):
    page = pats.post(URL, {"now": ["new_weakness"]}).content.decode()
    assert page.index("Call your clinic today.") < page.index("Did it come on fast")
    page = pats.post(URL, {"now": ["new_weakness"], "more": ["weakness_rapid"]}).content.decode()
    assert "Go to emergency care now, or call 112." in page
    assert [(a.level, a.times) for a in Alert.objects.all()] == [("P0", 2)]


def test_a_follow_up_answer_alone_still_alerts(pats, pat_record):
    pats.post(URL, {"more": ["fall_head"]})
    assert [(a.flag, a.level) for a in Alert.objects.all()] == [("fall", "P0")]


def test_dark_thoughts_bring_the_crisis_text(pats, pat_record):
    page = pats.post(URL, {"now": ["self_harm"]}).content.decode()
    assert "You matter, and help is there right now. Call 024 at any time of day." in page
    assert "Do you feel unsafe right now?" in page


def test_none_of_these_raises_nothing_and_reassures_about_nothing(pats, pat_record):
    page = pats.post(URL, {"none": "on"}).content.decode()
    assert not Alert.objects.exists()
    assert "You know your body best" in page
    assert "safe to ignore" not in page


def test_a_tick_beside_none_of_these_counts(pats, pat_record):
    pats.post(URL, {"none": "on", "now": ["foot_change"]})
    assert Alert.objects.count() == 1


def test_an_empty_answer_is_asked_back(pats, pat_record):
    page = pats.post(URL, {}).content.decode()
    assert "data-error-summary" in page
    assert 'href="tel:112"' in page


def test_an_unknown_code_is_refused_and_raises_nothing(pats, pat_record):
    assert "Select a valid choice" in pats.post(URL, {"now": ["nonsense"]}).content.decode()
    assert not Alert.objects.exists()


@pytest.mark.parametrize("table", ["patients_alert", "audit_auditevent"])
def test_the_instruction_is_shown_even_when_nothing_can_be_saved(pats, pat_record, refuse, table):
    refuse(table)
    answer = pats.post(URL, {"now": ["cauda_equina"]})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Go to emergency care now, or call 112." in page
    assert "Your answers could not be saved" in page
    assert "Please call them" in page
    assert 'href="tel:+34 555 0100"' in page or 'href="tel:+345550100"' in page
    assert "A clinician will be told" not in page
    assert not Alert.objects.exists()


def test_self_harm_text_promises_nobody_when_nothing_was_saved(pats, pat_record, refuse):
    refuse("patients_alert")
    page = pats.post(URL, {"now": ["self_harm"]}).content.decode()
    assert "You matter" in page
    assert "A clinician will be told" not in page
    assert "Your clinic does not know about this yet" in page


def test_without_an_audit_trail_the_questions_are_not_opened(pats, pat_record, refuse):
    refuse("audit_auditevent")
    pats.raise_request_exception = False
    assert pats.get(URL).status_code >= 500


def test_answering_is_audited_with_the_patient(pats, pat, pat_record):
    pats.post(URL, {"now": ["foot_change"]})
    event = AuditEvent.objects.get(event="alert.raised")
    assert (event.actor_id, event.patient_id) == (pat.pk, pat_record.pk)


def test_every_question_of_the_alert_table_is_asked(pats, pat_record):
    values = pats.get(URL).context["form"].fields["now"].choices
    assert [code for code, _question in values] == [
        "cauda_equina",
        "sudden_collapse",
        "self_harm",
        "new_weakness",
        "foot_change",
        "fever_unwell",
        "faint_on_standing",
        "fall",
        "weight_loss_night_pain",
    ]


def test_signed_out_it_asks_to_sign_in(client, db):
    assert client.get(URL).headers["Location"].startswith("/accounts/login/")
