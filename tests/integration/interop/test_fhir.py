"""FHIR R4, read-only: valid by four judges, complete in its pages, as wide as the reader's right and no wider."""

import copy
import json
import tomllib
import uuid
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from patients.actions.measures import correct_measure, keep_measure
from patients.measures.registry import INSTRUMENTS
from patients.models import CheckInOccurrence, JournalDay, MessageThread, Patient, ThreadMessage
from patients.views.fhir import READERS
from programs.models import ProgramTemplate, Session
from rehab.audit.models import AuditEvent
from rehab.interop.answers import VERSION
from rehab.interop.bundle import entries_of, types_served
from rehab.interop.codes import ALL, quantity
from rehab.interop.resource import Reader, narrative
from rehab.notifications.models import Message
from tests import fhir_rules as rules
from tests.contracts.test_names_resolve import patterns
from tests.integration.accounts.sign_in_tools import password_step
from tests.people import signed_in
from tests.world import make_world

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("fhir")]
SCRIPT = "<script>alert('x')</script> & “quotes”"


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for the whole file, with a measure of every kind and a script in the patient's words."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        fill(world)
        yield world
        transaction.set_rollback(True)


def fill(world):
    pat, clara = world.people["Pat"].patient, world.people["Clara"]
    Patient.objects.filter(pk=pat.pk).update(
        diagnosis="Painful neuropathy", certainty="probable", given_name="Pat", phone="+34 555 0101"
    )
    pat.refresh_from_db()
    pat.goals.update(words=SCRIPT)
    answers = {
        "phq_4": {"nervous": 1, "worry": 0, "interest": None, "down": 1},
        "pcs": {"total": 31, "rumination": 10},
        "timed_up_and_go": {"seconds": 9.5, "aid": 1},
        "pgic": {"change": 2},
    }
    for key, given in answers.items():
        keep(pat, clara, key, given)
    activity = pat.own_activities.get()
    keep(pat, clara, "psfs", {str(activity.pk): 4}, own=[{"key": str(activity.pk), "words": activity.words}])
    goal = pat.goals.get()
    keep(pat, clara, "gas", {str(goal.pk): 0}, own=[{"key": str(goal.pk), "words": goal.words, "weight": 1}])
    peg = pat.measures.get(instrument="peg")
    correct_measure(
        measure=peg, answers=peg.answers | {"pain": 2}, local_date=peg.local_date, why="Misread", by=clara
    )
    thread = MessageThread.objects.create(patient=pat, subject="My foot", started_by=clara)
    ThreadMessage.objects.create(
        patient=pat, thread=thread, key=uuid.uuid4(), author=clara, from_patient=False, text="A secret word"
    )

    come_from_template(pat)
    be_reminded(pat)


def come_from_template(pat):
    """The program of now came from the clinic's template; one session logged an amount."""
    pat.programs.filter(state="active").update(template=ProgramTemplate.objects.get(clinic=pat.clinic))
    line = Session.objects.filter(patient=pat, status="done", prescription__activity__isnull=False).first()
    Session.objects.filter(pk=line.pk).update(amount=Decimal("7.5"))


def be_reminded(pat):
    """Three days: one reminder went out, one was left out on purpose, for one nothing was sent at all."""
    now, plan = timezone.now(), pat.check_in_plan
    for n, (state, why) in enumerate((("sent", ""), ("skipped", "already logged"), (None, "paused"))):
        asked = CheckInOccurrence.objects.create(
            plan=plan, patient=pat, local_date=pat.today() - timedelta(days=20 + n), slot="main", due_at=now,
            state="done" if state else "skipped", why=why,
        )  # fmt: skip
        if state:
            Message.objects.create(
                key=f"reminder {n}", kind="check_in", user=pat.user, about_id=asked.pk, expires_at=now,
                state=state, finished_at=now, why=why,
            )  # fmt: skip


