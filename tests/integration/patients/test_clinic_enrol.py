"""Enrolment: /patients/new/ and its pages."""

import uuid
from datetime import date, time

import pytest
from django.urls import reverse
from django.utils import timezone

from patients.actions.enrol import Details, Enrolment, enrol
from patients.models import CheckInPlan, Patient
from patients.permissions import NotNow
from rehab.accounts.models import Invitation
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from rehab.notifications.models import Message
from tests.integration.patients.wizard import ASK, BORN, PAIN, WHO, begin, page, walk
from tests.people import make_patient

NEW = "/patients/new/"


def text(response):
    return response.content.decode()


def saved():
    return Patient.objects.get(record_number="N-77")


# --- saving --------------------------------------------------------------------------------
def test_everything_that_was_asked_is_on_the_record_after_saving(clara, as_person):
    browser = as_person(clara)
    answer = browser.post(page(walk(browser), "check"), follow=True)
    nia = saved()
    assert (nia.name, nia.birth_date, nia.email, nia.time_zone) == (
        "Nia Okafor",
        BORN,
        "nia@example.org",
        "Europe/Madrid",
    )
    assert (nia.certainty, nia.body_regions) == ("probable", ["left foot", "right foot"])
    assert set(nia.conditions.values_list("kind", flat=True)) == {"loss_protective_sensation", "diabetes"}
    assert nia.contacts.get().phone == "+34 555 0178"
    assert nia.goals.get().words == "Walk to the market"
    assert CheckInPlan.objects.get(patient=nia).wall_time == time(18, 30)
    assert "Nia Okafor is enrolled" in text(answer)


def test_the_enrolling_clinician_leads_the_care_team(clara, as_person):
    browser = as_person(clara)
    browser.post(page(walk(browser), "check"))
    place = saved().care_team.get()
    assert (place.user, place.lead, place.until) == (clara, True, None)


def test_the_invitation_is_queued_for_the_patients_address_and_says_nothing_personal(clara, as_person):
    browser = as_person(clara)
    browser.post(page(walk(browser), "check"))
    message, invitation = Message.objects.get(), Invitation.objects.get()
    assert (message.kind, message.address, message.link) == ("welcome", "nia@example.org", "patients:welcome")
    assert message.link_id == invitation.pk
    assert saved().invitations.get().invitation == invitation


def test_no_invitation_is_sent_when_the_box_is_not_ticked(clara, as_person):
    browser = as_person(clara)
    browser.post(page(walk(browser, ask={"invite": ""}), "check"))
    assert saved()
    assert not Message.objects.exists()


def test_enrolment_leaves_its_events_in_the_audit_trail(clara, as_person):
    browser = as_person(clara)
    browser.post(page(walk(browser), "check"))
    events = set(AuditEvent.objects.filter(patient_id=saved().pk).values_list("event", flat=True))
    assert {"patient.enrolled", "condition.added", "goal.set", "record_invitation.sent"} <= events


def test_saving_twice_makes_one_record(clara, as_person):
    browser = as_person(clara)
    draft = walk(browser)
    browser.post(page(draft, "check"))
    again = browser.post(page(draft, "check"), follow=True)
    assert Patient.objects.count() == 1
    assert Invitation.objects.count() == 1
    assert "already saved" in text(again)


def test_the_action_called_twice_with_one_id_returns_the_same_record(clinic, clara):
    details = Details("Nia", "Okafor", BORN, "N-77", "Europe/Madrid")
    key = uuid.uuid4()
    first, second = (
        enrol(clinic=clinic, enrolment=Enrolment(details), by=clara, patient_id=key) for _ in range(2)
    )
    assert first == second
    assert Patient.objects.count() == 1


