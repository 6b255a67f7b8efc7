"""The patient's and the caregiver's doors."""

from django.urls import path

from programs.views.portal import agreements, day, mine

urlpatterns = [
    path("today/", day.today, name="today"),
    path("today/next-morning/", day.next_morning, name="next_morning"),
    path("today/<uuid:prescription_id>/", day.session, name="session"),
    path("today/<uuid:prescription_id>/log/", day.session_log, name="session_log"),
    path("program/", mine.my_program, name="my_program"),
    path("program/activities/<uuid:agreement_id>/", agreements.my_agreement, name="my_agreement"),
    path("program/activities/<uuid:agreement_id>/try/", agreements.my_trial, name="my_trial"),
    path("program/activities/<uuid:agreement_id>/answer/", agreements.my_answer, name="my_answer"),
    path("program/activities/<uuid:agreement_id>/counter/", agreements.my_counter, name="my_counter"),
    path("progress/milestones/<uuid:milestone_id>/", agreements.milestone_note, name="milestone_note"),
    path("progress/", mine.progress, name="progress"),
    path("for/<uuid:patient_id>/", mine.for_today, name="for_today"),
]
