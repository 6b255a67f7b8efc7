"""A number for each patient that rises with every change of their log. Its triggers are set after migrating."""

import django.db.models.deletion
from django.db import migrations, models


def begin(apps, schema_editor):
    schema_editor.execute(
        "INSERT INTO patients_logversion (patient_id, version) SELECT id, 0 FROM patients_patient", params=None
    )


class Migration(migrations.Migration):
    dependencies = [("patients", "0002_append_only_revisions")]
    operations = [
        migrations.CreateModel(
            name="LogVersion",
            fields=[
                (
                    "patient",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="log_version",
                        serialize=False,
                        to="patients.patient",
                    ),
                ),
                ("version", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