def test_nothing_at_all_is_saved_when_one_part_cannot_be(clinic, clara):
    details = Details("Nia", "Okafor", BORN, "N-77", "Europe/Madrid")
    twice = (("diabetes", ""), ("diabetes", ""))
    with pytest.raises(NotNow):
        enrol(clinic=clinic, enrolment=Enrolment(details, conditions=twice), by=clara)
    assert not Patient.objects.exists()
    assert not AuditEvent.objects.exists()


def test_only_a_clinician_of_the_clinic_enrols_there(clinic, sam, ada):
    details = Details("Nia", "Okafor", BORN, "N-77", "Europe/Madrid")
    for other in (sam, ada):
        with pytest.raises(Refused, match="Only a clinician of this clinic"):
            enrol(clinic=clinic, enrolment=Enrolment(details), by=other)


def test_without_an_address_the_patient_is_enrolled_and_the_clinician_is_told(clara, as_person):
    browser = as_person(clara)
    draft = walk(browser, until="check-ins", who={"email": ""})
    assert "no e-mail address" in text(browser.get(page(draft, "check-ins")))
    browser.post(page(draft, "check-ins"), ASK)
    answer = browser.post(page(draft, "check"), follow=True)
    assert saved().email == ""
    assert not Invitation.objects.exists()
    assert "cannot sign in yet" in text(answer)


# --- the pages --------------------------------------------------------------------------------
def test_each_page_asks_one_group_and_shows_where_one_is(clara, as_person):
    browser = as_person(clara)
    first = text(browser.get(NEW))
    assert "Page 1 of 6" in first
    assert 'name="given_name"' in first
    assert 'name="diagnosis"' not in first
    draft = begin(browser)
    assert "Page 2 of 6" in text(browser.get(page(draft, "pain")))


def test_certainty_is_explained_in_plain_words_and_starts_as_not_graded(clara, as_person):
    browser = as_person(clara)
    html = text(browser.get(page(begin(browser), "pain")))
    assert "sensory signs" in html
    assert "Finnerup" in html
    assert 'value="not_graded"\n             checked' in html


def test_every_area_of_the_figure_has_a_tick_box(clara, as_person):
    import re

    browser = as_person(clara)
    html = text(browser.get(page(begin(browser), "pain")))
    drawn = set(re.findall(r'data-area="([^"]+)"', html))
    boxes = set(re.findall(r'name="body_regions" id="[^"]+" value="([^"]+)"', html))
    assert drawn == boxes


def test_each_condition_says_what_it_changes(clara, as_person):
    browser = as_person(clara)
    html = text(browser.get(page(begin(browser), "conditions")))
    assert "Blocks weight-bearing and pool exercises" in html


def test_going_back_keeps_what_was_typed_even_when_it_is_not_complete(clara, as_person):
    browser = as_person(clara)
    draft = walk(browser, until="people")
    left = browser.post(page(draft, "people"), {"contact_name": "Only a name", "go": "back"})
    assert left["Location"] == page(draft, "conditions")
    html = text(browser.get(page(draft, "people")))
    assert "Only a name" in html
    assert "field-error" not in html
    assert 'value="diabetes"\n             checked' in text(browser.get(page(draft, "conditions")))


def test_a_box_that_was_unticked_stays_unticked_on_return(clara, as_person):
    browser = as_person(clara)
    draft = walk(browser, ask={"nudge": ""})
    html = text(browser.get(page(draft, "check-ins")))
    assert 'name="nudge"' in html
    assert "checked" not in html.split('name="nudge"')[1].split(">")[0]


def test_a_change_from_the_last_page_leads_back_to_it(clara, as_person):
    browser = as_person(clara)
    draft = walk(browser)
    answer = browser.post(page(draft, "pain"), PAIN | {"diagnosis": "Radiculopathy", "go": "check"})
    assert answer["Location"] == page(draft, "check")
    assert "Radiculopathy" in text(browser.get(page(draft, "check")))


