"""Doors of pictures and videos."""

from django.urls import path

from programs.views import media

urlpatterns = [
    path("media/<uuid:media_id>/<slug:variant>/", media.media, name="media"),
    path("library/exercises/<uuid:exercise_id>/media/", media.exercise_media, name="exercise_media"),
]
