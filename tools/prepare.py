"""Bring the database up to date and fill it with the demo clinic: one Django start for both, inside .venv."""

import os
import sys
from pathlib import Path

import django
from django.core.management import call_command


def prepare(sign_ins: Path) -> None:
    """Migrate; with DEMO=1 also load the demo clinic, once, and write its list of sign-ins to the file."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rehab.settings")
    django.setup()
    call_command("migrate", interactive=False)
    sign_ins.write_text("")
    if os.environ.get("DEMO", "").lower() in {"1", "true", "yes", "on"}:
        call_command("demo", "--if-empty")
        with sign_ins.open("w") as file:
            call_command("demo", "--sign-ins", stdout=file)


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
