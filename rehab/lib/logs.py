"""Log lines that carry no personal data."""

import logging
import traceback
from collections.abc import Mapping
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PlainFormatter(logging.Formatter):
    """Time, level, logger, message. Tracebacks keep file, line and error type but not the error's text or values."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The record without a traceback that another formatter wrote into it, and without a failed task's words."""
        said = record.args
        if (
            isinstance(said, Mapping) and "exc" in said
        ):  # Celery's line quotes the error and the task's arguments
            kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "an error"
            said = {**said, "exc": kind, "traceback": "", "args": "", "kwargs": ""}
        return super().format(logging.makeLogRecord(record.__dict__ | {"args": said, "exc_text": None}))

    def formatException(self, ei: ExcInfo) -> str:
        kind = ei[0].__name__ if ei[0] else "error"
        frames = traceback.extract_tb(ei[2]) if ei[2] else []
        return "\n".join([f"{kind} at", *(f"  {f.filename}:{f.lineno} {f.name}" for f in frames)])
