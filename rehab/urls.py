"""All doors. Rooms are included by name; every view declares its policy where it is declared."""

from django.urls import include, path

from rehab.web import offline, views
from rehab.web.routes import Routes

handler400 = "rehab.web.views.bad_request"
handler403 = "rehab.web.views.forbidden"
handler404 = "rehab.web.views.not_found"
handler500 = "rehab.web.views.server_error"

urlpatterns = [
    Routes(
        [
            path("", views.home, name="home"),
            path("healthz", views.healthz, name="healthz"),
            path("accessibility/", views.accessibility, name="accessibility"),
            path("sw.js", offline.service_worker, name="service_worker"),
            path("manifest.webmanifest", offline.manifest, name="manifest"),
            path("offline/", offline.offline, name="offline"),
            path("offline/waiting/", offline.waiting, name="waiting"),
            path("offline/hello/", offline.hello, name="hello"),
            path("gallery/", views.gallery, name="gallery"),
            path("accounts/", include("allauth.account.urls")),
            path("accounts/2fa/", include("allauth.mfa.urls")),
            path("accounts/sessions/", include("allauth.usersessions.urls")),
            path("", include("rehab.accounts.urls")),
            path("", include("rehab.notifications.urls")),
            path("", include("rehab.media.urls")),
            path("", include("patients.urls")),
            path("", include("education.urls")),
            path("", include("programs.urls")),
        ]
    )
]
