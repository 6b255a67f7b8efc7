"""The product's settings with a mail server that writes down every mail."""

from rehab.settings import *

EMAIL_BACKEND = "tests.faults.sink.SinkBackend"
