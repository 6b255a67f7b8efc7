"""The database itself refuses to change a measure's revision. (Removing one goes with removing its measure.)"""

from django.db import migrations
from rehab.lib.append_only import protect, unprotect


class Migration(migrations.Migration):
    dependencies = [("patients", "0007_measures")]
    operations = [
        migrations.RunPython(
            protect("patients_measurerevision", deletes=False), unprotect("patients_measurerevision")
        )
    ]
