"""A SQLite that is safe to use with a write-ahead log.

Versions 3.7.0 to 3.51.2 can corrupt a database when the log is reset (fixed in 3.51.3); the wheel carries a
fixed one. Django 6 asks for features that the wheel lacks, so it is used only where it is needed.
"""

import importlib
import sqlite3
import sys

FIRST_FIXED = (3, 51, 3)


def use_fixed_sqlite() -> None:
    """Put the wheel's SQLite in the place of the standard library's, if that one has the fault."""
    if sqlite3.sqlite_version_info >= FIRST_FIXED:
        return
    try:
        fixed = importlib.import_module("pysqlite3")
    except ImportError:
        return
    sys.modules["sqlite3"] = fixed
    sys.modules["sqlite3.dbapi2"] = importlib.import_module("pysqlite3.dbapi2")
