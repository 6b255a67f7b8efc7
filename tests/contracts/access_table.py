"""Who may go through which door: written by hand, apart from the code that enforces it.

A line per door names the outcome for each person. Pat, Clara's patient, is the one whose ids are in the addresses.

ok        the page, a form with errors, or a redirect after the work
login     sent to sign in
no        403: this kind of page is not for this kind of person
gone      404: the same as for something that does not exist
home      a patient's page, opened by somebody without a record: told where to go
"""

OK, LOGIN, NO, GONE, HOME = "ok", "login", "no", "gone", "home"
PEOPLE = ("anonymous", "Dora", "Pat", "Quinn", "Gita", "Gil", "Clara", "Colin", "Sam", "Cora", "Ada")
READ, WRITE, FORM = ("GET", "HEAD"), ("POST",), ("GET", "HEAD", "POST")


def door(rest: str, **named: str) -> dict[str, str]:
    """An outcome for everybody: those not signed in or no longer active have to sign in."""
    return dict.fromkeys(PEOPLE, rest) | {"anonymous": LOGIN, "Dora": LOGIN} | named


EVERYBODY = dict.fromkeys(PEOPLE, OK)
SIGNED_IN = door(OK)
CARE_TEAM = door(NO, Clara=OK, Colin=GONE, Sam=GONE)
OWN = door(HOME, Pat=OK, Quinn=OK)
OWN_THING = door(HOME, Pat=OK, Quinn=GONE)
CONSENT = door(GONE, Gita=OK)
CLINICIANS = door(NO, Clara=OK, Colin=OK, Sam=OK)
LIBRARY = door(NO, Clara=OK, Colin=OK, Sam=OK, Cora=OK)
LIBRARY_THING = door(NO, Clara=OK, Colin=OK, Sam=GONE, Cora=OK)
CURATOR = door(NO, Cora=OK)
ADMIN = door(NO, Ada=OK)
NOBODY = dict.fromkeys(PEOPLE, GONE)
# Links with a token: without a good one everybody reads the same page or the same 404.
TOKEN = EVERYBODY

# Pat's program shows it, and Gita helps Pat. Colin and Cora prescribe from the clinic's library or write it.
SHOWN = door(GONE, Pat=OK, Gita=OK, Clara=OK, Colin=OK, Cora=OK)

