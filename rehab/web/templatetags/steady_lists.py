"""Lists, tables and charts, part of `{% load steady %}`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from rehab.web import components as parts

register = template.Library()
Words = parts.Words


def _draw(name: str, /, **context: Any) -> SafeString:
    return render_to_string(f"_components/{name}.html", context)


@register.simple_tag
def table(
    columns: Iterable[Any], rows: Iterable[Sequence[Any]], caption: Words, show_caption: bool = True
) -> SafeString:
    """Columns: labels or {"label", "unit", "numeric"}; rows: lists of cells.

    {% table columns rows caption=… %}

    Numbers stand right, in tabular figures, with their unit in the heading. None is drawn as a dash. Raises
    ValueError when
    a row has more or fewer cells than there are columns.
    """
    heads = [parts.column(c) for c in columns]
    return _draw(
        "table", columns=heads, rows=parts.table_rows(heads, rows), caption=caption, show_caption=show_caption
    )


@register.simple_block_tag
def data_table(content: str, caption: Words, show_caption: bool = False) -> SafeString:
    """Own rows in our dress; class="num" for numbers.

    {% data_table _("Caseload") %}<thead>…</thead><tbody>…</tbody>{% enddata_table %}
    """
    return _draw("data_table", content=content, caption=caption, show_caption=show_caption)


@register.simple_tag
def definition_list(items: Iterable[Sequence[Any]]) -> SafeString:
    """{% definition_list items %} — items: (term, value) or (term, value, change_url)."""
    rows = [
        {"term": i[0], "value": parts.number_words(i[1]), "url": i[2] if len(i) > 2 else ""} for i in items
    ]
    return _draw("definition_list", items=rows)


@register.simple_tag
def steps(items: Iterable[Words]) -> SafeString:
    """{% steps exercise.how_to %} — numbered how-to, one sentence each."""
    return _draw("steps", items=items)


@register.simple_tag
def progress_steps(names: Iterable[Words], current: int) -> SafeString:
    """{% progress_steps names current=2 %} — where you are in a form of several pages; counts from 1."""
    return _draw("progress_steps", steps=parts.wizard_steps(names, current))


@register.simple_tag
def timeline(items: Iterable[Mapping[str, Any]]) -> SafeString:
    """Items: {"when": date, "title", "text"?, "who"?, "icon"?, "tone"?, "url"?}, newest first.

    {% timeline items %}
    """
    return _draw("timeline", items=items)


@register.simple_tag(takes_context=True)
def tabs(context: Context, items: Iterable[Sequence[Any]], label: Words, current: str = "") -> SafeString:
    """Items: (words, url) or (words, url, count).

    {% tabs items label=_("Patient") %}
    `current`: url of this page, else the request's path.
    """
    request: HttpRequest | None = context.get("request")
    here = current or (request.path if request is not None else "")
    rows = [
        {"words": i[0], "url": i[1], "count": i[2] if len(i) > 2 else None, "here": i[1] == here}
        for i in items
    ]
    return _draw("tabs", items=rows, label=label)


@register.simple_tag
def pagination(
    page: Any = None, query: str = "", previous_url: str = "", next_url: str = "", label: Words = ""
) -> SafeString:
    """Previous and next.

    {% pagination page query="status=open" %} for a Django Page; {% pagination previous_url=… next_url=… %}
    for keyset pages.
    """
    start = f"?{query}&" if query else "?"
    if page is not None:
        previous_url = f"{start}page={page.previous_page_number()}" if page.has_previous() else ""
        next_url = f"{start}page={page.next_page_number()}" if page.has_next() else ""
    return _draw("pagination", page=page, previous_url=previous_url, next_url=next_url, label=label)


@register.simple_tag
def chart(
    id: str,
    figure: Mapping[str, Any] | None,
    sentence: Words,
    columns: Iterable[Any] = (),
    rows: Iterable[Sequence[Any]] = (),
    **more: Any,
) -> SafeString:
    """{% chart "pain-activity" figure sentence columns rows title=… height="tall|low" empty=_("…")
    ranges=ranges %}

    figure: a plain Plotly dict ({"data", "layout"}); colours may be
    "token:pain|activity|grid|ink|muted|band|flare|event|paper".
    None or no data draws the empty state. sentence: one plain sentence above; its numbers may be links.
    columns/rows: the table behind the chart (as in `table`). ranges: (words, url, is_current) rows drawn as links.
    save: the name of the files when chart and table may be kept as PNG and CSV.
    """
    heads = [parts.column(c) for c in columns]
    return _draw(
        "chart",
        id=id,
        figure=figure if figure and figure.get("data") else None,
        sentence=sentence,
        columns=heads,
        rows=parts.table_rows(heads, rows),
        data_id=f"{id}-figure",
        **more,
    )
