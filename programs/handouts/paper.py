"""Which paper a clinic prints on, unless somebody chooses."""

from functools import lru_cache
from importlib.resources import files
from typing import Final

from programs.models import Paper
from rehab.accounts.models import Clinic

# Where US Letter is the usual paper (Unicode CLDR, paperSize US-Letter); A4 everywhere else.
LETTER: Final = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)


def usual_paper(clinic: Clinic) -> Paper:
    """By the region of the clinic's locale ("en-US"), else by the country of its time zone."""
    region = clinic.locale.replace("_", "-").partition("-")[2].upper() or countries().get(clinic.time_zone)
    return Paper.LETTER if region in LETTER else Paper.A4


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Country codes by time zone."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {row[2]: row[0] for row in rows}
