from django.apps import AppConfig
from django.db import connection

from rehab.lib.uuids import read_ids_once


class WebConfig(AppConfig):
    name = "rehab.web"
    label = "web"

    def ready(self) -> None:
        if connection.vendor == "postgresql":
            read_ids_once()
