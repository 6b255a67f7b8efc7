"""Making many tables in one step of a migration leaves what making them one by one leaves."""

import pytest
from django.db import connection, models
from django.db.migrations.operations import CreateModel, RemoveField
from django.db.migrations.state import ProjectState

from rehab.lib.tables import CreateModels


def key(to):
    return models.ForeignKey(to, on_delete=models.CASCADE)


def shelf():
    return [
        CreateModel("Shelf", [("id", models.BigAutoField(primary_key=True))]),
        CreateModel("Book", [("id", models.BigAutoField(primary_key=True)), ("shelf", key("house.shelf"))]),
        CreateModel("Page", [("id", models.BigAutoField(primary_key=True)), ("book", key("house.book"))]),
    ]


def states(steps):
    """The states before and after the steps, with their models built as the executor has them built."""
    found = [ProjectState()]
    for step in steps:
        _ = found[-1].apps
        found.append(found[-1].clone())
        step.state_forwards("house", found[-1])
    return found


def seen():
    with connection.cursor() as cursor:
        names = [name for name in connection.introspection.table_names(cursor) if name.startswith("house_")]
        return {name: connection.introspection.get_relations(cursor, name) for name in names}


@pytest.mark.django_db(transaction=True)
def test_tables_made_at_once_are_those_made_one_by_one_and_go_again():
    made = []
    for steps in (shelf(), [CreateModels(shelf())]):
        along = states(steps)
        with connection.schema_editor() as editor:
            for step, old, new in zip(steps, along, along[1:], strict=False):
                step.database_forwards("house", editor, old, new)
        made.append(seen())
        with connection.schema_editor() as editor:
            for step, old, new in reversed(list(zip(steps, along, along[1:], strict=False))):
                step.database_backwards("house", editor, new, old)
        assert seen() == {}
    assert made[0] == made[1]
    assert made[1]["house_page"] == {"book_id": ("id", "house_book")}


def test_a_state_whose_models_were_built_already_learns_of_the_new_tables():
    _, after, later = states([CreateModels(shelf()), RemoveField("page", "book")])
    assert [field.name for field in after.apps.get_model("house", "page")._meta.get_fields()] == [
        "id",
        "book",
    ]
    assert [field.name for field in later.apps.get_model("house", "page")._meta.get_fields()] == ["id"]
