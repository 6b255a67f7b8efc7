from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "rehab.publishing"
    label = "publishing"
