"""The library's doors."""

from django.urls import path

from programs.views.library import edit, read, review

EXERCISE = "library/exercises/<uuid:exercise_id>/"

urlpatterns = [
    path("library/exercises/", read.library, name="library"),
    path("library/exercises/new/", edit.exercise_new, name="exercise_new"),
    path("library/exercises/starter/", review.starter_adopt, name="starter_adopt"),
    path(EXERCISE, read.exercise, name="exercise"),
    path(f"{EXERCISE}edit/", edit.exercise_edit, name="exercise_edit"),
    path(f"{EXERCISE}links/", review.exercise_links, name="exercise_links"),
    path(f"{EXERCISE}<int:number>/submit/", review.revision_submit, name="revision_submit"),
    path(f"{EXERCISE}<int:number>/publish/", review.revision_publish, name="revision_publish"),
    path(f"{EXERCISE}<int:number>/send-back/", review.revision_send_back, name="revision_send_back"),
    path(f"{EXERCISE}<int:number>/retire/", review.revision_retire, name="revision_retire"),
]
