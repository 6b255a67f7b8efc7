from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "rehab.web"
    label = "web"
