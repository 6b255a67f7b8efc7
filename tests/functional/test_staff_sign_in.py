"""An invited clinician comes in by password and a second step: a code, and later a passkey."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.functional.story import PASSWORD, answer, follow, link_in, mail_to, press

NINA = "nina.newhire@example.org"


@pytest.fixture
def nina(site, enter):
    """A window at `localhost`: passkeys belong to a name, and 127.0.0.1 is none."""
    return enter(None, base_url=site.url.replace("127.0.0.1", "localhost"))


def code_of(secret):
    """What an authenticator app would show now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def invite(ada):
    ada.goto("/clinic/members/")
    ada.goto("/clinic/invitations/new/")
    ada.get_by_label("Name").fill("Nina Newhire")
    ada.get_by_label("E-mail", exact=False).first.fill(NINA)
    answer(ada, "Role", "Clinician")
    press(ada, "Send invitation")
    return link_in(mail_to(ada, NINA, ""), "/accounts/invitation/")


def accept(page, link):
    """The link of the mail, then a password; no page of the clinic opens before the second step."""
    page.goto(link.replace("127.0.0.1", "localhost"))
    expect(page).to_have_url(re.compile("/accounts/invitation/$"))
    page.get_by_label("Choose a password").fill(PASSWORD)
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_role("heading", name="Set up the app")).to_be_visible()
    page.goto("/caseload/")
    expect(page).to_have_url(re.compile("/accounts/2fa/"))


def set_up_app(page):
    page.goto("/accounts/2fa/totp/activate/")
    page.get_by_text("I cannot scan it").click()
    secret = page.locator("details code").inner_text()
    page.get_by_label("code", exact=False).first.fill(code_of(secret))
    press(page, "Turn on")
    return secret


def see_recovery_codes(page):
    page.goto("/accounts/2fa/recovery-codes/")
    expect(page.get_by_role("heading", name="Codes for a bad day")).to_be_visible()
    codes = page.locator("#recovery_codes code").all_inner_texts()
    assert len(set(codes)) == 10
    return codes


def sign_out(page):
    page.goto("/accounts/logout/")
    with page.expect_navigation():  # what is kept on the device is emptied before the form goes
        press(page, "Sign out")
    page.goto("/caseload/")
    expect(page).to_have_url(re.compile("/accounts/login/"))


def give_password(page):
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(NINA)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()


def give_code(page, code):
    page.get_by_label("code", exact=False).first.fill(code)
    press(page, "Sign in")


def put_in_key(page):
    """A security key that belongs to this window."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    line.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_from_invitation_to_code_and_passkey(enter, nina):
    accept(nina, invite(enter("ada")))
    secret = set_up_app(nina)
    codes = see_recovery_codes(nina)
    nina.goto("/caseload/")
    expect(nina.get_by_role("heading", name="Caseload")).to_be_visible()

    sign_out(nina)
    give_password(nina)
    nina.goto("/caseload/")
    expect(nina).to_have_url(re.compile("/accounts/2fa/authenticate/$"))  # a password alone opens nothing
    give_code(nina, "000000" if code_of(secret) != "000000" else "000001")
    expect(nina.get_by_role("heading", name="One more step")).to_be_visible()
    give_code(nina, code_of(secret))
    expect(nina).to_have_url(re.compile("/caseload/$"))

    put_in_key(nina)
    nina.goto("/accounts/2fa/")
    follow(nina, "Add a key")
    nina.get_by_label("Name").fill("My laptop")
    nina.locator("#mfa_webauthn_add").click()
    expect(nina).not_to_have_url(re.compile("/webauthn/add/$"))
    nina.goto("/accounts/2fa/")
    expect(nina.get_by_role("main")).to_contain_text("You have 1 key.")

    sign_out(nina)
    give_password(nina)
    nina.get_by_role("button", name="Use a passkey or security key").click()
    expect(nina).to_have_url(re.compile("/caseload/$"))

    sign_out(nina)
    give_password(nina)
    give_code(nina, codes[0])
    expect(nina).to_have_url(re.compile("/caseload/$"))