def test_the_last_page_cannot_be_reached_past_a_question_page(clara, as_person):
    browser = as_person(clara)
    draft = walk(browser, until="people")
    for answer in (browser.get(page(draft, "check")), browser.post(page(draft, "check"))):
        assert answer["Location"] == page(draft, "people")
    assert not Patient.objects.exists()


def test_opening_any_page_saves_no_record(clara, as_person):
    browser = as_person(clara)
    draft = walk(browser)
    assert browser.get(page(draft, "check")).status_code == 200
    assert not Patient.objects.exists()


# --- what cannot be -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("birth_date", "2999-01-01", "in the future"),
        ("birth_date", "1850-01-01", "more than 120 years ago"),
        ("birth_date", "12/13/14x", "year-month-day"),
        ("email", "not an address", "valid email address"),
        ("given_name", "   ", "Please fill this in."),
        ("time_zone", "Mars/Base", "not one of the available choices"),
    ],
)
def test_a_wrong_answer_is_said_beside_its_field_and_nothing_typed_is_lost(
    clara, as_person, field, value, said
):
    html = text(as_person(clara).post(NEW, WHO | {field: value}))
    assert f'id="id_{field}_error"' in html
    assert said in html
    assert "+34 555 0177" in html


def test_a_record_number_in_use_is_said_even_in_other_capitals(clara, clinic, as_person):
    make_patient("Old", clinic, clara, record_number="n-77")
    html = text(as_person(clara).post(NEW, WHO))
    assert "Record number N-77 is already used at this clinic." in html


def test_a_record_number_of_another_clinic_is_free_here(clara, sam, other_clinic, as_person):
    make_patient("Old", other_clinic, sam, record_number="N-77")
    assert as_person(clara).post(NEW, WHO).status_code == 302


def test_a_number_taken_while_the_form_was_open_is_said_before_anything_is_saved(clara, clinic, as_person):
    browser = as_person(clara)
    draft = walk(browser)
    make_patient("Quick", clinic, clara, record_number="N-77")
    html = text(browser.post(page(draft, "check")))
    assert "already used at this clinic" in html
    assert "+34 555 0177" in html
    assert Patient.objects.count() == 1


def test_a_likely_duplicate_of_my_patient_is_named_with_a_link(clara, pat_record, as_person):
    same = {"family_name": "EXAMPLE", "birth_date": "1970-05-12"}
    html = text(as_person(clara).post(NEW, WHO | same))
    assert "This may be the same person" in html
    assert reverse("patients:record", args=[pat_record.pk]) in html


def test_of_a_likely_duplicate_that_is_not_mine_i_learn_only_whom_to_ask(clara, quinn_record, as_person):
    same = {"family_name": "Example", "birth_date": "1970-05-12"}
    html = text(as_person(clara).post(NEW, WHO | same))
    assert "Colin Example" in html
    assert "Quinn" not in html
    assert "R-Quinn" not in html
    assert str(quinn_record.pk) not in html


def test_a_different_person_with_the_same_name_and_birth_date_can_be_enrolled(clara, pat_record, as_person):
    browser = as_person(clara)
    same = {"family_name": "Example", "birth_date": "1970-05-12", "different_person": "on"}
    browser.post(page(walk(browser, who=same), "check"))
    assert saved().family_name == "Example"


def test_somebody_of_another_clinic_is_no_duplicate(sam, pat_record, as_person):
    same = {"family_name": "Example", "birth_date": "1970-05-12"}
    assert as_person(sam).post(NEW, WHO | same).status_code == 302


