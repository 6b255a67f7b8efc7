"""The product's settings, as the tests use them: with real servers behind them.

pytest-django reads the settings before any conftest runs, so this is where the servers have to come up.
"""

import os
import re

from tools import servers

os.environ.setdefault("TESTING", "1")
servers.ensure()
# Each worker of pytest-xdist has a Redis database of its own, as it has a PostgreSQL database of its own.
worker = re.fullmatch(r"gw(\d+)", os.environ.get("PYTEST_XDIST_WORKER", ""))
if worker:
    os.environ["REDIS_URL"] = re.sub(r"/\d*$", f"/{int(worker[1]) + 1}", os.environ["REDIS_URL"])

from rehab.settings import *  # noqa: E402
