"""The database itself refuses to change an entry of a worksheet. (Removing one goes with removing its sheet.)"""

from django.db import migrations
from rehab.lib.append_only import protect, unprotect


class Migration(migrations.Migration):
    dependencies = [("patients", "0018_worksheets")]
    operations = [
        migrations.RunPython(
            protect("patients_worksheetrevision", deletes=False), unprotect("patients_worksheetrevision")
        )
    ]
