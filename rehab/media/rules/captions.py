"""Captions as WebVTT (W3C): read strictly, written anew, so that what is served is ours and nothing else."""

import re
from dataclasses import dataclass
from typing import Final

from rehab.media.rules.unfit import Unfit

MOST_BYTES: Final = 500_000
MOST_CUES: Final = 5000
SLACK_S: Final = 2.0  # a last caption may stand a little longer than the pictures
_CLOCK: Final = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING: Final = re.compile(rf"{_CLOCK}[ \t]+-->[ \t]+{_CLOCK}(?:[ \t]+(.*))?")
_SETTING: Final = re.compile(r"(?:align|line|position|size|vertical):[\w.,%-]+")


@dataclass(frozen=True)
class Cue:
    """What is said from one second to another."""

    start: float
    end: float
    text: str
    settings: str = ""


def read_captions(data: bytes) -> list[Cue]:
    """The cues of a WebVTT file. Raises Unfit with the line at which it stops being one."""
    if len(data) > MOST_BYTES:
        raise Unfit("captions_large")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Unfit("captions_encoding") from wrong
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd").split("\n")
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        raise Unfit("captions_srt" if _looks_like_srt(lines) else "captions_not_vtt")
    cues = [cue for number, block in _blocks(lines[1:]) if (cue := _cue(number, block))]
    if not cues:
        raise Unfit("captions_empty")
    if len(cues) > MOST_CUES:
        raise Unfit("captions_large")
    return cues


def check_length(cues: list[Cue], seconds: float | None) -> None:
    """Captions that go on after the video belong to another one. Raises Unfit."""
    last = max(cue.start for cue in cues)
    if seconds is not None and last > seconds + SLACK_S:
        raise Unfit("captions_longer", at=clock(last), end=clock(seconds))


def written(cues: list[Cue]) -> bytes:
    """The cues as a WebVTT file."""
    rows = [
        f"{clock(cue.start)} --> {clock(cue.end)}{' ' + cue.settings if cue.settings else ''}\n{cue.text}\n"
        for cue in cues
    ]
    return ("WEBVTT\n\n" + "\n".join(rows)).encode()


def clock(seconds: float) -> str:
    """A time as 00:01:02.500."""
    whole = round(seconds * 1000)
    return f"{whole // 3600000:02}:{whole // 60000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"


def _looks_like_srt(lines: list[str]) -> bool:
    return any(re.match(r"\d+:\d\d:\d\d,\d{3} --> ", line) for line in lines[:20])


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Runs of lines between empty ones, each with the number of its first line."""
    blocks: list[tuple[int, list[str]]] = []
    fresh = True
    for number, line in enumerate(lines, 2):
        if line.strip() and fresh:
            blocks.append((number, []))
        fresh = not line.strip()
        if not fresh:
            blocks[-1][1].append(line)
    return blocks


def _cue(number: int, block: list[str]) -> Cue | None:
    """A cue; None for notes, styles and regions, which are left out."""
    at = next((n for n, line in enumerate(block[:2]) if "-->" in line), None)
    if at is None:
        if number == 2 or re.match(r"(NOTE|STYLE|REGION)(?:[ \t]|$)", block[0]):
            return None
        raise Unfit("captions_line", line=number)
    timing = _TIMING.fullmatch(block[at].strip())
    if timing is None:
        raise Unfit("captions_line", line=number + at)
    start, end = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:8])
    if end <= start:
        raise Unfit("captions_backwards", line=number + at)
    settings = " ".join(word for word in (timing[9] or "").split() if _SETTING.fullmatch(word))
    text = "\n".join(line.replace("-->", "→") for line in block[at + 1 :])
    return Cue(start, end, text, settings) if text.strip() else None


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
