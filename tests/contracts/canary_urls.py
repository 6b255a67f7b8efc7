"""The product's URLs and one more view, which breaks with somebody's words in its error."""

from django.urls import include, path

from rehab.accounts.policy import EVERYONE, policy


@policy(EVERYONE)
def broken(request):
    raise RuntimeError(f"cannot read {request.headers['X-Words']}")


urlpatterns = [path("broken/", broken), path("", include("rehab.urls"))]