@pytest.mark.parametrize(
    ("step", "answers", "said"),
    [
        ("pain", PAIN | {"certainty": "sure"}, "Select a valid choice"),
        ("pain", PAIN | {"body_regions": ["tail"]}, "Select a valid choice"),
        ("conditions", {"conditions": ["hunger"]}, "Select a valid choice"),
        ("people", {"contact_name": "Ugo"}, "Write the number to call."),
        ("people", {"contact_relation": "brother"}, "Write who this is."),
        ("people", {"goal_meaning": "Friends"}, "Write the goal itself too."),
        ("check-ins", ASK | {"wall_time": "22:00"}, "in the quiet hours"),
        ("check-ins", ASK | {"wall_time": "noon"}, "Enter a valid time"),
    ],
)
def test_each_page_says_what_cannot_be(clara, as_person, step, answers, said):
    browser = as_person(clara)
    draft = walk(browser, until=step)
    answer = browser.post(page(draft, step), answers)
    assert answer.status_code == 200
    assert said in text(answer)


def test_equal_quiet_times_mean_that_there_are_none(clara, as_person):
    browser = as_person(clara)
    draft = walk(browser, ask={"quiet_from": "08:00", "quiet_until": "08:00", "wall_time": "23:00"})
    assert "None" in text(browser.get(page(draft, "check")))


# --- the draft --------------------------------------------------------------------------------
def test_answers_outlive_a_session_that_ran_out(clara, as_person):
    draft = walk(as_person(clara), until="people")
    later = as_person(clara)  # a new sign-in of the same person
    assert "Painful polyneuropathy" in text(later.get(page(draft, "pain")))


def test_a_draft_is_nobody_elses(clara, colin, as_person):
    draft = walk(as_person(clara), until="people")
    answer = as_person(colin).get(page(draft, "pain"), follow=True)
    assert "Painful polyneuropathy" not in text(answer)
    assert "start again" in text(answer)


def test_two_enrolments_at_once_do_not_mix(clara, as_person):
    browser = as_person(clara)
    one, two = begin(browser), begin(browser, given_name="Ola", record_number="N-78")
    browser.post(page(one, "pain"), PAIN)
    assert "Painful polyneuropathy" not in text(browser.get(page(two, "pain")))
    assert "Ola" in text(browser.get(page(two, "who")))


def test_the_draft_is_gone_after_saving(clara, as_person):
    from django.contrib.sessions.models import Session

    browser = as_person(clara)
    draft = walk(browser)
    before = Session.objects.count()
    browser.post(page(draft, "check"))
    assert Session.objects.count() == before - 1


def test_a_draft_that_never_was_starts_again(clara, as_person):
    answer = as_person(clara).get(page(str(uuid.uuid4()), "pain"), follow=True)
    assert answer.redirect_chain[-1][0] == NEW


def test_a_page_that_is_not_there_is_a_404(clara, as_person):
    browser = as_person(clara)
    assert browser.get(page(begin(browser), "billing")).status_code == 404


def test_only_the_fields_of_a_page_are_kept(clara, as_person):
    from patients.views.clinic.drafts import Draft

    browser = as_person(clara)
    draft = begin(browser, is_admin="yes")
    kept = Draft(clara, uuid.UUID(draft)).data("who")
    assert kept["given_name"] == "Nia"
    assert "is_admin" not in kept
    assert "csrfmiddlewaretoken" not in kept


@pytest.mark.parametrize("who", ["ada", "cora", "pat", "gita"])
def test_enrolment_is_for_clinicians(request, as_person, who):
    assert as_person(request.getfixturevalue(who)).get(NEW).status_code == 403


def test_somebody_who_is_not_signed_in_is_asked_to_sign_in_and_comes_back(client, db):
    answer = client.get(NEW)
    assert answer.status_code == 302
    assert answer["Location"].endswith("next=/patients/new/")


def test_enrolled_is_for_the_care_team(clara, colin, pat_record, as_person):
    here = reverse("patients:enrolled", args=[pat_record.pk])
    assert as_person(clara).get(here).status_code == 200
    assert as_person(colin).get(here).status_code == 404


def test_today_is_a_birth_date_and_tomorrow_is_none(clara, as_person):
    today = timezone.localdate()
    assert as_person(clara).post(NEW, WHO | {"birth_date": today.isoformat()}).status_code == 302
    assert date(1970, 5, 12) < today
