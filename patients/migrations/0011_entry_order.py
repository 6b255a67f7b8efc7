"""What decides which entry of a day stands: when it was edited, by whom, and what its page had shown."""

import django.db.models.deletion
from django.db import migrations, models
from rehab.lib.append_only import unprotect


class Migration(migrations.Migration):
    dependencies = [("patients", "0010_append_only_diary")]
    operations = [
        # Set again by the last of these three steps; a table that SQLite has to make anew loses them anyway.
        migrations.RunPython(unprotect("patients_journalrevision"), migrations.RunPython.noop),
        migrations.AddField(
            "journalrevision",
            "patient",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="patients.patient",
            ),
        ),
        migrations.AddField("journalrevision", "edited_at", models.DateTimeField(null=True)),
        migrations.AddField("journalrevision", "device_at", models.DateTimeField(null=True)),
        migrations.AddField("journalrevision", "seen_at", models.DateTimeField(null=True)),
        migrations.AddField("journalrevision", "by_team", models.BooleanField(default=False)),
    ]
