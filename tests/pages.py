"""Every page of the three surfaces, as somebody of the demo clinic would open it."""

from dataclasses import dataclass

import psycopg2

from tests.site import Site

IDS = {
    "worksheet": "SELECT w.id FROM patients_worksheet w JOIN patients_patient p ON p.id = w.patient_id "
    "WHERE p.record_number = 'DEMO-0001' AND w.shared_at IS NOT NULL ORDER BY w.started_at LIMIT 1",
    "night": "SELECT max(wake_date) FROM patients_sleepnight n JOIN patients_patient p ON p.id = n.patient_id "
    "WHERE p.record_number = 'DEMO-0001'",
    "sign": "SELECT s.id FROM patients_earlywarningsign s JOIN patients_patient p ON p.id = s.patient_id "
    "WHERE p.record_number = 'DEMO-0001' AND s.ended_at IS NULL ORDER BY s.place LIMIT 1",
    "pat": "SELECT id FROM patients_patient WHERE record_number = 'DEMO-0001'",
    "suggestion": "SELECT s.id FROM programs_suggestion s JOIN patients_patient p ON p.id = s.patient_id "
    "WHERE s.state = 'open' ORDER BY p.record_number, s.id LIMIT 1",
    "suggested": "SELECT s.patient_id FROM programs_suggestion s JOIN patients_patient p ON p.id = s.patient_id "
    "WHERE s.state = 'open' ORDER BY p.record_number, s.id LIMIT 1",
    "alerted": "SELECT patient_id FROM patients_alert ORDER BY raised_at LIMIT 1",
    "item": "SELECT i.id FROM programs_prescription i JOIN programs_program g ON g.id = i.program_id "
    "JOIN patients_patient p ON p.id = g.patient_id "
    "WHERE p.record_number = 'DEMO-0001' AND g.state = 'active' ORDER BY i.position LIMIT 1",
    "breathing": "SELECT i.id FROM programs_prescription i JOIN programs_program g ON g.id = i.program_id "
    "JOIN patients_patient p ON p.id = g.patient_id JOIN programs_exerciserevision r ON r.id = i.exercise_id "
    "JOIN programs_exercise e ON e.id = r.exercise_id "
    "WHERE p.record_number = 'DEMO-0001' AND g.state = 'active' AND e.external_id = 'MB01'",
    "body_scan": "SELECT i.id FROM programs_prescription i JOIN programs_program g ON g.id = i.program_id "
    "JOIN patients_patient p ON p.id = g.patient_id JOIN programs_exerciserevision r ON r.id = i.exercise_id "
    "JOIN programs_exercise e ON e.id = r.exercise_id "
    "WHERE p.record_number = 'DEMO-0001' AND g.state = 'active' AND e.external_id = 'MB03'",
    "swap": "SELECT i.id FROM programs_prescription i JOIN programs_program g ON g.id = i.program_id "
    "JOIN patients_patient p ON p.id = g.patient_id WHERE p.record_number = 'DEMO-0001' AND g.state = 'active' "
    "AND i.exercise_id IS NOT NULL ORDER BY i.position LIMIT 1",
    "draft_item": "SELECT i.id FROM programs_prescription i JOIN programs_program g ON g.id = i.program_id "
    "JOIN patients_patient p ON p.id = g.patient_id WHERE p.record_number = 'DEMO-0001' AND g.state = 'draft' "
    "AND i.exercise_id IS NOT NULL ORDER BY i.position LIMIT 1",
    "template": "SELECT id FROM programs_programtemplate ORDER BY name LIMIT 1",
    "lesson": "SELECT a.id FROM education_moduleassignment a JOIN patients_patient p ON p.id = a.patient_id "
    "WHERE p.record_number = 'DEMO-0001' ORDER BY a.\"order\" LIMIT 1",
    "agreement": "SELECT a.id FROM programs_activityagreement a JOIN patients_patient p ON p.id = a.patient_id "
    "WHERE p.record_number = 'DEMO-0001' ORDER BY a.asked_at LIMIT 1",
    "tries": "SELECT a.id FROM programs_activityagreement a JOIN patients_patient p ON p.id = a.patient_id "
    "WHERE p.record_number = 'DEMO-0002' ORDER BY a.asked_at LIMIT 1",
    "text": "SELECT id FROM patients_messagetext ORDER BY name LIMIT 1",
    "thread": "SELECT t.id FROM patients_messagethread t JOIN patients_patient p ON p.id = t.patient_id "
    "WHERE p.record_number = 'DEMO-0001' ORDER BY t.started_at LIMIT 1",
    "asking": "SELECT t.asking_id FROM patients_task t JOIN patients_patient p ON p.id = t.patient_id "
    "WHERE p.record_number = 'DEMO-0001' AND t.asking_id IS NOT NULL ORDER BY t.made_at LIMIT 1",
    "consent": "SELECT c.id FROM patients_consent c JOIN patients_patient p ON p.id = c.patient_id "
    "WHERE p.record_number = 'DEMO-0001' ORDER BY c.given_at LIMIT 1",
    "visit": "SELECT v.id FROM patients_visit v JOIN patients_patient p ON p.id = v.patient_id "
    "WHERE p.record_number = 'DEMO-0001' ORDER BY v.starts_at LIMIT 1",
    "referral": "SELECT r.id FROM patients_referral r JOIN patients_patient p ON p.id = r.patient_id "
    "WHERE p.record_number = 'DEMO-0001' ORDER BY r.made_at LIMIT 1",
    "ladder": "SELECT h.id FROM programs_hierarchy h JOIN patients_patient p ON p.id = h.patient_id "
    "WHERE p.record_number = 'DEMO-0001' ORDER BY h.made_at LIMIT 1",
    "trial": "SELECT e.id FROM programs_experiment e JOIN patients_patient p ON p.id = e.patient_id "
    "WHERE p.record_number = 'DEMO-0001' LIMIT 1",
    "review": "SELECT r.id FROM programs_review r JOIN patients_patient p ON p.id = r.patient_id "
    "WHERE p.record_number = 'DEMO-0001' ORDER BY r.number LIMIT 1",
    "exercise": "SELECT e.id FROM programs_exercise e JOIN accounts_clinic c ON c.id = e.clinic_id "
    "WHERE c.name LIKE 'Riverside%' AND e.external_id = 'E09'",
    "waits": "SELECT exercise_id AS id FROM programs_exerciserevision WHERE state = 'in_review'",
    "came_back": "SELECT module_id AS id FROM education_modulerevision WHERE state = 'draft'",
    "goal": "SELECT g.id FROM patients_goal g JOIN patients_patient p ON p.id = g.patient_id "
    "WHERE p.record_number = 'DEMO-0001' ORDER BY g.set_at LIMIT 1",
    "module": "SELECT m.id FROM education_module m JOIN accounts_clinic c ON c.id = m.clinic_id "
    "WHERE c.name LIKE 'Riverside%' AND m.external_id = 'M05'",
    "program": "SELECT g.id FROM programs_program g JOIN patients_patient p ON p.id = g.patient_id "
    "WHERE p.record_number = 'DEMO-0001' AND g.state = 'active'",
}


