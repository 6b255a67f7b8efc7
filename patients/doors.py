"""The three doors to a record: by care team, as the patient, as a caregiver.

A door is a view's first two moves. It declares the view's policy, loads the patient through `visible_to`
(a record that is not yours and one that does not exist are the same 404), runs the view in one transaction and
leaves the event of the read in it. The view is called as view(request, patient, **url_parts).
"""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from patients.insights.caregiving import consent_before
from patients.models import Patient, Via
from patients.models.patient import PatientQuerySet
from rehab.accounts.models import User, example_of
from rehab.accounts.policy import CLINICIANS, PEOPLE, READ, Audience, policy
from rehab.accounts.roles import CLINICIAN
from rehab.audit.events import Event
from rehab.audit.record import record
from rehab.lib.prepared import Prepared
from rehab.web.queued import nothing_saved

PatientView = Callable[..., HttpResponse]
Check = Callable[[Any, Patient], None]


def for_clinician(
    event: Event, *, methods: tuple[str, ...] = READ, check: Check | None = None
) -> Callable[[PatientView], Any]:
    """A page under /patients/<uuid>/ for the care team. `check` is a `check_user_can_x` that may refuse."""

    def dress(view: PatientView) -> Any:
        def load(request: HttpRequest, url: dict[str, Any]) -> Patient | None:
            return _one(request, Via.CARE_TEAM, pk=url.pop("patient_id"))

        return _door(view, CLINICIANS, load, event, methods, check, "care team")

    return dress


def for_patient(
    event: Event, *, methods: tuple[str, ...] = READ, check: Check | None = None
) -> Callable[[PatientView], Any]:
    """A portal page about the signed-in person's own record. Somebody without one is shown where to go."""

    def dress(view: PatientView) -> Any:
        def load(request: HttpRequest, url: dict[str, Any]) -> Patient | None:
            user = request.user
            return _own_record.first(user_id=user.pk) if isinstance(user, User) and user.is_active else None

        return _door(view, PEOPLE, load, event, methods, check, "own record", elsewhere="patients:no_record")

    return dress


def for_caregiver(
    event: Event, *, methods: tuple[str, ...] = READ, check: Check | None = None
) -> Callable[[PatientView], Any]:
    """A page under /for/<uuid>/ within the patient's consent."""

    def dress(view: PatientView) -> Any:
        def load(request: HttpRequest, url: dict[str, Any]) -> Patient | None:
            return _one(request, Via.CAREGIVER, pk=url["patient_id"])

        def without_id(request: HttpRequest, patient: Patient, **url: Any) -> HttpResponse:
            return view(
                request, patient, **{name: part for name, part in url.items() if name != "patient_id"}
            )

        return _door(wraps(view)(without_id), PEOPLE, load, event, methods, check, "consent", gone=_ended)

    return dress


def _ended(request: HttpRequest, url: dict[str, Any]) -> HttpResponse | None:
    """Somebody who helped until now reads why the page is gone, as the 404 it is for everybody else."""
    consent = consent_before(url["patient_id"], request.user)
    if consent is None:
        return None
    return render(request, "patients/for/ended.html", {"consent": consent}, status=404)


def for_whoever_may(event: Event, view: Callable[..., HttpResponse], gone: Callable[[], HttpResponse]) -> Any:
    """A machine's door to one record: as the patient, by care team or by consent, whichever comes first.

    The view is called as view(request, patient, via). Somebody without a right gets `gone`, as for no record at all.
    """

    @policy(PEOPLE, methods=READ, audit=event, rows="own record, care team or consent")
    @wraps(view)
    def opened(request: HttpRequest, patient_id: uuid.UUID) -> HttpResponse:
        with transaction.atomic():
            for via in (Via.SELF, Via.CARE_TEAM, Via.CAREGIVER):
                patient = _one(request, via, pk=patient_id)
                if patient is not None:
                    response = view(request, patient, via)
                    if response.status_code == 200:
                        _leave(request, patient, event, via.value)
                    return response
        return gone()

    return opened


_own_record: Prepared[Patient] = Prepared(
    lambda user_id: Patient.objects.visible_to(User(pk=user_id), Via.SELF).select_related("clinic"),
    user_id=uuid.UUID(int=1),
)


def _one(request: HttpRequest, via: Via, pk: uuid.UUID) -> Patient | None:
    user = request.user
    if via is Via.CARE_TEAM and isinstance(user, User) and user.is_active:
        clinics = user.clinics_as(CLINICIAN)
        if len(clinics) == 1:
            return _of_care_team.first(user=user.pk, clinic=clinics[0], pk=pk)
    return _visible(user, via, pk).first()


def _visible(user: User | AnonymousUser, via: Via, pk: uuid.UUID) -> PatientQuerySet:
    return Patient.objects.visible_to(user, via).select_related("clinic").filter(pk=pk)


# The usual clinician works at one clinic; the statement for several is made anew each time.
_of_care_team: Prepared[Patient] = Prepared(
    lambda user, clinic, pk: _visible(example_of(CLINICIAN, user, clinic), Via.CARE_TEAM, pk),
    user=uuid.UUID(int=1),
    clinic=uuid.UUID(int=2),
    pk=uuid.UUID(int=3),
)


def _door(
    view: PatientView,
    audience: Audience,
    load: Callable[[HttpRequest, dict[str, Any]], Patient | None],
    event: Event,
    methods: tuple[str, ...],
    check: Check | None,
    rows: str,
    elsewhere: str | None = None,
    gone: Callable[[HttpRequest, dict[str, Any]], HttpResponse | None] = lambda request, url: None,
) -> Any:
    @policy(audience, methods=methods, audit=event, rows=rows)
    @wraps(view)
    def opened(request: HttpRequest, **url: Any) -> HttpResponse:
        with transaction.atomic():
            patient = load(request, url)
            if patient is None:
                if elsewhere:
                    return nothing_saved(redirect(elsewhere))
                told = gone(request, url)
                if told is None:
                    raise Http404
                return told
            if check is not None:
                check(request.user, patient)
            response = view(request, patient, **url)
            if request.method in READ or response.status_code == 200:
                _leave(request, patient, event, rows)
            return response

    return opened


def _leave(request: HttpRequest, patient: Patient, event: Event, rows: str) -> None:
    record(
        event,
        by=request.user,  # type: ignore[arg-type]
        patient_id=patient.pk,
        clinic_id=patient.clinic_id,
        on_behalf_of=patient.pk if rows == "consent" else None,
        role={"care team": "", "own record": "patient", "consent": "caregiver"}[rows],
    )
