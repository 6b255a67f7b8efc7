"""The care team's doors."""

urlpatterns: list[object] = []
