"""Log lines that carry no personal data."""

import logging


class PlainFormatter(logging.Formatter):
    """Time, level, logger, message. Tracebacks keep file, line and error type but not the error's text or values."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatException(self, ei: object) -> str:  # noqa: N802 - the base class's name
        kind, _error, frame = ei  # type: ignore[misc]
        lines = []
        while frame is not None:
            lines.append(f"  {frame.tb_frame.f_code.co_filename}:{frame.tb_lineno} {frame.tb_frame.f_code.co_name}")
            frame = frame.tb_next
        return "\n".join([f"{kind.__name__} at", *lines])
