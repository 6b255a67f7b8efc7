"""The care team's doors."""

from django.urls import URLPattern, path

from patients.views.clinic import (
    alert_handling,
    alerts,
    asked,
    availability,
    check_in_watch,
    check_ins,
    conditions,
    enrol,
    food,
    goal_scale,
    goals,
    invitation,
    journal,
    measures,
    messages,
    record,
    tasks,
    team,
    worksheets,
)

_PATIENT = "patients/<uuid:patient_id>"

_THREAD = f"{_PATIENT}/messages/<uuid:thread_id>"

urlpatterns: list[URLPattern] = [
    path("clinic/check-ins/", check_in_watch.check_in_watch, name="check_in_watch"),
    path("clinic/check-ins/retry/<uuid:letter_id>/", check_in_watch.message_retry, name="message_retry"),
    path("clinic/alerts/", alert_handling.alert_handling, name="alert_handling"),
    path("caseload/messages/", messages.inbox, name="inbox"),
    path(f"{_PATIENT}/messages/", messages.threads, name="threads"),
    path(f"{_THREAD}/", messages.thread, name="thread"),
    path(f"{_THREAD}/read/", messages.thread_read, name="thread_read"),
    path(f"{_THREAD}/settle/", messages.thread_settle, name="thread_settle"),
    path(f"{_THREAD}/task/", messages.thread_task, name="thread_task"),
    path(f"{_THREAD}/files/<uuid:file_id>/<slug:variant>/", messages.thread_file, name="thread_file"),
    path(f"{_PATIENT}/tasks/", tasks.tasks, name="tasks"),
    path(f"{_PATIENT}/tasks/<uuid:task_id>/", tasks.task_change, name="task_change"),
    path("patients/new/", enrol.enrol, name="enrol"),
    path("patients/new/<uuid:draft_id>/<slug:step>/", enrol.enrol_step, name="enrol_step"),
    path(f"{_PATIENT}/enrolled/", enrol.enrolled, name="enrolled"),
    path(f"{_PATIENT}/record/", record.record, name="record"),
    path(f"{_PATIENT}/record/contacts/new/", record.contact_edit, name="contact_new"),
    path(f"{_PATIENT}/record/contacts/<int:contact_id>/", record.contact_edit, name="contact_edit"),
    path(
        f"{_PATIENT}/record/contacts/<int:contact_id>/remove/", record.contact_remove, name="contact_remove"
    ),
    path(f"{_PATIENT}/record/<slug:part>/", record.record_edit, name="record_edit"),
    path(f"{_PATIENT}/conditions/", conditions.conditions, name="conditions"),
    path(f"{_PATIENT}/conditions/<int:condition_id>/end/", conditions.condition_end, name="condition_end"),
    path(f"{_PATIENT}/goals/", goals.goals, name="goals"),
    path(f"{_PATIENT}/goals/<uuid:goal_id>/close/", goals.goal_close, name="goal_close"),
    path(f"{_PATIENT}/goals/<uuid:goal_id>/levels/", goal_scale.goal_scale, name="goal_scale"),
    path(f"{_PATIENT}/goals/activities/", goal_scale.own_activities, name="own_activities"),
    path(f"{_PATIENT}/measures/", measures.measures, name="measures"),
    path(f"{_PATIENT}/measures/plan/", measures.measure_plan, name="measure_plan"),
    path(f"{_PATIENT}/measures/<slug:instrument>/", measures.measure_history, name="measure_history"),
    path(f"{_PATIENT}/measures/<slug:instrument>/new/", measures.measure_new, name="measure_new"),
    path(
        f"{_PATIENT}/measures/<slug:instrument>/<uuid:measure_id>/",
        measures.measure_correct,
        name="measure_correct",
    ),
    path(f"{_PATIENT}/week/", availability.availability, name="availability"),
    path(f"{_PATIENT}/team/", team.team, name="team"),
    path(f"{_PATIENT}/team/<int:member_id>/end/", team.team_end, name="team_end"),
    path(f"{_PATIENT}/team/<int:member_id>/lead/", team.team_lead, name="team_lead"),
    path(f"{_PATIENT}/journal/", journal.journal, name="journal_clinic"),
    path(f"{_PATIENT}/worksheets/", worksheets.worksheets, name="worksheets_clinic"),
    path(f"{_PATIENT}/food/", food.food, name="food_clinic"),
    path(f"{_PATIENT}/alerts/", alerts.alerts, name="alerts"),
    path(f"{_PATIENT}/alerts/<uuid:alert_id>/seen/", alerts.alert_seen, name="alert_seen"),
    path(f"{_PATIENT}/alerts/<uuid:alert_id>/acted/", alerts.alert_acted, name="alert_acted"),
    path(f"{_PATIENT}/alerts/<uuid:alert_id>/close/", alerts.alert_close, name="alert_close"),
    path(f"{_PATIENT}/invite/", invitation.invite_patient, name="invite_patient"),
    path(f"{_PATIENT}/check-ins/asked/", asked.asked, name="asked"),
    path(f"{_PATIENT}/check-ins/asked/<uuid:asked_id>/end/", asked.asked_end, name="asked_end"),
    path(f"{_PATIENT}/check-ins/", check_ins.check_in_plan, name="check_in_plan"),
]
