from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "rehab.accounts"
    label = "accounts"
