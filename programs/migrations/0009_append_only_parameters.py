"""The database itself refuses to change what a threshold was and what a session said before."""

from django.db import migrations
from rehab.lib.append_only import protect, unprotect

TABLES = ("programs_clinicalparameter", "programs_sessionrevision")


class Migration(migrations.Migration):
    dependencies = [("programs", "0008_parameters")]
    operations = [
        migrations.RunPython(protect(table, deletes=False), unprotect(table)) for table in TABLES
    ]
