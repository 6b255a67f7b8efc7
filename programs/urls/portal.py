"""The patient's and the caregiver's doors."""

from django.urls import path

from programs.views.portal import day, mine

urlpatterns = [
    path("today/", day.today, name="today"),
    path("today/next-morning/", day.next_morning, name="next_morning"),
    path("today/<uuid:prescription_id>/", day.session, name="session"),
    path("today/<uuid:prescription_id>/log/", day.session_log, name="session_log"),
    path("program/", mine.my_program, name="my_program"),
    path("progress/", mine.progress, name="progress"),
    path("for/<uuid:patient_id>/", mine.for_today, name="for_today"),
]