def keep(pat, clara, key, answers, own=()):
    keep_measure(
        patient=pat, instrument=INSTRUMENTS[key], answers=answers, own=own, local_date=pat.today(), by=clara,
        client_uuid=uuid.uuid4(),
    )  # fmt: skip


@pytest.fixture
def pat(world):
    return world.people["Pat"].patient


@pytest.fixture
def get(world, pat):
    def of(person, name="fhir_everything", query="", patient=pat):
        browser = signed_in(world.people[person])
        return browser.get(reverse(f"patients:{name}", args=[patient.pk]) + query)

    return of


@pytest.fixture(scope="module")
def everything(world):
    """All of Pat's record, as Pat gets it."""
    pat = world.people["Pat"].patient
    address = reverse("patients:fhir_everything", args=[pat.pk])
    return resources(signed_in(pat.user).get(f"{address}?_count=500"))


def resources(response):
    return [entry["resource"] for entry in response.json()["entry"]]


# --- valid --------------------------------------------------------------------------------------------
def test_everything_is_valid_by_all_four_judges_and_no_reference_dangles(everything):
    found = everything
    assert {one["resourceType"] for one in found} == set(types_served())
    assert [trouble for one in found for trouble in rules.troubles(one)] == []
    assert [trouble for one in rules.by_javascript(found) for trouble in one] == []
    assert rules.dangling(found) == []


def test_what_says_what_it_can_do_is_valid_too(client):
    found = client.get("/fhir/metadata")
    assert found.headers["Content-Type"] == "application/fhir+json; charset=utf-8"
    assert rules.by_models(found.json()) + rules.by_schema(found.json()) == []
    assert tomllib.loads(Path("pyproject.toml").read_text())["project"]["version"] == VERSION


def test_patients_words_are_never_markup(get):
    goal = next(one for one in resources(get("Pat", query="?_type=Goal")))
    assert goal["description"]["text"] == SCRIPT
    assert "<script" not in goal["text"]["div"] and "&lt;script&gt;" in goal["text"]["div"]
    assert rules.by_our_rules({"resourceType": "Goal", "text": narrative(SCRIPT)}) == []


def change(resource, **values):
    return copy.deepcopy(resource) | values


