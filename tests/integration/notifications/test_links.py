"""What a mail leads to opens what it says."""

import re
from datetime import timedelta

from django.core import mail
from django.utils import timezone

from rehab.accounts.actions.invitations import invite
from rehab.notifications.actions.deliver import deliver_due
from rehab.notifications.actions.queue import queue_message


def link_in_mail():
    deliver_due()
    return re.search(r"https?://[^/]+(/\S+)", mail.outbox[-1].body)[1]


def test_an_invitation_to_the_team_opens_the_page_to_choose_a_password(client, ada, clinic):
    invite(clinic=clinic, email="new@example.org", name="New", role="curator", language="en", by=ada, days=7)
    link = link_in_mail()
    assert "/accounts/invitation/" in link
    page = client.get(link, follow=True)
    assert page.status_code == 200
    assert b'type="password"' in page.content


def test_a_check_in_leads_to_the_check_in_after_signing_in(client, pat):
    later = timezone.now() + timedelta(hours=1)
    queue_message(kind="check_in", key="k", user=pat, link="patients:check_in", expires_at=later)
    assert client.get(link_in_mail()).headers["Location"] == "/accounts/login/?next=/check-in/"
