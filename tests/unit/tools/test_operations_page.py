"""The operations page explains every setting a clinic can give, and none that is not there."""

import re

from tools.setup import ROOT

PAGE = (ROOT / "docs" / "operations.md").read_text()
TABLE = PAGE.split("### Environment variables")[1].split("###")[0]


def test_every_variable_of_the_settings_is_explained_and_none_that_is_not_there() -> None:
    asked = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (ROOT / "rehab" / "settings.py").read_text()))
    assert set(re.findall(r"^\| `([A-Z_]+)`", TABLE, re.MULTILINE)) == asked


def test_every_variable_of_the_tools_is_explained() -> None:
    sources = "".join(path.read_text() for path in (ROOT / "tools").glob("*.py"))
    for name in set(re.findall(r"STEADY_[A-Z_]+", sources)):
        assert f"`{name}`" in PAGE


def test_every_make_command_on_the_page_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)", PAGE)) <= targets
