"""/accounts/invitation/: the link in the mail, and what can be done with it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.signing import TimestampSigner
from django.db import connection
from django.test import Client
from django.utils import timezone

from rehab.accounts.actions import invitations
from rehab.accounts.actions.invitations import InvitationGone, accept_as_new_user, open_invitation
from rehab.accounts.models import Invitation, Membership, User
from rehab.accounts.tokens import INVITATION, sign_id
from rehab.audit.models import AuditEvent
from rehab.lib.states import NotAllowedNow
from tests.integration.accounts.sign_in_tools import code_of, code_step, enrol, is_signed_in, password_step
from tests.people import PASSWORD

FORM = "/accounts/invitation/"
TYPED = {"name": "Nora New", "password": PASSWORD}


@pytest.fixture
def make(clinic, ada):
    def make(email="nora@example.org", role="clinician") -> Invitation:
        return invitations.create_invitation(
            clinic=clinic, email=email, name="Nora", role=role, language="en", by=ada, days=7
        )

    return make


@pytest.fixture
def invitation(make):
    return make()


def link(invitation: Invitation) -> str:
    return f"{FORM}{sign_id(INVITATION, invitation.pk)}/"


def test_opening_the_link_signs_nobody_in_and_hides_the_token(client, invitation):
    answer = client.get(link(invitation))
    assert (answer.status_code, answer["Location"]) == (302, FORM)
    assert "_auth_user_id" not in client.session
    for page in ("/today/", "/caseload/", "/clinic/members/", "/accounts/preferences/"):
        assert client.get(page)["Location"].startswith("/accounts/login/")
    assert not is_signed_in(client)


def test_looking_at_the_link_does_not_use_it_up(client, invitation):
    for _ in range(3):
        client.head(link(invitation))
        client.get(link(invitation), follow=True)
    assert Invitation.objects.get().is_open()


def test_a_new_person_chooses_name_and_password_and_is_led_to_the_second_step(client, invitation, clinic):
    page = client.get(link(invitation), follow=True)
    assert "nora@example.org" in page.content.decode()
    answer = client.post(FORM, TYPED)
    assert answer["Location"] == "/accounts/2fa/totp/activate/"
    user = User.objects.get(email="nora@example.org")
    assert (user.name, user.check_password(PASSWORD), user.time_zone) == ("Nora New", True, clinic.time_zone)
    address = EmailAddress.objects.get(user=user)
    assert (address.email, address.verified, address.primary) == ("nora@example.org", True, True)
    assert Membership.objects.get(user=user).role == "clinician"
    assert client.get(answer["Location"]).status_code == 200, "no second question for the password just typed"
    assert client.get("/accounts/preferences/")["Location"] == "/accounts/2fa/totp/activate/"
    assert AuditEvent.objects.filter(
        event="clinic.member_joined", actor_id=user.pk, clinic_id=clinic.pk
    ).exists()


@pytest.mark.parametrize("password", ["short", "", "administrator", "nora@example.org"])
def test_a_weak_password_is_refused_beside_its_field(client, invitation, password):
    client.get(link(invitation))
    page = client.post(FORM, {"name": "Nora New", "password": password})
    assert page.status_code == 200
    assert page.context["form"]["password"].errors
    assert "Nora New" in page.content.decode()
    assert not User.objects.filter(email="nora@example.org").exists()
    assert Invitation.objects.get().is_open()


@pytest.mark.parametrize("password", ["only small letters here", "日本語のながいぱすわーど", "x y" * 40])
def test_a_long_password_needs_no_special_characters(client, invitation, password):
    client.get(link(invitation))
    assert client.post(FORM, {"name": "Nora", "password": password}).status_code == 302
    assert User.objects.get(email="nora@example.org").check_password(password)


def test_the_form_cannot_change_address_or_role(client, invitation):
    client.get(link(invitation))
    client.post(FORM, TYPED | {"email": "evil@example.org", "role": "clinic_admin", "is_active": "false"})
    user = User.objects.get(email="nora@example.org")
    assert [m.role for m in user.active_memberships] == ["clinician"]
    assert not User.objects.filter(email="evil@example.org").exists()


def test_the_link_works_once(client, invitation):
    client.get(link(invitation))
    client.post(FORM, TYPED)
    again = Client().get(link(invitation))
    assert again.status_code == 410
    assert "already used" in again.content.decode()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, "too old"),
        ({"revoked_at": timezone.now()}, "taken back"),
    ],
)
def test_a_closed_invitation_says_why_even_half_way(client, invitation, change, says):
    client.get(link(invitation))
    Invitation.objects.update(**change)
    for answer in (client.get(link(invitation)), client.post(FORM, TYPED)):
        assert answer.status_code == 410
    assert not User.objects.filter(email="nora@example.org").exists()
    assert says in Client().get(link(invitation)).content.decode()


def test_an_earlier_mail_points_to_the_newest_one_and_an_invitation_of_somebody_else_does_not(client, make):
    first = make()
    Invitation.objects.update(revoked_at=timezone.now())
    make(email="other@example.org")
    make(role="curator")
    assert "taken back" in client.get(link(first)).content.decode()
    make()
    assert "open the link in the newest e-mail" in client.get(link(first)).content.decode()


def test_a_token_with_one_other_character_opens_nothing(client, invitation):
    token = sign_id(INVITATION, invitation.pk)
    for place in (0, len(token) // 2, len(token) - 1):
        other = "A" if token[place] != "A" else "B"
        assert client.get(f"{FORM}{token[:place]}{other}{token[place + 1 :]}/").status_code == 410
    assert client.get(FORM).status_code == 410


@pytest.mark.parametrize("purpose", ["opt-out", "password", ""])
def test_a_token_made_for_another_purpose_opens_nothing(client, invitation, purpose):
    signer = TimestampSigner(salt=purpose) if purpose else TimestampSigner()
    assert client.get(f"{FORM}{signer.sign(str(invitation.pk))}/").status_code == 410


def test_the_invitation_of_a_patient_does_not_open_the_door_for_staff(client, make):
    assert client.get(link(make(role=""))).status_code == 410


def test_the_form_without_the_link_opens_nothing(client, invitation):
    assert client.post(FORM, TYPED).status_code == 410
    assert not User.objects.filter(email="nora@example.org").exists()


def test_somebody_with_an_account_signs_in_first_and_then_accepts(client, make, cora):
    invitation = make(email=cora.email.upper())
    client.get(link(invitation))
    page = client.get(FORM).content.decode()
    assert "You already have an account" in page
    assert client.post(FORM, TYPED).status_code == 200
    assert not Membership.objects.filter(user=cora, role="clinician").exists()
    enrol_secret = enrol(cora)
    assert password_step(client, cora.email)["Location"] == "/accounts/2fa/authenticate/"
    code_step(client, code_of(enrol_secret))
    assert "Join" in client.get(FORM).content.decode()
    assert Invitation.objects.get().is_open()
    assert client.post(FORM)["Location"] == "/"
    assert Membership.objects.filter(user=cora, role="clinician", ended_at=None).exists()


def test_somebody_else_who_is_signed_in_cannot_accept(as_person, invitation, cora):
    browser = as_person(cora)
    browser.get(link(invitation))
    for answer in (browser.get(FORM), browser.post(FORM)):
        assert answer.status_code == 403
        assert "somebody else" in answer.content.decode()
    assert Invitation.objects.get().is_open()
    with pytest.raises(NotAllowedNow, match="another address"):
        invitations.accept_as_existing(invitation=invitation, user=cora)


def test_staff_with_a_password_alone_do_not_get_round_the_second_step_by_an_invitation(client, make, cora):
    cora.authenticator_set.all().delete()
    client.get(link(make(email=cora.email, role="clinic_admin")))
    client.force_login(cora, backend="rehab.accounts.backend.Backend")
    client.post(FORM)
    assert client.get("/clinic/members/")["Location"] == "/accounts/2fa/totp/activate/"


def test_accepting_as_new_refuses_an_address_that_signs_in_already(invitation, make, clara):
    with pytest.raises(invitations.AccountExists):
        accept_as_new_user(invitation=make(email=clara.email, role="curator"), name="X", password=PASSWORD)
    assert User.objects.filter(email=clara.email).count() == 1


def test_an_open_token_gives_its_invitation_to_other_rooms(invitation):
    assert open_invitation(sign_id(INVITATION, invitation.pk)) == invitation
    with pytest.raises(InvitationGone, match="not complete"):
        open_invitation("nonsense")


def test_a_person_who_left_may_be_invited_back(make, clara, ada):
    clara.memberships.update(ended_at=timezone.now())
    invitations.accept_as_existing(invitation=make(email=clara.email), user=clara)
    assert [m.role for m in User.objects.get(pk=clara.pk).active_memberships] == ["clinician"]


@pytest.mark.django_db(transaction=True)
def test_two_people_who_click_at_once_become_one_account(invitation):
    def accept(_: int) -> str:
        try:
            accept_as_new_user(invitation=invitation, name="Nora", password=PASSWORD)
            return "in"
        except NotAllowedNow:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(accept, range(4)))
    assert outcomes == ["in", "refused", "refused", "refused"]
    assert User.objects.filter(email="nora@example.org").count() == 1
