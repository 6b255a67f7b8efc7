"""Doors of the roof."""

from programs.urls import clinic, library, portal

app_name = "programs"
urlpatterns = [*clinic.urlpatterns, *portal.urlpatterns, *library.urlpatterns]
