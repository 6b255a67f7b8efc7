"""Doors of the roof."""

from programs.urls import clinic, handouts, library, media, portal

app_name = "programs"
urlpatterns = [
    *clinic.urlpatterns,
    *portal.urlpatterns,
    *library.urlpatterns,
    *media.urlpatterns,
    *handouts.urlpatterns,
]
