"""Doors of the outbox: one-tap opt-out and the demo's mail page."""

from django.urls import path

from rehab.notifications import views

app_name = "notifications"
urlpatterns = [
    path("accounts/opt-out/<str:token>/", views.opt_out, name="opt_out"),
    path("accounts/opt-in/<str:token>/", views.opt_in, name="opt_in"),
    path("demo/mail/", views.local_mail, name="local_mail"),
]
