"""The database itself refuses to change a journal revision. (Removing one goes with removing its day.)"""

from django.db import migrations
from rehab.lib.append_only import protect, unprotect


class Migration(migrations.Migration):
    dependencies = [("patients", "0001_initial")]
    operations = [
        migrations.RunPython(
            protect("patients_journalrevision", deletes=False), unprotect("patients_journalrevision")
        )
    ]
