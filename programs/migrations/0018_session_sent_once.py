"""A session, and what it said before, know the form that they came from: a form that is sent twice is kept once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programs", "0017_experiments")]
    operations = [
        migrations.AddField(
            "session", "client_uuid", models.UUIDField(blank=True, editable=False, null=True)
        ),
        migrations.AddField(
            "sessionrevision", "client_uuid", models.UUIDField(blank=True, editable=False, null=True)
        ),
        migrations.AddConstraint(
            "session",
            models.UniqueConstraint(fields=("patient", "client_uuid"), name="session_sent_once"),
        ),
    ]
