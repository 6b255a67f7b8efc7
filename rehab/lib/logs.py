"""Log lines that carry no personal data."""

import logging
import traceback
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PlainFormatter(logging.Formatter):
    """Time, level, logger, message. Tracebacks keep file, line and error type but not the error's text or values."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatException(self, ei: ExcInfo) -> str:
        kind = ei[0].__name__ if ei[0] else "error"
        frames = traceback.extract_tb(ei[2]) if ei[2] else []
        return "\n".join([f"{kind} at", *(f"  {f.filename}:{f.lineno} {f.name}" for f in frames)])
