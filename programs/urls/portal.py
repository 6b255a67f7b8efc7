"""The patient's and the caregiver's doors."""

from django.urls import path

from programs.views.portal import (
    agreements,
    day,
    export,
    exposure,
    flare,
    goals,
    instead,
    mine,
    review,
    signs,
)

urlpatterns = [
    path("today/", day.today, name="today"),
    path("today/next-morning/", day.next_morning, name="next_morning"),
    path("today/<uuid:prescription_id>/", day.session, name="session"),
    path("today/<uuid:prescription_id>/could-not/", day.could_not, name="could_not"),
    path("today/<uuid:prescription_id>/instead/", instead.instead, name="instead"),
    path("today/<uuid:prescription_id>/log/", day.session_log, name="session_log"),
    path("program/", mine.my_program, name="my_program"),
    path("program/activities/<uuid:agreement_id>/", agreements.my_agreement, name="my_agreement"),
    path("program/activities/<uuid:agreement_id>/try/", agreements.my_trial, name="my_trial"),
    path("program/activities/<uuid:agreement_id>/answer/", agreements.my_answer, name="my_answer"),
    path("program/activities/<uuid:agreement_id>/counter/", agreements.my_counter, name="my_counter"),
    path("program/ladder/", exposure.my_ladder, name="my_ladder"),
    path("program/ladder/try/", exposure.my_ladder_try, name="my_ladder_try"),
    path("program/practice/", signs.my_practice, name="my_practice"),
    path("goals/", goals.my_goals, name="my_goals"),
    path("flare/", flare.flare, name="flare"),
    path("flare/start/", flare.flare_start, name="flare_start"),
    path("flare/settled/", flare.flare_end, name="flare_end"),
    path("flare/signs/", signs.my_signs, name="my_signs"),
    path("flare/signs/<uuid:sign_id>/", signs.my_sign, name="my_sign"),
    path("flare/calm/", signs.calm, name="calm"),
    path("progress/milestones/<uuid:milestone_id>/", agreements.milestone_note, name="milestone_note"),
    path("journal/export/", export.own_export, name="own_export"),
    path("journal/export/file/", export.own_export_file, name="own_export_file"),
    path("progress/", mine.progress, name="progress"),
    path("reviews/", review.my_reviews, name="my_reviews"),
    path("reviews/<uuid:review_id>/", review.my_review, name="my_review"),
    path("reviews/<uuid:review_id>/pdf/", review.my_review_pdf, name="my_review_pdf"),
    path("for/<uuid:patient_id>/", mine.for_today, name="for_today"),
]
