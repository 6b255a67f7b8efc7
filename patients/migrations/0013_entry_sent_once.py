"""One entry of one patient is there once, whichever day it names; the rows are append-only again."""

import django.db.models.deletion
from django.db import migrations, models
from rehab.lib.append_only import protect, unprotect


class Migration(migrations.Migration):
    dependencies = [("patients", "0012_entry_order_of_old_entries")]
    operations = [
        migrations.AlterField(
            "journalrevision",
            "patient",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="patients.patient"
            ),
        ),
        migrations.AlterField("journalrevision", "edited_at", models.DateTimeField()),
        migrations.RemoveConstraint("journalrevision", "journal_revision_sent_once"),
        migrations.AddConstraint(
            "journalrevision",
            models.UniqueConstraint(fields=("patient", "client_uuid"), name="journal_entry_sent_once"),
        ),
        migrations.AddConstraint(
            "journalrevision",
            models.CheckConstraint(
                condition=models.Q(("edited_at__lte", models.F("entered_at"))),
                name="journal_revision_edited_before_it_came",
            ),
        ),
        migrations.RunPython(
            protect("patients_journalrevision", deletes=False), unprotect("patients_journalrevision")
        ),
    ]
