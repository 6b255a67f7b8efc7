"""Entries made before: edited when they came in, by the patient whose day it is."""

from django.db import migrations


def fill(apps, schema_editor):
    schema_editor.execute(
        "UPDATE patients_journalrevision SET edited_at = entered_at, patient_id = "
        "(SELECT patient_id FROM patients_journalday d WHERE d.id = patients_journalrevision.day_id)",
        params=None,
    )


class Migration(migrations.Migration):
    dependencies = [("patients", "0011_entry_order")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
