"""The database itself refuses to change or remove an audit event."""

from django.db import migrations
from rehab.lib.append_only import protect, unprotect


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(protect("audit_auditevent"), unprotect("audit_auditevent"))]
