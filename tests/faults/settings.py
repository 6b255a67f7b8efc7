"""The product's settings with a mail server that writes down every mail."""

from rehab.settings import *  # noqa: F403
from rehab.settings import DATABASES

EMAIL_BACKEND = "tests.faults.sink.SinkBackend"
# A machine that is busy with the other tests takes its time; only the faults we cause should count.
DATABASES["default"]["OPTIONS"]["connect_timeout"] = 30
