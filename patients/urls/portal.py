"""The patient's and the caregiver's doors."""

from datetime import date

from django.urls import path, register_converter

from patients.views.portal import (
    calendar,
    caregivers,
    caregiving,
    check_in,
    food,
    journal,
    journal_month,
    measures,
    messages,
    offline,
    safety,
    settings,
    sleep,
    trail,
    triggers,
    week,
    welcome,
    worksheets,
)


class JournalDate:
    """A calendar day in a URL, such as 2026-05-12; anything else is no page."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        return value if isinstance(value, str) else value.isoformat()


register_converter(JournalDate, "journal_date")

urlpatterns = [
    path("check-in/", check_in.check_in, name="check_in"),
    path("check-in/saved/", check_in.check_in_saved, name="check_in_saved"),
    path("check-in/tags/", triggers.my_tags, name="my_tags"),
    path("check-in/tags/<uuid:tag_id>/end/", triggers.tag_end, name="tag_end"),
    path("offline/check-in/", offline.check_in, name="offline_check_in"),
    path("offline/day/", offline.earlier_day, name="offline_day"),
    path("offline/safety/", offline.safety, name="offline_safety"),
    path("safety/", safety.safety, name="safety"),
    path("journal/", journal.journal, name="journal"),
    path("journal/month/", journal_month.journal_month, name="journal_month"),
    path("journal/<journal_date:day>/", journal.journal_day, name="journal_day"),
    path("sleep/", sleep.sleep, name="sleep"),
    path("sleep/<journal_date:day>/", sleep.night, name="night"),
    path("measures/", measures.my_measures, name="my_measures"),
    path("measures/<slug:instrument>/", measures.my_measure, name="my_measure"),
    path("measures/<slug:instrument>/done/", measures.my_measure_done, name="my_measure_done"),
    path("worksheets/", worksheets.worksheets, name="worksheets"),
    path("worksheets/new/<slug:sheet>/", worksheets.worksheet_new, name="worksheet_new"),
    path("worksheets/<uuid:worksheet_id>/", worksheets.worksheet, name="worksheet"),
    path("worksheets/<uuid:worksheet_id>/share/", worksheets.worksheet_share, name="worksheet_share"),
    path("food/", food.food, name="food"),
    path("food/weight/", food.weighing, name="weighing"),
    path("food/<journal_date:day>/", food.food_day, name="food_day"),
    path("messages/", messages.messages, name="messages"),
    path("messages/new/", messages.message_new, name="message_new"),
    path("messages/<uuid:thread_id>/", messages.message_thread, name="message_thread"),
    path("messages/<uuid:thread_id>/read/", messages.message_read, name="message_read"),
    path(
        "messages/<uuid:thread_id>/files/<uuid:file_id>/<slug:variant>/",
        messages.message_file,
        name="message_file",
    ),
    path("settings/", settings.settings, name="settings"),
    path("settings/week/", week.my_week, name="my_week"),
    path("settings/calendar/", calendar.calendar_settings, name="calendar_settings"),
    path("calendar/<str:token>.ics", calendar.calendar_feed, name="calendar_feed"),
    path("settings/check-in/", settings.check_in_settings, name="check_in_settings"),
    path("settings/who-opened-my-record/", trail.who_opened, name="who_opened"),
    path("settings/caregivers/", caregivers.caregivers, name="caregivers"),
    path("settings/caregivers/<uuid:consent_id>/", caregivers.caregiver_change, name="caregiver_change"),
    path("for/<uuid:patient_id>/training/", caregiving.for_training, name="for_training"),
    path("for/<uuid:patient_id>/help/", caregiving.for_help, name="for_help"),
    path("settings/caregivers/<uuid:consent_id>/end/", caregivers.caregiver_revoke, name="caregiver_revoke"),
    path("accounts/welcome/<str:token>/", welcome.welcome, name="welcome"),
    path("accounts/welcome/", welcome.welcome_accept, name="welcome_accept"),
    path("no-record/", caregivers.no_record, name="no_record"),
    path("for/", caregivers.helped, name="helped"),
]
