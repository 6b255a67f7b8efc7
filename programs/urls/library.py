"""The library's doors."""

from django.urls import path

from programs.views.library import due, edit, exchange, figures, find, read, review
from rehab.publishing.exchange.urls import exchange_urls
from rehab.publishing.urls import desk_urls

EXERCISE = "library/exercises/<uuid:exercise_id>/"

urlpatterns = [
    path("library/exercises/", find.library, name="library"),
    path("library/exercises/new/", edit.exercise_new, name="exercise_new"),
    path("library/exercises/starter/", review.starter_adopt, name="starter_adopt"),
    path("library/exercises/figures/", figures.figures, name="figures"),
    path(EXERCISE, read.exercise, name="exercise"),
    path(f"{EXERCISE}edit/", edit.exercise_edit, name="exercise_edit"),
    path(f"{EXERCISE}links/", review.exercise_links, name="exercise_links"),
    path("library/due/", due.library_due, name="library_due"),
    *exchange_urls(exchange.COUNTER, "library/exercises"),
    *desk_urls(read.DESK, "library/exercises"),
]
