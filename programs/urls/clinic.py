"""The care team's doors."""

from django.urls import path

from programs.views.clinic import (
    activity,
    agreements,
    caseload,
    decisions,
    exposure,
    flare_plan,
    goals,
    habits,
    manual,
    overview,
    parameters,
    picker,
    picture,
    picture_doing,
    program,
    publish,
    review,
    sessions,
    sleep,
    suggestion,
    suggestions,
    templates,
)
from programs.views.clinic.builder import add, alternatives, items, start, versions

PROGRAM = "patients/<uuid:patient_id>/program/"
AGREEMENT = PROGRAM + "activities/<uuid:agreement_id>/"
ITEM = PROGRAM + "items/<uuid:item_id>/"
PARAMETER = "clinic/parameters/<slug:threshold>/"
LOOK = PARAMETER + "look/<uuid:look_id>/"
FROM = PROGRAM + "draft/from/"
REVIEW = "patients/<uuid:patient_id>/review/"
PICTURE = "patients/<uuid:patient_id>/picture/"
SUGGESTIONS = "patients/<uuid:patient_id>/suggestions/"

urlpatterns = [
    path("patients/<uuid:patient_id>/sleep/", sleep.sleep_clinic, name="sleep_clinic"),
    path("caseload/", caseload.caseload, name="caseload"),
    path("caseload/views/", caseload.caseload_view_save, name="caseload_view_save"),
    path("caseload/views/remove/", caseload.caseload_view_remove, name="caseload_view_remove"),
    path("patients/<uuid:patient_id>/reviewed/", caseload.patient_reviewed, name="patient_reviewed"),
    path(
        "patients/<uuid:patient_id>/reviewed/undo/",
        caseload.patient_review_undone,
        name="patient_review_undone",
    ),
    path("caseload/suggestions/", suggestions.suggestions, name="suggestions"),
    path("clinic/decisions/", decisions.decisions, name="decisions"),
    path("clinic/parameters/", parameters.parameters, name="parameters"),
    path(PARAMETER, parameters.parameter, name="parameter"),
    path(LOOK, parameters.parameter_look, name="parameter_look"),
    path(LOOK + "state/", parameters.parameter_look_state, name="parameter_look_state"),
    path(LOOK + "on/", parameters.parameter_look_on, name="parameter_look_on"),
    path("patients/<uuid:patient_id>/goals/over-time/", goals.goal_threads, name="goal_threads"),
    path("patients/<uuid:patient_id>/", overview.overview, name="overview"),
    path(PICTURE, picture.picture, name="picture"),
    path(PICTURE + "doing/", picture_doing.picture_doing, name="picture_doing"),
    path(PICTURE + "state/", picture.picture_state, name="picture_state"),
    path(PICTURE + "on/", picture.picture_on, name="picture_on"),
    path(PICTURE + "exposures/", picture.picture_pick, name="picture_pick"),
    path(PICTURE + "days/", picture.picture_series, name="picture_series"),
    path(PICTURE + "numbers/<slug:traced>/", picture.picture_trace, name="picture_trace"),
    path(REVIEW, review.review, name="review"),
    path(REVIEW + "draft/", review.review_draft, name="review_draft"),
    path(REVIEW + "draft/discard/", review.review_drop, name="review_drop"),
    path(REVIEW + "<uuid:review_id>/", review.review_record, name="review_record"),
    path(REVIEW + "<uuid:review_id>/pdf/", review.review_pdf, name="review_pdf"),
    path(PROGRAM, program.program, name="program"),
    path(PROGRAM + "sessions/", sessions.program_sessions, name="program_sessions"),
    path(PROGRAM + "draft/", start.program_edit, name="program_edit"),
    path(PROGRAM + "draft/add/", add.program_add, name="program_add"),
    path(PROGRAM + "draft/add/found/", picker.program_pick, name="program_pick"),
    path(PROGRAM + "draft/from/", start.program_start, name="program_start"),
    path(FROM + "preset/<slug:preset>/", start.program_from_preset, name="program_from_preset"),
    path(FROM + "template/<uuid:template_id>/", start.program_from_template, name="program_from_template"),
    path(FROM + "patient/<uuid:other_id>/", start.program_from_patient, name="program_from_patient"),
    path(PROGRAM + "draft/order/", items.program_order, name="program_order"),
    path(PROGRAM + "draft/several/", items.program_bulk, name="program_bulk"),
    path(PROGRAM + "draft/put-back/", items.program_put_back, name="program_put_back"),
    path(PROGRAM + "draft/extras/", versions.program_extras, name="program_extras"),
    path(PROGRAM + "draft/preview/", versions.program_preview, name="program_preview"),
    path(PROGRAM + "draft/discard/", versions.program_discard, name="program_discard"),
    path(PROGRAM + "draft/take-up/", versions.program_take_up, name="program_take_up"),
    path(PROGRAM + "draft/template/", versions.template_save, name="template_save"),
    path(PROGRAM + "compare/", versions.program_compare, name="program_compare"),
    path(PROGRAM + "end/", versions.program_end, name="program_end"),
    path(PROGRAM + "publish/", publish.program_publish, name="program_publish"),
    path(PROGRAM + "activities/new/", activity.activity_new, name="activity_new"),
    path(PROGRAM + "activities/", agreements.agreements, name="agreements"),
    path(PROGRAM + "activities/ask/", agreements.agreement_ask, name="agreement_ask"),
    path(AGREEMENT, agreements.agreement, name="agreement"),
    path(AGREEMENT + "trial/", agreements.agreement_trial, name="agreement_trial"),
    path(AGREEMENT + "accept/", agreements.agreement_accept, name="agreement_accept"),
    path(AGREEMENT + "withdraw/", agreements.agreement_withdraw, name="agreement_withdraw"),
    path(
        PROGRAM + "activities/<uuid:activity_id>/milestones/", agreements.milestone_new, name="milestone_new"
    ),
    path(PROGRAM + "flare-plan/", flare_plan.flare_plan, name="flare_plan"),
    path(PROGRAM + "signs/", habits.early_warning, name="early_warning"),
    path(PROGRAM + "signs/<uuid:sign_id>/", habits.early_warning_sign, name="early_warning_sign"),
    path(PROGRAM + "exposure/", exposure.exposure, name="exposure"),
    path(PROGRAM + "exposure/<uuid:hierarchy_id>/", exposure.exposure_ladder, name="exposure_ladder"),
    path(PROGRAM + "exposure/<uuid:hierarchy_id>/change/", exposure.exposure_change, name="exposure_change"),
    path(PROGRAM + "manual/", manual.manual, name="manual"),
    path(PROGRAM + "manual/<uuid:session_id>/", manual.manual_response, name="manual_response"),
    path(PROGRAM + "habits/", habits.habits, name="habits"),
    path(PROGRAM + "habits/change/", habits.habits_change, name="habits_change"),
    path(ITEM, items.program_item, name="program_item"),
    path(ITEM + "instead/", alternatives.program_alternatives, name="program_alternatives"),
    path(ITEM + "move/", items.program_move, name="program_move"),
    path(ITEM + "remove/", items.program_remove, name="program_remove"),
    path(ITEM + "duplicate/", items.program_duplicate, name="program_duplicate"),
    path("templates/", templates.templates, name="templates"),
    path("templates/<uuid:template_id>/", templates.template, name="template"),
    path("templates/<uuid:template_id>/retire/", templates.template_retire, name="template_retire"),
    path("templates/<uuid:template_id>/patients/", templates.template_apply, name="template_apply"),
    path("templates/given/<uuid:run_id>/", templates.template_run, name="template_run"),
    path("templates/given/<uuid:run_id>/state/", templates.template_run_state, name="template_run_state"),
    path(SUGGESTIONS + "review/", suggestion.review_now, name="review_now"),
    path(SUGGESTIONS + "<uuid:suggestion_id>/", suggestion.suggestion, name="suggestion"),
    path(
        SUGGESTIONS + "<uuid:suggestion_id>/decide/", suggestion.suggestion_decide, name="suggestion_decide"
    ),
]