DOORS: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "home": (SIGNED_IN, READ),
    "healthz": (EVERYBODY, READ),
    "accessibility": (EVERYBODY, READ),
    "gallery": (NOBODY, READ),
    "accounts:members": (ADMIN, READ),
    "accounts:member_end": (ADMIN, FORM),
    "accounts:invite": (ADMIN, FORM),
    "accounts:invitation_revoke": (ADMIN, FORM),
    "accounts:clinic_settings": (ADMIN, FORM),
    "accounts:audit_trail": (ADMIN, READ),
    "accounts:invitation": (TOKEN, READ),
    "accounts:invitation_accept": (TOKEN, FORM),
    "accounts:preferences": (SIGNED_IN, FORM),
    "accounts:demo_enter": (NOBODY, WRITE),
    "media:library": (CURATOR, READ),
    "media:item_new": (CURATOR, FORM),
    "media:item": (CURATOR, FORM),
    "media:item_retire": (CURATOR, WRITE),
    "notifications:opt_out": (NOBODY, FORM),
    "notifications:opt_in": (NOBODY, WRITE),
    "notifications:local_mail": (NOBODY, READ),
    "patients:enrol": (CLINICIANS, FORM),
    "patients:enrol_step": (CLINICIANS, FORM),
    "patients:enrolled": (CARE_TEAM, READ),
    "patients:record": (CARE_TEAM, READ),
    "patients:record_edit": (CARE_TEAM, FORM),
    "patients:contact_new": (CARE_TEAM, FORM),
    "patients:contact_edit": (CARE_TEAM, FORM),
    "patients:contact_remove": (CARE_TEAM, WRITE),
    "patients:conditions": (CARE_TEAM, FORM),
    "patients:condition_end": (CARE_TEAM, WRITE),
    "patients:goals": (CARE_TEAM, FORM),
    "patients:goal_close": (CARE_TEAM, WRITE),
    "patients:team": (CARE_TEAM, FORM),
    "patients:team_end": (CARE_TEAM, WRITE),
    "patients:team_lead": (CARE_TEAM, WRITE),
    "patients:journal_clinic": (CARE_TEAM, READ),
    "patients:alerts": (CARE_TEAM, READ),
    "patients:alert_seen": (CARE_TEAM, WRITE),
    "patients:alert_close": (CARE_TEAM, FORM),
    "patients:invite_patient": (CARE_TEAM, FORM),
    "patients:check_in_plan": (CARE_TEAM, FORM),
    "patients:check_in": (OWN, FORM),
    "patients:check_in_saved": (OWN, READ),
    "patients:safety": (OWN, FORM),
    "patients:journal": (OWN, READ),
    "patients:journal_day": (OWN, FORM),
    "patients:settings": (OWN, FORM),
    "patients:check_in_settings": (OWN, FORM),
    "patients:who_opened": (OWN, READ),
    "patients:caregivers": (OWN, FORM),
    "patients:caregiver_revoke": (OWN_THING, FORM),
    "patients:welcome": (TOKEN, READ),
    "patients:welcome_accept": (TOKEN, FORM),
    "patients:no_record": (SIGNED_IN, READ),
    "patients:helped": (SIGNED_IN, READ),
    "education:learning": (CARE_TEAM, FORM),
    "education:learning_move": (CARE_TEAM, WRITE),
    "education:learning_renew": (CARE_TEAM, WRITE),
    "education:learning_withdraw": (CARE_TEAM, WRITE),
    "education:learning_follow_up": (CARE_TEAM, WRITE),
    "education:learn": (OWN, READ),
    "education:help": (OWN, READ),
    "education:remember": (OWN, FORM),
    "education:lesson": (OWN_THING, READ),
    "education:lesson_turn": (OWN_THING, WRITE),
    "education:lesson_answer": (OWN_THING, WRITE),
    "education:lesson_done": (OWN_THING, WRITE),
    "education:lesson_print": (OWN_THING, READ),
    "education:for_learn": (CONSENT, READ),
    "education:for_lesson": (CONSENT, READ),
    "education:modules": (LIBRARY, READ),
    "education:modules_starter": (CURATOR, FORM),
    "education:module": (LIBRARY_THING, READ),
    "education:module_new": (CURATOR, FORM),
    "education:module_edit": (CURATOR, FORM),
    "education:module_media": (CURATOR, WRITE),
    "education:module_needs": (CURATOR, WRITE),
    "education:module_export": (CURATOR, READ),
    "education:module_import": (CURATOR, FORM),
    "education:module_import_report": (CURATOR, FORM),
    "education:module_submit": (CURATOR, WRITE),
    "education:module_send_back": (CURATOR, WRITE),
    "education:module_publish": (CURATOR, WRITE),
    "education:module_retire": (CURATOR, WRITE),
    "education:module_restore": (CURATOR, WRITE),
    "education:module_compare": (CURATOR, READ),
    "education:module_preview": (CURATOR, READ),
    "education:module_review_date": (CURATOR, WRITE),
    "education:module_translate": (CURATOR, FORM),
    "education:module_translation_read": (CURATOR, WRITE),
    "education:module_translations": (CURATOR, FORM),
    "education:resources": (LIBRARY, READ),
    "education:resource": (LIBRARY_THING, READ),
    "education:resource_new": (CURATOR, FORM),
    "education:resource_edit": (CURATOR, FORM),
    "education:resource_submit": (CURATOR, WRITE),
    "education:resource_send_back": (CURATOR, WRITE),
    "education:resource_publish": (CURATOR, WRITE),
    "education:resource_retire": (CURATOR, WRITE),
    "education:resource_restore": (CURATOR, WRITE),
    "education:resource_compare": (CURATOR, READ),
    "education:resource_preview": (CURATOR, READ),
    "education:resource_review_date": (CURATOR, WRITE),
    "programs:caseload": (CLINICIANS, FORM),
    "programs:caseload_view_save": (CLINICIANS, WRITE),
    "programs:caseload_view_remove": (CLINICIANS, WRITE),
    "programs:patient_reviewed": (CARE_TEAM, WRITE),
    "programs:patient_review_undone": (CARE_TEAM, WRITE),
    "programs:suggestions": (CLINICIANS, FORM),
    "programs:decisions": (ADMIN, READ),
    "programs:parameters": (ADMIN, READ),
    "programs:parameter": (ADMIN, FORM),
    "programs:parameter_look": (ADMIN, FORM),
    "programs:parameter_look_state": (ADMIN, READ),
    "programs:parameter_look_on": (ADMIN, WRITE),
    "programs:overview": (CARE_TEAM, READ),
    "programs:program": (CARE_TEAM, READ),
    "programs:program_edit": (CARE_TEAM, FORM),
    "programs:program_add": (CARE_TEAM, FORM),
    "programs:program_pick": (CARE_TEAM, READ),
    "programs:program_item": (CARE_TEAM, FORM),
    "programs:program_move": (CARE_TEAM, WRITE),
    "programs:program_remove": (CARE_TEAM, FORM),
    "programs:program_publish": (CARE_TEAM, FORM),
    "programs:activity_new": (CARE_TEAM, FORM),
    "programs:review_now": (CARE_TEAM, WRITE),
    "programs:suggestion": (CARE_TEAM, READ),
    "programs:suggestion_decide": (CARE_TEAM, WRITE),
    "programs:today": (OWN, READ),
    "programs:session": (OWN_THING, READ),
    "programs:session_log": (OWN_THING, WRITE),
    "programs:next_morning": (OWN, WRITE),
    "programs:my_program": (OWN, READ),
    "programs:progress": (OWN, READ),
    "programs:for_today": (CONSENT, READ),
    "programs:library": (LIBRARY, READ),
    "programs:figures": (LIBRARY, READ),
    "programs:exercise": (LIBRARY_THING, READ),
    "programs:media": (SHOWN, READ),
    "programs:exercise_media": (CURATOR, WRITE),
    "programs:exercise_new": (CURATOR, FORM),
    "programs:exercise_edit": (CURATOR, FORM),
    "programs:exercise_links": (CURATOR, WRITE),
    "programs:starter_adopt": (CURATOR, FORM),
    "programs:revision_export": (CURATOR, READ),
    "programs:revision_import": (CURATOR, FORM),
    "programs:revision_import_report": (CURATOR, FORM),
    "programs:revision_submit": (CURATOR, WRITE),
    "programs:revision_publish": (CURATOR, WRITE),
    "programs:revision_send_back": (CURATOR, WRITE),
    "programs:revision_retire": (CURATOR, WRITE),
    "programs:revision_restore": (CURATOR, WRITE),
    "programs:revision_compare": (CURATOR, READ),
    "programs:revision_preview": (CURATOR, READ),
    "programs:revision_review_date": (CURATOR, WRITE),
    "programs:revision_translate": (CURATOR, FORM),
    "programs:revision_translation_read": (CURATOR, WRITE),
    "programs:revision_translations": (CURATOR, FORM),
    "programs:library_due": (CURATOR, READ),
    "programs:handout": (CARE_TEAM, FORM),
    "programs:handout_pdf": (CARE_TEAM, READ),
    "programs:handout_job": (CARE_TEAM, FORM),
    "programs:handout_file": (CARE_TEAM, READ),
    "programs:my_handout": (OWN_THING, FORM),
    "programs:my_handout_pdf": (OWN_THING, READ),
    "programs:my_handout_job": (OWN_THING, FORM),
    "programs:my_handout_file": (OWN_THING, READ),
    "programs:for_handout": (CONSENT, FORM),
    "programs:for_handout_pdf": (CONSENT, READ),
    "programs:for_handout_job": (CONSENT, FORM),
    "programs:for_handout_file": (CONSENT, READ),
    # Only how far it is, for those who may have it: the one in the address was asked for by the care team.
    "programs:handout_state": (door(GONE, Clara=OK), READ),
    "programs:exercise_handout": (LIBRARY_THING, FORM),
    "programs:exercise_handout_pdf": (LIBRARY_THING, READ),
    "programs:module_handout": (LIBRARY_THING, FORM),
    "programs:module_handout_pdf": (LIBRARY_THING, READ),
}

# What a POST says where an empty one would be a 404 of its own.
BODIES: dict[str, dict[str, str]] = {
    "patients:goal_close": {"state": "reached"},
    "education:learning_move": {"direction": "down"},
    "patients:invite_patient": {"do": "send"},
}
