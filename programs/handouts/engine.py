"""WeasyPrint, and the only files that it may read. Import this late: it takes more than a second."""

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from django.contrib.staticfiles import finders
from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from programs.handouts.pictures import ORIGIN, Pictures

STYLE: Final = "css/handout.css"
FILES: Final = {
    f"{ORIGIN}static/vendor/{name}": f"vendor/{name}"
    for name in ("atkinson-latin.woff2", "atkinson-latin-ext.woff2", "atkinson-latin-italic.woff2")
}
# Its text layout keeps state of its own, and a worker has several threads.
_ONE_AT_A_TIME = threading.Lock()


class NotOurs(ValueError):
    """A page asked for something that is not a file of this handout."""


class OurFiles(URLFetcher):  # type: ignore[misc, unused-ignore]
    """Our own fonts and the handout's own pictures; everything else, on any protocol, is refused unread."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.pictures = pictures

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The bytes of a file that is known by its whole address."""
        if url in self.pictures.known:
            kind, read = self.pictures.known[url]
            return URLFetcherResponse(url, read(), {"Content-Type": kind})
        if url in FILES:
            return URLFetcherResponse(url, _static(FILES[url]), {"Content-Type": "font/woff2"})
        raise NotOurs("not a file of this handout")


def _static(name: str) -> bytes:
    path = finders.find(name)
    if not path:
        raise FileNotFoundError(name)
    return Path(path).read_bytes()


class Press:
    """Lays out the sheets of one handout, one after another, and joins them."""

    def __init__(self, pictures: Pictures) -> None:
        self.files = OurFiles(pictures)
        self.fonts = FontConfiguration()
        self.style = self._css(_static(STYLE).decode())
        self.sheets: list[Document] = []

    def _css(self, text: str) -> CSS:
        base = f"{ORIGIN}static/{STYLE}"
        return CSS(string=text, base_url=base, url_fetcher=self.files, font_config=self.fonts)

    @property
    def pages(self) -> list[Any]:
        """All pages so far."""
        return [page for sheet in self.sheets for page in sheet.pages]

    def lay_out(self, html: str, page_css: str) -> None:
        """Add one sheet, however many pages it takes. Its numbers go on where the last one stopped."""
        goes_on = f"@page :first {{ counter-reset: page {len(self.pages) + 1} }}"
        with _ONE_AT_A_TIME:
            page = HTML(string=html, base_url=ORIGIN, url_fetcher=self.files)
            styles = [self.style, self._css(page_css + goes_on)]
            self.sheets.append(page.render(font_config=self.fonts, stylesheets=styles, pdf_tags=True))

    def pdf(self) -> bytes:
        """All sheets as one tagged PDF."""
        with _ONE_AT_A_TIME:
            whole = self.sheets[0].copy(self.pages)
            made: bytes = whole.write_pdf(pdf_variant="pdf/ua-1")
        return made
