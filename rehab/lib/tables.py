"""One step of a migration that makes many tables at once."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class CreateModels(Operation):
    """The same as its `CreateModel`s one after another, in a fraction of the time.

    After each new table Django builds anew every model that is tied to it by a key, near or far, and here nearly
    all are: a hundred tables cost ten thousand models. So the models are built once, after the last of them is known.
    """

    def __init__(self, tables: Sequence[CreateModel]) -> None:
        """`tables` in such an order that each points only at those before it."""
        self.tables = tables

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Know all tables; models that were built already are thrown away, and built again when asked for."""
        state.__dict__.pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Make them, in their order."""
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Drop them, last made first."""
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What `migrate --plan` says."""
        return f"Create {len(self.tables)} models"
