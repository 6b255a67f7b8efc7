from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "rehab.media"
    label = "media"
