"""The record page, its edit forms and contacts: /patients/<uuid>/record/."""

from datetime import date, time

import pytest
from django.urls import reverse
from django.utils import timezone

from patients.actions.check_in_plan import plan_check_ins
from patients.actions.record import change_record
from patients.models import CheckInOccurrence, Contact, Patient
from patients.models.check_in import Slot
from rehab.accounts.models import Clinic
from rehab.audit.models import AuditEvent
from rehab.lib.refusals import Refused
from tests.people import make_patient

DETAILS = {
    "given_name": "Pat",
    "family_name": "Example",
    "birth_date": "1970-05-12",
    "record_number": "R-Pat",
    "email": "pat@example.org",
    "phone": "",
    "language": "en",
    "time_zone": "Europe/Madrid",
}


@pytest.fixture
def browser(clara, as_person):
    return as_person(clara)


@pytest.fixture
def url(pat_record):
    def of(name, *args):
        return reverse(f"patients:{name}", args=[pat_record.pk, *args])

    return of


def text(response):
    return response.content.decode()


def test_an_empty_record_says_what_is_missing(browser, url):
    html = text(browser.get(url("record")))
    assert "None on the record." in html
    assert "Nobody noted yet." in html
    assert "No check-in is planned." in html


def test_a_record_without_a_time_zone_shows_the_clinics_and_offers_it(browser, url, pat_record):
    Clinic.objects.update(time_zone="Pacific/Auckland")
    Patient.objects.filter(pk=pat_record.pk).update(time_zone="")
    pat_record.refresh_from_db()
    assert pat_record.zone.key == "Pacific/Auckland"
    assert "Pacific/Auckland" in text(browser.get(url("record")))
    chosen = 'value="Pacific/Auckland" selected'
    assert chosen in text(browser.get(url("record_edit", "details")))
    assert browser.get(url("clinic_visits")).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/today/",
        "/check-in/",
        "/journal/",
        "/sleep/",
        "/visits/",
        "/progress/",
        "/offline/day/",
        "/offline/check-in/",
    ],
)
def test_a_patient_without_a_time_zone_reads_by_the_clinics_clock(pat, pat_record, as_person, address):
    Patient.objects.filter(pk=pat_record.pk).update(time_zone="")
    assert as_person(pat).get(address).status_code == 200


def test_details_are_changed_and_only_the_names_of_fields_are_audited(browser, url, pat_record):
    answer = browser.post(url("record_edit", "details"), DETAILS | {"phone": "+34 555 0199"})
    assert answer["Location"] == url("record")
    pat_record.refresh_from_db()
    assert pat_record.phone == "+34 555 0199"
    assert AuditEvent.objects.get(event="record.changed").reason == "phone"


def test_saving_without_a_change_leaves_no_event(browser, url):
    browser.post(url("record_edit", "details"), DETAILS)
    assert not AuditEvent.objects.filter(event="record.changed").exists()


def test_ones_own_number_is_not_in_use_but_anothers_is(browser, url, clinic, clara):
    make_patient("Olu", clinic, clara)
    assert (
        browser.post(url("record_edit", "details"), DETAILS | {"record_number": "r-pat"}).status_code == 302
    )
    html = text(
        browser.post(url("record_edit", "details"), DETAILS | {"record_number": "R-OLU", "phone": "555"})
    )
    assert "already used at this clinic" in html
    assert 'value="555"' in html


def test_wrong_details_are_said_beside_the_field_and_in_the_summary(browser, url):
    html = text(browser.post(url("record_edit", "details"), DETAILS | {"birth_date": "2999-01-01"}))
    assert 'id="id_birth_date_error"' in html
    assert 'href="#id_birth_date"' in html


def test_the_form_starts_with_what_is_on_the_record(browser, url):
    html = text(browser.get(url("record_edit", "details")))
    assert 'value="1970-05-12"' in html
    assert 'value="R-Pat"' in html


