"""/food/ and /patients/<uuid>/food/: half a minute, no calories, weight only by choice, prompts for the clinic."""

from datetime import datetime, time, timedelta
from decimal import Decimal

import time_machine
from django.test import override_settings

from patients.models import DiaryRevision, FoodChoice, FoodDay, FoodScreen
from rehab.audit.models import AuditEvent


def page(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_day_is_logged_and_changed_and_nothing_is_lost(pat_record, pat, as_person):
    client, day = as_person(pat), pat_record.today()
    assert "Log today" in page(client.get("/food/"))
    assert "One answer is enough" in page(client.post(f"/food/{day}/", {}))
    client.post(f"/food/{day}/", {"veg_fruit": "0", "protein": "no", "note": "=1+1"})
    row = FoodDay.objects.get()
    assert (row.veg_fruit, row.protein, row.cups, row.appetite) == (0, False, None, None)
    assert "0 portions of greens and fruit" in page(client.get("/food/"))
    client.post(f"/food/{day}/", {"veg_fruit": "2", "cups": "6", "alcohol": "0"})
    assert [r.number for r in DiaryRevision.objects.order_by("number")] == [1, 2]
    told = page(client.get(f"/food/{day}/"))
    for words in ("Vegetables and fruit: 0", "Protein with main meals: no", "Cups in all: 6"):
        assert words in told
    assert "calorie" not in told.casefold()
    assert AuditEvent.objects.filter(event="food.written", patient_id=pat_record.pk).count() == 2


def test_what_cannot_be_is_said_beside_its_field(pat_record, pat, as_person):
    sent = {"veg_fruit": "41", "cups": "many", "weight": "9", "note": "kept"}
    told = page(as_person(pat).post(f"/food/{pat_record.today()}/", sent))
    for field in ("veg_fruit", "cups", "weight"):
        assert f"id_{field}_error" in told
    assert "> kept</textarea>" in told
    assert not FoodDay.objects.exists()


def test_weight_is_asked_monthly_in_kg_or_lb_and_can_be_turned_off(pat_record, pat, clara, as_person):
    client, today = as_person(pat), pat_record.today()
    client.post(f"/food/{today}/", {"weight": "154.3", "weight_unit": "lb"})
    assert FoodDay.objects.get().weight_kg == Decimal("70.0")
    yesterday = today - timedelta(days=1)
    FoodDay.objects.update(local_date=today - timedelta(days=10))
    assert "id_weight" not in page(client.get(f"/food/{yesterday}/"))
    FoodDay.objects.update(local_date=today - timedelta(days=40))
    assert "id_weight" in page(client.get(f"/food/{yesterday}/"))
    client.post("/food/weight/", {"weighs": "no"})
    assert not FoodChoice.objects.get().weighs
    assert "id_weight" not in page(client.get(f"/food/{yesterday}/"))
    client.post("/food/weight/", {"weighs": "yes"})
    FoodScreen.objects.create(patient=pat_record, eating_disorder_signs=True, noted_by=clara)
    assert "id_weight" not in page(client.get(f"/food/{yesterday}/"))


def test_three_days_a_week_are_plenty(pat_record, pat, as_person):
    monday = pat_record.today() - timedelta(days=pat_record.today().weekday())
    thursday = datetime.combine(monday + timedelta(days=3), time(12), tzinfo=pat_record.zone)
    with time_machine.travel(thursday, tick=False):
        three_days_logged(pat_record)
        assert "That is plenty" in page(as_person(pat).get("/food/"))


def three_days_logged(pat_record):
    for back in (1, 2, 3):
        FoodDay.objects.create(patient=pat_record, local_date=pat_record.today() - timedelta(days=back))


def test_the_clinic_reads_it_and_is_prompted_with_the_source(pat_record, pat, clara, as_person):
    client, address, today = as_person(clara), f"/patients/{pat_record.pk}/food/", pat_record.today()
    assert "No days logged in four weeks" in page(client.get(address))
    for back, kg in ((100, "60.0"), (0, "52.0")):
        FoodDay.objects.create(
            patient=pat_record, local_date=today - timedelta(days=back), weight_kg=kg, note="Lentils"
        )
    future = (today + timedelta(days=1)).isoformat()
    told = page(client.post(address, {"height_cm": "20", "must": "7", "b12_checked_on": future}))
    for field in ("height_cm", "must", "b12_checked_on"):
        assert f"id_{field}_error" in told
    client.post(address, {"height_cm": "170", "must": "2", "metformin": "on", "food_insecurity": "on"})
    told = page(client.get(address))
    for words in ("down by 13.3 %", "BMI 18.0", "MUST 2", "metformin", "social referral", "Lentils"):
        assert words in told
    assert AuditEvent.objects.filter(event="food.screened", patient_id=pat_record.pk).count() == 1
    with override_settings(DECISION_SUPPORT_ENABLED=False):
        assert "MUST 2" not in page(client.get(address))
