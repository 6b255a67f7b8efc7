"""Policies of views that other packages bring, by the name of their URL."""

from rehab.accounts.policy import EVERYONE, FORM, READ, SIGNED_IN, Policy

_form_for_everyone = Policy(EVERYONE, FORM, before_second_factor=True)
_form_for_me = Policy(SIGNED_IN, FORM)
_enrolment = Policy(SIGNED_IN, FORM, before_second_factor=True)

THIRD_PARTY: dict[str, Policy] = {
    "account_login": _form_for_everyone,
    "account_logout": _form_for_everyone,
    "account_reauthenticate": _enrolment,
    "account_change_password": _form_for_me,
    "account_inactive": Policy(EVERYONE, READ),
    "account_email_verification_sent": Policy(EVERYONE, READ),
    "account_set_password": _form_for_me,
    "account_email": _form_for_me,
    "account_confirm_email": _form_for_everyone,
    "account_reset_password": _form_for_everyone,
    "account_reset_password_done": Policy(EVERYONE, READ),
    "account_reset_password_from_key": _form_for_everyone,
    "account_reset_password_from_key_done": Policy(EVERYONE, READ),
    "mfa_authenticate": _form_for_everyone,
    "mfa_reauthenticate": _enrolment,
    "mfa_index": _enrolment,
    "mfa_activate_totp": _enrolment,
    "mfa_deactivate_totp": _form_for_me,
    "mfa_view_recovery_codes": _enrolment,
    "mfa_generate_recovery_codes": _enrolment,
    "mfa_download_recovery_codes": Policy(SIGNED_IN, READ, before_second_factor=True),
    "mfa_list_webauthn": _enrolment,
    "mfa_add_webauthn": _enrolment,
    "mfa_edit_webauthn": _form_for_me,
    "mfa_remove_webauthn": _form_for_me,
    "mfa_reauthenticate_webauthn": _enrolment,
    "usersessions_list": _form_for_me,
}
