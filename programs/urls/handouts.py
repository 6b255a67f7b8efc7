"""Doors of handouts."""

from django.urls import path

from programs.views.handouts import doors, jobs, library

CLINIC = "patients/<uuid:patient_id>/handouts/"
OWN = "handouts/"
CONSENT = "for/<uuid:patient_id>/handouts/"
THING = "<slug:kind>/<uuid:thing_id>/"
JOB = "<uuid:job_id>/"

urlpatterns = [
    path(CLINIC + THING, doors.handout, name="handout"),
    path(f"{CLINIC}{THING}pdf/", doors.handout_pdf, name="handout_pdf"),
    path(CLINIC + JOB, doors.handout_job, name="handout_job"),
    path(f"{CLINIC}{JOB}file/", doors.handout_file, name="handout_file"),
    path(OWN + THING, doors.my_handout, name="my_handout"),
    path(f"{OWN}{THING}pdf/", doors.my_handout_pdf, name="my_handout_pdf"),
    path(OWN + JOB, doors.my_handout_job, name="my_handout_job"),
    path(f"{OWN}{JOB}file/", doors.my_handout_file, name="my_handout_file"),
    path(f"{OWN}{JOB}state/", jobs.handout_state, name="handout_state"),
    path(CONSENT + THING, doors.for_handout, name="for_handout"),
    path(f"{CONSENT}{THING}pdf/", doors.for_handout_pdf, name="for_handout_pdf"),
    path(CONSENT + JOB, doors.for_handout_job, name="for_handout_job"),
    path(f"{CONSENT}{JOB}file/", doors.for_handout_file, name="for_handout_file"),
    path(
        "library/exercises/<uuid:exercise_id>/handout/",
        library.exercise_handout_page,
        name="exercise_handout",
    ),
    path(
        "library/exercises/<uuid:exercise_id>/handout/pdf/",
        library.exercise_handout_pdf,
        name="exercise_handout_pdf",
    ),
    path("library/modules/<uuid:module_id>/handout/", library.module_handout_page, name="module_handout"),
    path(
        "library/modules/<uuid:module_id>/handout/pdf/", library.module_handout_pdf, name="module_handout_pdf"
    ),
]
