"""Doors of the outbox: how reminders come, one-tap opt-out, the provider's reports, the demo's mail page."""

from django.urls import path

from rehab.notifications.views import opt_out, provider, ways

app_name = "notifications"
urlpatterns = [
    path("accounts/reminders/", ways.reminder_ways, name="ways"),
    path("accounts/phone/<str:token>/", ways.confirm_number, name="sms_confirm"),
    path("accounts/sms/status/", provider.sms_status, name="sms_status"),
    path("accounts/sms/inbound/", provider.sms_inbound, name="sms_inbound"),
    path("accounts/opt-out/<str:token>/", opt_out.opt_out, name="opt_out"),
    path("accounts/opt-in/<str:token>/", opt_out.opt_in, name="opt_in"),
    path("demo/mail/", opt_out.local_mail, name="local_mail"),
]
