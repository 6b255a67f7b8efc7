"""The database itself refuses to change a revision. (Removing one goes with removing its day, sheet or patient.)"""

from django.db import migrations
from rehab.lib.append_only import protect, unprotect

TABLES = (
    "patients_journalrevision",
    "patients_measurerevision",
    "patients_diaryrevision",
    "patients_worksheetrevision",
)


class Migration(migrations.Migration):
    dependencies = [("patients", "0001_initial")]
    operations = [migrations.RunPython(protect(*TABLES, deletes=False), unprotect(*TABLES))]
