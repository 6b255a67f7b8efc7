"""The parts pages are made of: `{% load steady %}` brings these, steady_forms and steady_lists.

Tags with a body end with `end<name>`: card, notice, page_header, details, actions, data_table, confirm.
All others stand alone. Everything a person typed is escaped. /gallery/ shows each part in each state.
"""

from datetime import date, datetime
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rehab.lib.devices import device_words
from rehab.web import components as parts
from rehab.web.display import display_of, sound_attribute
from rehab.web.icons import icon_svg
from rehab.web.kept import drawn
from rehab.web.navigation import Link, help_address, links
from rehab.web.templatetags import steady_clinic, steady_forms, steady_frame, steady_lists

register = template.Library()
Words = parts.Words


def _draw(name: str, /, **context: Any) -> SafeString:
    return render_to_string(f"_components/{name}.html", context)


def _request(context: Context) -> HttpRequest | None:
    return context.get("request")


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """{% icon "sun" %} · {% icon "sun" "large" %} — always put words beside it. Names: tools/icons.txt."""
    return icon_svg(name, size)


# --- acting ---------------------------------------------------------------------------------------
@register.simple_tag
def button(
    words: Words, kind: str = "primary", icon: str = "", disabled_reason: Words = "", **attrs: Any
) -> SafeString:
    """{% button _("Save check-in") %} — submits its form.

    kind: primary (one per screen) | secondary | quiet | danger. type: submit | button | reset. Further: name=
    value= form= id= wide=True (full width on phones) small=True (clinic only). of: what it is about, for those
    who hear the page, where several buttons have the same words. disabled_reason: the refusal in one sentence,
    for example the text of a Refused; the button is then disabled and says so below.
    """
    given = {"words": words, "kind": kind, "icon": icon, "reason": disabled_reason, "type": "submit"}
    return drawn("button", given | attrs)


@register.simple_tag
def link_button(words: Words, url: str, kind: str = "secondary", icon: str = "", **attrs: Any) -> SafeString:
    """A link dressed as a button.

    {% link_button _("See progress") url kind="quiet" icon="graph-up" %}
    Same kinds, wide, small, id, of.
    """
    return drawn("link_button", {"words": words, "url": url, "kind": kind, "icon": icon} | attrs)


@register.simple_block_tag
def actions(content: str) -> SafeString:
    """A row of buttons that wraps; first one leads.

    {% actions %}{% button … %} {% link_button … %}{% endactions %}
    """
    return format_html('<div class="actions">{}</div>', content)


@register.simple_block_tag(takes_context=True)
def confirm(
    context: Context, content: str, *, title: Words, action: str, yes: Words, no_url: str, **more: Any
) -> SafeString:
    """The whole confirm page: a POST form with its token. The body says what will happen, and may hold
    fields.

    {% confirm title=_("End this program?") action=url yes=_("End program") no_url=back
    danger=True no=_("Keep it") %} … {% endconfirm %}
    """
    return _draw(
        "confirm", content=content, title=title, action=action, yes=yes, no_url=no_url,
        csrf_token=context.get("csrf_token", ""), **more,
    )  # fmt: skip


# --- saying ---------------------------------------------------------------------------------------
@register.simple_block_tag
def page_header(
    content: str, title: Words, lead: Words = "", eyebrow: Words = "", back_url: str = "", back: Words = ""
) -> SafeString:
    """The page's only h1.

    {% page_header _("Today") lead=… eyebrow=… back_url=… back=_("Caseload") %}actions{% endpage_header %}
    """
    given = {"content": content, "title": title, "lead": lead, "eyebrow": eyebrow}
    return drawn("page_header", given | {"back_url": back_url, "back": back})


@register.simple_block_tag
def card(
    content: str,
    title: Words = "",
    *,
    level: int = 2,
    tone: str = "",
    lead: Words = "",
    icon: str = "",
    id: str = "",
) -> SafeString:
    """A sheet of paper. tone: pain | activity | attention | safety. level: of its heading.

    {% card title=_("Sleep") level=2 tone="pain" lead=… icon="moon" id=… %}…{% endcard %}
    """
    return _draw("card", content=content, title=title, level=level, tone=tone, lead=lead, icon=icon, id=id)


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: Words = "", live: bool = False) -> SafeString:
    """Live: said aloud when it appears.

    {% notice "info|good|attention|safety" title=… live=True %}…{% endnotice %}
    """
    return _draw("notice", content=content, kind=kind, title=title, live=live)


@register.simple_block_tag
def details(content: str, summary: Words, open: bool = False, of: Words = "") -> SafeString:
    """{% details _("Why these questions?") %}…{% enddetails %}; of: as at a button."""
    return _draw("details", content=content, summary=summary, open=open, of=of)


