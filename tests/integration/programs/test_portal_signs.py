"""Early-warning signs: own words, at most eight; two in a check-in bring up the tool and "keep to the timer"."""

import pytest

from patients.actions.early_warning import add_sign
from patients.models import EarlyWarningEvent, EarlyWarningSign
from programs.models import SignTool
from rehab.audit.models import AuditEvent
from tests.integration.patients.day import sent
from tests.integration.programs.plans import make_exercise, url
from tests.integration.programs.portal import text_of


@pytest.fixture
def tools(clinic, cora):
    practice = {"kind": "mind_body", "early_warning": True, "tags": [], "sets": None, "reps": None}
    short = make_exercise(clinic, cora, "Notice and breathe", minutes=3, **practice)
    return [short, make_exercise(clinic, cora, "Slow breathing", minutes=5, **practice)]


@pytest.fixture
def signs(pat_record, pat):
    return [
        add_sign(patient=pat_record, words=words, by=pat)
        for words in ("Jaw tight", "Tingling up", "No patience")
    ]


def check_in(client, patient, *signs):
    return client.post(
        "/check-in/",
        sent(patient, ("Walk", "12"), mood="6") | {"signs_asked": "1", "signs": [str(s.pk) for s in signs]},
    )


def test_two_signs_bring_up_the_chosen_tool_and_the_timer_card(pat_record, pat, signs, tools, as_person):
    client = as_person(pat)
    client.post(f"/flare/signs/{signs[1].pk}/", {"do": "tool", "exercise": str(tools[1].exercise_id)})
    answer = check_in(client, pat_record, signs[0], signs[1])
    assert answer.headers["Location"] == "/flare/calm/"
    text = text_of(client.get("/flare/calm/"))
    for words in ("You noticed: Jaw tight, Tingling up.", "Slow breathing", "Keep to the timer"):
        assert words in text
    assert EarlyWarningEvent.objects.get().signs == ["Jaw tight", "Tingling up"]
    assert AuditEvent.objects.filter(event="early_warning.noticed").count() == 1


def test_one_sign_is_kept_and_brings_nothing_up(pat_record, pat, signs, tools, as_person):
    answer = check_in(as_person(pat), pat_record, signs[0])
    assert answer.headers["Location"] == "/check-in/saved/"
    assert EarlyWarningEvent.objects.get().signs == ["Jaw tight"]


def test_without_a_choice_the_shortest_tool_is_brought_up(pat_record, pat, signs, tools, as_person):
    client = as_person(pat)
    check_in(client, pat_record, *signs)
    assert "Notice and breathe" in text_of(client.get("/flare/calm/"))


def test_unticking_takes_the_event_of_the_day_back_and_a_foreign_sign_is_nothing(
    pat_record, pat, quinn_record, quinn, signs, tools, as_person
):
    theirs = add_sign(patient=quinn_record, words="Fists", by=quinn)
    client = as_person(pat)
    check_in(client, pat_record, signs[0], theirs)
    assert EarlyWarningEvent.objects.get().signs == ["Jaw tight"]
    assert "checked" in text_of(client.get("/check-in/"))
    check_in(client, pat_record)
    assert not EarlyWarningEvent.objects.exists()
    assert client.post(f"/flare/signs/{theirs.pk}/", {"do": "end"}).status_code == 404


def test_worry_comes_first(pat_record, pat, signs, tools, as_person):
    said = sent(pat_record, ("Walk", "12")) | {
        "signs_asked": "1",
        "signs": [str(s.pk) for s in signs],
        "worry": "yes",
    }
    assert as_person(pat).post("/check-in/", said).headers["Location"] == "/safety/"


def test_without_signs_the_check_in_asks_for_none(pat_record, pat, as_person):
    assert "Early-warning signs" not in text_of(as_person(pat).get("/check-in/"))


def test_eight_signs_are_the_most_and_the_same_words_are_the_same_sign(pat_record, pat, as_person):
    client = as_person(pat)
    for n in range(8):
        client.post("/flare/signs/", {"words": f"Sign {n}"})
    client.post("/flare/signs/", {"words": "sign  3"})
    assert EarlyWarningSign.objects.count() == 8
    assert "Eight signs are enough to watch for." in text_of(
        client.post("/flare/signs/", {"words": "A ninth"})
    )
    third = EarlyWarningSign.objects.get(words="Sign 3")
    client.post(f"/flare/signs/{third.pk}/", {"do": "end"})
    client.post("/flare/signs/", {"words": "A ninth"})
    assert EarlyWarningSign.objects.filter(ended_at=None).count() == 8
    assert EarlyWarningSign.objects.get(words="A ninth").place == third.place


def test_the_care_team_writes_one_down_and_chooses_its_tool(pat_record, clara, tools, as_person):
    client = as_person(clara)
    client.post(url("early_warning", pat_record), {"words": "Shoulders up"})
    sign = EarlyWarningSign.objects.get()
    client.post(
        url("early_warning_sign", pat_record, sign.pk), {"do": "tool", "exercise": str(tools[0].exercise_id)}
    )
    assert SignTool.objects.get().exercise == tools[0].exercise
    assert "Shoulders up" in text_of(client.get(url("early_warning", pat_record)))


def test_with_care_for_looking_inwards_attention_to_the_outside_is_offered(
    pat_record, pat, clara, tools, as_person
):
    as_person(clara).post(url("habits_change", pat_record), {"careful": "on"})
    client = as_person(pat)
    assert "Name five things you can see." in text_of(client.get("/flare/calm/"))
    text = text_of(client.get("/program/practice/"))
    assert text.index("Attention to what is around me") < text.index("Body scan")
