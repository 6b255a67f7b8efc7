from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "rehab.audit"
    label = "audit"
