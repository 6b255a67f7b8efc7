"""What stood under an address until now."""

from django.http import Http404

from rehab.web.components import Words


class NoLonger(Http404):
    """A 404 that says why, with the page to go on from. Only about rows that the reader may see."""

    def __init__(self, title: Words, text: Words, *, url: str, action: Words) -> None:
        super().__init__(str(title))
        self.title, self.text, self.url, self.action = title, text, url, action
