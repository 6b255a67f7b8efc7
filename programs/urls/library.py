"""The library's doors."""

urlpatterns: list[object] = []
