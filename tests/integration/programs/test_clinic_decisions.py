"""/clinic/decisions/: how often each rule is followed or overruled, with n and reasons, and nobody compared."""

import re
from datetime import timedelta
from typing import Any

from django.utils import timezone

from patients.models import Patient
from programs.insights.decisions import decisions_of, total_of
from programs.models import Decision, Suggestion
from rehab.accounts.models import Clinic, User
from rehab.audit.models import AuditEvent
from tests.integration.programs.plans import walking_program

PAGE = "/clinic/decisions/"


def suggested(patient: Patient, clara: User, **fields: Any) -> Suggestion:
    item = patient.programs.get(state="active").prescriptions.get()
    today = patient.today()
    given = {"rule_id": "R7", "state": "open", "reason": "Good week"} | fields
    return Suggestion.objects.create(
        patient=patient,
        prescription=item,
        line=Suggestion().pk,
        window_start=today,
        window_end=today,
        rule_version="x",
        outcome="progress",
        quota_now=8,
        quota_proposed=9,
        expires_at=timezone.now() + timedelta(days=3),
        **given,
    )


def decided(patient: Patient, clara: User, kind: str, reason: str = "", **fields: Any) -> None:
    states = {"approve": "approved", "edit": "edited", "reject": "rejected"}
    row = suggested(patient, clara, state=states[kind], **fields)
    Decision.objects.create(suggestion=row, kind=kind, reason=reason, by=clara)


def a_busy_month(patient: Patient, clara: User) -> None:
    walking_program(patient, clara)
    for _n in range(6):
        decided(patient, clara, "approve")
    decided(patient, clara, "edit", "Half a step is enough")
    decided(patient, clara, "reject", "She moves house", deferred_until=patient.today())
    decided(patient, clara, "approve", rule_id="R2c")
    for state in ("expired", "overtaken", "open"):
        suggested(patient, clara, state=state, rule_id="R8")
    suggested(patient, clara, rule_id="R1", made_at=timezone.now() - timedelta(days=91))


def test_counts_rates_and_n_by_rule(pat_record: Patient, clara: User, clinic: Clinic) -> None:
    a_busy_month(pat_record, clara)
    rules = {row.rule_id: row for row in decisions_of(clinic.pk, timezone.now() - timedelta(days=90))}
    assert list(rules) == ["R2c", "R7", "R8"]
    step_up = rules["R7"]
    assert (step_up.approved, step_up.edited, step_up.rejected, step_up.deferred) == (6, 1, 1, 1)
    assert step_up.override_words == "25 % (2/8)"
    mixed = rules["R8"]
    assert (mixed.expired, mixed.overtaken, mixed.waiting, mixed.decided) == (1, 1, 1, 0)
    assert mixed.override_words == "–"
    assert (total_of(rules.values()).made, total_of(rules.values()).override_words) == (12, "22 % (2/9)")


def test_the_page_tells_reasons_and_no_names(
    pat_record: Patient, clara: User, ada: User, as_person: Any
) -> None:
    a_busy_month(pat_record, clara)
    page = as_person(ada).get(PAGE).content.decode()
    assert "12 suggestions in 90 days, 9 decided. Changed or rejected: 22 % (2/9)." in page
    assert "Half a step is enough" in page
    assert "She moves house" in page
    for name in (clara.name, pat_record.record_number):
        assert name not in page
    told = page[page.index("<main") :]
    longer = as_person(ada).get(f"{PAGE}?days=365").content.decode()
    assert re.findall(r"\bR1\b", told) == []
    assert re.findall(r"\bR1\b", longer[longer.index("<main") :])
    assert AuditEvent.objects.filter(event="decisions.opened", actor_id=ada.pk).count() == 2


def test_another_clinics_decisions_are_not_counted(
    pat_record: Patient, clara: User, other_clinic: Clinic, ada: User, as_person: Any
) -> None:
    a_busy_month(pat_record, clara)
    assert decisions_of(other_clinic.pk, timezone.now() - timedelta(days=90)) == []


def test_before_anything_is_suggested_the_page_says_so(ada: User, as_person: Any) -> None:
    assert "No suggestions in this time" in as_person(ada).get(PAGE).content.decode()


def test_switched_off_it_is_not_there(ada: User, as_person: Any, settings: Any) -> None:
    settings.DECISION_SUPPORT_ENABLED = False
    assert as_person(ada).get(PAGE).status_code == 404
