"""What may be said about a link between one thing and pain, word for word as agreed (clinical.md 9.2).

Takes the stored values of programs.insights.picture. Never a cause, never a score, and "unclear" is said to be no
proof of nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _

from programs.insights.association import LIKELY, NEED_LABEL, PRIMARY_LAG, LinkState
from programs.insights.exposure_columns import more_of
from programs.insights.story import plain
from programs.insights.trace_marks import Mark, under, unmarked

Values = Mapping[str, Any]
HELPS, WORSENS, OPEN = "helps", "worsens", "open"
GROUP: Final = {LinkState.HELPS: HELPS, LinkState.WORSENS: WORSENS}


def primary(link: Values) -> Values:
    """The look at yesterday's exposure and today's pain."""
    return next(look for look in link["looks"] if look["lag"] == PRIMARY_LAG)


def conservative(link: Values) -> float:
    """What is left of the effect when the uncertainty is taken off."""
    effect = primary(link)["effect"]
    return float(effect["conservative"]) if effect else 0.0


def ranked(links: Sequence[Values], state: LinkState) -> list[Values]:
    """Links in a state, the surest effect first; ties by how many pairs they rest on."""
    rows = [link for link in links if link["state"] == state]
    return sorted(rows, key=lambda link: (-conservative(link), -primary(link)["n"]))


def sentence(link: Values, *, numbers: bool = True, place: int = 0, mark: Mark = unmarked) -> str:
    """The one sentence that this link may be told with; without `numbers` no point of pain is in a likely one.

    `mark` marks its numbers with the keys of their traces; for that `place` is the exposure's among those picked.
    """
    mark = under(mark, f"link-{place}-lag{PRIMARY_LAG}-")
    state, look, more = LinkState(link["state"]), primary(link), more_of(link["exposure"])
    if state in LIKELY and not numbers:
        return _likely_in_words(state, more)
    if state in LIKELY and look["effect"]:
        return _likely(state, look["effect"], more, mark)
    days = {"n": mark("n", str(look["n"])), "need": NEED_LABEL}
    return {
        LinkState.NOT_ENOUGH: _("Keep logging: %(n)s/%(need)d days"),
        LinkState.EARLY: _("Too early to tell: %(n)s/%(need)d days"),
        LinkState.POSSIBLE: _("Possible link; check again in 4 weeks"),
        LinkState.LITTLE: _("Any link looks small"),
    }.get(
        state,
        _("No clear link either way in %(n)s days – this does not show there is none"),
    ) % days


def _likely_in_words(state: LinkState, more: str) -> str:
    if state is LinkState.WORSENS:
        text = _("Days after more %(x)s tended to be more painful. A link, not proof of cause.")
    else:
        text = _("Days after more %(x)s tended to be less painful. A link, not proof of cause.")
    return text % {"x": more}


def _likely(state: LinkState, effect: Values, more: str, mark: Mark) -> str:
    numbers = {"x": more} | {key: mark(key, signed(effect[key])) for key in ("points", "low", "high")}
    if state is LinkState.WORSENS:
        text = _(
            "Days after more %(x)s tended to be more painful (about %(points)s points; plausible range "
            "%(low)s to %(high)s). A link, not proof of cause."
        )
    else:
        text = _(
            "Days after more %(x)s tended to be less painful (about %(points)s points; plausible range "
            "%(low)s to %(high)s). A link, not proof of cause."
        )
    return text % numbers


def signed(value: float) -> str:
    """+0.4 or −0.4: a change of pain has a direction. Between two of them stands "to": a dash reads as a sign."""
    rounded = round(value, 1)
    return ("+" if rounded > 0 else "−" if rounded < 0 else "") + plain(abs(rounded))


def state_words(state: str) -> str:
    """The label of a state, short."""
    return {
        LinkState.NOT_ENOUGH: _("Not enough days yet"),
        LinkState.EARLY: _("Early look"),
        LinkState.WORSENS: _("Likely goes together with more pain"),
        LinkState.HELPS: _("Likely goes together with less pain"),
        LinkState.POSSIBLE: _("Possible link"),
        LinkState.LITTLE: _("Little link"),
        LinkState.UNCLEAR: _("Unclear"),
    }[LinkState(state)]


def hundredths(value: float) -> str:
    """A correlation with two decimals and its sign."""
    rounded = round(value, 2)
    return ("−" if rounded < 0 else "") + f"{abs(rounded):.2f}"