# The builder's pages need a draft in work.
DRAFT = (
    "from patients.models import Patient; from programs.actions.program import start_draft; "
    "from rehab.accounts.models import User; "
    "pat = Patient.objects.get(record_number='DEMO-0001'); "
    "start_draft(patient=pat, by=User.objects.get(email='clara@example.org'))"
)


@dataclass(frozen=True)
class PageOf:
    """A page: its surface, a short name, who opens it, and its address with {names} from IDS."""

    surface: str
    name: str
    person: str | None
    path: str


PAGES = (
    PageOf("everyone", "sign-in", None, "/accounts/login/"),
    PageOf("everyone", "reset", None, "/accounts/password/reset/"),
    PageOf("everyone", "accessibility", None, "/accessibility/"),
    PageOf("everyone", "gallery", None, "/gallery/"),
    PageOf("everyone", "mail", None, "/demo/mail/"),
    PageOf("everyone", "not-found", None, "/no-such-page/"),
    PageOf("clinic", "caseload", "clara", "/caseload/"),
    PageOf("clinic", "suggestions", "clara", "/caseload/suggestions/"),
    PageOf("clinic", "overview", "clara", "/patients/{pat}/"),
    PageOf("clinic", "overview-year", "clara", "/patients/{pat}/?days=365"),
    PageOf("clinic", "trials", "clara", "/patients/{pat}/picture/trials/"),
    PageOf("portal", "trial", "pat", "/try-out/{trial}/"),
    PageOf("clinic", "review", "clara", "/patients/{pat}/review/"),
    PageOf("clinic", "review-record", "clara", "/patients/{pat}/review/{review}/"),
    PageOf("portal", "reviews", "pat", "/reviews/"),
    PageOf("portal", "my-review", "pat", "/reviews/{review}/"),
    PageOf("clinic", "picture", "clara", "/patients/{pat}/picture/"),
    PageOf("clinic", "picture-doing", "clara", "/patients/{pat}/picture/doing/"),
    PageOf("clinic", "picture-year", "clara", "/patients/{pat}/picture/?days=365&look=2"),
    PageOf("clinic", "picture-pick", "clara", "/patients/{pat}/picture/exposures/"),
    PageOf("clinic", "picture-trace", "clara", "/patients/{pat}/picture/numbers/link-2-lag1-points/"),
    PageOf("clinic", "suggestion", "clara", "/patients/{suggested}/suggestions/{suggestion}/"),
    PageOf("clinic", "ask-by-team", "clara", "/patients/{pat}/check-ins/ask/{asking}/"),
    PageOf("clinic", "asked", "clara", "/patients/{pat}/check-ins/asked/"),
    PageOf("clinic", "program", "clara", "/patients/{pat}/program/"),
    PageOf("clinic", "program-sessions", "clara", "/patients/{pat}/program/sessions/"),
    PageOf("clinic", "program-draft", "clara", "/patients/{pat}/program/draft/"),
    PageOf("clinic", "program-add", "clara", "/patients/{pat}/program/draft/add/?q=stand"),
    PageOf("clinic", "program-start", "clara", "/patients/{pat}/program/draft/from/"),
    PageOf(
        "clinic",
        "program-preset",
        "clara",
        "/patients/{pat}/program/draft/from/preset/distal_polyneuropathy/?phase=1",
    ),
    PageOf("clinic", "program-item", "clara", "/patients/{pat}/program/items/{draft_item}/"),
    PageOf("clinic", "program-preview", "clara", "/patients/{pat}/program/draft/preview/"),
    PageOf("clinic", "program-publish", "clara", "/patients/{pat}/program/publish/"),
    PageOf("clinic", "program-compare", "clara", "/patients/{pat}/program/compare/"),
    PageOf("clinic", "program-end", "clara", "/patients/{pat}/program/end/"),
    PageOf("clinic", "patient-week", "clara", "/patients/{pat}/week/"),
    PageOf("clinic", "templates", "clara", "/templates/"),
    PageOf("clinic", "template", "clara", "/templates/{template}/"),
    PageOf("clinic", "template-apply", "clara", "/templates/{template}/patients/"),
    PageOf("clinic", "activity-new", "clara", "/patients/{pat}/program/activities/new/"),
    PageOf("clinic", "activities", "clara", "/patients/{pat}/program/activities/"),
    PageOf("clinic", "activity-ask", "clara", "/patients/{pat}/program/activities/ask/"),
    PageOf("clinic", "agreement", "clara", "/patients/{pat}/program/activities/{agreement}/"),
    PageOf("clinic", "flare-plan", "clara", "/patients/{pat}/program/flare-plan/"),
    PageOf("clinic", "signs", "clara", "/patients/{pat}/program/signs/"),
    PageOf("clinic", "ladders", "clara", "/patients/{pat}/program/exposure/"),
    PageOf("clinic", "ladder", "clara", "/patients/{pat}/program/exposure/{ladder}/"),
    PageOf("clinic", "manual", "clara", "/patients/{pat}/program/manual/"),
    PageOf("clinic", "habits", "clara", "/patients/{pat}/program/habits/"),
    PageOf("clinic", "journal", "clara", "/patients/{pat}/journal/"),
    PageOf("clinic", "sleep", "clara", "/patients/{pat}/sleep/"),
    PageOf("clinic", "food", "clara", "/patients/{pat}/food/"),
    PageOf("clinic", "worksheets", "clara", "/patients/{pat}/worksheets/"),
    PageOf("clinic", "record", "clara", "/patients/{pat}/record/"),
    PageOf("clinic", "conditions", "clara", "/patients/{pat}/conditions/"),
    PageOf("clinic", "inbox", "clara", "/caseload/messages/"),
    PageOf("clinic", "short-texts", "clara", "/clinic/texts/"),
    PageOf("clinic", "short-text", "clara", "/clinic/texts/{text}/"),
    PageOf("clinic", "messages", "clara", "/patients/{pat}/messages/"),
    PageOf("clinic", "message-thread", "clara", "/patients/{pat}/messages/{thread}/"),
    PageOf("clinic", "referrals", "clara", "/patients/{pat}/referrals/"),
    PageOf("clinic", "referral", "clara", "/patients/{pat}/referrals/{referral}/"),
    PageOf("clinic", "hand-over", "clara", "/patients/{pat}/team/hand-over/"),
    PageOf("clinic", "visits", "clara", "/patients/{pat}/visits/"),
    PageOf("clinic", "visit", "clara", "/patients/{pat}/visits/{visit}/"),
    PageOf("clinic", "tasks", "clara", "/patients/{pat}/tasks/"),
    PageOf("clinic", "goals", "clara", "/patients/{pat}/goals/"),
    PageOf("clinic", "goal-threads", "clara", "/patients/{pat}/goals/over-time/"),
    PageOf("clinic", "goal-levels", "clara", "/patients/{pat}/goals/{goal}/levels/"),
    PageOf("clinic", "measures", "clara", "/patients/{pat}/measures/"),
    PageOf("clinic", "measure-history", "clara", "/patients/{pat}/measures/peg/"),
    PageOf("clinic", "measure-new", "clara", "/patients/{pat}/measures/sit_to_stand/new/"),
    PageOf("clinic", "measure-entry", "clara", "/patients/{pat}/measures/pcs/new/"),
    PageOf("clinic", "team", "clara", "/patients/{pat}/team/"),
    PageOf("clinic", "check-ins", "clara", "/patients/{pat}/check-ins/"),
    PageOf("clinic", "invite", "clara", "/patients/{pat}/invite/"),
    PageOf("clinic", "alerts", "clara", "/patients/{alerted}/alerts/"),
    PageOf("clinic", "enrol", "clara", "/patients/new/"),
    PageOf("clinic", "members", "ada", "/clinic/members/"),
    PageOf("clinic", "invite-member", "ada", "/clinic/invitations/new/"),
    PageOf("clinic", "clinic-settings", "ada", "/clinic/settings/"),
    PageOf("clinic", "decisions", "ada", "/clinic/decisions/?days=365"),
    PageOf("clinic", "parameters", "ada", "/clinic/parameters/"),
    PageOf("clinic", "parameter", "ada", "/clinic/parameters/adherence_good/"),
    PageOf("clinic", "clinic-hours", "ada", "/clinic/hours/"),
    PageOf("clinic", "alert-handling", "ada", "/clinic/alerts/"),
    PageOf("clinic", "check-in-watch", "ada", "/clinic/check-ins/"),
    PageOf("clinic", "audit-trail", "ada", "/clinic/audit/"),
    PageOf("clinic", "preferences", "clara", "/accounts/preferences/"),
    PageOf("clinic", "second-step", "clara", "/accounts/2fa/"),
    PageOf("clinic", "sessions", "clara", "/accounts/sessions/"),
    PageOf("portal", "today", "pat", "/today/"),
    PageOf("portal", "session", "pat", "/today/{item}/"),
    PageOf("portal", "breathing", "pat", "/today/{breathing}/"),
    PageOf("portal", "body-scan", "pat", "/today/{body_scan}/"),
    PageOf("portal", "instead", "pat", "/today/{swap}/instead/"),
    PageOf("portal", "breaks", "pat", "/today/breaks/"),
    PageOf("portal", "could-not", "pat", "/today/{item}/could-not/"),
    PageOf("portal", "check-in", "pat", "/check-in/"),
    PageOf("portal", "tags", "pat", "/check-in/tags/"),
    PageOf("portal", "safety", "pat", "/safety/"),
    PageOf("portal", "offline-check-in", "pat", "/offline/check-in/"),
    PageOf("portal", "offline-day", "pat", "/offline/day/"),
    PageOf("portal", "offline-safety", "pat", "/offline/safety/"),
    PageOf("portal", "offline", "pat", "/offline/"),
    PageOf("portal", "waiting", "pat", "/offline/waiting/"),
    PageOf("portal", "journal", "pat", "/journal/"),
    PageOf("portal", "journal-month", "pat", "/journal/month/"),
    PageOf("portal", "sleep", "pat", "/sleep/"),
    PageOf("portal", "night", "pat", "/sleep/{night}/"),
    PageOf("portal", "worksheets", "pat", "/worksheets/"),
    PageOf("portal", "worksheet", "pat", "/worksheets/{worksheet}/"),
    PageOf("portal", "worksheet-new", "pat", "/worksheets/new/worry/"),
    PageOf("portal", "food", "pat", "/food/"),
    PageOf("portal", "food-day", "pat", "/food/{night}/"),
    PageOf("portal", "program", "pat", "/program/"),
    PageOf("portal", "progress", "pat", "/progress/"),
    PageOf("portal", "number", "pat", "/progress/numbers/s14-activity_minutes-now/"),
    PageOf("portal", "own-export", "pat", "/journal/export/"),
    PageOf("portal", "proposal", "pat", "/program/activities/{agreement}/"),
    PageOf("portal", "tries", "quinn", "/program/activities/{tries}/"),
    PageOf("portal", "ladder", "pat", "/program/ladder/"),
    PageOf("portal", "practice", "pat", "/program/practice/"),
    PageOf("portal", "flare", "pat", "/flare/"),
    PageOf("portal", "signs", "pat", "/flare/signs/"),
    PageOf("portal", "calm", "pat", "/flare/calm/"),
    PageOf("portal", "calm-sign", "pat", "/flare/calm/{sign}/"),
    PageOf("portal", "goals", "pat", "/goals/"),
    PageOf("portal", "measures", "pat", "/measures/"),
    PageOf("portal", "measure", "pat", "/measures/peg/"),
    PageOf("portal", "measure-done", "pat", "/measures/peg/done/"),
    PageOf("portal", "visits", "pat", "/visits/"),
    PageOf("portal", "messages", "pat", "/messages/"),
    PageOf("portal", "message-new", "pat", "/messages/new/"),
    PageOf("portal", "message-thread", "pat", "/messages/{thread}/"),
    PageOf("portal", "settings", "pat", "/settings/"),
    PageOf("portal", "reminder-ways", "pat", "/accounts/reminders/"),
    PageOf("portal", "calendar-link", "pat", "/settings/calendar/"),
    PageOf("portal", "week", "pat", "/settings/week/"),
    PageOf("portal", "caregivers", "pat", "/settings/caregivers/"),
    PageOf("portal", "who-opened", "pat", "/settings/who-opened-my-record/"),
    PageOf("portal", "caregiver-change", "pat", "/settings/caregivers/{consent}/"),
    PageOf("portal", "caregiver-training", "gita", "/for/{pat}/training/"),
    PageOf("portal", "caregiver-help", "gita", "/for/{pat}/help/"),
    PageOf("portal", "caregiver-today", "gita", "/for/{pat}/"),
    PageOf("portal", "no-record", "gita", "/no-record/"),
    PageOf("library", "exercises", "cora", "/library/exercises/"),
    PageOf(
        "library",
        "exercises-left-out",
        "cora",
        "/library/exercises/?condition=active_foot_ulcer&kind=balance",
    ),
    PageOf("library", "exercises-none", "cora", "/library/exercises/?q=walk&kind=aerobic&region=neck"),
    PageOf("library", "figures", "cora", "/library/exercises/figures/?figure=E08"),
    PageOf("library", "exercise", "cora", "/library/exercises/{exercise}/"),
    PageOf("library", "exercise-waits", "dev", "/library/exercises/{waits}/?version=2"),
    PageOf("library", "exercise-send-back", "dev", "/library/exercises/{waits}/2/send-back/"),
    PageOf("library", "exercise-edit", "cora", "/library/exercises/{exercise}/edit/"),
    PageOf("library", "exercise-new", "cora", "/library/exercises/new/"),
    PageOf("library", "exercise-compare", "cora", "/library/exercises/{exercise}/1/compare/"),
    PageOf("library", "exercise-preview", "cora", "/library/exercises/{exercise}/1/preview/"),
    PageOf("library", "exercise-translate", "cora", "/library/exercises/{exercise}/1/translate/es/"),
    PageOf("library", "exercise-unread", "cora", "/library/exercises/translations/"),
    PageOf("library", "exercise-handout", "cora", "/library/exercises/{exercise}/handout/"),
    PageOf("library", "due", "cora", "/library/due/"),
    PageOf("library", "exercise-export", "cora", "/library/exercises/export/"),
    PageOf("library", "exercise-import", "cora", "/library/exercises/import/"),
    PageOf("library", "modules", "cora", "/library/modules/"),
    PageOf("library", "module", "cora", "/library/modules/{module}/"),
    PageOf("library", "module-came-back", "cora", "/library/modules/{came_back}/?version=2"),
    PageOf("library", "module-edit", "cora", "/library/modules/{module}/edit/"),
    PageOf("library", "module-mend", "cora", "/library/modules/{came_back}/edit/"),
    PageOf("library", "module-preview", "cora", "/library/modules/{module}/1/preview/"),
    PageOf("library", "module-translate", "cora", "/library/modules/{module}/1/translate/es/"),
    PageOf("library", "module-handout", "cora", "/library/modules/{module}/handout/"),
    PageOf("library", "module-import", "cora", "/library/modules/import/"),
    PageOf("library", "resources", "cora", "/library/resources/"),
    PageOf("library", "resource-new", "cora", "/library/resources/new/"),
    PageOf("library", "media", "cora", "/library/media/"),
    PageOf("library", "media-new", "cora", "/library/media/new/"),
    PageOf("clinic", "learning", "clara", "/patients/{pat}/learning/"),
    PageOf("clinic", "handout", "clara", "/patients/{pat}/handouts/program/{program}/"),
    PageOf("portal", "my-handout", "pat", "/handouts/program/{program}/"),
    PageOf("portal", "learn", "pat", "/learn/"),
    PageOf("portal", "learn-help", "pat", "/learn/help/"),
    PageOf("portal", "lesson", "pat", "/learn/{lesson}/"),
)


def ids(site: Site) -> dict[str, str]:
    """Make the site ready for every address; answers the ids that they need, from the site's own rows."""
    site.manage("shell", "-v0", "-c", DRAFT)
    with psycopg2.connect(site.env["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        found = {}
        for name, query in IDS.items():
            cursor.execute(query)
            row = cursor.fetchone()
            assert row, name
            found[name] = str(row[0])
    return found
