"""Doors of the education room."""

from education.urls import clinic, library, portal

app_name = "education"
urlpatterns = [*clinic.urlpatterns, *portal.urlpatterns, *library.urlpatterns]