@register.simple_tag
def stat(
    label: Words,
    value: Any,
    unit: Words = "",
    sentence: Words = "",
    trend: Words = "",
    direction: str = "",
    url: str = "",
) -> SafeString:
    """{% stat _("Walking") 18 unit=_("min a day") sentence=… trend=_("4 more than last week")
    direction="up|down|same" %}

    One number that says one thing. value None is drawn as "Not logged". Colour never tells good from bad: the
    words do.
    """
    shown = "" if value is None else parts.number_words(value)
    return _draw(
        "stat",
        label=label,
        value=shown,
        unit=unit,
        sentence=sentence,
        trend=trend,
        direction=direction,
        url=url,
    )


@register.simple_tag
def badge(words: Words, tone: str = "neutral", icon: str = "") -> SafeString:
    """Tones: neutral good activity pain attention safety.

    {% badge _("Education") "activity" icon="book" %}
    """
    return format_html('<span class="tag tag-{}">{}{}</span>', tone, icon_svg(icon), words)


@register.simple_tag
def state(key: str, words: Words = "") -> SafeString:
    """Words + shape + colour.

    {% state program.state %} or {% state "paused" _("Paused until Monday") %}
    Keys: components.STATES.
    """
    known = parts.state_words(str(key))
    return badge(words or known.words, known.tone, known.icon)


@register.simple_tag
def chip(words: Words, url: str = "", chosen: bool = False, icon: str = "") -> SafeString:
    """A small link (filter, range), or a label when there is no url.

    {% chip _("This week") url="?range=7" chosen=True %}
    """
    return _draw("chip", words=words, url=url, chosen=chosen, icon=icon)


@register.simple_tag
def person(name: Words, role: Words = "", url: str = "", detail: Words = "") -> SafeString:
    """{% person user.name role=_("Physiotherapist") url=… detail=… %} — initials, name, role."""
    return _draw("person", name=name, role=role, url=url, detail=detail, initials=parts.initials(str(name)))


@register.simple_tag
def relative_date(moment: date | datetime | None, empty: Words = "") -> SafeString:
    """ "3 days ago" with the full date on hover and for screen readers.

    {% relative_date entry.day %}
    None draws `empty`.
    """
    if moment is None:
        return format_html("{}", empty)
    return _draw(
        "relative_date", near=parts.relative_day(moment), full=parts.full_date(moment), iso=moment.isoformat()
    )


@register.filter
def ago(moment: date | datetime | None) -> str:
    """{{ entry.day|ago }} — only the words "3 days ago"; for long lists, where a tag would be slow."""
    return "" if moment is None else parts.relative_day(moment)


@register.filter
def isolated(text: str) -> str:
    """{{ clinic.phone|isolated }} — in one piece also within a sentence that runs from right to left."""
    return parts.isolated(text)


@register.filter
def long_day(moment: date | datetime | None, year: bool = True) -> str:
    """{{ entry.day|long_day }} — "Tuesday 12 May 2026" in the reader's language; |long_day:False has no year."""
    return "" if moment is None else parts.long_day(moment, year=year)


@register.filter
def device(user_agent: str) -> str:
    """{{ session.user_agent|device }} — "Firefox on Windows"."""
    return device_words(user_agent)


@register.simple_tag
def empty_state(
    title: Words, text: Words = "", icon: str = "", action: Words = "", url: str = "", kind: str = "empty"
) -> SafeString:
    """What stands where nothing is yet. kind: empty | offline | error | refused | loading.

    {% empty_state _("No entries yet") _("…") icon="journal" action=_("Write today's entry") url=… %}
    """
    return _draw("empty_state", title=title, text=text, icon=icon, action=action, url=url, kind=kind)


# --- the frame ------------------------------------------------------------------------------------
@register.simple_tag(takes_context=True)
def display_attributes(context: Context) -> SafeString:
    """{% display_attributes %} — data-bs-theme, data-text, data-contrast and data-motion of <html>."""
    return display_of(_request(context)).attributes()


@register.simple_tag(takes_context=True)
def sound(context: Context) -> SafeString:
    """{% sound %} — data-sound="off" of <body> for somebody who wants no sound."""
    return sound_attribute(_request(context))


@register.simple_tag(takes_context=True)
def menu(context: Context, name: str) -> list[Link]:
    """Portal, portal_more, clinic, library: for this reader, with the present page marked.

    {% menu "portal" as entries %}
    """
    return links(name, _request(context))


@register.simple_tag(takes_context=True)
def help_url(context: Context) -> str:
    """Where "Flare or worried?" leads, with the person in the URL for a caregiver.

    {% help_url as help %}
    """
    return help_address(_request(context))


# One `{% load steady %}` brings the parts of forms, lists, charts, clinics and the frame too.
register.tags |= steady_forms.register.tags | steady_lists.register.tags
register.tags |= steady_clinic.register.tags | steady_frame.register.tags
