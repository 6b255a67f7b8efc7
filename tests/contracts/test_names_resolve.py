"""What reaches upward by name must be there: tasks, guards, homes of roles, policies of other packages' views."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.module_loading import import_string

from rehab.accounts.policy import Policy
from rehab.accounts.roles import ROLES
from rehab.celery import app
from rehab.web.policies import THIRD_PARTY
from tests.tables import every


def patterns(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every URL of the product with its full name."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from patterns(entry, inner)
        else:
            yield f"{namespace}{entry.name or entry.pattern}", entry


ALL = dict(patterns(get_resolver()))


@every("name", rows=sorted(ALL))
def test_every_url_has_a_policy_or_is_refused_to_everybody(name):
    declared = getattr(ALL[name].callback, "policy", None) or THIRD_PARTY.get(name)
    assert isinstance(declared, Policy) or name in REFUSED, f"{name} declares no policy"


# Views of django-allauth that are included with its URLs and that nobody may use here.
REFUSED = {
    "account_signup",
    "account_inactive",
    "account_confirm_login_code",
    "account_email_verification_sent",
}


def test_policies_of_other_packages_name_urls_that_exist():
    assert set(THIRD_PARTY) - set(ALL) == set()


def test_the_home_of_every_role_exists():
    assert [reverse(role.home) for role in ROLES.values()]


def test_scheduled_tasks_exist():
    app.loader.import_default_modules()
    wanted = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert wanted - set(app.tasks) == set()


def test_guards_of_messages_exist():
    assert all(callable(import_string(path)) for path in settings.MESSAGE_GUARDS.values())


def test_those_who_know_what_is_published_exist():
    assert all(callable(import_string(path)) for path in settings.MEDIA_PUBLISHED_BY)
