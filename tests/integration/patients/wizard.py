"""Walk through the enrolment wizard, as a browser would."""

import re
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

WHO: dict[str, Any] = {
    "given_name": "Nia",
    "family_name": "Okafor",
    "birth_date": "1966-02-03",
    "record_number": "N-77",
    "email": "nia@example.org",
    "phone": "+34 555 0177",
    "language": "en",
    "time_zone": "Europe/Madrid",
}
PAIN: dict[str, Any] = {
    "diagnosis": "Painful polyneuropathy",
    "lesion": "Type 2 diabetes",
    "certainty": "probable",
    "body_regions": ["left foot", "right foot"],
}
CONDITIONS: dict[str, Any] = {"conditions": ["loss_protective_sensation", "diabetes"]}
PEOPLE: dict[str, Any] = {
    "contact_name": "Ugo Okafor",
    "contact_relation": "brother",
    "contact_phone": "+34 555 0178",
    "goal_words": "Walk to the market",
    "goal_meaning": "I meet my friends there",
}
ASK: dict[str, Any] = {
    "ask": "on",
    "wall_time": "18:30",
    "quiet_from": "21:00",
    "quiet_until": "08:00",
    "nudge": "on",
    "invite": "on",
}
STEPS: dict[str, dict[str, Any]] = {
    "who": WHO,
    "pain": PAIN,
    "conditions": CONDITIONS,
    "people": PEOPLE,
    "check-ins": ASK,
}
BORN = date(1966, 2, 3)


def begin(browser: Client, **changes: Any) -> str:
    """Send the first page; the id of the draft that it began."""
    answer = browser.post(reverse("patients:enrol"), WHO | changes)
    assert answer.status_code == 302, answer.content.decode()
    found = re.search(r"/patients/new/([0-9a-f-]{36})/", answer["Location"])
    assert found
    return found[1]


def page(draft: str, step: str) -> str:
    return reverse("patients:enrol_step", args=[draft, step])


def walk(browser: Client, *, until: str = "check", **changes: dict[str, Any]) -> str:
    """Answer every page before `until`; `changes` by step ("who", "pain", "conditions", "people", "ask")."""
    draft = begin(browser, **changes.get("who", {}))
    for step, answers in STEPS.items():
        if step == until:
            break
        if step != "who":
            more = changes.get("ask" if step == "check-ins" else step, {})
            said = browser.post(page(draft, step), answers | more)
            assert said.status_code == 302, said.content.decode()
    return draft
