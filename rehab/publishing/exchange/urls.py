"""The doors through which one library goes in and out. They stand before the doors of its versions."""

from typing import Any

from django.urls import URLPattern, path

from rehab.publishing.exchange.views import Counter, export_view, import_report_view, import_view


def exchange_urls(counter: Counter[Any], base: str) -> list[URLPattern]:
    """Export, import and its report. `base` is the library's address without a slash at its end."""
    prefix = counter.desk.prefix
    return [
        path(f"{base}/export/", export_view(counter), name=f"{prefix}_export"),
        path(f"{base}/import/", import_view(counter), name=f"{prefix}_import"),
        path(f"{base}/import/report/", import_report_view(counter), name=f"{prefix}_import_report"),
    ]
