from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "rehab.notifications"
    label = "notifications"
