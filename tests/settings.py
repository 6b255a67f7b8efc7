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
from rehab.settings import DATABASE_URL, DATABASES, STORAGES  # noqa: E402

if DATABASE_URL.startswith("sqlite"):
    # A file, as in use: the database in memory that Django would take has no way to wait for another writer.
    DATABASES["default"]["TEST"] = {"NAME": f"{DATABASES['default']['NAME']}.test"}

# Argon2 takes its time on purpose; tests that are not about it use a quick hash.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Each test client would look through all static files before its first request.
WHITENOISE_AUTOREFRESH = True
# What tests upload is gone with them.
STORAGES["default"] = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
# Many tests sign in now and move the clock. Those about the ends of sessions bring the product's limits back.
YEAR = 365 * 24 * 3600
SESSION_IDLE_SECONDS = {"staff": YEAR, "patient": YEAR}
SESSION_ABSOLUTE_SECONDS = SESSION_COOKIE_AGE = YEAR
