"""The database itself refuses to change the record of a review and what the patient said about it."""

from django.db import migrations
from rehab.lib.append_only import protect, unprotect

TABLES = ("programs_review", "programs_reviewanswer")


class Migration(migrations.Migration):
    dependencies = [("programs", "0015_reviews")]
    operations = [
        migrations.RunPython(protect(table, deletes=False), unprotect(table)) for table in TABLES
    ]
