"""Chromium for the browser tests: found, or installed where this account may."""

import os
import shutil
import subprocess
from collections.abc import Sequence

PACKAGES = ("chromium", "fonts-liberation")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# What Playwright turns off, and the browser's own address bar and menus, which are pages too: each window
# would start a renderer for them, a third of the work of a test.
NOT_NEEDED = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    "PreloadTopChromeWebUI",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxPopup",
)
# No sandbox, because tests may run as root; the rest keeps it from calling home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    f"--disable-features={','.join(NOT_NEEDED)}",
]
MISSING = """Chromium is missing, so the browser tests cannot run.
Install it with:  sudo apt-get install chromium fonts-liberation   (or name yours in STEADY_CHROMIUM)"""


class ChromiumMissing(RuntimeError):
    """There is no Chromium and we may not install one; the message says the one command that does."""


def find() -> str | None:
    """Return the path of Chromium: STEADY_CHROMIUM, or the first of its names on PATH."""
    if named := os.environ.get("STEADY_CHROMIUM"):
        return named if os.access(named, os.X_OK) else None
    return next(filter(None, map(shutil.which, NAMES)), None)


def ensure() -> str:
    """Return the path of Chromium, installing it through apt where we may. Raises ChromiumMissing."""
    if not (found := find()) and not os.environ.get("STEADY_CHROMIUM"):
        install()
        found = find()
    if not found:
        raise ChromiumMissing(MISSING)
    return found


def install() -> None:
    """Ask apt for Chromium as root or through sudo without a password; do nothing where neither works."""
    become_root = root_prefix()
    if become_root is None or not shutil.which("apt-get"):
        return
    print("Installing Chromium with apt-get for the browser tests …", flush=True)
    install_packages = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
    for argv in (["apt-get", "update", "-qq"], install_packages):
        subprocess.run(
            [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", *argv], stdin=subprocess.DEVNULL
        )


def root_prefix() -> Sequence[str] | None:
    """Return what to put before a command to run it as root without being asked anything, or None."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None
