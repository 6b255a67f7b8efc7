"""How a reader likes pages drawn, and where that is kept."""

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from rehab.web.display import COOKIES, Display, display_of, remember_display
from tools import vendor

ROOT = Path(settings.BASE_DIR)


def asked(user: Any = None, **cookies: str) -> Any:
    request: Any = RequestFactory().get("/")
    request.COOKIES = {COOKIES[name]: value for name, value in cookies.items()}
    request.user = user or SimpleNamespace(is_authenticated=False)
    return request


def test_without_a_request_the_device_decides() -> None:
    assert display_of(None) == Display("auto", "normal", "normal")


def test_a_signed_in_persons_own_choice_wins_over_the_browsers() -> None:
    looks = {"theme": "dark", "text_size": "large", "contrast": "more", "reduce_motion": True}
    user = SimpleNamespace(is_authenticated=True, **looks)
    assert display_of(asked(user, theme="light")) == Display("dark", "large", "reduce", "more")


def test_a_signed_out_page_looks_as_it_did_before() -> None:
    assert display_of(asked(theme="dark", text="large")) == Display("dark", "large", "normal")


@pytest.mark.parametrize("odd", ["", "purple", '"><script>', "DARK"])
def test_an_odd_cookie_changes_nothing(odd: str) -> None:
    shown = display_of(asked(theme=odd, text=odd, motion=odd))
    assert shown == Display()
    assert "<script>" not in shown.attributes()


def test_the_choice_is_kept_in_cookies_that_say_nothing_about_health() -> None:
    response = HttpResponse()
    remember_display(response, Display("dark", "larger", "reduce", "more"))
    kept = {name: response.cookies[cookie].value for name, cookie in COOKIES.items()}
    assert kept == {"theme": "dark", "text": "larger", "motion": "reduce", "contrast": "more"}
    assert {m["samesite"] for m in response.cookies.values()} == {"Lax"}


def test_the_script_writes_the_cookies_that_the_server_reads() -> None:
    script = (ROOT / "static" / "js" / "theme.js").read_text(encoding="utf-8")
    assert all(f'"{cookie}"' in script for cookie in COOKIES.values())


def test_the_lock_names_versions_and_checksums_and_no_place_to_fetch_them_from() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: p for name, p in lock["packages"].items() if name}
    # What comes inside another package is under that one's checksum.
    packages = {name: p for name, p in packages.items() if not p.get("inBundle")}
    assert all(p["integrity"].startswith("sha512-") for p in packages.values())
    assert not any("resolved" in p for p in packages.values())


def test_vendoring_strips_pointers_to_source_maps() -> None:
    style = b"a{}\n/*# sourceMappingURL=bootstrap.min.css.map */"
    script = b"x()\n//# sourceMappingURL=plotly.min.js.map\n"
    assert vendor.SOURCE_MAP.sub(b"\n", style).strip() == b"a{}"
    assert vendor.SOURCE_MAP.sub(b"\n", script).strip() == b"x()"


def test_vendored_files_point_to_no_source_map() -> None:
    for name in vendor.FILES.values():
        if name.endswith((".css", ".js")):
            assert b"sourceMappingURL" not in (ROOT / "static" / "vendor" / name).read_bytes()


SOURCE_MAP_OF_CSS = re.compile(r"/\*# sourceMappingURL=[^*]*\*/")
SHEET = (
    '@charset "UTF-8";/*! Licence */:root,[data-x=".no"]{--a:1}.row{a:b}.card,.navbar .card,p:is(.card,b){c:d}'
    ".card:not(.navbar){e:f}@media (min-width:1px){.navbar{g:h}}@media print{.row,.navbar{i:j}}"
    "@keyframes turn{to{k:l}}"
)


def test_a_pruned_sheet_keeps_every_rule_that_can_match_a_named_class() -> None:
    assert vendor.pruned(SHEET, vendor.classes_of(SHEET)) == SHEET
    assert vendor.pruned(SHEET, {"card", "row"}) == (
        '@charset "UTF-8";/*! Licence */:root,[data-x=".no"]{--a:1}.row{a:b}.card,p:is(.card,b){c:d}'
        ".card:not(.navbar){e:f}@media print{.row{i:j}}@keyframes turn{to{k:l}}"
    )


@pytest.mark.parametrize("name", ["bootstrap.min.css", "bootstrap.rtl.min.css"])
def test_of_bootstrap_every_class_that_a_template_or_a_field_names_is_served(name: str) -> None:
    whole = (ROOT / "node_modules" / "bootstrap" / "dist" / "css" / name).read_text(encoding="utf-8")
    served = (ROOT / "static" / "vendor" / name).read_text(encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html")]
    said = re.findall(r'class="([^"]*)"', "".join(texts))
    said += re.findall(r'"([^"\n]*)"', (ROOT / "rehab" / "web" / "fields.py").read_text(encoding="utf-8"))
    named = set(re.findall(r"[\w-]+", " ".join(said))) & vendor.classes_of(whole)
    assert {"visually-hidden", "form-control"} <= named <= set(vendor.listed("bootstrap.txt"))
    assert named <= vendor.classes_of(served) and "navbar" not in vendor.classes_of(served)
    rest = SOURCE_MAP_OF_CSS.sub("", whole).strip()
    assert vendor.pruned(rest, vendor.classes_of(rest)) == rest, "nothing is lost on the way"


def test_every_icon_of_the_set_is_a_drawing_and_nothing_else() -> None:
    icons = json.loads((ROOT / "static" / "vendor" / "icons.json").read_text(encoding="utf-8"))
    assert set(icons) == set(vendor.icon_names())
    assert not [n for n, d in icons.items() if re.search(r"<script|\son\w+=|style=|href", d)]


def test_a_missing_package_is_named_with_the_way_to_bring_it(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(vendor, "NODE", tmp_path)
    with pytest.raises(SystemExit, match="npm ci"):
        vendor.copy("bootstrap/dist/css/bootstrap.min.css", "bootstrap.min.css")


def test_a_misspelt_icon_is_named(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(vendor, "NODE", tmp_path)
    with pytest.raises(SystemExit, match="no icon called sunn"):
        vendor.drawing("sunn")
