"""Doors of the outbox: the demo's mail page and one-tap opt-out."""

app_name = "notifications"
urlpatterns: list[object] = []