def test_pain_details_are_changed_and_a_limb_shows_as_its_areas(browser, url, pat_record):
    Patient.objects.filter(pk=pat_record.pk).update(body_regions=["left leg", "old words"])
    html = text(browser.get(url("record_edit", "pain")))
    assert 'value="left knee"\n             checked' in html
    browser.post(
        url("record_edit", "pain"),
        {"diagnosis": "CRPS", "certainty": "possible", "body_regions": ["right hand"], "lesion": ""},
    )
    pat_record.refresh_from_db()
    assert (pat_record.diagnosis, pat_record.certainty, pat_record.body_regions) == (
        "CRPS",
        "possible",
        ["right hand"],
    )


def test_there_is_no_other_part_to_edit(browser, url):
    assert browser.get(url("record_edit", "secrets")).status_code == 404


def test_a_new_time_zone_moves_the_check_ins_that_were_not_asked_yet(browser, url, pat_record, clara):
    plan_check_ins(patient=pat_record, by=clara, wall_time=time(19, 0))
    tomorrow = CheckInOccurrence.objects.filter(slot=Slot.MAIN).order_by("-local_date").first()
    browser.post(url("record_edit", "details"), DETAILS | {"time_zone": "America/New_York"})
    moved = CheckInOccurrence.objects.get(local_date=tomorrow.local_date, slot=Slot.MAIN)
    assert moved.due_at > tomorrow.due_at
    assert moved.due_at.astimezone(pat_record.__class__.objects.get().zone).time() == time(19, 0)


def test_the_record_of_ended_care_is_read_but_not_changed(browser, url, pat_record):
    Patient.objects.filter(pk=pat_record.pk).update(ended_at=timezone.now())
    html = text(browser.get(url("record")))
    assert "care has ended" in html
    assert "Change details" not in html
    refused = browser.post(url("record_edit", "details"), DETAILS)
    assert refused.status_code == 403
    assert "stays as it is" in text(refused)


def test_a_field_that_is_no_part_of_the_form_cannot_be_changed(pat_record, clara):
    with pytest.raises(ValueError, match="no field clinic"):
        change_record(patient=pat_record, values={"clinic": None}, by=clara)


def test_the_action_refuses_somebody_off_the_team(pat_record, colin):
    with pytest.raises(Refused, match="care team"):
        change_record(patient=pat_record, values={"phone": "1"}, by=colin)


# --- contacts --------------------------------------------------------------------------------
def test_somebody_to_call_is_added_changed_and_removed(browser, url):
    browser.post(url("contact_new"), {"name": "Gita", "relation": "sister", "phone": "555"})
    contact = Contact.objects.get()
    browser.post(url("contact_edit", contact.pk), {"name": "Gita", "relation": "sister", "phone": "556"})
    contact.refresh_from_db()
    assert contact.phone == "556"
    assert 'href="tel:556"' in text(browser.get(url("record")))
    browser.post(url("contact_remove", contact.pk))
    assert not Contact.objects.exists()
    events = AuditEvent.objects.values_list("event", flat=True)
    assert list(events).count("contact.saved") == 2
    assert "contact.removed" in events


def test_a_contact_without_a_number_is_said_and_kept(browser, url):
    html = text(browser.post(url("contact_new"), {"name": "Gita", "relation": "", "phone": ""}))
    assert 'id="id_phone_error"' in html
    assert 'value="Gita"' in html


def test_a_wrong_change_of_a_contact_does_not_touch_the_row(browser, url, pat_record):
    contact = Contact.objects.create(patient=pat_record, name="Gita", phone="555")
    browser.post(url("contact_edit", contact.pk), {"name": "", "phone": "556"})
    contact.refresh_from_db()
    assert (contact.name, contact.phone) == ("Gita", "555")


def test_a_record_with_everything_costs_as_many_queries_as_an_empty_one(
    browser, url, pat_record, clara, django_assert_max_num_queries
):
    browser.get(url("record"))
    for n in range(5):
        Contact.objects.create(patient=pat_record, name=f"C{n}", phone="1")
    with django_assert_max_num_queries(16):
        browser.get(url("record"))


def test_what_a_person_typed_is_never_markup(browser, url, pat_record):
    Patient.objects.filter(pk=pat_record.pk).update(diagnosis="<script>alert(1)</script>")
    assert "<script>alert(1)" not in text(browser.get(url("record")))
    assert date(1970, 5, 12) == pat_record.birth_date
