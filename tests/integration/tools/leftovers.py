"""Looking for what a test's programs left behind on this machine."""

from contextlib import suppress
from pathlib import Path


def descendants(pid: int) -> set[int]:
    """The process, its children, theirs, and so on, as they are now."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parents[int(folder.name)] = int(_facts(folder)[1])
    family = {pid}
    while more := {child for child, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def alive(pids: set[int]) -> set[int]:
    """Those that still run; one that ended and waits to be noticed by its parent does not."""
    running = set()
    for pid in pids:
        with suppress(OSError):
            if _facts(Path(f"/proc/{pid}"))[0] != "Z":
                running.add(pid)
    return running


def command_line(pid: int) -> str:
    """What the process was started as; nothing when it ended meanwhile."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    return ""


def _facts(folder: Path) -> list[str]:
    """State, parent and the rest; the program's name before them may hold spaces, but no later bracket."""
    return (folder / "stat").read_text().rpartition(")")[2].split()
