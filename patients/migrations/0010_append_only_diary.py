"""The database itself refuses to change an entry of a diary. (Removing one goes with removing its patient.)"""

from django.db import migrations
from rehab.lib.append_only import protect, unprotect


class Migration(migrations.Migration):
    dependencies = [("patients", "0009_sleep_diary")]
    operations = [
        migrations.RunPython(
            protect("patients_diaryrevision", deletes=False), unprotect("patients_diaryrevision")
        )
    ]
