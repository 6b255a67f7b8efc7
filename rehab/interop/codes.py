"""The codes this product may say, and nothing else. Each system can be switched off (settings.FHIR_CODE_SYSTEMS).

Without its code a thing is still said in words. LOINC is used under its licence (see NOTICE); SNOMED CT is bound to
a licence by country, so a site outside one switches it off.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings

LOCAL: Final = "urn:local:steady"
UCUM: Final = "http://unitsofmeasure.org"
UNITS: Final = frozenset({"{score}", "min", "h", "m", "s", "/d", "{count}"})
SYSTEMS: Final[Mapping[str, str]] = {
    "loinc": "http://loinc.org",
    "snomed": "http://snomed.info/sct",
    "icd11": "http://id.who.int/icd/release/11/mms",
    "pa": "http://hl7.org/fhir/us/physical-activity/CodeSystem/pa-temporary-codes",
}
# HL7's own terminology belongs to FHIR itself and is always said.
HL7: Final = "http://terminology.hl7.org/CodeSystem/"


@dataclass(frozen=True)
class Code:
    """One code of a system that may be switched off."""

    system: str
    code: str
    display: str


PAIN_NRS: Final = Code("loinc", "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
SLEEP_DURATION: Final = Code("loinc", "93832-4", "Sleep duration")
EXERCISE_DURATION: Final = Code("loinc", "55411-3", "Exercise duration")
PRIVACY_CONSENT: Final = Code("loinc", "59284-0", "Patient Consent")
EXERCISE_THERAPY: Final = Code("snomed", "229065009", "Exercise therapy")
CHRONIC_NEUROPATHIC_PAIN: Final = Code("icd11", "MG30.5", "Chronic neuropathic pain")
PHYSICAL_ACTIVITY: Final = Code("pa", "PhysicalActivity", "Physical Activity")
ALL: Final = (
    PAIN_NRS,
    SLEEP_DURATION,
    EXERCISE_DURATION,
    PRIVACY_CONSENT,
    EXERCISE_THERAPY,
    CHRONIC_NEUROPATHIC_PAIN,
    PHYSICAL_ACTIVITY,
)


def coding(code: Code) -> list[dict[str, str]]:
    """The code as FHIR says it, or nothing while its system is switched off."""
    if code.system not in settings.FHIR_CODE_SYSTEMS:
        return []
    return [{"system": SYSTEMS[code.system], "code": code.code, "display": code.display}]


def loinc(number: str, display: str = "") -> list[dict[str, str]]:
    """A LOINC code of an instrument, or nothing for "" or while LOINC is switched off."""
    if not number or "loinc" not in settings.FHIR_CODE_SYSTEMS:
        return []
    said = {"system": SYSTEMS["loinc"], "code": number}
    return [said | {"display": display}] if display else [said]


def local(kind: str, code: str, display: str = "") -> dict[str, str]:
    """A code of our own, where no verified code of a terminology fits."""
    said = {"system": f"{LOCAL}:{kind}", "code": code}
    return said | {"display": display} if display else said


def concept(text: str, *codings: Any) -> dict[str, Any]:
    """A CodeableConcept: always in words, with whatever codes are switched on."""
    flat = [one for many in codings for one in (many if isinstance(many, list) else [many])]
    return {"text": text} | ({"coding": flat} if flat else {})


def hl7(system: str, code: str) -> dict[str, Any]:
    """A concept of HL7's own terminology."""
    return {"coding": [{"system": HL7 + system, "code": code}]}


def quantity(value: float, unit: str) -> dict[str, Any]:
    """A UCUM quantity. Raises ValueError for a unit that is not on the list."""
    if unit not in UNITS:
        raise ValueError(f"{unit} is not one of the units that are said here.")
    tidy = int(value) if value == int(value) else round(float(value), 2)
    return {"value": tidy, "unit": unit, "system": UCUM, "code": unit}
