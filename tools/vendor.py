"""Copy the few third-party files that pages need from node_modules/ and from Python packages into static/vendor/.

Standard library only.
"""

import importlib.util
import json
import re
import shutil
import sys
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
    (VENDOR / target).write_bytes(data)


def icon_names() -> list[str]:
    """The icons this project uses, one name a line."""
    return (ROOT / "tools" / "icons.txt").read_text(encoding="utf-8").split()


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