# Each fault is named with the judges that have to see it: (models of R4B, R4 schema, own rules).
FAULTS = {
    "unknown field": lambda o, c, g: (change(o, colour="red"), (True, True, False)),
    "missing code": lambda o, c, g: ({k: v for k, v in o.items() if k != "code"}, (True, False, False)),
    "a field of R5 only": lambda o, c, g: (change(o, triggeredBy=[]), (True, True, False)),
    "a bad date": lambda o, c, g: (change(o, effectiveDateTime="12 May"), (True, True, False)),
    "two values": lambda o, c, g: (change(o, valueString="six"), (True, False, False)),
    "a bad Observation.status": lambda o, c, g: (change(o, status="done"), (False, True, True)),
    "a bad CarePlan.intent": lambda o, c, g: (change(c, intent="hope"), (False, False, True)),
    "a script in the narrative": lambda o, c, g: (
        change(
            c,
            text={"status": "generated", "div": '<div xmlns="http://www.w3.org/1999/xhtml"><script/></div>'},
        ),
        (False, False, True),
    ),
    "a wrong unit": lambda o, c, g: (
        change(o, valueQuantity=o["valueQuantity"] | {"code": "points", "unit": "points"}),
        (False, False, True),
    ),
    "a borrowed code": lambda o, c, g: (
        change(o, code={"coding": [{"system": "http://loinc.org", "code": "38208-5"}]}),
        (False, False, True),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_seeded_fault_is_seen(fault, everything):
    found = everything
    observation = next(
        one for one in found if one["resourceType"] == "Observation" and "valueQuantity" in one
    )
    plan = next(one for one in found if one["resourceType"] == "CarePlan")
    goal = next(one for one in found if one["resourceType"] == "Goal")
    broken, (models, schema, ours) = FAULTS[fault](observation, plan, goal)
    seen = [bool(judge(broken)) for judge in (rules.by_models, rules.by_schema, rules.by_our_rules)]
    assert any(seen)
    assert [was for was, wanted in zip(seen, (models, schema, ours), strict=True) if wanted and not was] == []


def test_the_judge_in_javascript_sees_what_the_schema_lets_through(everything):
    plan = next(one for one in everything if one["resourceType"] == "CarePlan")
    faults = [
        change(plan, intent="hope"),
        change(plan, subject={"reference": "Nobody/1"}),
        change(plan, colour="red"),
        {key: value for key, value in plan.items() if key != "status"},
    ]
    assert [bool(one) for one in rules.by_javascript([*faults, plan])] == [True, True, True, True, False]


def test_a_reference_to_nothing_is_seen(everything):
    without = [one for one in everything if one["resourceType"] != "Goal"]
    assert rules.dangling(without)


# --- what it says -------------------------------------------------------------------------------------
def test_a_measure_is_a_questionnaire_a_response_a_score_and_its_corrections(everything, pat):
    found = everything
    peg = pat.measures.get(instrument="peg")
    by_id = {one["id"]: one for one in found}
    response, score = by_id[str(peg.pk)], by_id[f"score-{peg.pk}"]
    assert response["questionnaire"].endswith("Questionnaire:peg|2009") and response["status"] == "amended"
    assert {one["linkId"]: one["answer"][0]["valueInteger"] for one in response["item"]}["pain"] == 2
    assert score["code"]["coding"][0]["code"] == "91147-9"
    assert score["valueQuantity"]["value"] == float(peg.value)
    changes = [one for one in found if one["id"].startswith("measure-revision-")]
    about = [one for one in changes if one["target"][0]["reference"].endswith(str(peg.pk))]
    about.sort(key=lambda one: int(one["id"].rpartition("-")[2]))
    assert [one["activity"]["coding"][0]["code"] for one in about] == ["CREATE", "UPDATE"]
    short = next(one for one in found if one.get("questionnaire", "").endswith("phq_4|2009"))
    assert len(short["item"]) == 3, "what was left open is not answered"


def test_what_was_not_logged_is_no_observation(get, pat):
    day = pat.journal_days.order_by("-local_date").first()
    with transaction.atomic():
        JournalDay.objects.filter(pk=day.pk).update(pain_avg=None, mood=0)
        found = {one["id"]: one for one in resources(get("Pat", query="?_type=Observation&_count=500"))}
        transaction.set_rollback(True)
    assert f"day-{day.pk}-pain-avg" not in found
    assert found[f"day-{day.pk}-mood"]["valueQuantity"]["value"] == 0


def test_codes_are_said_as_long_as_their_terminology_is_switched_on(get, settings):
    on = json.dumps(get("Pat", query="?_count=500").json())
    assert "MG30.5" in on and "229065009" in on and "72514-3" in on
    settings.FHIR_CODE_SYSTEMS = []
    bundle = get("Pat", query="?_count=500").json()
    off = json.dumps(bundle)
    assert not any(f'"{one.code}"' in off for one in ALL)
    assert "http://loinc.org" not in off and "snomed" not in off
    assert [trouble for one in bundle["entry"] for trouble in rules.troubles(one["resource"])] == []


def test_a_unit_that_is_not_on_the_list_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="points"):
        quantity(3, "points")


def test_a_reminder_says_what_became_of_it_and_not_a_word_of_its_text(get):
    for person in ("Pat", "Clara"):
        found = [
            one
            for one in resources(get(person, query="?_type=Communication&_count=500"))
            if one["id"].startswith("reminder-")
        ]
        assert sorted((one["status"], one.get("statusReason", {}).get("text", "")) for one in found) == [
            ("completed", ""), ("in-progress", ""), ("not-done", "already logged"), ("not-done", "paused"),
        ]  # fmt: skip
        assert [bool(one.get("sent")) for one in found] == [one["status"] == "completed" for one in found]
        assert not any("payload" in one for one in found)


def test_a_program_names_the_template_it_came_from_and_the_template_its_exercises(everything, get, pat):
    template = ProgramTemplate.objects.get(clinic=pat.clinic)
    definition = next(one for one in everything if one["resourceType"] == "PlanDefinition")
    plans = [
        one for one in everything if one["resourceType"] == "CarePlan" and "instantiatesCanonical" in one
    ]
    assert [one["instantiatesCanonical"] for one in plans] == [
        [f"{definition['url']}|{definition['version']}"]
    ]
    assert (definition["title"], definition["status"]) == (template.name, "active")
    named = {one["definitionCanonical"] for one in definition["action"]}
    assert len(named) == template.items.count()
    assert "instantiatesCanonical" not in resources(get("Gita", query="?_type=CarePlan"))[0]


def test_an_amount_that_was_logged_is_an_observation_in_its_own_unit(everything):
    amounts = [
        one for one in everything if one["id"].startswith("session-") and one["id"].endswith("-amount")
    ]
    said = {
        (one["code"]["text"], one["valueQuantity"]["value"], one["valueQuantity"]["code"]) for one in amounts
    }
    assert ("Minutes of the session", 7.5, "min") in said
    assert {len(one["category"]) for one in amounts} == {2}


# --- asking -------------------------------------------------------------------------------------------
def test_pages_together_are_everything_once_and_in_one_order(get):
    whole = resources(get("Pat", query="?_count=500"))
    first = get("Pat", query="?_count=40").json()
    assert [link["relation"] for link in first["link"]] == ["self", "next"]
    seen, query, pages = [], "?_count=40", 0
    while query:
        bundle = get("Pat", query=query).json()
        seen += [one["resource"]["resourceType"] + "/" + one["resource"]["id"] for one in bundle["entry"]]
        following = [link["url"] for link in bundle["link"] if link["relation"] == "next"]
        query = "?" + following[0].partition("?")[2] if following else ""
        pages += 1
        assert pages < 40
    assert seen == [f"{one['resourceType']}/{one['id']}" for one in whole]
    assert whole[0]["resourceType"] == "Patient"


def test_type_since_start_and_end_choose(get, pat):
    assert {one["resourceType"] for one in resources(get("Pat", query="?_type=Goal,Patient"))} == {
        "Goal",
        "Patient",
    }
    later = (timezone.now() + timedelta(days=1)).isoformat().replace("+", "%2B")
    assert resources(get("Pat", query=f"?_since={later}")) == []
    today = pat.today()
    query = f"?_type=QuestionnaireResponse&start={today}&end={today}"
    assert {one["authored"][:10] for one in resources(get("Pat", query=query))}
    before = f"?_type=QuestionnaireResponse,Patient&end={today - timedelta(days=300)}"
    assert [one["resourceType"] for one in resources(get("Pat", query=before))] == ["Patient"]


@pytest.mark.parametrize(
    "query",
    [
        "?_format=xml",
        "?_type=Medication",
        "?start=yesterday",
        "?_since=never",
        "?_count=0",
        "?_page=x",
        "?name=Pat",
    ],
)
def test_what_is_not_understood_is_an_error_and_not_passed_over(get, query):
    answer = get("Pat", query=query)
    assert answer.status_code == 400
    assert answer.json()["resourceType"] == "OperationOutcome"
    assert rules.by_schema(answer.json()) == []


def test_the_statement_lists_what_works_and_nothing_else_answers(client, get):
    rest = client.get("/fhir/metadata").json()["rest"][0]
    assert [(one["type"], [i["code"] for i in one["interaction"]]) for one in rest["resource"]] == [
        ("Patient", ["read"])
    ]
    assert [one["name"] for one in rest["resource"][0]["operation"]] == ["everything"]
    assert all(kind in rest["documentation"] for kind in types_served())
    assert get("Pat", "fhir_patient").json()["resourceType"] == "Patient"
    assert get("Pat").json()["resourceType"] == "Bundle"
    doors = {str(found.pattern) for _name, found in patterns(get_resolver()) if "fhir/" in str(found.pattern)}
    assert doors == {
        "fhir/metadata",
        "fhir/Patient/<uuid:patient_id>",
        "fhir/Patient/<uuid:patient_id>/$everything",
        "fhir/Patient/<uuid:patient_id>/everything.json",
    }
    for path in (
        "/fhir/Patient",
        "/fhir/Observation",
        "/fhir/Patient/1",
        "/fhir/.well-known/smart-configuration",
    ):
        assert client.get(path).status_code == 404


# --- whose --------------------------------------------------------------------------------------------
def test_each_right_gets_its_own_width(get, pat):
    self, team, caregiver = (
        {one["resourceType"] for one in resources(get(person, query="?_count=500"))}
        for person in ("Pat", "Clara", "Gita")
    )
    assert self - team == {"AuditEvent"}
    assert caregiver - {"ActivityDefinition"} == {
        "Patient",
        "Practitioner",
        "CarePlan",
        "ServiceRequest",
    }
    helped = get("Gita", "fhir_patient").json()
    assert (
        helped["name"]
        and "birthDate" not in helped
        and "telecom" not in helped
        and "identifier" not in helped
    )
    assert rules.dangling(resources(get("Gita", query="?_count=500"))) == []
    assert rules.dangling(resources(get("Clara", query="?_count=500"))) == []


def test_messages_are_told_in_words_to_the_patient_alone(get):
    assert "A secret word" in get("Pat", query="?_count=500").content.decode()
    assert "A secret word" not in get("Clara", query="?_count=500").content.decode()


@pytest.mark.parametrize("person", ["Quinn", "Gil", "Colin", "Sam", "Cora", "Ada"])
def test_without_a_right_there_is_no_such_record(get, person):
    for name in ("fhir_patient", "fhir_everything", "fhir_download"):
        answer = get(person, name)
        assert answer.status_code == 404 and answer.json()["resourceType"] == "OperationOutcome"


def test_every_copy_is_written_down_and_kept_by_no_cache(get, pat, world):
    before = AuditEvent.objects.filter(event="fhir.read", patient_id=pat.pk).count()
    answer = get("Gita")
    assert answer.headers["Cache-Control"] == "no-store"
    left = AuditEvent.objects.filter(event="fhir.read", patient_id=pat.pk)
    assert left.count() == before + 1
    newest = left.order_by("-pk")[0]
    assert (newest.actor_id, newest.on_behalf_of, newest.actor_role) == (
        world.people["Gita"].pk, pat.pk, "caregiver",
    )  # fmt: skip


def test_the_file_asks_who_you_are_is_whole_and_is_made_three_times_an_hour(get, pat):
    asked = get("Pat", "fhir_download")
    assert asked.status_code == 302 and "/reauthenticate/" in asked.headers["Location"]
    browser = Client()
    password_step(browser, pat.user.email)
    address = reverse("patients:fhir_download", args=[pat.pk])
    answer = browser.get(address)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-record.fhir.json"'
    bundle = answer.json()
    assert bundle["total"] == len(bundle["entry"]) and [one["relation"] for one in bundle["link"]] == ["self"]
    assert rules.by_schema(bundle) == [] and rules.dangling(resources(answer)) == []
    assert [browser.get(address).status_code for _n in range(3)] == [200, 200, 429]
    assert AuditEvent.objects.filter(event="fhir.filed", patient_id=pat.pk).count() == 3


def test_a_longer_record_costs_no_more_queries(pat, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        found = entries_of(pat, Reader.SELF)
    assert len(found) > 40
    assert set(READERS.values()) == set(Reader)
