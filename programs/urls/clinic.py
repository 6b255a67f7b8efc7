"""The care team's doors."""

from django.urls import path

from programs.views.clinic import (
    activity,
    agreements,
    builder,
    caseload,
    decisions,
    exposure,
    flare_plan,
    habits,
    manual,
    overview,
    parameters,
    picker,
    program,
    publish,
    suggestion,
    suggestions,
)

PROGRAM = "patients/<uuid:patient_id>/program/"
AGREEMENT = PROGRAM + "activities/<uuid:agreement_id>/"
ITEM = PROGRAM + "items/<uuid:item_id>/"
PARAMETER = "clinic/parameters/<slug:threshold>/"
LOOK = PARAMETER + "look/<uuid:look_id>/"
SUGGESTIONS = "patients/<uuid:patient_id>/suggestions/"

urlpatterns = [
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
    path("patients/<uuid:patient_id>/", overview.overview, name="overview"),
    path(PROGRAM, program.program, name="program"),
    path(PROGRAM + "draft/", builder.program_edit, name="program_edit"),
    path(PROGRAM + "draft/add/", builder.program_add, name="program_add"),
    path(PROGRAM + "draft/add/found/", picker.program_pick, name="program_pick"),
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
    path(ITEM, builder.program_item, name="program_item"),
    path(ITEM + "move/", builder.program_move, name="program_move"),
    path(ITEM + "remove/", builder.program_remove, name="program_remove"),
    path(SUGGESTIONS + "review/", suggestion.review_now, name="review_now"),
    path(SUGGESTIONS + "<uuid:suggestion_id>/", suggestion.suggestion, name="suggestion"),
    path(
        SUGGESTIONS + "<uuid:suggestion_id>/decide/", suggestion.suggestion_decide, name="suggestion_decide"
    ),
]
