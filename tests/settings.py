"""The product's settings, as the tests use them: with real servers behind them.

pytest-django reads the settings before any conftest runs, so this is where the servers have to come up.
"""

import os

from tools import servers

os.environ.setdefault("TESTING", "1")
servers.ensure()

from rehab.settings import *  # noqa: E402
