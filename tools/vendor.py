"""Copy the few third-party files that pages need from node_modules/ and from Python packages into static/vendor/.

Standard library only.
"""

import importlib.util
import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NODE = ROOT / "node_modules"
VENDOR = ROOT / "static" / "vendor"
FONT = "@fontsource-variable/atkinson-hyperlegible-next"
FILES = {
    "bootstrap/dist/css/bootstrap.min.css": "bootstrap.min.css",
    "bootstrap/dist/css/bootstrap.rtl.min.css": "bootstrap.rtl.min.css",
    "plotly.js-cartesian-dist-min/plotly-cartesian.min.js": "plotly.min.js",
    f"{FONT}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2": "atkinson-latin.woff2",
    f"{FONT}/files/atkinson-hyperlegible-next-latin-wght-italic.woff2": "atkinson-latin-italic.woff2",
    f"{FONT}/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2": "atkinson-latin-ext.woff2",
}
# What a Python package brings along: its name, the file inside it, our name.
PACKAGED = {("django_htmx", "static/django_htmx/htmx-2.min.js"): "htmx.min.js"}
# A comment that names a missing .map file stops the manifest storage.
SOURCE_MAP = re.compile(rb"\n?(/\*#\s*sourceMappingURL=[^*]*\*/|//#\s*sourceMappingURL=[^\n]*)\n?")
# What a rule of a style sheet is about. A class that a selector excludes need not be there for it to match.
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
NO_CLASS = re.compile(r":not\([^()]*\)|\[[^\]]*\]")
NESTED = ("@media", "@supports", "@layer", "@container")
DRAWING = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


def copy(source: str, target: str) -> None:
    """One file of an npm package."""
    origin = NODE / source
    if not origin.exists():
        raise SystemExit(f"vendor: {source} is not in node_modules/. Run `npm ci` first.")
    put(origin, target)


def copy_packaged(package: str, source: str, target: str) -> None:
    """One file out of an installed Python package, without importing it."""
    found = importlib.util.find_spec(package)
    origin = Path(found.origin).parent / source if found and found.origin else None
    if origin is None or not origin.exists():
        raise SystemExit(f"vendor: {source} is not in the package {package}. Install requirements.txt first.")
    put(origin, target)


def put(origin: Path, target: str) -> None:
    """A file as it is served: without its pointer to a source map."""
    data = origin.read_bytes()
    if origin.suffix in {".css", ".js"}:
        data = SOURCE_MAP.sub(b"\n", data)
    if target.startswith("bootstrap."):
        data = pruned(data.decode(), listed("bootstrap.txt")).encode()
    (VENDOR / target).write_bytes(data)


def listed(name: str) -> list[str]:
    """A list beside this file, one name a line: the icons that pages use, the classes of Bootstrap that they name."""
    return (ROOT / "tools" / name).read_text(encoding="utf-8").split()


def icon_names() -> list[str]:
    """The icons this project uses."""
    return listed("icons.txt")


def pruned(sheet: str, names: Iterable[str]) -> str:
    """A sheet without the rules for classes that no page of ours names.

    What is about elements, attributes and the named classes stays, in its order, and so do licences.
    """
    kept = frozenset(names)
    return "".join(_kept(sheet, kept))


def classes_of(sheet: str) -> set[str]:
    """Every class that a sheet has a rule for."""
    found: set[str] = set()
    for head, body in _rules(sheet):
        found |= classes_of(body) if head.strip().startswith(NESTED) else _classes(head)
    return found


def _kept(sheet: str, names: frozenset[str]) -> Iterator[str]:
    for head, body in _rules(sheet):
        before, selector = _apart(head)
        yield before
        if selector.startswith(NESTED):
            inside = pruned(body, names)
            if inside.strip():
                yield f"{selector}{{{inside}}}"
        elif selector.startswith("@"):
            yield f"{selector}{{{body}}}"
        else:
            stay = [one for one in _one_by_one(selector) if _classes(one) <= names]
            if stay:
                yield f"{','.join(stay)}{{{body}}}"


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before each outermost { and what stands between it and its }."""
    at = 0
    while (opens := sheet.find("{", at)) >= 0:
        depth, closes = 1, opens
        while depth:
            closes += 1
            depth += {"{": 1, "}": -1}.get(sheet[closes], 0)
        yield sheet[at:opens], sheet[opens + 1 : closes]
        at = closes + 1


def _apart(head: str) -> tuple[str, str]:
    """Comments and statements like @charset that stand before a selector, and the selector."""
    cut = max(head.rfind("*/") + 2 if "*/" in head else 0, head.rfind(";") + 1)
    return head[:cut], head[cut:].strip()


def _one_by_one(selector: str) -> list[str]:
    """The selectors of a list; a comma inside of brackets parts nothing."""
    found, depth = [""], 0
    for sign in selector:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


def _classes(selector: str) -> set[str]:
    return set(CLASS.findall(NO_CLASS.sub("", _apart(selector)[1])))


def drawing(name: str) -> str:
    """What stands between <svg> and </svg> of one icon."""
    origin = NODE / "bootstrap-icons" / "icons" / f"{name}.svg"
    if not origin.exists():
        raise SystemExit(f"vendor: there is no icon called {name} (tools/icons.txt).")
    found = DRAWING.search(origin.read_text(encoding="utf-8"))
    if found is None:
        raise SystemExit(f"vendor: {origin.name} is not a drawing.")
    return re.sub(r"\s+", " ", found.group(1)).strip()


def main() -> int:
    """Fill static/vendor/ afresh, so that a package that was removed leaves nothing behind."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    for source, target in FILES.items():
        copy(source, target)
    for (package, source), target in PACKAGED.items():
        copy_packaged(package, source, target)
    icons = {name: drawing(name) for name in icon_names()}
    (VENDOR / "icons.json").write_text(json.dumps(icons, sort_keys=True), encoding="utf-8")
    print(f"vendor: {len(FILES) + len(PACKAGED)} files and {len(icons)} icons in static/vendor/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
