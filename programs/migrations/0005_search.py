"""The words by which exercises are found, and the full-text index over them where the database has one.

The index comes before the words: PostgreSQL makes none in a transaction that has just changed the rows.
"""

from django.db import migrations

import rehab.lib.search
from programs.models.exercise import search_places, told_places
from rehab.lib.search import add_index, drop_index, packed

TABLES = ("programs_exerciserevision", "programs_exercisetranslation")


def fill(apps, editor):
    """What every save does from now on, once for the rows that are there."""
    revisions = apps.get_model("programs", "ExerciseRevision")
    for row in revisions.objects.iterator(chunk_size=200):
        revisions.objects.filter(pk=row.pk).update(search_words=packed(search_places(row)))
    translations = apps.get_model("programs", "ExerciseTranslation")
    for row in translations.objects.select_related("revision").iterator(chunk_size=200):
        told = packed(told_places(row.revision, row.words))
        translations.objects.filter(pk=row.pk).update(search_words=told)


class Migration(migrations.Migration):
    dependencies = [("programs", "0004_handouts")]

    operations = [
        migrations.AddField(
            "exerciserevision", "search_words", rehab.lib.search.SearchWordsField(default="", editable=False)
        ),
        migrations.AddField(
            "exercisetranslation", "search_words", rehab.lib.search.SearchWordsField(default="", editable=False)
        ),
        *(migrations.RunPython(add_index(table), drop_index(table)) for table in TABLES),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
